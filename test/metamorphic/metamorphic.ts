import { Analyzer, type TenantAnalysis } from '../../src/analyze.ts';
import { readConfig } from '../../src/config/read.ts';
import type { Question } from '../../src/exchange/question.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { languageOf, type Source } from '../../src/text/index.ts';
import { decide } from '../../src/verdict/decide.ts';
import { matrixOf } from '../../src/verdict/matrix.ts';
import { answerOf } from '../support/answers.ts';
import { knowledge } from '../support/knowledge.ts';
import { Random, randomQuestion, randomTenant } from '../verdict/random-tenants.ts';
import { BASES, type Base, CHANGES, type Change, type Relation, type State } from './changes.ts';

const AS_OF = '2026-11-25';
const QUESTIONS = 12;

/** Two tenants that answer otherwise than their difference allows. */
class Broken extends Error {}

interface Judged {
  readonly answers: readonly { readonly verdict: string; readonly text: string }[];
  readonly matrix: readonly string[];
  readonly findings: readonly string[];
}

const sourceOf = (path: string, text: string): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' });

async function analysed({ files, config }: State): Promise<TenantAnalysis> {
  const read = readConfig(sourceOf('mailflow-lint.json', config));
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  const { tenants } = await new Analyzer(knowledge).analyze(sources, read, { asOf: AS_OF });
  const [analysis] = tenants;
  if (!analysis) throw new Broken('no tenant');
  return analysis;
}

/** Every row of the matrix as text; which classes stand together in a row has no meaning, so each pair is one line. */
function cells(tenant: Tenant): readonly string[] {
  const matrix = matrixOf(tenant);
  return matrix.senders
    .flatMap((sender, from) =>
      matrix.destinations.flatMap((destination, to) =>
        matrix.families.map((family, at) => {
          const { verdict } = matrix.cell(from, to, at);
          return JSON.stringify([sender.name, destination.name, family.id, verdict]);
        }),
      ),
    )
    .toSorted();
}

async function judged(state: State, questions: readonly Question[]): Promise<Judged> {
  const { tenant, findings } = await analysed(state);
  return {
    answers: questions.map((question) => {
      const answer = answerOf(decide(tenant, question));
      return { verdict: answer.verdict, text: JSON.stringify(answer) };
    }),
    matrix: cells(tenant),
    findings: findings
      .map(({ rule, message, args, subject, severity }) =>
        JSON.stringify([`${rule.id}/${message}`, severity, subject.object ?? '', subject.property ?? '', args]),
      )
      .toSorted(),
  };
}

/** Rule and message of a finding. */
const ruleOf = (finding: string): string => String(JSON.parse(finding)[0]);

const isSure = (verdict: string): boolean => verdict !== 'unknown';

function differing(before: readonly string[], after: readonly string[]): string | undefined {
  const without = (all: readonly string[], others: readonly string[]): string[] => {
    const left = [...others];
    return all.filter((one) => {
      const at = left.indexOf(one);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  const gone = without(before, after);
  const added = without(after, before);
  return gone.length + added.length === 0
    ? undefined
    : [...gone.map((one) => `- ${one}`), ...added.map((one) => `+ ${one}`)].join('\n');
}

/** Why the answers after a change do not fit those before it; undefined when they do. */
function broken(before: Judged, after: Judged, relation: Relation, questions: readonly Question[]): string | undefined {
  for (const [at, question] of questions.entries()) {
    const [was, is] = [before.answers[at], after.answers[at]];
    if (!was || !is) continue;
    const wrong = {
      same: was.text !== is.text,
      order: was.verdict !== is.verdict,
      answers: was.text !== is.text,
      sure: isSure(was.verdict) && isSure(is.verdict) && was.verdict !== is.verdict,
      stricter: was.verdict === 'blocked' && is.verdict !== 'blocked',
      open: isSure(is.verdict) && is.verdict !== was.verdict,
    }[relation];
    if (wrong) return `${JSON.stringify(question)}\n- ${was.text}\n+ ${is.text}`;
  }
  if (relation !== 'same' && relation !== 'order') return undefined;
  const shown = relation === 'same' ? (finding: string) => finding : ruleOf;
  return differing(before.matrix, after.matrix) ?? differing(before.findings.map(shown), after.findings.map(shown));
}

const inOtherWords = (state: Judged, renamed: (text: string) => string): Judged => ({
  answers: state.answers.map(({ verdict, text }) => ({ verdict, text: renamed(text) })),
  matrix: state.matrix.map(renamed).toSorted(),
  findings: state.findings.map(renamed).toSorted(),
});

/** How often each change was made, by its name. */
export type Made = ReadonlyMap<string, number>;

/**
 * Makes every change of every form of `count` random tenants, from `seed` on, and compares what the two say. Throws `Broken` at the
 * first pair that does not fit, with the seed and both texts.
 */
export async function metamorphic(count: number, seed: number): Promise<Made> {
  const made = new Map<string, number>();
  for (let at = seed; at < seed + count; at++) {
    const random = new Random(at);
    const tenant = randomTenant(random);
    const questions = Array.from({ length: QUESTIONS }, () => randomQuestion(random) as Question);
    for (const [base, changes] of Object.entries(CHANGES) as [Base, readonly Change[]][]) {
      const start = BASES[base](tenant);
      const before = await judged(start, questions);
      for (const { name, relation, made: change, renamed } of changes) {
        const state = change(tenant, random);
        if (!state) continue;
        const after = await judged(state, questions);
        const expected = renamed ? inOtherWords(before, renamed) : before;
        const problem = broken(expected, after, relation, questions);
        const texts = JSON.stringify([start, state], null, 1);
        if (problem !== undefined)
          throw new Broken(`seed ${at}, ${base}, ${name} (${relation}):\n${problem}\n${texts}`);
        made.set(`${base}: ${name}`, (made.get(`${base}: ${name}`) ?? 0) + 1);
      }
    }
  }
  return made;
}
