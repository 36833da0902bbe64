import { BASES, DELAYS, LABELS, labelled, RESULTS, translate } from '../messages/index.ts';
import { commandLines } from './matrix-pretty.ts';
import { columns, oneLine, printable } from './printable.ts';
import { type AnswerView, answerSentence, type ChangeView, mechanismName, type StepView } from './verdict-view.ts';

const label = (id: keyof typeof LABELS, args: Readonly<Record<string, string>> = {}): string =>
  translate(LABELS[id], args);

export interface PrettyOptions {
  /** Colour with ANSI escapes. */
  readonly colour: boolean;
  /** How many changes that turn the answer are shown; the rest is counted. */
  readonly changes?: number;
}

const COLOURS = { allowed: '32', blocked: '31', unknown: '33' } as const;

/** How many answers are shown in full; of more, each is one sentence. */
const IN_FULL = 3;

/**
 * Answers for a terminal: the answer first, then the way of the message, what people see, and what would change it. Ways of forwarding
 * with the same answer stand together; of many different answers each is one sentence with the line that decides.
 */
export function verdictPretty(answers: readonly AnswerView[], options: PrettyOptions): string {
  const several = new Set(answers.map((answer) => answer.tenant)).size > 1;
  const groups = alike(answers);
  const brief = groups.length > IN_FULL;
  const blocks = groups.map((group) => {
    const [first] = group;
    if (!first) return '';
    const shared = { ...first, changes: sharedChanges(group, first) };
    return one(shared, sentenceOf(group, first), options, several, brief);
  });
  const more = brief ? [label('askOne')] : [];
  return `${[...blocks, ...more].join(brief ? '\n' : '\n\n')}\n`;
}

/** Answers that differ in nothing but the way of forwarding, together. */
function alike(answers: readonly AnswerView[]): readonly (readonly AnswerView[])[] {
  const groups = new Map<string, AnswerView[]>();
  for (const answer of answers) {
    const { verdict, by, outcome, reason } = answer.verdict;
    const key = JSON.stringify([answer.tenant, answer.from, answer.to, verdict, by, outcome, reason, answer.sees]);
    const known = groups.get(key);
    if (known) known.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups.values()];
}

/** The changes that were proven to turn every answer of a group. */
function sharedChanges(group: readonly AnswerView[], first: AnswerView): readonly ChangeView[] | undefined {
  return first.changes?.filter(({ powershell }) =>
    group.every(({ changes }) => changes?.some((other) => other.powershell === powershell)),
  );
}

function sentenceOf(group: readonly AnswerView[], first: AnswerView): string {
  if (group.length === 1) return first.sentence;
  const ways = group.map(({ verdict }) => mechanismName(verdict.question.mechanism));
  return answerSentence(first.verdict, first.from.join(', '), first.to.join(', '), ways);
}

function one(
  answer: AnswerView,
  sentence: string,
  options: PrettyOptions,
  nameTenant: boolean,
  brief: boolean,
): string {
  const paint = (code: string, text: string): string => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const heading = (id: keyof typeof LABELS): string => paint('1', label(id));
  const tenant = nameTenant ? `${printable(answer.tenant)}: ` : '';
  const parts = [`${tenant}${paint(`1;${COLOURS[answer.verdict.verdict]}`, oneLine(sentence))}`];
  if (answer.also.length > 0) parts.push(oneLine(label('also', { controls: answer.also.join(', ') })));
  if (brief) return [...parts, ...decisiveLine(answer)].join('\n');
  parts.push('', heading('chain'), ...chainTable(answer.chain));
  if (answer.chain.some((step) => step.basis === 'inferred')) parts.push('', `  ${label('inferredNote')}`);
  if (answer.missing.length > 0) {
    parts.push('', heading('missing'));
    for (const { fact, howToState, place } of answer.missing) {
      const where = place ? ` ${printable(place.file)}:${place.start.line}` : '';
      parts.push(`  - ${oneLine(fact)}${where}`, `    ${oneLine(howToState)}`);
    }
  }
  const [commands] = commandLines(answer.verdict.commands);
  if (commands !== undefined) parts.push('', commands);
  parts.push('', heading('sees'), ...people(answer));
  if (!answer.changes) return parts.join('\n');
  const delay = delayOf(answer);
  parts.push(
    '',
    heading('turn'),
    ...changes(answer.changes, answer.tooMany, options.changes ?? 3),
    ...(delay ? [`  ${delay}`] : []),
  );
  return parts.join('\n');
}

/** Where the decision stands, for short answers. */
function decisiveLine(answer: AnswerView): string[] {
  const place = answer.chain.find((step) => step.decides)?.place;
  return place ? [`  ${printable(place.file)}:${place.start.line}`] : [];
}

function chainTable(chain: readonly StepView[]): string[] {
  const rows = chain.map((step) => [
    `${step.decides ? '>' : ' '} ${oneLine(step.label)}`,
    translate(RESULTS[step.result]),
    `${oneLine(step.why)} (${translate(BASES[step.basis])}, ${step.citations
      .map(({ id, date }) => (date ? `${id} ${date}` : id))
      .slice(0, 1)
      .join('')})`,
    step.place ? `${printable(step.place.file)}:${step.place.start.line}` : '-',
  ]);
  const head = [`  ${label('column1')}`, label('column2'), label('column3'), label('column4')];
  const wide = [0, 1, 3].map((column) => Math.max(...[head, ...rows].map((row) => columns(row[column] ?? ''))));
  const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
  return [head, ...rows].map(
    ([control = '', result = '', why = '', where = '']) =>
      `${pad(control, wide[0] ?? 0)}  ${pad(result, wide[1] ?? 0)}  ${pad(where, wide[2] ?? 0)}  ${why}`,
  );
}

function people({ sees }: AnswerView): string[] {
  return (['originalSender', 'mailboxOwner', 'recipient'] as const).map(
    (who) => `  ${labelled(label(who), oneLine(sees[who]))}`,
  );
}

function delayOf({ verdict }: AnswerView): string | undefined {
  const { kind } = verdict.by;
  return DELAYS[kind] && translate(DELAYS[kind]);
}

function changes(all: readonly ChangeView[], tooMany: number | null, most: number): string[] {
  if (tooMany !== null) return [`  ${label('tooMany', { count: String(tooMany) })}`];
  if (all.length === 0) return [`  ${label('nothing')}`];
  const shown = all
    .slice(0, most)
    .flatMap((change, at) => [
      `  ${at + 1}. ${oneLine(change.title)}`,
      ...change.powershell.split('\n').map((line) => `       ${printable(line)}`),
      `     ${effects(change)}`,
    ]);
  const more = all.length - most;
  return more > 0 ? [...shown, `  ${label('more', { count: String(more) })}`] : shown;
}

function effects(change: ChangeView): string {
  const wide = change.tenantWide ? [label('wholeTenant')] : [];
  if (!change.sideEffects) return [...wide, label('effectsNotComputed')].join(' ');
  if (change.sideEffects.length === 0) return [...wide, label('opensNothing')].join(' ');
  const [first, ...rest] = change.sideEffects;
  const what = first?.sentence ?? '';
  const more = rest.length > 0 ? ` ${label('moreEffects', { count: String(rest.length) })}` : '';
  return oneLine([...wide, label('alsoChanges', { what }) + more].join(' '));
}
