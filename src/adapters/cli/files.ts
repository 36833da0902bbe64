import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { decode, isBinary } from '../../text/encoding.ts';
import { languageOf, type Source } from '../../text/index.ts';

/** Files larger than this are named as unread. The largest real export seen has 2.5 MB. */
export const MOST_BYTES = 16 * 1024 * 1024;

const RELEVANT = /\.(?:ps1|psm1|psd1|ya?ml|jsonc?|csv|md|markdown|txt)$/i;
const SKIPPED = new Set(['.git', 'node_modules', '.hg', '.svn', '.vscode-test']);

/** A file or folder that could not be read. `id` is a message of `messages/reading.ts`. */
export interface FileProblem {
  readonly path: string;
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
}

export interface Files {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
}

/** Path for people and reports: relative to the working folder where it lies below it, with `/`. */
export function shown(file: string, cwd: string): string {
  const relative = path.relative(cwd, file);
  const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (inside ? relative : relative === '' ? '.' : file).split(path.sep).join('/');
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return code ?? String(error);
}

/** Reads one file; `name` becomes the path of the source. */
export function readSource(file: string, name: string): Source | FileProblem {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES)
      return { path: name, id: 'file-too-large', args: { limit: String(MOST_BYTES / 1024 / 1024) } };
    const bytes = readFileSync(file);
    if (isBinary(bytes)) return { path: name, id: 'binary-file', args: {} };
    const { text, encoding } = decode(bytes);
    return { path: name, text, language: languageOf(name), encoding };
  } catch (error) {
    return { path: name, id: 'not-readable', args: { reason: reasonOf(error) } };
  }
}

interface Folder {
  readonly path: string;
  /** `.gitignore` files in force, each with the folder it stands in. */
  readonly ignores: readonly { readonly base: string; readonly rules: Ignore }[];
}

function withGitignore(folder: Folder): Folder {
  try {
    const text = readFileSync(path.join(folder.path, '.gitignore'), 'utf8');
    return { path: folder.path, ignores: [...folder.ignores, { base: folder.path, rules: ignore().add(text) }] };
  } catch {
    return folder;
  }
}

function isIgnored(folder: Folder, file: string, directory: boolean): boolean {
  return folder.ignores.some(({ base, rules }) => {
    const relative = path.relative(base, file).split(path.sep).join('/');
    return rules.ignores(directory ? `${relative}/` : relative);
  });
}

/** The `.gitignore` files above a folder, up to the root of its repository. */
function inherited(start: string): Folder['ignores'] {
  const above: string[] = [];
  for (let at = start; ; at = path.dirname(at)) {
    if (at !== start) above.unshift(at);
    if (existsIn(at, '.git') || at === path.dirname(at)) {
      if (!existsIn(at, '.git')) return [];
      break;
    }
  }
  return above.reduce<Folder>((folder, at) => withGitignore({ path: at, ignores: folder.ignores }), {
    path: start,
    ignores: [],
  }).ignores;
}

function existsIn(folder: string, name: string): boolean {
  return statSync(path.join(folder, name), { throwIfNoEntry: false }) !== undefined;
}

/**
 * Files below a folder that may hold settings, in order of path. Follows symbolic links to folders once each, so loops
 * end; respects `.gitignore`.
 */
export function* walk(root: string, problems: FileProblem[], cwd: string): Generator<string> {
  const seen = new Set<string>();
  const pending: Folder[] = [{ path: root, ignores: inherited(root) }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    let entries: Dirent[];
    try {
      const real = realpathSync(folder.path);
      if (seen.has(real)) continue;
      seen.add(real);
      entries = readdirSync(folder.path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      problems.push({ path: shown(folder.path, cwd), id: 'not-readable', args: { reason: reasonOf(error) } });
      continue;
    }
    if (entries.some((entry) => entry.name === '.gitignore')) folder = withGitignore(folder);
    const below: Folder[] = [];
    for (const entry of entries) {
      if (SKIPPED.has(entry.name)) continue;
      const file = path.join(folder.path, entry.name);
      const target = entry.isSymbolicLink() ? statSync(file, { throwIfNoEntry: false }) : entry;
      if (target?.isDirectory()) {
        if (!isIgnored(folder, file, true)) below.push({ path: file, ignores: folder.ignores });
      } else if (target?.isFile() && RELEVANT.test(entry.name) && !isIgnored(folder, file, false)) yield file;
    }
    pending.push(...below.reverse());
  }
}

/**
 * Reads the given files and everything relevant below the given folders. Paths that cannot be read are problems, and the
 * rest is still read. `isWanted` decides about files found in folders; named files are always read.
 */
export function readFiles(paths: readonly string[], cwd: string, isWanted: (name: string) => boolean): Files {
  const problems: FileProblem[] = [];
  const sources = new Map<string, Source>();
  const take = (file: string, name: string): void => {
    if (sources.has(name)) return;
    const source = readSource(file, name);
    if ('text' in source) sources.set(name, source);
    else problems.push(source);
  };
  for (const given of paths) {
    const full = path.resolve(cwd, given);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (!stat) problems.push({ path: shown(full, cwd), id: 'not-readable', args: { reason: 'ENOENT' } });
    else if (stat.isDirectory()) {
      for (const file of walk(full, problems, cwd)) {
        const name = shown(file, cwd);
        if (isWanted(name)) take(file, name);
      }
    } else take(full, shown(full, cwd));
  }
  return { sources: [...sources.values()], problems };
}
