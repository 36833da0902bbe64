import assert from 'node:assert/strict';
import { truthOf, write } from '../../scripts/syntax-truth.ts';
import { parse } from '../../src/powershell/index.ts';
import { cases } from '../powershell/cases.ts';
import { nodesIn } from '../powershell/nodes.ts';

/*
 * Reads mutated and cut PowerShell texts: nothing may throw, take long, lie outside of its text, or differ when it is read
 * again.
 */

/** A run may take this long per 100,000 characters; shorter texts get the time of one of 20,000. */
const LIMIT = 200;

/** Pieces that change what follows them. */
const PIECES = (
  '( ) { } [ ] @( @{ $( ${ " \' @" "@ @\' \'@ # <# #> ` | || & && ; , : :: . .. = += - -- -- --% -eq -f -not ! ? ?? ?. > ' +
  '2>&1 < $x $using:a @args 1 0x1 1kb if else function param begin process class enum switch foreach try data ' +
  'Configuration Node MSFT_X Set-Mailbox -Name:'
).split(' ');
const BLANKS = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\u00a0',
  '\u2028',
  '\0',
  '\u201c',
  '\u2019',
  '\u2013',
  '\ud83d',
  '\ufeff',
];

/** A series of numbers below `limit`, the same for the same seed. */
function series(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

function mutated(texts: readonly string[], random: (limit: number) => number): string {
  const pick = (list: readonly string[]): string => list[random(list.length)] ?? '';
  let text = pick(texts);
  const changes = 1 + random(4);
  for (let i = 0; i < changes; i++) {
    const at = random(text.length + 1);
    switch (random(7)) {
      case 0:
        text = text.slice(0, at);
        break;
      case 1:
        text = text.slice(at);
        break;
      case 2:
        text = text.slice(0, at) + text.slice(at + 1 + random(5));
        break;
      case 3:
        text = text.slice(0, at) + pick(PIECES) + text.slice(at);
        break;
      case 4:
        text = text.slice(0, at) + pick(BLANKS) + text.slice(at);
        break;
      case 5: {
        const other = pick(texts);
        const from = random(other.length + 1);
        text = text.slice(0, at) + other.slice(from, from + random(80)) + text.slice(at);
        break;
      }
      default:
        text = text.slice(0, at) + text.slice(at, at + 20).repeat(1 + random(5)) + text.slice(at);
    }
  }
  return text;
}

/** One piece over and over: what is quadratic shows here. */
function repeated(random: (limit: number) => number): string {
  let unit = '';
  const pieces = 1 + random(4);
  for (let i = 0; i < pieces; i++) {
    unit += PIECES[random(PIECES.length)];
    if (random(2) === 0) unit += BLANKS[random(BLANKS.length)];
  }
  return unit.repeat(Math.ceil(100_000 / unit.length));
}

function checkSpans(script: ReturnType<typeof parse>): void {
  const length = script.text.length;
  const inside = ({ start, end }: { start: number; end: number }): boolean =>
    start >= 0 && start <= end && end <= length;
  for (const node of nodesIn(script)) {
    assert.ok(inside(node), `${node.kind} at ${node.start}-${node.end} of ${length}`);
  }
  for (const place of [...script.comments, ...script.errors]) assert.ok(inside(place));
}

/** Milliseconds that this thread has worked; other programs do not count. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Reads one text twice and checks all promises. */
export function checkText(text: string): void {
  const begun = cpu();
  const script = parse(text);
  const spent = cpu() - begun;
  const limit = (LIMIT * Math.max(20_000, text.length)) / 100_000;
  assert.ok(spent <= limit, `${spent.toFixed(0)} ms for ${text.length} characters`);
  checkSpans(script);
  const second = parse(text);
  assert.deepEqual(second.errors, script.errors);
  assert.equal(write({ ...truthOf(second) }), write({ ...truthOf(script) }));
}

/** Checks this many mutated texts; throws at the first broken promise, with the text in the message. */
export function fuzzPowerShell(runs: number, seed = 1): void {
  const random = series(seed);
  const texts = [...cases('cases'), ...cases('cases-more')].map(({ text }) => text);
  for (let run = 0; run < runs; run++) {
    const text = run % 1000 === 999 ? repeated(random) : mutated(texts, random);
    try {
      checkText(text);
    } catch (error) {
      throw new Error(`PowerShell fuzz run ${run} of seed ${seed}: ${JSON.stringify(text.slice(0, 2000))}`, {
        cause: error,
      });
    }
  }
}
