import path from 'node:path';
import type { Source } from '../../text/index.ts';
import { git } from './git.ts';
import type { KnownTexts } from './known-texts.ts';
import { type Entry, type FileProblem, MOST_BYTES, type Store, sourceOf, tooLarge } from './store.ts';
import { isReadableKind, isWithin } from './walk.ts';

/** A text that Git holds: the name of its object, and its bytes where they are known; NaN for one that a clone lacks. */
interface Blob {
  readonly object: string;
  readonly size?: number;
}

/** Paths below the root of a work tree. */
type Listing = ReadonlyMap<string, Blob>;

const REGULAR = /^100\d{3} /;

/** Entries `fields\tpath`, divided by NUL. */
function listing(output: Buffer, blobOf: (fields: readonly string[]) => Blob): Listing {
  const found = new Map<string, Blob>();
  for (const line of output.toString().split('\0')) {
    const tab = line.indexOf('\t');
    // Links and other repositories are no texts of this one.
    if (tab < 0 || !REGULAR.test(line)) continue;
    found.set(line.slice(tab + 1), blobOf(line.slice(0, tab).split(' ')));
  }
  return found;
}

/** The files of a commit: `mode type object size`, the last one with blanks before it. */
export const filesOfCommit = (root: string, commit: string): Listing =>
  listing(git(root, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit]), (fields) => {
    return { object: fields[2] ?? '', size: Number(fields.at(-1)) };
  });

/** The files of the index: `mode object stage`. */
export const filesOfIndex = (root: string): Listing =>
  listing(git(root, ['ls-files', '--stage', '-z', '--full-name']), ([, object = '']) => ({ object }));

/** Stands for a content that is too large to be read. */
const LARGE = Symbol('large');

const asked = (names: Iterable<string>): string => [...names, ''].join('\n');

/** Sizes of objects by their names; those that are missing are left out. */
function sizesOf(root: string, objects: readonly string[]): ReadonlyMap<string, number> {
  if (objects.length === 0) return new Map();
  const format = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
  const lines = git(root, ['cat-file', '--buffer', format], asked(objects)).toString().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [name = '', type, size] = line.split(' ');
      return type === 'blob' ? [[name, Number(size)] as const] : [];
    }),
  );
}

/** Contents of objects by their names; those that are missing are left out. */
function contentsOf(root: string, blobs: readonly Blob[]): ReadonlyMap<string, Buffer | typeof LARGE> {
  const sizes = sizesOf(
    root,
    blobs.flatMap(({ object, size }) => (size === undefined ? object : [])),
  );
  const contents = new Map<string, Buffer | typeof LARGE>();
  const wanted = new Set<string>();
  for (const { object, size = sizes.get(object) ?? Number.NaN } of blobs) {
    if (size > MOST_BYTES) contents.set(object, LARGE);
    else if (size >= 0) wanted.add(object);
  }
  if (wanted.size === 0) return contents;
  const output = git(root, ['cat-file', '--buffer', '--batch'], asked(wanted));
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [name = '', , size] = output.toString('latin1', at, end).split(' ');
    contents.set(name, output.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return contents;
}

/**
 * The files of a commit or of the index as a state to be read. Patterns of `.gitignore` are those of that state, so that the
 * same files count. `root` is the root of the work tree.
 */
export class GitStore implements Store {
  readonly #root: string;
  readonly #listing: Listing;
  readonly #known: KnownTexts | undefined;
  readonly #folders = new Map<string, Map<string, Entry>>();
  #contents: ReturnType<typeof contentsOf> | undefined;

  /** Texts that are `known` are not fetched before somebody asks for them. */
  constructor(root: string, files: Listing, known?: KnownTexts) {
    this.#root = root;
    this.#listing = files;
    this.#known = known;
    this.#folders.set('', new Map([['.git', { name: '.git', kind: 'folder', isLink: false }]]));
    for (const [file, { object }] of files) this.#add(file, { kind: 'file', object });
  }

  #add(file: string, what: Pick<Entry, 'kind' | 'object'>): void {
    const slash = file.lastIndexOf('/');
    const above = file.slice(0, Math.max(0, slash));
    const known = this.#folders.get(above);
    const entries = known ?? new Map<string, Entry>();
    const name = file.slice(slash + 1);
    entries.set(name, { name, isLink: false, ...what });
    if (known) return;
    this.#folders.set(above, entries);
    this.#add(above, { kind: 'folder' });
  }

  /** The normal path of a file as Git lists it; undefined outside of the work tree. */
  #inside(file: string): string | undefined {
    if (file === this.#root) return '';
    if (!isWithin(file, this.#root)) return undefined;
    const relative = file.slice(this.#root.endsWith(path.sep) ? this.#root.length : this.#root.length + 1);
    return path.sep === '/' ? relative : relative.replaceAll(path.sep, '/');
  }

  kindOf(file: string): 'file' | 'folder' | undefined {
    const inside = this.#inside(file);
    if (inside === undefined) return undefined;
    if (this.#folders.has(inside) || inside === '.git') return 'folder';
    return this.#listing.has(inside) ? 'file' : undefined;
  }

  entriesOf(folder: string): readonly Entry[] {
    const entries = this.#folders.get(this.#inside(folder) ?? '..') ?? new Map<string, Entry>();
    return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  realPath(file: string): string {
    return file;
  }

  maySpeakFor(): boolean {
    return true;
  }

  source(
    file: string,
    name: string,
    object = this.#listing.get(this.#inside(file) ?? '..')?.object,
  ): Source | FileProblem {
    if (object === undefined) return { path: name, id: 'no-such-file', args: {} };
    this.#contents ??= contentsOf(this.#root, this.#readable());
    const content = this.#contents.get(object) ?? contentsOf(this.#root, [{ object }]).get(object);
    if (content === LARGE) return tooLarge(name);
    // A clone may lack objects, and nothing is fetched.
    return content ? sourceOf(name, content) : { path: name, id: 'not-readable', args: { reason: 'ENOENT' } };
  }

  /** Objects that a run may ask for, fetched together. */
  #readable(): readonly Blob[] {
    return [...this.#listing].flatMap(([file, blob]) => {
      const isPatterns = file.endsWith('.gitignore');
      return isPatterns || (isReadableKind(file) && !this.#known?.has(blob.object, file)) ? blob : [];
    });
  }
}
