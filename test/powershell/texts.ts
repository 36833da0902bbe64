import { cases } from './cases.ts';

/** One thing to find in each, and nothing else around it that is marked. */
const SMALL = [
  'a ($x = 1)',
  'a { param($y) $y }',
  'a $(foreach ($x in $y) { $x })',
  'a $x.Add(1)',
  'a ($x++) (--$x)',
  'a "$($x = ""1"")"',
  'a > $($x = 1)',
  'Configuration C { a { R y { k = 1 } } }',
  'param($x) begin { a } process { b } end { c }',
];

/** Valid and broken texts that hold every kind of node. */
export const everyText = [...SMALL, ...[...cases('cases'), ...cases('cases-more')].map(({ text }) => text)];
