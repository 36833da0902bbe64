import * as vscode from 'vscode';
import { decode } from '../../text/encoding.ts';
import { languageOf, type Source } from '../../text/index.ts';

const RELEVANT = '**/*.{ps1,psm1,psd1,yaml,yml,json,jsonc,csv,md,markdown,txt}';
const EXCLUDED = '**/{node_modules,.git,.hg,.svn,.vscode-test}/**';
/** More files than any policy repository holds; what is beyond is named as unread. */
const MOST_FILES = 20_000;
const MOST_BYTES = 16 * 1024 * 1024;
/** How many files are read at the same time. */
const PARALLEL = 32;

/** A file that could not be read. `id` is a message of `messages/reading.ts`. */
export interface FileProblem {
  readonly path: string;
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
}

export interface FolderContent {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
}

/** Reads one file; `path` becomes the path of the source. */
export async function readSource(uri: vscode.Uri, path: string): Promise<Source | FileProblem> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > MOST_BYTES) {
      return { path, id: 'file-too-large', args: { limit: String(MOST_BYTES / 1024 / 1024) } };
    }
    const { text, encoding } = decode(bytes);
    if (text.slice(0, 8192).includes('\0')) return { path, id: 'binary-file', args: {} };
    return { path, text, language: languageOf(path), encoding };
  } catch (error) {
    return { path, id: 'not-readable', args: { reason: error instanceof Error ? error.message : String(error) } };
  }
}

/** The folders that a path stands in, and the path itself. */
function* withFolders(path: string): Generator<string> {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) yield path.slice(0, at);
  yield path;
}

/**
 * The files of one workspace folder that may hold settings. They are looked for on first use, each is read once, and both
 * are kept until the editor says that something changed on disk.
 */
export class FolderFiles implements vscode.Disposable {
  readonly #root: vscode.Uri;
  readonly #watcher: vscode.FileSystemWatcher;
  /** Of a folder that is deleted with everything in it, the editor may tell the folder alone. */
  readonly #folderWatcher: vscode.FileSystemWatcher;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #read = new Map<string, Source | FileProblem>();
  /** Files and folders that were deleted and not made again; the editor may still show them. */
  readonly #gone = new Set<string>();
  /** The folders of the files that were found last. */
  #folders: ReadonlySet<string> = new Set();
  #uris: Map<string, vscode.Uri> | undefined;

  /** Something changed on disk; ask again. */
  readonly onDidChange = this.#changed.event;

  constructor(root: vscode.Uri) {
    this.#root = root;
    this.#watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, RELEVANT));
    this.#watcher.onDidChange((uri) => {
      this.#read.delete(this.pathOf(uri));
      this.#changed.fire();
    });
    const listen = (event: vscode.Event<vscode.Uri>, isGone: boolean): void => {
      event((uri) => {
        const path = this.pathOf(uri);
        if (isGone) this.#gone.add(path);
        else for (const one of withFolders(path)) this.#gone.delete(one);
        this.#read.delete(path);
        this.#uris = undefined;
        this.#changed.fire();
      });
    };
    listen(this.#watcher.onDidCreate, false);
    listen(this.#watcher.onDidDelete, true);
    this.#folderWatcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**'), true, true);
    this.#folderWatcher.onDidDelete((uri) => {
      const path = this.pathOf(uri);
      if (!this.#folders.has(path)) return;
      this.#gone.add(path);
      this.#uris = undefined;
      this.#changed.fire();
    });
  }

  /** Whether a document shows a file that was deleted: its text counts no longer, unless somebody goes on writing it. */
  isGone(document: vscode.TextDocument): boolean {
    if (document.isDirty || this.#gone.size === 0) return false;
    return [...withFolders(this.pathOf(document.uri))].some((one) => this.#gone.has(one));
  }

  /** Path of a file in this folder, relative to it. */
  pathOf(uri: vscode.Uri): string {
    const root = this.#root.path.endsWith('/') ? this.#root.path : `${this.#root.path}/`;
    return uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path;
  }

  /** The file of a path that `pathOf` gave. */
  uriOf(path: string): vscode.Uri {
    return path.startsWith('/') ? this.#root.with({ path }) : vscode.Uri.joinPath(this.#root, path);
  }

  /**
   * Every file, apart from those in `open`, which the editor holds. Reads what was not read before; undefined when
   * `token` is cancelled meanwhile. `progress` hears how many of how many files have been read.
   */
  async content(
    open: ReadonlySet<string>,
    token: vscode.CancellationToken,
    progress?: (done: number, all: number) => void,
  ): Promise<FolderContent | undefined> {
    const uris = await this.#find(token);
    const missing = [...uris].filter(([path]) => !open.has(path) && !this.#read.has(path));
    for (let at = 0; at < missing.length; at += PARALLEL) {
      if (token.isCancellationRequested) return undefined;
      progress?.(at, missing.length);
      const part = missing.slice(at, at + PARALLEL);
      const read = await Promise.all(part.map(([path, uri]) => readSource(uri, path)));
      for (const result of read) this.#read.set(result.path, result);
    }
    if (token.isCancellationRequested) return undefined;
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

  async #find(token: vscode.CancellationToken): Promise<Map<string, vscode.Uri>> {
    if (this.#uris) return this.#uris;
    const pattern = new vscode.RelativePattern(this.#root, RELEVANT);
    const found = await vscode.workspace.findFiles(pattern, EXCLUDED, MOST_FILES, token);
    const uris = new Map(
      found.map((uri): [string, vscode.Uri] => [this.pathOf(uri), uri]).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    if (token.isCancellationRequested) return uris;
    this.#uris = uris;
    this.#folders = new Set([...uris.keys()].flatMap((path) => [...withFolders(path)].slice(0, -1)));
    return uris;
  }

  dispose(): void {
    this.#watcher.dispose();
    this.#folderWatcher.dispose();
    this.#changed.dispose();
  }
}
