import path from 'node:path';
import { CONFIG_NAMES } from '../../config/index.ts';
import { getOrCreate } from '../../text/get-or-create.ts';
import type { Source } from '../../text/index.ts';
import { disk } from './disk.ts';
import { GitError, git } from './git.ts';
import { type Content, contentsOf, LARGE, readObjects } from './git-objects.ts';
import { type FileProblem, type FolderEntry, type Found, type Store, sourceOf, type Take, tooLarge } from './store.ts';
import { isWithin } from './walk.ts';

const READ_FIRST = new Set(['.gitignore', ...CONFIG_NAMES]);

/** Why something is not read that a clone lacks: nothing is fetched. */
const LACKING = 'ENOENT';

/** Names of objects by paths below the root of a work tree. */
type Listing = ReadonlyMap<string, string>;

const REGULAR = /^100\d{3}\b/;

/** Another repository (a submodule); its object is the commit that is named for it. */
const REPOSITORY = /^160000\b/;

/** What a state lists. Links are no texts. */
interface Tree {
  readonly files: Listing;
  readonly repositories: Listing;
}

/** Entries `fields\tpath`, divided by NUL; the object is the field at a place. */
function treeIn(output: Buffer, place: number): Tree {
  const files = new Map<string, string>();
  const repositories = new Map<string, string>();
  for (const line of output.toString().split('\0')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const add = (to: Map<string, string>) => to.set(line.slice(tab + 1), line.slice(0, tab).split(' ')[place] ?? '');
    if (REGULAR.test(line)) add(files);
    else if (REPOSITORY.test(line)) add(repositories);
  }
  return { files, repositories };
}

/** What a commit lists: `mode type object`. */
const treeOf = (root: string, commit: string): Tree =>
  treeIn(git(root, ['ls-tree', '-r', '-z', '--full-tree', commit]), 2);

/** The files of a commit. */
export const filesOfCommit = (root: string, commit: string): Listing => treeOf(root, commit).files;

/** What a commit lists, by what another one does, as most states have most in common. */
function treeAfter(root: string, known: Known, commit: string): Tree {
  const files = new Map(known.tree.files);
  const repositories = new Map(known.tree.repositories);
  const fields = git(root, ['diff-tree', '-r', '-z', '--raw', known.commit, commit]).toString().split('\0');
  // `:MODE MODE OBJECT OBJECT STATUS`, each of the states before and after, and the path.
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode = '', , object = ''] = fields[at]?.split(' ') ?? [];
    const file = fields[at + 1] ?? '';
    files.delete(file);
    repositories.delete(file);
    if (REGULAR.test(mode)) files.set(file, object);
    else if (REPOSITORY.test(mode)) repositories.set(file, object);
  }
  return { files, repositories };
}

interface Known {
  readonly commit: string;
  readonly tree: Tree;
}

/** The commits of one repository as states, with the other repositories in them. */
export class Commits {
  #known: Known | undefined;

  state(root: string, commit: string): GitStore {
    const tree = this.#known ? treeAfter(root, this.#known, commit) : treeOf(root, commit);
    this.#known ??= { commit, tree };
    return new GitStore(root, tree.files, nestedIn(root, tree));
  }
}

/** The index as a state: `mode object stage`. It holds no files of other repositories. */
export const stateOfIndex = (root: string): GitStore =>
  new GitStore(root, treeIn(git(root, ['ls-files', '--stage', '-z', '--full-name']), 1).files);

/** The files of a commit as a state that the index is compared with. */
export const stateBeforeIndex = (root: string, commit: string): GitStore =>
  new GitStore(root, filesOfCommit(root, commit));

/**
 * A commit as a state that the work tree is compared with: with the other repositories in it, and without the files that a sparse
 * checkout leaves out of the work tree, so that both states hold the same.
 */
export function stateBeforeWorkTree(root: string, commit: string): GitStore {
  const tree = treeOf(root, commit);
  const files = new Map(tree.files);
  // `S` stands before what is not to be in the work tree.
  for (const line of git(root, ['ls-files', '-t', '-z', '--full-name']).toString().split('\0'))
    if (line.startsWith('S ')) files.delete(line.slice(2));
  return new GitStore(root, files, nestedIn(root, tree));
}

/** The other repositories of a commit that are here (not behind a link), each at the commit that is named for it. */
function nestedIn(root: string, { repositories }: Tree): readonly GitStore[] {
  return [...repositories].flatMap(([name, commit]) => {
    const folder = path.join(root, ...name.split('/'));
    if (disk.kindOf(path.join(folder, '.git')) === undefined || !isWithin(disk.realPath(folder), disk.realPath(root)))
      return [];
    try {
      const tree = treeOf(folder, commit);
      return new GitStore(folder, tree.files, nestedIn(folder, tree));
    } catch (error) {
      if (error instanceof GitError) return new GitStore(folder, undefined);
      throw error;
    }
  });
}

