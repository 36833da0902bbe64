import { globMatcher } from '../../text/index.ts';

/** One line of a `.gitignore` file. */
interface Pattern {
  readonly isNegated: boolean;
  readonly onlyFolders: boolean;
  matches(path: string): boolean;
}

/** Patterns in force, each with the folder (absolute, with `/`) that they are relative to; the last one that matches decides. */
export type Ignores = readonly { readonly base: string; readonly patterns: readonly Pattern[] }[];

/** A line without the blanks at its end; one behind a backslash belongs to the pattern. */
function trimmed(line: string): string {
  let end = line.endsWith('\r') ? line.length - 1 : line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

function patternOf(line: string): Pattern | undefined {
  const text = trimmed(line);
  if (text === '' || text.startsWith('#')) return undefined;
  const isNegated = text.startsWith('!');
  const glob = isNegated ? text.slice(1) : text;
  const onlyFolders = glob.endsWith('/');
  const plain = onlyFolders ? glob.slice(0, -1) : glob;
  const anchored = plain.includes('/') ? plain.replace(/^\//, '') : `**/${plain}`;
  // Braces mean nothing to Git.
  const escaped = anchored.replaceAll(/\\.|[{}]/g, (found) => (found.length > 1 ? found : `\\${found}`));
  return { isNegated, onlyFolders, matches: globMatcher(escaped) };
}

/** The patterns of a `.gitignore` file, as Git reads them; undefined when they are more than `most`. */
export function gitignorePatterns(text: string, most: number): readonly Pattern[] | undefined {
  const patterns: Pattern[] = [];
  for (const line of text.split('\n')) {
    const pattern = patternOf(line);
    if (pattern) patterns.push(pattern);
    if (patterns.length > most) return undefined;
  }
  return patterns;
}

/** Whether Git leaves a path out that lies in a folder which it does not leave out. `path` is absolute, with `/`. */
export function isIgnored(ignores: Ignores, path: string, isFolder: boolean): boolean {
  for (const { base, patterns } of ignores.toReversed()) {
    const relative = path.slice(base.length + 1);
    const decides = patterns.findLast((pattern) => (isFolder || !pattern.onlyFolders) && pattern.matches(relative));
    if (decides) return !decides.isNegated;
  }
  return false;
}
