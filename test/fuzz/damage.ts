import type { Random } from '../verdict/random-tenants.ts';

/** What hurts readers of data and scripts. */
const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ',',
    '"',
    "'",
    '\n',
    '\t',
    '  ',
    '- ',
    '#',
    '&a ',
    '*a',
    '<<: ',
    '|',
    '>',
    '\0',
    '\ud800',
    '\\',
    '\\u',
  ],
  ...[
    'null',
    '---\n',
    '`',
    '~~~',
    '${{',
    '%',
    'exchange:',
    '$(',
    '@{',
    '__proto__',
    'constructor',
    '\u2019',
    '2026-02-30',
    '*',
    '(a+)+$',
  ],
];

/** Longer texts are cut. */
const MOST = 60_000;

/** A text with a few faults: pieces put in, taken out, repeated, cut off, or brought in from another text. */
export function damaged(text: string, other: string, random: Random): string {
  const below = (limit: number): number => Math.floor(random.next() * limit);
  let result = text;
  for (let left = below(6) + 1; left > 0; left--) {
    const at = below(result.length + 1);
    const [head, tail] = [result.slice(0, at), result.slice(at)];
    switch (below(5)) {
      case 0:
        result = head + random.one(PIECES) + tail;
        break;
      case 1:
        result = head + tail.slice(below(30));
        break;
      case 2:
        result = head;
        break;
      case 3:
        result = head + other.slice(below(other.length + 1)) + tail;
        break;
      default:
        result = head + random.one(PIECES).repeat(below(300)) + tail;
    }
  }
  return result.slice(0, MOST);
}
