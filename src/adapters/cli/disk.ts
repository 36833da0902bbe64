import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { languageOf, type Source } from '../../text/index.ts';
import { type FileProblem, type FolderEntry, isPlain, MOST_BYTES, type Store, sourceOf, tooLarge } from './store.ts';

/** What is known about a path, links followed; undefined when it is not there or may not be looked at. */
function statOf(file: string): Stats | undefined {
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

const kindOf = (stats: Pick<Stats, 'isFile' | 'isDirectory'> | undefined): ReturnType<Store['kindOf']> => {
  if (!stats) return undefined;
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
};

/** Opening must not wait: a FIFO without a writer would never open. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Calls back with a regular file that is open, of a size that is read, in bytes; else gives what is wrong with it. */
function withFile<T>(file: string, name: string, read: (fd: number, size: number) => T): T | FileProblem {
  let fd: number | undefined;
  try {
    fd = openSync(file, READ_ONLY);
    const stats = fstatSync(fd);
    if (!stats.isFile()) return { path: name, id: 'no-regular-file', args: {} };
    return stats.size > MOST_BYTES ? tooLarge(name) : read(fd, stats.size);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return { path: name, id: 'no-such-file', args: {} };
    if (reason === 'EISDIR' || reason === 'ENXIO') return { path: name, id: 'no-regular-file', args: {} };
    if (reason === 'ERR_STRING_TOO_LONG' || reason === 'ERR_FS_FILE_TOO_LARGE') return tooLarge(name);
    return { path: name, id: 'not-readable', args: { reason } };
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Holds what is read of a small file: one buffer for all takes 74 instead of 80 ms for 10,000 files, as Node reads on until nothing comes. */
const small = Buffer.allocUnsafeSlow(1 << 16);

/** A text that is plain UTF-8; undefined for anything that needs a closer look. */
function plainText(fd: number, size: number): string | undefined {
  const isSmall = size <= small.length;
  if (isSmall && readSync(fd, small) !== size) return undefined;
  const text = isSmall ? small.toString('utf8', 0, size) : readFileSync(fd, 'utf8');
  return isPlain(text) ? text : undefined;
}

/** The files on disk, as they are now. */
export const disk: Store = {
  kindOf: (file) => kindOf(statOf(file)),
  entriesOf(folder) {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry: Dirent): FolderEntry[] => {
      const isLink = entry.isSymbolicLink();
      const kind = kindOf(isLink ? statOf(path.join(folder, entry.name)) : entry);
      return kind === 'file' || kind === 'folder' ? [{ name: entry.name, kind, isLink }] : [];
    });
  },
  realPath: (file) => realpathSync.native(file),
  /** Whether a file belongs to the user, to the administrator, or to the owner of the folder. On Windows, which tells no owner, always. */
  maySpeakFor(file, folder) {
    if (process.getuid === undefined) return true;
    const trusted = [0, process.getuid(), statOf(folder)?.uid];
    // A link and what it leads to.
    return [statOf(file), lstatSync(file, { throwIfNoEntry: false })].every((one) => trusted.includes(one?.uid));
  },
  async readAll(files, take) {
    for (const one of files) take(one, disk.source(one.file, one.name));
  },
  source(file, name) {
    const text = withFile(file, name, plainText);
    if (typeof text === 'string') return { path: name, text, language: languageOf(name), encoding: 'utf8' };
    return text ?? withFile(file, name, (fd): Source | FileProblem => sourceOf(name, readFileSync(fd)));
  },
};
