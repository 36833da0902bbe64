import { BASES, DELAYS, LABELS, labelled, type Plain, RESULTS, speaking, translate } from '../messages/index.ts';
import { hasKey } from '../text/table.ts';
import { commandLines } from './matrix-pretty.ts';
import { oneLine, printable } from './printable.ts';
import { type Style, type Terminal, wrapped } from './terminal.ts';
import { type AnswerView, answerSentence, type ChangeView, mechanismName, type StepView } from './verdict-view.ts';

const label = speaking(LABELS);

export interface PrettyOptions {
  readonly terminal: Terminal;
  /** How many changes that turn the answer are shown; the rest is counted. */
  readonly changes?: number;
  /** Where changes were not looked for: how to ask for them. */
  readonly askChanges?: boolean;
}

const COLOURS = { allowed: 'green', blocked: 'red', unknown: 'yellow' } as const;

/** What a control does, in shape as well as in colour. */
const MARKS: Readonly<Record<StepView['result'], readonly [mark: string, style: Style]>> = {
  pass: ['✓', 'green'],
  block: ['✗', 'red'],
  unknown: ['?', 'yellow'],
  'not-applicable': ['·', 'dim'],
};

/** How many answers are shown in full; of more, each is one sentence. */
const IN_FULL = 3;

/**
 * Answers for a terminal: the answer first with its line, then what people see, the way of the message as marks, and what would change it. Ways of forwarding
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
    const key = JSON.stringify([
      answer.tenant,
      answer.from,
      answer.to,
      verdict,
      by,
      outcome,
      reason,
      answer.userImpact,
    ]);
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
  const { terminal } = options;
  const { paint } = terminal;
  const say = (text: string, indent = '', first = indent): readonly string[] =>
    wrapped(oneLine(text), terminal, indent, first);
  const heading = (id: Plain<typeof LABELS>): readonly string[] => ['', paint('bold', label(id))];
  const tenant = nameTenant ? `${answer.tenant}: ` : '';
  const strong = (line: string): string => paint('bold', paint(COLOURS[answer.verdict.verdict], line));
  const parts = say(tenant + sentence).map(strong);
  if (answer.also.length > 0) parts.push(...say(label('also', { controls: answer.also.join(', ') })));
  parts.push(...decisiveLine(answer));
  if (brief) return parts.join('\n');
  parts.push(...heading('userImpact'), ...people(answer).flatMap((text) => say(text, '    ', '  ')));
  parts.push(...heading('chain'), ...answer.chain.flatMap((step) => stepLines(step, terminal)));
  if (answer.chain.some((step) => isTold(step) && step.basis === 'inferred'))
    parts.push('', ...say(label('inferredNote'), '  '));
  if (answer.missing.length > 0) {
    parts.push(...heading('missing'));
    for (const { fact, howToState, place } of answer.missing) {
      const where = place ? ` ${place.file}:${place.start.line}` : '';
      parts.push(...say(fact + where, '    ', '  - '), ...say(howToState, '    '));
    }
  }
  const [commands] = commandLines(answer.verdict.commands);
  if (commands !== undefined) parts.push('', ...say(commands));
  if (options.askChanges) parts.push('', ...say(label('askChanges')));
  if (!answer.changes) return parts.join('\n');
  const delay = delayOf(answer);
  parts.push(
    ...heading('turn'),
    ...changes(answer.changes, answer.tooMany, options.changes ?? 3, say),
    ...(delay ? say(delay, '  ') : []),
  );
  return parts.join('\n');
}

/** Breaks a text for the terminal. */
type Say = (text: string, indent?: string, first?: string) => readonly string[];

/** Where the decision stands. */
function decisiveLine(answer: AnswerView): string[] {
  const place = answer.chain.find((step) => step.decides)?.place;
  return place ? [`  ${printable(place.file)}:${place.start.line}`] : [];
}

/** Controls that only let a message pass are shown by their mark alone. */
const isTold = ({ decides, result }: StepView): boolean => decides || result === 'block' || result === 'unknown';

/** One control: its mark, name and line; what blocks, decides or is unknown with its reason and source. */
function stepLines(step: StepView, terminal: Terminal): readonly string[] {
  const [mark, style] = MARKS[step.result];
  const where = step.place ? `  ${printable(step.place.file)}:${step.place.start.line}` : '';
  const [first = '', ...more] = wrapped(
    oneLine(step.label) + where,
    terminal,
    '      ',
    `${step.decides ? '>' : ' '} ${mark} `,
  );
  const head = first.replace(mark, terminal.paint(style, mark));
  if (!isTold(step)) return [head, ...more];
  const [source] = step.citations;
  const cited = source ? `, ${source.date ? `${source.id} ${source.date}` : source.id}` : '';
  const result = translate(RESULTS[step.result]);
  const why = `${labelled(result, oneLine(step.why))} (${translate(BASES[step.basis])}${cited})`;
  return [head, ...more, ...wrapped(why, terminal, '      ')];
}

function people({ userImpact }: AnswerView): string[] {
  return (['originalSender', 'mailboxOwner', 'recipient'] as const).map((who) => labelled(label(who), userImpact[who]));
}

function delayOf({ verdict }: AnswerView): string | undefined {
  const { kind } = verdict.by;
  return hasKey(DELAYS, kind) ? translate(DELAYS[kind]) : undefined;
}

function changes(all: readonly ChangeView[], tooMany: number | null, most: number, say: Say): readonly string[] {
  if (tooMany !== null) return say(label('tooMany', { count: String(tooMany) }), '  ');
  if (all.length === 0) return say(label('nothing'), '  ');
  const shown = all
    .slice(0, most)
    .flatMap((change, at) => [
      ...say(change.title, '     ', `  ${at + 1}. `),
      ...change.powershell.split('\n').map((line) => `       ${printable(line)}`),
      ...say(effects(change), '     '),
    ]);
  const more = all.length - most;
  return more > 0 ? [...shown, ...say(label('more', { count: String(more) }), '  ')] : shown;
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
