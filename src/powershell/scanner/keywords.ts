import { WordTable } from './word-table.ts';

/** Words that start a statement of their own; elsewhere they are ordinary words. */
const STATEMENTS =
  'if switch foreach for while do function filter workflow return throw exit break continue trap try data parallel sequence ' +
  'configuration from define var class enum using else elseif catch until';

/** Words that mean something in other places. */
const OTHERS =
  'begin process end dynamicparam clean param default in finally base hidden static namespace module assembly type ' +
  'command inlinescript node script';

const tableOf = (words: string) => new WordTable(words.split(' ').map((word) => [word, word]));

/** The words of the language. */
export const KEYWORDS = tableOf(`${STATEMENTS} ${OTHERS}`);

/** Those that start a statement. */
export const STATEMENT_KEYWORDS = tableOf(STATEMENTS);
