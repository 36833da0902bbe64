import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { translate } from '../../messages/index.ts';
import { reasonOf } from './disk.ts';
import { UsageError } from './options.ts';

/** A new text of a file, written beside it; the file itself is as it was until the draft takes its place. */
export interface Draft {
  /** The old text is no longer the one that was expected; nothing was replaced. */
  isOutdated(): boolean;
  /** Puts the new text in the place of the old, as one step. */
  commit(): void;
  discard(): void;
}

const WRITABLE_BY_ANYBODY = 0o222;

/** The file that a path leads to, links followed, and what is known about it; no stats for one that is not there yet. */
function targetOf(file: string): { readonly target: string; readonly stats: Stats | undefined } {
  const stats = statSync(file, { throwIfNoEntry: false });
  return { target: stats ? realpathSync(file) : file, stats };
}

/**
 * Writes content beside a file, on disk to the last byte, with the mode and the owner of the file. `expected` is the content
 * that it replaces. Throws what the system says; nothing is left behind then. (The libraries for this do not notice that a
 * full disk took only a part: `write` may write less than it was given.)
 */
export function draft(file: string, content: string | Uint8Array, expected?: Uint8Array): Draft {
  const { target, stats } = targetOf(file);
  if (stats && (stats.mode & WRITABLE_BY_ANYBODY) === 0)
    throw Object.assign(new Error('read-only'), { code: 'EACCES' });
  // The folder may be writable where the file is not.
  if (stats) closeSync(openSync(target, constants.O_WRONLY));
  const place = path.join(
    path.dirname(target),
    `.${path.basename(target)}.${Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex')}.mailflow-lint`,
  );
  const fd = openSync(place, 'wx', 0o666);
  const discard = (): void => rmSync(place, { force: true });
  try {
    try {
      writeFileSync(fd, content);
      if (stats) {
        keepOwner(fd, stats);
        fchmodSync(fd, stats.mode);
      }
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    discard();
    throw error;
  }
  return {
    isOutdated: () => expected !== undefined && !isContent(target, expected),
    commit: () => {
      try {
        renameSync(place, target);
      } catch (error) {
        discard();
        throw error;
      }
    },
    discard,
  };
}

function keepOwner(fd: number, { uid, gid }: Stats): void {
  if (process.getuid && (uid !== process.getuid() || gid !== process.getgid?.())) fchownSync(fd, uid, gid);
}

/** Whether a file holds exactly these bytes. */
function isContent(file: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

/**
 * Writes a file that the command line names, as a whole; a usage error where that cannot be done, with the old file as it was.
 * `name` is what a person calls it. A device or a pipe is written as it is; a pipe that nobody reads is a mistake, not waited for.
 */
export function writeFile(file: string, name: string, content: string | Uint8Array): void {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFIFO()) writePipe(file, content);
    else if (stats && !stats.isFile()) writeFileSync(file, content);
    else draft(file, content).commit();
  } catch (error) {
    throw new UsageError(translate('{file} could not be written: {reason}.', { file: name, reason: reasonOf(error) }));
  }
}

function writePipe(file: string, content: string | Uint8Array): void {
  // Open until the end, so that its reader sees one end only.
  const held = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    writeFileSync(file, content);
  } finally {
    closeSync(held);
  }
}
