import { readFileSync } from 'node:fs';
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
  /** Names of the files that were opened and read, those that cannot say anything about forwarding included. */
  readonly read: ReadonlySet<string>;
}

/** UTF-8 without a mark, the common case, as Node reads it fastest; undefined for anything that needs a closer look. */
function plainText(file: string): string | undefined {
  const text = readFileSync(file, 'utf8');
  const plain = text.charCodeAt(0) !== 0xfeff && !text.includes('\ufffd') && !text.includes('\0');
  return plain ? text : undefined;
}

/** Reads one file; `name` becomes the path of the source. */
export function readSource(file: string, name: string): Source | FileProblem {
  const tooLarge = { path: name, id: 'file-too-large', args: { limit: String(MOST_BYTES / 1024 / 1024) } };
  try {
    const language = languageOf(name);
    const plain = plainText(file);
    if (plain !== undefined)
      return plain.length > MOST_BYTES ? tooLarge : { path: name, text: plain, language, encoding: 'utf8' };
    const bytes = readFileSync(file);
    if (bytes.length > MOST_BYTES) return tooLarge;
    return isBinary(bytes) ? { path: name, id: 'binary-file', args: {} } : { path: name, language, ...decode(bytes) };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'ENOENT') return { path: name, id: 'no-such-file', args: {} };
    if (reason === 'ERR_STRING_TOO_LONG' || reason === 'ERR_FS_FILE_TOO_LARGE') return tooLarge;
    return { path: name, id: 'not-readable', args: { reason } };
  }
}

/** What a file gave; undefined for a text that cannot say anything about forwarding. */
type Read = Source | FileProblem | undefined;

/** Reads files, each once: what changed on disk since is told with `forget`. */
export class FileReader {
  readonly #known = new Map<string, Read>();

  /** Opens a file again the next time; everything when the file is not one that was read. */
  forget(file: string): void {
    if (!this.#known.delete(file)) this.#known.clear();
  }

  /**
   * The given files and everything relevant below the given folders. Paths that cannot be read are problems, and the rest is
   * still read. `isWanted` decides about files found in folders; named files are always read. What a shape of the configuration
   * describes (`isMapped`) matters whatever its words are.
   */
  read(
    paths: readonly string[],
    base: string,
    isWanted: (name: string) => boolean,
    isMapped: (name: string) => boolean = () => false,
  ): Files {
    const problems: FileProblem[] = [];
    const sources = new Map<string, Source>();
    const taken = new Set<string>();
    const unreadable: string[] = [];
    const take = (file: string, name: string): void => {
      const before = taken.size;
      if (taken.add(name).size === before) return;
      const read = this.#one(file, name, isMapped(name));
      if (read === undefined) return;
      if ('text' in read) sources.set(name, read);
      else {
        problems.push(read);
        unreadable.push(name);
      }
    };
    for (const given of paths) {
      const file = path.resolve(base, given);
      const name = shown(file, base);
      if (!statOf(file)?.isDirectory()) {
        take(file, name);
        continue;
      }
      const failed = (folder: { name: string }, reason: string): void => {
        problems.push({ path: folder.name, id: 'not-readable', args: { reason } });
      };
      for (const found of walk({ file, name }, failed)) if (isWanted(found.name)) take(found.file, found.name);
    }
    for (const name of unreadable) taken.delete(name);
    return { sources: [...sources.values()], problems, read: taken };
  }

  #one(file: string, name: string, isMapped: boolean): Read {
    if (this.#known.has(file)) return this.#known.get(file);
    const source = readSource(file, name);
    const read = 'text' in source && !isMapped && !mayMatter(source) ? undefined : source;
    this.#known.set(file, read);
    return read;
  }
}
