import { hasShell, isShell, runsLine } from '../symbols/code-commands.ts';
import { decodedText } from '../values/base64.ts';
import { type Known, known } from '../values/value.ts';

/** A word of a command line; undefined when it is known at run time only. */
export type Word = Known | undefined;

/**
 * Code that is run. `open`: it is known at run time only. `encoded`: it is encoded as well, so that not even single words can be
 * searched in it. Undefined: no code is run.
 */
export type Code = Known | 'open' | 'encoded' | undefined;

/** Command lines in command lines that are gone into. */
const DEEPEST = 8;

/** Options of `powershell` and `pwsh` with a value behind them (about_PowerShell_exe, about_Pwsh), and their short forms. */
const VALUED =
  'executionpolicy windowstyle workingdirectory psconsolefile inputformat outputformat configurationname configurationfile custompipename settingsfile encodedarguments'.split(
    ' ',
  );
const SHORT_VALUED = new Set(['ep', 'wd', 'if', 'of', 'ea']);

const OPTION = /^(?:--?|[\u2013-\u2015/])([a-z?]+)$/i;

/** Whether a name is a beginning of another one, of at least so many letters. */
const isShort = (name: string, full: string, least = 1): boolean => name.length >= least && full.startsWith(name);

/** The words of a native command line: quotes keep blanks, a backslash keeps a quote or `$` behind it. */
export function wordsOf({ value, ...span }: Known): readonly Known[] {
  const words = String(value).match(/(?:\\["$]|"(?:\\["$]|""|[^"])*"?|[^\s"])+/g) ?? [];
  return words.map((word) => known(unquoted(word), span));
}

const unquoted = (word: string): string =>
  word.replace(
    /\\(["$])|"((?:\\["$]|""|[^"])*)"?/g,
    (_, kept: string | undefined, inner = '') =>
      kept ?? inner.replace(/\\(["$])|""/g, (found: string, own: string | undefined) => own ?? found.slice(1)),
  );

const textOf = (word: Word): string => (word ? String(word.value) : '');

/** What a PowerShell runs by the words behind its name; `input` is what is piped to it. */
export function shellCode(words: readonly Word[], input?: Code): Code {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) return 'open';
    const text = textOf(word);
    const option = OPTION.exec(text)?.[1]?.toLowerCase();
    const rest = words.slice(i + 1);
    if (text === '-') return input;
    if (option === undefined) return /\.ps1$/i.test(text) ? undefined : joined(words.slice(i), input);
    if (isShort(option, 'command')) return joined(rest, input);
    if (option === 'cwa' || option === 'commandwithargs') return joined(rest.slice(0, 1), input);
    if (option === 'ec' || isShort(option, 'encodedcommand')) return decoded(rest[0]);
    if (isShort(option, 'file')) return textOf(rest[0]) === '-' ? input : undefined;
    if (isShort(option, 'version') && /^\d/.test(textOf(rest[0]))) i++;
    else if (SHORT_VALUED.has(option) || VALUED.some((full) => isShort(option, full))) i++;
  }
  return input;
}

function joined(words: readonly Word[], input: Code): Code {
  const [first] = words;
  if (words.length === 1 && textOf(first) === '-') return input;
  const given = words.flatMap((word) => word ?? []);
  const last = given.at(-1);
  if (given.length < words.length) return 'open';
  if (!first || !last) return undefined;
  if (given.length === 1 && !QUOTED.test(textOf(first))) return first;
  const code = given.map(textOf).join(' ').replace(QUOTED, '$1');
  return known(code, { start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) });
}

/** Other shells take these quotes away. */
const QUOTED = /^'([^']*)'$/;

function decoded(word: Word): Code {
  const text = word && decodedText(textOf(word), 'unicode');
  return word && text !== undefined ? { ...word, value: text } : 'encoded';
}

/** Whether one of these words is the option of a PowerShell that runs code. */
export const hasCodeOption = (words: readonly Word[]): boolean =>
  words.some((word) => /^-(?:c|command|e|ec|enc|encodedcommand)$/i.test(textOf(word)));

/** What a command line runs that starts a PowerShell somewhere, in a line of another shell too. */
export function lineCode(words: readonly Word[], depth = 0): Code {
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const text = textOf(word);
    if (!word || !text) continue;
    if (isShell(text)) return shellCode(words.slice(i + 1));
    if (depth >= DEEPEST) return 'open';
    const inner = /\s/.test(text) && hasShell(text) ? wordsOf(word) : [];
    const code = inner.length > 1 ? lineCode(inner, depth + 1) : undefined;
    if (code !== undefined) return code;
  }
  const isLine = words.some((word) => word && runsLine(textOf(word)));
  return isLine && words.includes(undefined) ? 'open' : undefined;
}
