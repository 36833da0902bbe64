/// <reference lib="dom" />
import { decode, type Encoding, isBinary } from '../../../text/index.ts';
import type { PageWord } from '../messages.ts';

/** A text as it came from a file; its line ends are as they were. */
export interface Taken {
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
}

/** A file that was not taken, with the word for the reason. */
export interface Left {
  readonly path: string;
  readonly why: PageWord;
  readonly limit: number;
}

/** What a page can hold without growing slow; what is beyond is named. */
const MOST_FILES = 2000;
const MOST_MEGABYTES = 16;

/** Folders that hold no settings, and the files of others that may. */
const SKIPPED = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);
const RELEVANT = /\.(?:ps1|psm1|psd1|ya?ml|jsonc?|csv|md|markdown|txt|ndr|eml)$/i;

interface Found {
  readonly path: string;
  readonly file: File;
}

/** The texts among files that a person chose, and those that were left out. A folder chosen as a whole gives paths inside of it. */
export async function takeFiles(found: readonly Found[]): Promise<{ readonly taken: Taken[]; readonly left: Left[] }> {
  const taken: Taken[] = [];
  const left: Left[] = [];
  const wanted = withoutRoot(found);
  const [beyond] = wanted.slice(MOST_FILES);
  if (beyond) left.push({ path: beyond.path, why: 'too-many-files', limit: MOST_FILES });
  for (const { path, file } of wanted.slice(0, MOST_FILES)) {
    if (file.size > MOST_MEGABYTES * 1024 * 1024) {
      left.push({ path, why: 'file-too-large', limit: MOST_MEGABYTES });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isBinary(bytes)) left.push({ path, why: 'binary-file', limit: 0 });
    else taken.push({ path, ...decode(bytes) });
  }
  return { taken, left };
}

/** Paths inside of a folder, where all files are of one. */
function withoutRoot(found: readonly Found[]): readonly Found[] {
  const roots = new Set(found.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : '')));
  const [root = ''] = roots;
  return roots.size === 1 ? found.map(({ path, file }) => ({ path: path.slice(root.length), file })) : found;
}

/** Files of a folder or a list that a person chose. */
export const chosen = (files: FileList): readonly Found[] =>
  [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(
      ({ path }) => !path.includes('/') || (RELEVANT.test(path) && !path.split('/').some((part) => SKIPPED.has(part))),
    );

/** Files that were dropped, those of folders included. */
export async function dropped({ items }: DataTransfer): Promise<readonly Found[]> {
  // The list is empty once the event is over: everything is taken first.
  const taken = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const entries = taken.flatMap(({ entry }) => entry ?? []);
  // What another program drags may be a file without an entry.
  const found: Found[] = taken.flatMap(({ entry, file }) => (entry || !file ? [] : [{ path: file.name, file }]));
  for (const entry of entries) await collect(entry, entry.isFile, found);
  return found;
}

async function collect(entry: FileSystemEntry, isAsked: boolean, found: Found[]): Promise<void> {
  if (found.length > MOST_FILES) return;
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    if (!isAsked && !RELEVANT.test(entry.name)) return;
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push({ path, file });
    return;
  }
  if (SKIPPED.has(entry.name)) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader hands out a hundred entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await collect(one, false, found);
  }
}
