/** What few texts have, and what is looked for only in those. */
export interface TextMarks {
  /** The name of a PowerShell. */
  readonly shell: boolean;
  /** The end of the name of a script file. */
  readonly file: boolean;
  /** The drives of functions and aliases, or a command that takes an alias away. */
  readonly items: boolean;
}

const MARKS = /(pwsh|powershell)|(\.ps1)|function:|alias:|remove-alias/gi;

/** Looks for all of them at once: going over a text for each takes several times as long, a fiftieth of all reading. */
export function marksIn(text: string): TextMarks {
  const found = { shell: false, file: false, items: false };
  for (const [, shell, file] of text.matchAll(MARKS)) {
    if (shell !== undefined) found.shell = true;
    else if (file !== undefined) found.file = true;
    else found.items = true;
    if (found.shell && found.file && found.items) break;
  }
  return found;
}
