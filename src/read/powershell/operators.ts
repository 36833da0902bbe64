/** How tightly a binary operator binds; operators of equal precedence group to the left. */
export interface WordOperator {
  /** In lower case, with its dash. */
  readonly text: string;
  /** 0 when it is no binary operator. */
  readonly precedence: number;
  readonly unary: boolean;
}

export const LOGICAL = 1;
const BITWISE = 2;
const COMPARISON = 5;
export const COALESCE = 7;
export const ADDITIVE = 9;
export const MULTIPLICATIVE = 10;
const FORMAT = 12;
export const RANGE = 13;

const WORDS = new Map<string, WordOperator>();

function add(words: string, precedence: number, unary = false): void {
  for (const word of words.split(' ')) WORDS.set(word, { text: `-${word}`, precedence, unary });
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

/** The operator that a dash word without its dash names, in any case. */
export function wordOperator(word: string): WordOperator | undefined {
  return WORDS.get(word) ?? WORDS.get(word.toLowerCase());
}
