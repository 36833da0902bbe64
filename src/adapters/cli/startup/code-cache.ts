import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { textOf } from '../../node/own-file.ts';
import { isPrivate } from './private-folder.ts';

/** Cached code is written again after this time, with the functions that other runs have needed since. */
const FRESH_MS = 10 * 60 * 1000;
/** Files that no run has written again for so long belong to versions that are gone. */
const STALE_MS = 30 * 24 * 60 * 60 * 1000;
/** So many files are kept at most: all commands of one version are some 130. */
const MOST_FILES = 400;
/** What this file writes: a name with the length of its text, and drafts of runs that were killed. */
const OWN_NAME = /^[\w-]+-\d+(\.\d+)?$/;

/**
 * The code at a place stands there twice, behind the text that it was made from: V8 itself notices no flipped bit, and to compare is
 * faster than to load checksums (node:zlib brings all streams of Node: 3 of 80 ms of processor time).
 */
function codeIn(content: Buffer, text: Buffer): Buffer | undefined {
  const size = (content.length - text.length) / 2;
  const [first, second] = [content.subarray(text.length, text.length + size), content.subarray(text.length + size)];
  return size > 0 && text.equals(content.subarray(0, text.length)) && first.equals(second) ? first : undefined;
}

/** What V8 made of a file in an earlier run. */
interface Cached {
  readonly code: Buffer;
  readonly written: number;
}

/** The code cached at a place for a text; undefined where there is none, it is damaged, or others could have written it. */
function cachedFor(text: Buffer, place: string): Cached | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const stats = fstatSync(fd);
    if (!stats.isFile() || !isPrivate(stats)) return undefined;
    const content = readFileSync(fd);
    const code = codeIn(content, text);
    return code && { code, written: stats.mtimeMs };
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Code that is to be kept when the process ends. */
interface Due {
  readonly place: string;
  readonly script: Script;
  readonly text: Buffer;
}

/** Writes beside the place and moves, so that no other process reads half a file. What cannot be written is not kept. */
function keep({ place, script, text }: Due): void {
  try {
    const code = script.createCachedData();
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([text, code, code]), { mode: 0o600, flag: 'wx' });
    renameSync(draft, place);
  } catch {}
}

/** Removes what versions that are gone have left, and nothing that this file did not write. */
function tidy(folder: string): void {
  try {
    const files = readdirSync(folder)
      .filter((name) => OWN_NAME.test(name))
      .map((name) => ({ place: path.join(folder, name), stats: lstatSync(path.join(folder, name)) }))
      .filter(({ stats }) => stats.isFile())
      .sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs);
    const oldest = Date.now() - STALE_MS;
    for (const [at, { place, stats }] of files.entries())
      if (at >= MOST_FILES || stats.mtimeMs < oldest) unlinkSync(place);
  } catch {}
}

/**
 * Loads CommonJS files with the code that V8 compiled in earlier runs, kept in `folder`, which nobody else may write;
 * undefined keeps nothing. Node's own compile cache takes the code of a file before it runs, when most functions are not
 * compiled yet; this one takes it when the process ends. Files that `file` requires by a relative path are loaded in the
 * same way.
 */
export function loadWithCodeCache(file: string, folder: string | undefined): unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const due: Due[] = [];
  const own = createRequire(file);
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const text = readFileSync(name);
    const place = folder && path.join(folder, `${path.basename(name, '.cjs')}-${text.length}`);
    const kept = place ? cachedFor(text, place) : undefined;
    const script = new Script(`(function (exports, require, module, __dirname) {${textOf(text)}\n})`, {
      filename: name,
      cachedData: kept?.code,
    });
    const isFresh = kept && !script.cachedDataRejected && Date.now() - kept.written < FRESH_MS;
    if (place && !isFresh) due.push({ place, script, text });
    const require = (id: string): unknown =>
      id.startsWith('.') ? load(path.resolve(path.dirname(name), id)) : own(id);
    script.runInThisContext()(module.exports, require, module, path.dirname(name));
    return module.exports;
  };
  if (folder)
    process.once('exit', () => {
      for (const one of due) keep(one);
      if (due.length > 0) tidy(folder);
    });
  return load(file);
}
