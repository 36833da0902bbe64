import { readFileSync, type Stats } from 'node:fs';
import path from 'node:path';
import { mayMatter } from '../../analyze.ts';
import { decode, isBinary, languageOf, type Source } from '../../text/index.ts';
import { reasonOf, shown, statOf, walk } from './walk.ts';

/** Files larger than this are named as unread. The largest real export seen has 2.5 MB. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A file or folder that could not be read. `id` is a message of `messages/reading.ts`. */
export interface FileProblem {
  readonly path: string;
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
}

export interface Files {
  readonly sources: readonly Source[];
  readonly problems: readonly FileProblem[];
  /** How many files were looked at. */
  readonly count: number;
}

/** Reads one file; `name` becomes the path of the source. */
export function readSource(file: string, name: string, stat = statOf(file)): Source | FileProblem {
  if (stat && stat.size > MOST_BYTES)
    return { path: name, id: 'file-too-large', args: { limit: String(MOST_BYTES / 1024 / 1024) } };
  try {
    const bytes = readFileSync(file);
    if (isBinary(bytes)) return { path: name, id: 'binary-file', args: {} };
    const { text, encoding } = decode(bytes);
    return { path: name, text, language: languageOf(name), encoding };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT') return { path: name, id: 'no-such-file', args: {} };
    return { path: name, id: 'not-readable', args: { reason } };
  }
}

/** What is remembered of a file of which size and time have not changed. */
interface Remembered {
  readonly size: number;
  readonly time: number;
  /** Undefined for a text that cannot say anything about forwarding. */
  readonly read: Source | FileProblem | undefined;
}

/**
 * Reads files, keeping what did not change on disk: with the same object only files with another size or time are opened
 * again.
 */
export class FileReader {
  readonly #known = new Map<string, Remembered>();

  /**
   * The given files and everything relevant below the given folders. Paths that cannot be read are problems, and the rest is
   * still read. `isWanted` decides about files found in folders; named files are always read.
   */
  read(paths: readonly string[], base: string, isWanted: (name: string) => boolean): Files {
    const problems: FileProblem[] = [];
    const sources = new Map<string, Source>();
    const taken = new Set<string>();
    const take = (file: string, name: string, stat = statOf(file)): void => {
      if (taken.has(name)) return;
      taken.add(name);
      const read = this.#one(file, name, stat);
      if (read && 'text' in read) sources.set(name, read);
      else if (read) problems.push(read);
    };
    for (const given of paths) {
      const file = path.resolve(base, given);
      const name = shown(file, base);
      const stat = statOf(file);
      if (!stat?.isDirectory()) {
        take(file, name, stat);
        continue;
      }
      const failed = (folder: { name: string }, reason: string): void => {
        problems.push({ path: folder.name, id: 'not-readable', args: { reason } });
      };
      for (const found of walk({ file, name }, failed)) if (isWanted(found.name)) take(found.file, found.name);
    }
    return { sources: [...sources.values()], problems, count: taken.size };
  }

  #one(file: string, name: string, stat: Stats | undefined): Remembered['read'] {
    const known = this.#known.get(file);
    if (known && stat && known.size === stat.size && known.time === stat.mtimeMs) return known.read;
    const source = readSource(file, name, stat);
    const read = 'text' in source && !mayMatter(source) ? undefined : source;
    if (stat) this.#known.set(file, { size: stat.size, time: stat.mtimeMs, read });
    return read;
  }
}