/**
 * The files of a commit or of the index as a state to be read. Patterns of `.gitignore` are those of that state, so that the
 * same files count. `root` is the root of the work tree, `files` are undefined where the commit is not here (a shallow clone),
 * `nested` are other repositories in it.
 */
export class GitStore implements Store {
  readonly #root: string;
  readonly #listing: Listing;
  readonly #isLacking: boolean;
  readonly #folders = new Map<string, FolderEntry[]>();
  readonly #nested: readonly GitStore[];
  #early: ReturnType<typeof contentsOf> | undefined;

  constructor(root: string, files: Listing | undefined, nested: readonly GitStore[] = []) {
    this.#root = root;
    this.#listing = files ?? new Map();
    this.#isLacking = files === undefined;
    this.#nested = nested;
    this.#folders.set('', [{ name: '.git', kind: 'folder', isLink: false }]);
    for (const [file, object] of this.#listing) this.#add(file, { kind: 'file', object });
    for (const store of nested) this.#add(this.#inside(store.#root) ?? '', { kind: 'folder' });
  }

  /** The other repository that a file lies in. */
  #nestedAt(file: string): GitStore | undefined {
    return this.#nested.find((store) => isWithin(file, store.#root));
  }

  #add(file: string, what: Pick<FolderEntry, 'kind' | 'object'>): void {
    const slash = file.lastIndexOf('/');
    const above = file.slice(0, Math.max(0, slash));
    const entry = { name: file.slice(slash + 1), isLink: false, ...what };
    const known = this.#folders.get(above);
    if (known) {
      known.push(entry);
      return;
    }
    this.#folders.set(above, [entry]);
    this.#add(above, { kind: 'folder' });
  }

  /** The normal path of a file as Git lists it; undefined outside of the work tree. */
  #inside(file: string): string | undefined {
    if (file === this.#root) return '';
    if (!isWithin(file, this.#root)) return undefined;
    const relative = file.slice(this.#root.endsWith(path.sep) ? this.#root.length : this.#root.length + 1);
    return path.sep === '/' ? relative : relative.replaceAll(path.sep, '/');
  }

  /** What Git itself keeps of a repository is the same for all of its states. */
  #isInWorkTree(file: string): boolean {
    const inside = this.#inside(file);
    return inside !== undefined && !/^\.git(?:\/|$)/.test(inside);
  }

  kindOf(file: string): 'file' | 'folder' | undefined {
    const nested = this.#nestedAt(file);
    if (nested) return nested.kindOf(file);
    const inside = this.#inside(file);
    if (inside === undefined) return undefined;
    if (inside === '.git') return disk.kindOf(file) === 'file' ? 'file' : 'folder';
    if (this.#folders.has(inside)) return 'folder';
    return this.#listing.has(inside) ? 'file' : undefined;
  }

  entriesOf(folder: string): readonly FolderEntry[] {
    const nested = this.#nestedAt(folder);
    if (nested) return nested.entriesOf(folder);
    if (this.#isLacking) throw Object.assign(new GitError(folder), { code: LACKING });
    const entries = this.#folders.get(this.#inside(folder) ?? '..') ?? [];
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  realPath(file: string): string {
    return file;
  }

  maySpeakFor(): boolean {
    return true;
  }

  #objectOf(file: string): string | undefined {
    return this.#listing.get(this.#inside(file) ?? '..');
  }

  source(file: string, name: string): Source | FileProblem {
    const nested = this.#nestedAt(file);
    if (nested) return nested.source(file, name);
    if (!this.#isInWorkTree(file)) return disk.source(file, name);
    const object = this.#objectOf(file);
    if (object === undefined) return missing(name);
    this.#early ??= contentsOf(this.#root, this.#readFirst());
    return sourceIn(name, this.#early.get(object) ?? contentsOf(this.#root, [object]).get(object));
  }

  /** Files that decide which others are read, fetched together. */
  #readFirst(): readonly string[] {
    return [...this.#listing].flatMap(([file, object]) => (READ_FIRST.has(path.posix.basename(file)) ? object : []));
  }

  async readAll(files: readonly Found[], take: Take): Promise<void> {
    const named = new Map<string, Found[]>();
    for (const store of this.#nested)
      await store.readAll(
        files.filter(({ file }) => this.#nestedAt(file) === store),
        take,
      );
    for (const one of files) {
      if (this.#nestedAt(one.file)) continue;
      const { object = this.#objectOf(one.file) } = one;
      if (object === undefined) take(one, missing(one.name));
      else getOrCreate(named, object, () => []).push(one);
    }
    await readObjects(this.#root, [...named.keys()], (object, content) => {
      for (const one of named.get(object) ?? []) take(one, sourceIn(one.name, content));
    });
  }
}

const missing = (name: string): FileProblem => ({ path: name, id: 'no-such-file', args: {} });

/** A content as a source. */
function sourceIn(name: string, content: Content): Source | FileProblem {
  if (content === LARGE) return tooLarge(name);
  return content ? sourceOf(name, content) : { path: name, id: 'not-readable', args: { reason: LACKING } };
}
