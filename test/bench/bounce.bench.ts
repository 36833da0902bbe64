import { readBounceText } from '../../src/bounce/index.ts';
import { findNdrCodes, findNdrMarks } from '../../src/knowledge/index.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { knowledge } from '../support/knowledge.ts';

/* Bounces in a text of 1 MB with 10,000 codes: finding all codes beside one regular expression, a hover, reading. */

const LINE =
  "Remote Server returned '550 5.7.520 Access denied' from mail7.example.org id 15.20.9321.14 by 10.5.7.12\n";
const text = LINE.repeat(10_000);
const one = /(?<![\w.])[245]\.\d{1,3}\.\d{1,3}(?![\w.])/g;

/** Median milliseconds of several runs, after some that are not counted. */
function milliseconds(run: () => unknown, runs = 15): number {
  for (let warm = 0; warm < 5; warm++) run();
  const times: number[] = [];
  for (let turn = 0; turn < runs; turn++) {
    const begin = performance.now();
    run();
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

const regex = milliseconds(() => [...text.matchAll(one)].length);
const codes = milliseconds(() => findNdrCodes(text).length);
const marks = milliseconds(() => findNdrMarks(text).length);
const at = text.indexOf('5.7.520', text.length / 2) + 2;
const hover = milliseconds(() => hoverAt(text, at, 'text', { knowledge, language: 'en' }));
const read = milliseconds(() => readBounceText(text, knowledge), 3);
const row = (name: string, value: string, limit = ''): void =>
  console.log(`${name.padEnd(46)} ${value.padStart(10)} ${limit}`);
row(`text: ${(text.length / 1e6).toFixed(2)} MB, codes found`, String(findNdrCodes(text).length));
row('one regular expression over it', `${regex.toFixed(2)} ms`);
row('all codes, as a ratio', (codes / regex).toFixed(2), '(limit 2)');
row('all codes, tokens and stamps, as a ratio', (marks / regex).toFixed(2));
row('a hover in its middle', `${hover.toFixed(2)} ms`, '(limit 50 ms)');
row('reading it as a bounce', `${read.toFixed(0)} ms`);
if (codes > 2 * regex || hover > 50) process.exitCode = 1;
