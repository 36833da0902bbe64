import { oneLine, printable } from './printable.ts';
import { type Style, type Terminal, wrapped } from './terminal.ts';
import { type ExceptionView, type TestsView, type TestView, word } from './tests-view.ts';
import type { PlaceView } from './view.ts';

const STYLES = { proved: 'green', refuted: 'red', 'not-proved': 'yellow' } as const satisfies Record<string, Style>;
/** How many ways to fix are shown, and how many openings of one exception; JSON has all. */
const SHOWN = 3;

/** Policy tests for a terminal: each with what it came to; then the exceptions with what they open, and the counts. */
export function testsPretty(view: TestsView, terminal: Terminal): string {
  const { proved, refuted, notProved } = view.summary;
  const counts = { proved: String(proved), refuted: String(refuted), open: String(notProved) };
  const several = new Set(view.tests.map(({ tenant }) => tenant)).size > 1;
  const ledger = view.exceptions.flatMap((one) => exceptionLines(one, terminal));
  const blocks = [
    view.tests.flatMap((test) => testLines(test, several, terminal)),
    view.tests.length > 0 ? wrapped(word('summary', counts), terminal) : [],
    ledger.length > 0 ? [terminal.paint('bold', word('ledger')), ...ledger] : [],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

const at = ({ file, start }: PlaceView): string => `${printable(file)}:${start.line}`;

function testLines(test: TestView, several: boolean, terminal: Terminal): readonly string[] {
  const { status, name, tenant, message, reason, example, missing, changes } = test;
  const say = (text: string, indent = '    ', first = indent): readonly string[] =>
    wrapped(oneLine(text), terminal, indent, first);
  const whose = several ? `${tenant}: ` : '';
  const state = word(status);
  const [first = '', ...more] = wrapped(`${oneLine(whose + name)}  ${at(test)}`, terminal, '    ', `${state}  `);
  const head = [terminal.paint(STYLES[status], state) + first.slice(state.length), ...more];
  if (status === 'proved') return head;
  const place = example?.place;
  const shown = changes.slice(0, SHOWN);
  return [
    ...head,
    ...say(message),
    ...(place ? say(at(place)) : []),
    ...missing.flatMap(({ howToState }) => say(howToState)),
    ...(reason === null ? [] : say(word('reason', { reason }))),
    ...(shown.length > 0 ? say(word('repairs')) : []),
    ...shown.flatMap(({ title }) => say(title, '        ', '      - ')),
  ];
}

function exceptionLines(one: ExceptionView, terminal: Terminal): readonly string[] {
  const { from, to, owner, ticket, until, expired, endsSoon, opens, unknown } = one;
  const ends = until === null ? word('in-force') : word(expired ? 'ended' : endsSoon ? 'ends-soon' : 'ends', { until });
  const about = [ends, word('owner', { owner }), ...(ticket === null ? [] : [word('ticket', { ticket })])];
  const nothing = opens.length === 0 && !unknown ? [word('opens-nothing')] : [];
  const open = unknown ? [word('opens-unknown')] : [];
  const shown = opens.slice(0, SHOWN).map(({ sentence }) => sentence);
  const entry = word('entry', { from: from.join(', '), to: to.join(', ') });
  return [
    ...wrapped(`${oneLine(entry)}  ${at(one)}`, terminal, '    ', '  '),
    ...wrapped(oneLine(about.join(' · ')), terminal, '    '),
    ...[...shown, ...open, ...nothing].flatMap((text) => wrapped(oneLine(text), terminal, '      ', '    - ')),
  ];
}
