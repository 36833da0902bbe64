import { printable } from './printable.ts';

declare const checked: unique symbol;

/** A finished text that does nothing but show where it is printed. Made by `harmless` alone. */
export type Harmless = string & { readonly [checked]: true };

/** What a text is: the ways to write a character so that it still means itself differ. */
export type Medium = 'terminal' | 'colours' | 'json' | 'markup' | 'markdown' | 'commands' | 'issues';

/** How a line starts that makes an issue of a run in Azure Pipelines; the only command that such a report may hold. */
export const LOG_ISSUE = '##vso[task.logissue ';

/** What starts a command of a build agent anywhere in a line: `##vso[`, `##[`, `##teamcity[`. */
const ANYWHERE = /##(?=[a-z]*\[)/gi;
/** What starts one at the start of a line: `::name`. Agents pass over blanks before it. */
const AT_START = /^([^\S\n]*):(?=:)/gm;
/** Colours as this program writes them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const COLOURS = /(\u001b\[[\d;]{1,5}m)/;

const escaped = (text: string): string =>
  [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** How a text is written in each medium so that nothing in it acts on a terminal or a build agent. */
const WAYS: Readonly<Record<Medium, (text: string) => string>> = {
  terminal: (text) => printable(text).replace(ANYWHERE, '#\\u{23}').replace(AT_START, '$1\\u{3a}'),
  colours: (text) =>
    text
      .split(COLOURS)
      .map((part, at) => (at % 2 === 1 ? part : printable(part).replace(ANYWHERE, '#\\u{23}')))
      .join('')
      .replace(AT_START, '$1\\u{3a}'),
  // Each character that acts or is not seen can be written in another way.
  json: (text) => text.replace(ANYWHERE, '#\\u0023').replace(/[\p{Cf}\u007f-\u009f\u2028\u2029]/gu, escaped),
  markup: (text) => printable(text).replace(ANYWHERE, '#&#35;').replace(AT_START, '$1&#58;'),
  markdown: (text) => printable(text).replace(ANYWHERE, '#\\#').replace(AT_START, '$1\\:'),
  // These are commands, and nothing but commands: each line was written by this program.
  commands: (text) => printable(text).replace(ANYWHERE, '#\\u{23}'),
  issues: (text) => text.split('\n').map(issueLine).join('\n'),
};

/** A line of a report for Azure Pipelines: a command where it starts as one, with nothing else in it that acts. */
function issueLine(line: string): string {
  if (!line.startsWith(LOG_ISSUE)) return WAYS.terminal(line);
  return `${LOG_ISSUE}${WAYS.terminal(line.slice(LOG_ISSUE.length))}`;
}

/**
 * A finished text as it can be printed. Names, source lines and bounces are strangers' words: build agents take `##vso[` anywhere
 * and `::name` at the start of a line for commands, and terminals act on escapes. Every text that leaves the program on standard
 * output, standard error or in a report goes through here; what a stranger's word means in its medium (Markdown, XML) is the
 * writer's own care.
 */
export function harmless(text: string, medium: Medium): Harmless {
  return WAYS[medium](text) as Harmless;
}

/** Whether a text can be printed as it is; for texts that must not be changed, such as a patch. */
export function isHarmless(text: string): text is Harmless {
  const shown = text.replaceAll(/\r(?=\n)|\ufeff/g, '');
  return WAYS.terminal(shown) === shown && !/^[ +-][^\S\n]*::/m.test(shown);
}
