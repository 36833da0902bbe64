import path from 'node:path';
import { reasonOf } from './disk.ts';
import { gitignorePatterns, type Ignores, isIgnored } from './gitignore.ts';
import type { FileProblem, Found, Store } from './store.ts';

const RELEVANT = /\.(?:ps1|psm1|psd1|ya?ml|jsonc?|csv|md|markdown|txt)$/i;
const SKIPPED = new Set(['.git', 'node_modules', '.hg', '.svn', '.vscode-test']);

/** Whether a file is of a kind that is read, by its name. */
export function isReadableKind(name: string): boolean {
  return RELEVANT.test(name);
}

/** What a walk tells beside the files that it finds. */
export interface WalkListener {
  /** A folder could not be read. */
  failed(folder: Found, reason: string): void;
  /** A link leads out of the repository; it is not followed. */
  leadsOutside(link: Found): void;
  /** A file of patterns holds more than are compared with paths; it is not used. */
  tooManyPatterns?(file: string): void;
}

const posix = (file: string): string => file.split(path.sep).join('/');

/** Path for people and reports: relative to `base`, with `/`; as it is where there is no way from there (another drive). */
export function shown(file: string, base: string): string {
  const relative = path.relative(base, file);
  return posix(relative === '' ? '.' : path.isAbsolute(relative) ? file : relative);
}

/** Whether a path is a folder or lies below it. */
export function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

/** The root of the repository in which a folder lies; undefined outside of one. A `.git` above it that belongs to another user does not count. */
export function repositoryRoot(store: Store, start: string): string | undefined {
  for (let at = start; ; at = path.dirname(at)) {
    const mark = path.join(at, '.git');
    if (store.kindOf(mark) !== undefined && store.maySpeakFor(mark, start)) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

interface Folder extends Found {
  readonly ignores: Ignores;
}

/** Each pattern is compared with each path: more in one file are no list that a person keeps. */
const MOST_PATTERNS = 2_000;

/** The patterns of a file as Git reads them, if it is a regular file and no more than are compared. */
function withPatterns(
  store: Store,
  ignores: Ignores,
  folder: string,
  { tooManyPatterns }: WalkListener,
  file = path.join(folder, '.gitignore'),
): Ignores {
  const source = store.source(file, file);
  if (!('text' in source)) return ignores;
  const patterns = gitignorePatterns(source.text, MOST_PATTERNS);
  if (patterns) return [...ignores, { base: posix(folder), patterns }];
  tooManyPatterns?.(file);
  return ignores;
}

/** Where the patterns of a repository stand that are not shared: linked work trees have those of the one that they come from. */
function excludeFile(store: Store, root: string): string {
  const told = (file: string, words: RegExp): string | undefined => {
    const source = store.source(file, file);
    return 'text' in source ? words.exec(source.text)?.[1] : undefined;
  };
  const mark = path.join(root, '.git');
  const elsewhere = store.kindOf(mark) === 'file' ? told(mark, /^gitdir: (.+)$/m) : undefined;
  const own = elsewhere === undefined ? mark : path.resolve(root, elsewhere);
  const common = elsewhere === undefined ? undefined : told(path.join(own, 'commondir'), /^(.+)$/m);
  return path.join(common === undefined ? own : path.resolve(own, common), 'info', 'exclude');
}

/** A file of patterns that is not used, as the messages know it. */
export function tooManyPatterns(name: string): FileProblem {
  return { path: name, id: 'too-many-patterns', args: { limit: String(MOST_PATTERNS) } };
}

/** The patterns in force in a folder from above it, up to the root of its repository. */
function inherited(store: Store, root: string | undefined, start: string, listener: WalkListener): Ignores {
  if (root === undefined) return [];
  let ignores = withPatterns(store, [], root, listener, excludeFile(store, root));
  const below = path.relative(root, start).split(path.sep);
  for (let depth = 0; depth < below.length && start !== root; depth++)
    ignores = withPatterns(store, ignores, path.join(root, ...below.slice(0, depth)), listener);
  return ignores;
}

/**
 * Files below a folder that may hold settings, in order of name. Follows symbolic links inside the repository (or the folder
 * itself, outside of one), to folders once each, so that loops end; respects `.gitignore` and `.git/info/exclude`.
 */
export function* walk(store: Store, start: Found, isDeep: boolean, listener: WalkListener): Generator<Found> {
  const seen = new Set<string>();
  const root = repositoryRoot(store, start.file);
  let boundary: string | undefined;
  const leadsOutside = (file: string): boolean => {
    boundary ??= store.realPath(root ?? start.file);
    return !isWithin(store.realPath(file), boundary);
  };
  const pending: Folder[] = [{ ...start, ignores: inherited(store, root, start.file, listener) }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const entries = entriesOf(store, next, seen, listener);
    const hasPatterns = entries.some((entry) => entry.name === '.gitignore');
    const ignores = hasPatterns ? withPatterns(store, next.ignores, next.file, listener) : next.ignores;
    const inFolder = next.file.endsWith(path.sep) ? next.file : next.file + path.sep;
    const below: Folder[] = [];
    for (const { name, kind, isLink, object } of entries) {
      if (kind === 'folder' ? !isDeep || SKIPPED.has(name) : !RELEVANT.test(name)) continue;
      const found = {
        file: inFolder + name,
        name: next.name === '.' ? name : `${next.name}/${name}`,
        object,
      };
      if (ignores.length > 0 && isIgnored(ignores, posix(found.file), kind === 'folder')) continue;
      if (isLink && leadsOutside(found.file)) listener.leadsOutside(found);
      else if (kind === 'folder') below.push({ ...found, ignores });
      else yield found;
    }
    pending.push(...below.reverse());
  }
}

function entriesOf(
  store: Store,
  folder: Found,
  seen: Set<string>,
  listener: WalkListener,
): ReturnType<Store['entriesOf']> {
  try {
    const real = store.realPath(folder.file);
    if (seen.has(real)) return [];
    seen.add(real);
    return store.entriesOf(folder.file);
  } catch (error) {
    listener.failed(folder, reasonOf(error));
    return [];
  }
}

/** A problem as the messages know it. */
export function leadsOutside({ name }: Found): FileProblem {
  return { path: name, id: 'link-leads-outside', args: {} };
}
