import { oneLine, printable } from './printable.ts';
import { type ExceptionView, type TestsView, type TestView, word } from './tests-view.ts';
import type { PlaceView } from './view.ts';

const COLOURS = { proved: '32', refuted: '31', 'not-proved': '33' } as const;
/** How many ways to mend are shown, and how many openings of one exception; JSON has all. */
const SHOWN = 3;

export interface TestsPrettyOptions {
  /** Colour with ANSI escapes. */
  readonly colour: boolean;
}

type Paint = (code: string, text: string) => string;

/** Policy tests for a terminal: each with what it came to; then the exceptions with what they open, and the counts. */
export function testsPretty(view: TestsView, { colour }: TestsPrettyOptions): string {
  const paint: Paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const { proved, refuted, notProved } = view.summary;
  const counts = { proved: String(proved), refuted: String(refuted), open: String(notProved) };
  const several = new Set(view.tests.map(({ tenant }) => tenant)).size > 1;
  const ledger = view.exceptions.flatMap((one) => exceptionLines(one));
  const blocks = [
    view.tests.flatMap((test) => testLines(test, several, paint)),
    view.tests.length > 0 ? [word('summary', counts)] : [],
    ledger.length > 0 ? [paint('1', word('ledger')), ...ledger] : [],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

const at = ({ file, start }: PlaceView): string => `${printable(file)}:${start.line}`;

function testLines(test: TestView, several: boolean, paint: Paint): readonly string[] {
  const { status, name, tenant, message, reason, example, missing, changes } = test;
  const whose = several ? `${printable(tenant)}: ` : '';
  const head = `${paint(COLOURS[status], word(status))}  ${whose}${oneLine(name)}  ${at(test)}`;
  if (status === 'proved') return [head];
  const place = example?.place;
  const shown = changes.slice(0, SHOWN);
  return [
    head,
    `    ${oneLine(message)}`,
    ...(place ? [`    ${at(place)}`] : []),
    ...missing.map(({ howToState }) => `    ${oneLine(howToState)}`),
    ...(reason === null ? [] : [`    ${oneLine(word('reason', { reason }))}`]),
    ...(shown.length > 0 ? [`    ${word('mend')}`] : []),
    ...shown.map(({ title }) => `      - ${oneLine(title)}`),
  ];
}

function exceptionLines(one: ExceptionView): readonly string[] {
  const { from, to, owner, ticket, until, expired, endsSoon, opens, unknown } = one;
  const ends = until === null ? word('in-force') : word(expired ? 'ended' : endsSoon ? 'ends-soon' : 'ends', { until });
  const about = [ends, word('owner', { owner }), ...(ticket === null ? [] : [word('ticket', { ticket })])];
  const nothing = opens.length === 0 && !unknown ? [word('opens-nothing')] : [];
  const open = unknown ? [word('opens-unknown')] : [];
  const shown = opens.slice(0, SHOWN).map(({ sentence }) => sentence);
  return [
    `  ${oneLine(word('entry', { from: from.join(', '), to: to.join(', ') }))}  ${at(one)}`,
    `    ${oneLine(about.join(' · '))}`,
    ...[...shown, ...open, ...nothing].map((text) => `    - ${oneLine(text)}`),
  ];
}
