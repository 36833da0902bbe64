/** The end of the name of a script file. */
const EXTENSION = /\.ps1\b/gi;
const LENGTH = '.ps1'.length;

/** Whether a character may stand in the name of a script file: a letter of ASCII, a digit, `_`, `.` or `-`. */
const isPart = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code >= 45 && code <= 46) ||
  code === 95;

/**
 * Names of script files in a piece of code, in lower case, without what may stand in front of them. An expression for the whole name
 * starts anew at each letter of every word: that took a fourteenth of the reading of public scripts.
 */
export function scriptsIn(code: string): readonly string[] {
  const names: string[] = [];
  // Where the name that ended last begins.
  let first = 0;
  let behind = 0;
  for (const { index } of code.matchAll(EXTENSION)) {
    let start = index;
    while (start > behind && isPart(code.charCodeAt(start - 1))) start--;
    if (start === behind && behind > 0) {
      // The name goes on: what ended in its middle was none.
      if (behind - first > LENGTH) names.pop();
      start = first;
    }
    first = start;
    behind = index + LENGTH;
    if (start < index) names.push(code.slice(start, behind).toLowerCase());
  }
  return names;
}
