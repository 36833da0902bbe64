import type { Analysis } from '../analyze.ts';
import { ask, changesOf, meansSomebody } from '../ask.ts';
import { compareStates } from '../compare.ts';
import { explainBounce } from '../explain.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { translate, type UserLanguage } from '../messages/index.ts';
import { comparedStates } from '../report/comparison-json.ts';
import { comparisonPretty } from '../report/comparison-pretty.ts';
import { comparisonView } from '../report/comparison-view.ts';
import { explanationJson } from '../report/explanation.ts';
import { harmless } from '../report/harmless.ts';
import { plain } from '../report/terminal.ts';
import { verdictAnswers } from '../report/verdict-json.ts';
import { verdictPretty } from '../report/verdict-pretty.ts';
import { answerView } from '../report/verdict-view.ts';
import { type Lines, type LintView, placeView } from '../report/view.ts';
import type { Place } from '../text/index.ts';
import type { Input } from './definitions.ts';
import { findingLines } from './findings.ts';

/** Files as read and judged. Places are named as the reader knows them. */
export interface State {
  /** As a reader knows it. */
  readonly name: string;
  readonly analysis: Analysis;
  readonly lines: Lines;
  /** What could not be read, in sentences with their places. */
  readonly notRead: readonly string[];
}

/** What tools may read. Each throws `ToolError` for a path that may not be read or is not there. */
export interface ToolFiles {
  readonly knowledge: Knowledge;
  readonly language: UserLanguage;
  /** The tenant in files and folders; without any in the working folder. */
  state(paths: readonly string[] | undefined): Promise<State>;
  /** Findings of files and folders, judged with the tenant around them. */
  lint(paths: readonly string[] | undefined): Promise<LintView>;
  states(base: string, head: string): Promise<readonly [State, State]>;
}

/** Why a tool gives no answer, for the model to read: words that it repeats cannot act. */
export class ToolError extends Error {
  constructor(message: string) {
    super(harmless(message, 'terminal'));
  }
}

/** An answer in words and as data. */
export interface ToolAnswer {
  readonly text: string;
  readonly data: object;
}

/** More answers than these are counted: a question about everybody has thousands. */
const MOST = { answers: 40, findings: 200, changes: 100, notRead: 40 } as const;
/** How many changes that turn an answer are shown. */
const TURNS = 3;

/** Says how many were left out, where some were. */
const leftOut = (all: number, most: number): readonly string[] =>
  all > most
    ? [translate('Left out: {count}. Ask about fewer files, or a narrower question.', { count: all - most })]
    : [];

function notReadLines({ notRead }: Pick<State, 'notRead'>): readonly string[] {
  if (notRead.length === 0) return [];
  const shown = notRead.slice(0, MOST.notRead).map((line) => `- ${line}`);
  return ['', `${translate('Not read or not understood:')}`, ...shown, ...leftOut(notRead.length, MOST.notRead)];
}

const tenantsOf = ({ analysis }: State) => analysis.tenants.map(({ tenant }) => tenant);

/** May somebody forward somewhere? */
export async function evaluated(asked: Input<'evaluate_forwarding'>, files: ToolFiles): Promise<ToolAnswer> {
  const { paths, automaticMeans, from, to, mechanism, originalSender } = asked;
  const state = await files.state(paths);
  const tenants = tenantsOf(state);
  // Nothing judged is no answer: without a file every control would have its default.
  if (!state.analysis.tenants.some(({ readings }) => readings.length > 0))
    throw new ToolError(
      [
        translate(
          'None of the files that were read holds settings or commands of Exchange Online that this tool knows.',
        ),
        ...state.notRead,
      ].join('\n'),
    );
  const nobody = [from, to].find((who) => !meansSomebody(tenants, who));
  if (nobody !== undefined)
    throw new ToolError(
      translate('{name} is no address and no domain, and no file declares it.', { name: JSON.stringify(nobody) }),
    );
  const answers = ask(tenants, {
    ...{ from, to },
    ...(mechanism && { mechanism }),
    ...(originalSender && { originalSender }),
    ...(automaticMeans && { assumptions: { automaticMeans } }),
  });
  const views = answers
    .slice(0, MOST.answers)
    .map((answer) => answerView(answer, changesOf(answer), state.lines, files.knowledge));
  const text = verdictPretty(views, { terminal: { paint: plain }, changes: TURNS }).trimEnd();
  return {
    text: [text, ...leftOut(answers.length, MOST.answers), ...notReadLines(state)].join('\n'),
    data: {
      ...verdictAnswers(views),
      leftOut: answers.length - views.length,
      notRead: state.notRead.slice(0, MOST.notRead),
    },
  };
}

/** What a bounce means, and which line caused it. */
export async function explained(
  { text, from, originalSender, paths }: Input<'explain_bounce'>,
  files: ToolFiles,
): Promise<ToolAnswer> {
  const { knowledge, language } = files;
  const state = await files.state(paths);
  const tenants = state.analysis.tenants.map(({ tenant }) => ({ name: tenant.name, tenant }));
  const asked = { ...(from && { from }), ...(originalSender && { originalSender }) };
  const answer = await explainBounce(text, { knowledge, language, tenants, lines: state.lines, asked });
  return { text: answer.markdown.trimEnd(), data: explanationJson(answer, state.lines) };
}

/** What is wrong in files. */
export async function linted({ paths }: Input<'lint_policy'>, files: ToolFiles): Promise<ToolAnswer> {
  const view = await files.lint(paths);
  const findings = view.findings.slice(0, MOST.findings);
  const problems = [...view.problems, ...view.unread].map(
    ({ file, start, reason }) => `${file}:${start.line}: ${reason}`,
  );
  const lines = [
    translate('Findings: {count}. Files read: {files}.', { count: view.findings.length, files: view.files }),
    ...view.notes,
    ...findings.flatMap(findingLines),
    ...leftOut(view.findings.length, MOST.findings),
    ...notReadLines({ notRead: problems }),
  ];
  const { files: read, notes } = view;
  const rest = { unread: view.unread.slice(0, MOST.notRead), problems: view.problems.slice(0, MOST.notRead) };
  return {
    text: lines.join('\n'),
    data: { findings, ...rest, notes, files: read, leftOut: view.findings.length - findings.length },
  };
}

/** Who may forward where in one state and not in the other. */
export async function compared({ base, head }: Input<'diff_forwarding'>, files: ToolFiles): Promise<ToolAnswer> {
  const [before, after] = await files.states(base, head);
  const placed =
    ({ lines }: State) =>
    (place: Place) =>
      placeView(place, lines);
  const all = compareStates(tenantsOf(before), tenantsOf(after));
  const tenants = all.map((one) => ({ ...one, changes: one.changes.slice(0, MOST.changes) }));
  const view = comparisonView(
    tenants,
    { base: before.name, head: after.name },
    { before: placed(before), after: placed(after) },
  );
  const count = all.reduce((sum, { changes }) => sum + Math.max(0, changes.length - MOST.changes), 0);
  const text = comparisonPretty(view, { paint: plain }).trimEnd();
  const notRead = [before, after].flatMap((state) => state.notRead.map((line) => `${state.name}: ${line}`));
  return {
    text: [text, ...leftOut(count, 0), ...notReadLines({ notRead })].join('\n'),
    data: { base, head, ...comparedStates(view), leftOut: count, notRead: notRead.slice(0, MOST.notRead) },
  };
}
