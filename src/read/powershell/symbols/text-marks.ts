/** What few texts have, and what is looked for only in those. */
export interface TextMarks {
  /** The name of a PowerShell. */
  readonly shell: boolean;
  /** The end of the name of a script file. */
  readonly file: boolean;
  /** The drives of functions and aliases, or the noun of commands for aliases. */
  readonly items: boolean;
}

const SHELL = /pwsh|powershell/i;
const FILE = /\.ps1/i;
// Of the marks together these two expressions take the least time: one for all of them takes three times as long as both, one for
// each mark twice as long.
const NAMES = /pwsh|powershell|\.ps1/i;
const ITEMS = /(?:function|alias):|-alias/i;

/** Looks through a text for all of them. */
export function marksIn(text: string): TextMarks {
  const hasName = NAMES.test(text);
  return { shell: hasName && SHELL.test(text), file: hasName && FILE.test(text), items: ITEMS.test(text) };
}
