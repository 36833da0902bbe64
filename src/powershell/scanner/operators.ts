import { WordTable } from './word-table.ts';

/** How tightly a binary operator binds; operators of equal precedence group to the left. */
export interface WordOperator {
  /** In lower case, with its dash. */
  readonly text: string;
  /** 0 when it is no binary operator. */
  readonly precedence: number;
  readonly unary: boolean;
}

const LOGICAL = 1;
const BITWISE = 2;
const COMPARISON = 5;
export const COALESCE = 7;
export const ADDITIVE = 9;
export const MULTIPLICATIVE = 10;
const FORMAT = 12;
export const RANGE = 13;

const words: [string, WordOperator][] = [];

function add(list: string, precedence: number, unary = false): void {
  for (const word of list.split(' ')) words.push([word, { text: `-${word}`, precedence, unary }]);
}

add('and or xor', LOGICAL);
add('band bor bxor', BITWISE);
for (const word of 'eq ne ge gt lt le like notlike match notmatch replace contains notcontains in notin'.split(' ')) {
  add(`${word} i${word} c${word}`, COMPARISON);
}
add('is isnot as shl shr', COMPARISON);
add('join split isplit csplit', COMPARISON, true);
add('f', FORMAT);
add('not bnot', 0, true);

/** The operators that are dash words, by their words without the dash. */
export const OPERATORS = new WordTable(words);
