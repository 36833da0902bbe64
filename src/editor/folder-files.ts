import type { FileProblem, Source } from '../text/index.ts';
import type { Subscription } from './emitter.ts';
import { Emitter } from './emitter.ts';
import type { OpenDocument } from './open-document.ts';

export type { FileProblem } from '../text/index.ts';

/** Ends of the names of files that may hold settings. */
export const EXTENSIONS: readonly string[] = [
  ...['ps1', 'psm1', 'psd1', 'yaml', 'yml', 'json', 'jsonc', 'csv', 'md', 'markdown', 'txt'],
];
/** Folders that are passed over. */
export const EXCLUDED: readonly string[] = ['node_modules', '.git', '.hg', '.svn', '.vscode-test'];
/** More files than any policy repository holds; what is beyond is named as unread. */
export const MOST_FILES = 20_000;
/** How many files are read at the same time. */
const PARALLEL = 32;

export interface FolderContent {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
}

/** A workspace folder, as an editor lets it be read. */
export interface Folder<U> {
  /** Path of a file in this folder, relative to it. */
  pathOf(uri: U): string;
  /** The file of a path that `pathOf` gave. */
  uriOf(path: string): U;
  /** The files that may hold settings, `MOST_FILES` at most. */
  find(signal: AbortSignal): Promise<readonly U[]>;
  /** Reads one file; `path` becomes the path of the source. */
  read(uri: U, path: string): Promise<Source | FileProblem>;
}

/** The folders that a path stands in, and the path itself. */
function* withFolders(path: string): Generator<string> {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) yield path.slice(0, at);
  yield path;
}

/**
 * The files of one workspace folder that may hold settings. They are looked for on first use, each is read once, and both
 * are kept until somebody says that something changed on disk.
 */
export class FolderFiles<U> implements Subscription {
  readonly #folder: Folder<U>;
  readonly #changed = new Emitter<void>();
  readonly #read = new Map<string, Source | FileProblem>();
  /** Files and folders that were deleted and not made again; the editor may still show them. */
  readonly #gone = new Set<string>();
  /** The folders of the files that were found last. */
  #folders: ReadonlySet<string> = new Set();
  #uris: Map<string, U> | undefined;

  /** Something changed on disk; ask again. */
  readonly onDidChange = this.#changed.event;

  constructor(folder: Folder<U>) {
    this.#folder = folder;
  }

  /** The text of a file changed. */
  noteChanged(uri: U): void {
    this.#read.delete(this.#folder.pathOf(uri));
    this.#changed.fire();
  }

  noteCreated(uri: U): void {
    const path = this.#folder.pathOf(uri);
    for (const one of withFolders(path)) this.#gone.delete(one);
    this.#forget(path);
  }

  noteDeleted(uri: U): void {
    const path = this.#folder.pathOf(uri);
    this.#gone.add(path);
    this.#forget(path);
  }

  /** A file or folder of any kind was deleted: of a folder with everything in it, an editor may tell the folder alone. */
  noteFolderDeleted(uri: U): void {
    if (this.#folders.has(this.#folder.pathOf(uri))) this.noteDeleted(uri);
  }

  #forget(path: string): void {
    this.#read.delete(path);
    this.#uris = undefined;
    this.#changed.fire();
  }

  /** Whether a document shows a file that was deleted: its text counts no longer, unless somebody goes on writing it. */
  isGone({ uri, isDirty }: OpenDocument<U>): boolean {
    if (isDirty || this.#gone.size === 0) return false;
    return [...withFolders(this.#folder.pathOf(uri))].some((one) => this.#gone.has(one));
  }

  /**
   * Every file, apart from those in `open`, which the editor holds. Reads what was not read before; undefined when
   * `signal` stops it meanwhile. `progress` hears how many of how many files have been read.
   */
  async content(
    open: ReadonlySet<string>,
    signal: AbortSignal,
    progress?: (done: number, all: number) => void,
  ): Promise<FolderContent | undefined> {
    const uris = await this.#find(signal);
    const missing = [...uris].filter(([path]) => !open.has(path) && !this.#read.has(path));
    for (let at = 0; at < missing.length; at += PARALLEL) {
      if (signal.aborted) return undefined;
      progress?.(at, missing.length);
      const part = missing.slice(at, at + PARALLEL);
      const read = await Promise.all(part.map(([path, uri]) => this.#folder.read(uri, path)));
      for (const result of read) this.#read.set(result.path, result);
    }
    if (signal.aborted) return undefined;
    const sources: Source[] = [];
    const problems: FileProblem[] = [];
    for (const path of uris.keys()) {
      const result = open.has(path) ? undefined : this.#read.get(path);
      if (result) 'text' in result ? sources.push(result) : problems.push(result);
    }
    if (uris.size >= MOST_FILES) {
      problems.push({ path: '.', id: 'too-many-files', args: { limit: String(MOST_FILES) } });
    }
    return { sources, problems };
  }

  async #find(signal: AbortSignal): Promise<Map<string, U>> {
    if (this.#uris) return this.#uris;
    const found = await this.#folder.find(signal);
    const uris = new Map(
      found.map((uri): [string, U] => [this.#folder.pathOf(uri), uri]).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    if (signal.aborted) return uris;
    this.#uris = uris;
    this.#folders = new Set([...uris.keys()].flatMap((path) => [...withFolders(path)].slice(0, -1)));
    return uris;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
