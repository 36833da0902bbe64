import { readBounceText } from '../../src/bounce/index.ts';
import { findNdrCodes, findNdrMarks } from '../../src/knowledge/index.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { knowledge } from '../support/knowledge.ts';
import { interleaved, ofRounds, ratios, row, timed } from './harness.ts';

/* Bounces in a text of 1 MB with 10,000 codes: finding all codes beside one regular expression, a hover, reading. */

const LINE =
  "Remote Server returned '550 5.7.520 Access denied' from mail7.example.org id 15.20.9321.14 by 10.5.7.12\n";
const text = LINE.repeat(10_000);
const one = /(?<![\w.])[245]\.\d{1,3}\.\d{1,3}(?![\w.])/g;

const at = text.indexOf('5.7.520', text.length / 2) + 2;
const samples = interleaved({
  regex: () => [...text.matchAll(one)].length,
  codes: () => findNdrCodes(text).length,
  marks: () => findNdrMarks(text).length,
  hover: () => hoverAt(text, at, 'text', { knowledge, language: 'en' }),
});
const found = findNdrCodes(text).length;
row({
  name: `${found} codes against one regular expression`,
  ...ofRounds(ratios(samples.codes, samples.regex)),
  unit: 'times',
  target: 2,
});
row({ name: 'codes, tokens and stamps against it', ...ofRounds(ratios(samples.marks, samples.regex)), unit: 'times' });
row({ name: 'a hover in 1 MB', ...ofRounds(samples.hover), unit: 'ms', target: 50 });
row({ name: '1 MB read as a bounce', figure: timed(() => readBounceText(text, knowledge)), unit: 'ms' });
