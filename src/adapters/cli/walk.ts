import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

const RELEVANT = /\.(?:ps1|psm1|psd1|ya?ml|jsonc?|csv|md|markdown|txt)$/i;
const SKIPPED = new Set(['.git', 'node_modules', '.hg', '.svn', '.vscode-test']);

/** A file found below a folder: where it is, and its name for people (with `/`). */
export interface Found {
  readonly file: string;
  readonly name: string;
}

/** Path for people and reports: relative to `base` where it lies below it, else as it is; with `/`. */
export function shown(file: string, base: string): string {
  const relative = path.relative(base, file);
  const inside = !relative.startsWith('..') && !path.isAbsolute(relative);
  return (relative === '' ? '.' : inside ? relative : file).split(path.sep).join('/');
}

/** What is known about a path, links followed; undefined when it is not there or may not be looked at. */
export function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A short reason for people: the error's code. */
export function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

interface Folder extends Found {
  /** `.gitignore` files in force, each with the folder it stands in. */
  readonly ignores: readonly { readonly base: string; readonly rules: Ignore }[];
}

function withGitignore<T extends Folder>(folder: T): T {
  try {
    const text = readFileSync(path.join(folder.file, '.gitignore'), 'utf8');
    return { ...folder, ignores: [...folder.ignores, { base: folder.file, rules: ignore().add(text) }] };
  } catch {
    return folder;
  }
}

function isIgnored({ ignores }: Folder, file: string, directory: boolean): boolean {
  return ignores.some(({ base, rules }) => {
    const relative = path.relative(base, file).split(path.sep).join('/');
    return rules.ignores(directory ? `${relative}/` : relative);
  });
}

/** The `.gitignore` files above a folder, up to the root of its repository; none outside of a repository. */
function inherited(start: string): Folder['ignores'] {
  const above: string[] = [];
  for (let at = start; !statOf(path.join(at, '.git')); at = path.dirname(at)) {
    if (at === path.dirname(at)) return [];
    above.unshift(path.dirname(at));
  }
  let folder: Folder = { file: start, name: '', ignores: [] };
  for (const file of above) folder = withGitignore({ file, name: '', ignores: folder.ignores });
  return folder.ignores;
}

/**
 * Files below a folder that may hold settings, in order of name. Follows symbolic links to folders once each, so loops end;
 * respects `.gitignore`. Folders that cannot be read are told to `failed`.
 */
export function* walk(root: Found, failed: (folder: Found, reason: string) => void): Generator<Found> {
  const seen = new Set<string>();
  const pending: Folder[] = [{ ...root, ignores: inherited(root.file) }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const entries = entriesOf(next, seen, failed);
    const folder = entries.some((entry) => entry.name === '.gitignore') ? withGitignore(next) : next;
    const below: Folder[] = [];
    for (const entry of entries) {
      const found = {
        file: folder.file + path.sep + entry.name,
        name: folder.name === '.' ? entry.name : `${folder.name}/${entry.name}`,
      };
      const kind = entry.isSymbolicLink() ? statOf(found.file) : entry;
      if (kind?.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !isIgnored(folder, found.file, true))
          below.push({ ...found, ignores: folder.ignores });
      } else if (kind?.isFile() && RELEVANT.test(entry.name) && !isIgnored(folder, found.file, false)) yield found;
    }
    pending.push(...below.reverse());
  }
}

function entriesOf(folder: Found, seen: Set<string>, failed: (folder: Found, reason: string) => void): Dirent[] {
  try {
    const real = realpathSync.native(folder.file);
    if (seen.has(real)) return [];
    seen.add(real);
    return readdirSync(folder.file, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    failed(folder, reasonOf(error));
    return [];
  }
}
