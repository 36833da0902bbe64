import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Folder, FolderFiles, MOST_FILES } from '../../editor/folder-files.ts';
import type { Area } from '../../editor/host.ts';
import type { Disk } from './disk.ts';
import { pathOfUri } from './uris.ts';

/** A workspace folder of the client. */
export interface WorkspaceFolder {
  readonly uri: string;
  readonly name: string;
}

/** Whether a path is a folder or lies below it. */
const isWithin = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);

interface Known {
  readonly uri: string;
  readonly path: string;
  readonly name: string;
  files: FolderFiles<string> | undefined;
}

/** The workspace folders that are open, and what is known of their files. */
export class Folders {
  readonly #disk: Disk;
  readonly #known = new Map<string, Known>();
  /** The address that the client uses for an open file: it may be written in another way than ours. */
  readonly #addressOf: (file: string) => string | undefined;

  constructor(disk: Disk, addressOf: (file: string) => string | undefined) {
    this.#disk = disk;
    this.#addressOf = addressOf;
  }

  add({ uri, name }: WorkspaceFolder): void {
    const folder = pathOfUri(uri);
    if (folder !== undefined) this.#known.set(uri, { uri, path: path.resolve(folder), name, files: undefined });
  }

  remove(uri: string): void {
    this.#known.delete(uri);
  }

  uris(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** The innermost folder that a file lies in. */
  #folderOf(uri: string): Known | undefined {
    const file = pathOfUri(uri);
    if (file === undefined) return undefined;
    const around = [...this.#known.values()].filter((one) => isWithin(file, one.path));
    return around.sort((a, b) => b.path.length - a.path.length)[0];
  }

  /** The address of the folder that a file lies in, else its own. */
  keyOf(uri: string): string {
    return this.#folderOf(uri)?.uri ?? uri;
  }

  /** The folder of a file, as it is called by its path on disk; undefined outside of all folders. */
  rootOf(uri: string): string | undefined {
    return this.#folderOf(uri)?.path;
  }

  areaOf(uri: string, key: string): { readonly area: Area<string>; readonly files?: FolderFiles<string> } {
    const known = this.#folderOf(uri);
    if (!known) {
      const name = uri.slice(uri.lastIndexOf('/') + 1);
      return { area: { key, name, pathOf: () => name, uriOf: () => uri } };
    }
    const folder = this.#folder(known.path);
    known.files = new FolderFiles(folder);
    return { area: { key, name: known.name, pathOf: folder.pathOf, uriOf: folder.uriOf }, files: known.files };
  }

  /** Something happened to a file on disk. */
  note(uri: string, what: 'noteChanged' | 'noteCreated' | 'noteDeleted'): void {
    this.#folderOf(uri)?.files?.[what](uri);
  }

  #folder(root: string): Folder<string> {
    const uriOf = (name: string): string => {
      const file = path.resolve(root, name);
      return this.#addressOf(file) ?? pathToFileURL(file).href;
    };
    return {
      uriOf,
      pathOf: (uri) =>
        path
          .relative(root, pathOfUri(uri) ?? uri)
          .split(path.sep)
          .join('/'),
      find: async () => this.#disk.find(root, MOST_FILES).map(uriOf),
      read: async (_, name) => this.#disk.read(path.resolve(root, name), name),
    };
  }
}
