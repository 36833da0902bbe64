import type { Analysis } from './analyze.ts';
import { ask, changesOf, recipeEdits } from './ask.ts';
import type { Knowledge } from './knowledge/index.ts';
import { type AnswerView, answerView } from './report/verdict-view.ts';
import type { Lines } from './report/view.ts';
import type { Edit, Source } from './text/index.ts';
import type { Mechanism } from './verdict/verdict.ts';

export { TooManyQuestions } from './ask.ts';

/** A question as a form puts it; an empty mechanism asks for the ways that the files or habit suggest. */
interface PutQuestion {
  readonly from: string;
  readonly to: string;
  readonly mechanism: string;
}

/** A change that turns an answer; without edits it can only be read and copied. */
export interface Turn {
  readonly tenant: string;
  readonly edits: readonly Edit[] | undefined;
}

/** Answers as a form shows them; behind each the changes that would turn it, and whether the files of its tenant are data. */
export interface AnsweredQuestion {
  readonly views: readonly AnswerView[];
  readonly turns: readonly (readonly Turn[])[];
  readonly isData: readonly boolean[];
}

/** The files in which an answer is looked for. */
interface Asked {
  readonly analysis: Analysis;
  readonly sources: ReadonlyMap<string, Source>;
  readonly lines: Lines;
}

/** Changes that would turn an answer are searched for this many answers at most; the others are shown without. */
const MOST_TURNED = 4;
/** More names than these are not offered. */
const MOST_NAMES = 500;

/** The answers to the question of a form. */
export function answersTo(question: PutQuestion, files: Asked, knowledge: Knowledge): AnsweredQuestion {
  const { from, to, mechanism } = question;
  const tenants = files.analysis.tenants.map(({ tenant }) => tenant);
  const answers = ask(tenants, { from, to, ...(mechanism ? { mechanism: mechanism as Mechanism } : {}) });
  const written = { cmdlets: knowledge.cmdlets, source: (path: string) => files.sources.get(path) };
  const all = answers.map((answer, at) => {
    const search = at < MOST_TURNED ? changesOf(answer) : undefined;
    const { tenant } = answer;
    const turns = (search?.changes ?? []).map(({ recipe }): Turn => {
      const edits = recipeEdits(tenant, recipe, written);
      // What stands in an export is changed by the commands that are shown.
      return { tenant: tenant.name, edits: edits?.some(({ commands }) => commands) ? undefined : edits };
    });
    const isData = !tenant.declarations.some(
      ({ format, exported }) => exported || format === 'powershell' || format === 'dsc',
    );
    return { view: answerView(answer, search, files.lines, knowledge), turns, isData };
  });
  return {
    views: all.map(({ view }) => view),
    turns: all.map(({ turns }) => turns),
    isData: all.map(({ isData }) => isData),
  };
}

/** Names a person may ask about: mailboxes, groups, domains of the files. */
export function namesOf({ tenants }: Analysis): readonly string[] {
  const kinds = ['mailbox', 'group', 'mailContact', 'mailUser', 'acceptedDomain'] as const;
  const names = tenants.flatMap(({ tenant }) =>
    kinds.flatMap((kind) => tenant.objects[kind].flatMap(({ name }) => name ?? [])),
  );
  return [...new Set(names)].slice(0, MOST_NAMES);
}
