import { decode, type FileProblem, isBinary, languageOf, MOST_BYTES, type Source, tooLarge } from '../../text/index.ts';

export { type FileProblem, MOST_BYTES, tooLarge } from '../../text/index.ts';

/** What a folder holds. Links come as what they lead to; what is neither a file nor a folder is left out. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly isLink: boolean;
  /** The name of a file's object in Git, where the store knows it. */
  readonly object?: string;
}

/** A file found below a folder: where it is, and its name for people (with `/`). */
export interface Found {
  readonly file: string;
  readonly name: string;
  /** The name of its object in Git, where the store knows it. */
  readonly object?: string | undefined;
}

/** A state of files, on disk or in the history: the one way to them. Paths are absolute. */
export interface Store {
  /** What stands at a path; undefined for nothing, and `other` for what is neither a regular file nor a folder. */
  kindOf(path: string): 'file' | 'folder' | 'other' | undefined;
  /** What is in a folder, in order of name. Throws where it cannot be read. */
  entriesOf(folder: string): readonly FolderEntry[];
  /** The path without links, so that loops end. Throws where there is nothing. */
  realPath(path: string): string;
  /** Whether what stands at a path above a folder may speak for the folder: others who can write there must not. */
  maySpeakFor(path: string, folder: string): boolean;
  /** Reads one regular file; `name` becomes the path of the source. */
  source(file: string, name: string): Source | FileProblem;
  /** Reads regular files and hands each to `take`, in any order. */
  readAll(files: readonly Found[], take: Take): Promise<void>;
}

/** Takes what a file holds. */
export type Take = (file: Found, read: Source | FileProblem) => void;

/** Whether bytes that were read as UTF-8 are just that, without a mark: the common case, and the fastest for Node. */
export const isPlain = (text: string): boolean =>
  text.charCodeAt(0) !== 0xfeff && !text.includes('\ufffd') && !text.includes('\0');

/** Bytes of a file as a source. */
export function sourceOf(name: string, bytes: Buffer): Source | FileProblem {
  if (bytes.length > MOST_BYTES) return tooLarge(name);
  const text = bytes.toString('utf8');
  if (isPlain(text)) return { path: name, text, language: languageOf(name), encoding: 'utf8' };
  if (isBinary(bytes)) return { path: name, id: 'binary-file', args: {} };
  return { path: name, language: languageOf(name), ...decode(bytes) };
}
