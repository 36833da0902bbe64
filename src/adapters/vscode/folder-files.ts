import * as vscode from 'vscode';
import {
  EXCLUDED,
  EXTENSIONS,
  type FileProblem,
  type Folder,
  FolderFiles,
  MOST_FILES,
} from '../../editor/folder-files.ts';
import { decode } from '../../text/encoding.ts';
import { languageOf, MOST_BYTES, type Source, tooLarge } from '../../text/index.ts';

const RELEVANT = `**/*.{${EXTENSIONS.join(',')}}`;
const PASSED_OVER = `**/{${EXCLUDED.join(',')}}/**`;

/** Reads one file; `path` becomes the path of the source. */
export async function readSource(uri: vscode.Uri, path: string): Promise<Source | FileProblem> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > MOST_BYTES) return tooLarge(path);
    const { text, encoding } = decode(bytes);
    if (text.slice(0, 8192).includes('\0')) return { path, id: 'binary-file', args: {} };
    return { path, text, language: languageOf(path), encoding };
  } catch (error) {
    return { path, id: 'not-readable', args: { reason: error instanceof Error ? error.message : String(error) } };
  }
}

function findIn(root: vscode.Uri, signal: AbortSignal): Thenable<vscode.Uri[]> {
  const source = new vscode.CancellationTokenSource();
  signal.addEventListener('abort', () => source.cancel(), { once: true });
  return vscode.workspace.findFiles(new vscode.RelativePattern(root, RELEVANT), PASSED_OVER, MOST_FILES, source.token);
}

/** A workspace folder as the editor shows it. */
function folderAt(root: vscode.Uri): Folder<vscode.Uri> {
  const above = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return {
    pathOf: ({ path }) => (path.startsWith(above) ? path.slice(above.length) : path),
    uriOf: (path) => (path.startsWith('/') ? root.with({ path }) : vscode.Uri.joinPath(root, path)),
    find: async (signal) => findIn(root, signal),
    read: readSource,
  };
}

/** Hears of changes on disk until it is disposed of. */
class WatchedFiles extends FolderFiles<vscode.Uri> {
  readonly #watchers: readonly vscode.Disposable[];

  constructor(root: vscode.Uri, folder: Folder<vscode.Uri>) {
    super(folder);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, RELEVANT));
    const folders = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**'), true, true);
    watcher.onDidChange((uri) => this.noteChanged(uri));
    watcher.onDidCreate((uri) => this.noteCreated(uri));
    watcher.onDidDelete((uri) => this.noteDeleted(uri));
    folders.onDidDelete((uri) => this.noteFolderDeleted(uri));
    this.#watchers = [watcher, folders];
  }

  override dispose(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    super.dispose();
  }
}

/** A workspace folder and its files, watched. */
export function watchedFolder(root: vscode.Uri): {
  readonly folder: Folder<vscode.Uri>;
  readonly files: FolderFiles<vscode.Uri>;
} {
  const folder = folderAt(root);
  return { folder, files: new WatchedFiles(root, folder) };
}
