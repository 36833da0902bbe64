import { table } from './table.ts';
/** Language of a text, chosen from its file name (and, for `.txt` exports, from its content). */
export type Language = 'powershell' | 'psd1' | 'yaml' | 'json' | 'csv' | 'markdown' | 'ndr' | 'text';

/** How the bytes of a file became text; a fix writes them back the same way. */
export type Encoding =
  | 'utf8'
  | 'utf8-bom'
  | 'utf16le'
  | 'utf16be'
  | 'utf16le-no-bom'
  | 'utf16be-no-bom'
  | 'shift-jis'
  | 'euc-jp'
  | 'windows-1252';

/**
 * One text to analyse. `path` is the identity of the source: POSIX separators, relative to the folder that was given
 * where possible. `text` holds no byte order mark; every offset of the product counts UTF-16 code units of it.
 */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly encoding: Encoding;
}

const BY_EXTENSION: Readonly<Record<string, Language>> = table({
  ps1: 'powershell',
  psm1: 'powershell',
  psd1: 'psd1',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  jsonc: 'json',
  csv: 'csv',
  md: 'markdown',
  markdown: 'markdown',
  ndr: 'ndr',
  eml: 'ndr',
});

/** Language of a path by its extension in any case; `text` when the extension says nothing. */
export function languageOf(path: string): Language {
  const dot = path.lastIndexOf('.');
  return BY_EXTENSION[path.slice(dot + 1).toLowerCase()] ?? 'text';
}

/** Files with more bytes than this are named as unread. The largest real export seen has 2.5 MB. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** Why a file or folder was not read, or not in full. */
export type FileProblemId =
  | 'no-such-file'
  | 'not-readable'
  | 'binary-file'
  | 'no-regular-file'
  | 'link-leads-outside'
  | 'nothing-to-read'
  | 'kind-not-read'
  | 'xml-not-read'
  | 'language-not-read'
  | 'documents-not-read'
  | 'too-many-files'
  | 'too-many-patterns'
  | 'file-too-large'
  | 'rule-failed';

/** A file or folder that could not be read. */
export interface FileProblem {
  readonly path: string;
  readonly id: FileProblemId;
  readonly args: Readonly<Record<string, string>>;
}

/** A file that is too large to be read. */
export function tooLarge(path: string): FileProblem {
  return { path, id: 'file-too-large', args: { limit: String(MOST_BYTES / 1024 / 1024) } };
}
