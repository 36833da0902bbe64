/** What few texts have, and what is looked for only in those. */
export interface TextMarks {
  /** The name of a PowerShell. */
  readonly shell: boolean;
  /** The end of the name of a script file. */
  readonly file: boolean;
  /** The drives of functions and aliases, or the command that takes an alias away. */
  readonly items: boolean;
}

/** Makes the code of a letter that of the lower-case one, and leaves those of digits and marks as they are. */
const LOWER_CASE = 32;

/** Whether a word (in lower case) begins at an offset, in any case. */
function isAt(text: string, word: string, start: number): boolean {
  for (let i = 0; i < word.length; i++)
    if ((text.charCodeAt(start + i) | LOWER_CASE) !== word.charCodeAt(i)) return false;
  return true;
}

/** A word in lower case, and how many characters stand in it before the one that is searched for. */
interface Word {
  readonly word: string;
  readonly before: number;
}

const wordsWith = (sign: string, ...words: readonly string[]): readonly Word[] =>
  words.map((word) => ({ word, before: word.indexOf(sign) }));

const SHELLS = wordsWith('w', 'pwsh', 'powershell');
const FILES = wordsWith('1', '.ps1');
const DRIVES = wordsWith(':', 'function:', 'alias:');
const REMOVERS = wordsWith('v', 'remove-alias');

/**
 * Whether one of the words stands in a text, in any case, with `sign` in its place. Few other words have that, and to search for one
 * character takes next to no time: regular expressions for the words took twice as long, a fortieth of all reading.
 */
function has(text: string, sign: string, words: readonly Word[]): boolean {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    for (let i = 0; i < words.length; i++) {
      const { word, before } = words[i] as Word;
      if (isAt(text, word, at - before)) return true;
    }
  }
  return false;
}

/** Looks through a text for all of them. */
export function marksIn(text: string): TextMarks {
  return {
    shell: has(text, 'w', SHELLS) || has(text, 'W', SHELLS),
    file: has(text, '1', FILES),
    items: has(text, ':', DRIVES) || has(text, 'v', REMOVERS) || has(text, 'V', REMOVERS),
  };
}
