import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
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
/** So many files are kept at most: all commands of one version are some 90. */
const MOST_FILES = 400;
/** What this file writes: a name with the length of its text, and drafts of runs that were killed. */
const OWN_NAME = /^[\w-]+-\d+(\.\d+)?$/;

/** Pieces of a file that are compared with what is in memory. Fresh memory takes long to get: this and `room` are used for all files. */
const piece = Buffer.allocUnsafeSlow(1 << 16);
/** The system gives a page of it when it is first written. */
let room = Buffer.allocUnsafeSlow(1 << 21);

/** Fills a buffer with the next bytes of a file; false where it has fewer. */
function fill(fd: number, bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, bytes, at, bytes.length - at, null);
    if (read === 0) return false;
    at += read;
  }
  return true;
}

/** So many bytes of the room, which the next call gives again. */
function roomFor(size: number): Buffer {
  if (room.length < size) room = Buffer.allocUnsafeSlow(size);
  return room.subarray(0, size);
}

/** Whether a file goes on with these bytes. */
function goesOn(fd: number, bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, piece, 0, Math.min(piece.length, bytes.length - at), null);
    if (read === 0 || !piece.subarray(0, read).equals(bytes.subarray(at, at + read))) return false;
    at += read;
  }
  return true;
}

/**
 * The code in a file of `length` bytes stands there twice, behind the text that it was made from: V8 itself notices no flipped bit, and
 * to compare is faster than to load checksums (node:zlib brings all streams of Node: 3 of 80 ms of processor time).
 */
function codeIn(fd: number, length: number, text: Buffer): Buffer | undefined {
  const size = (length - text.length) / 2;
  if (size <= 0 || !Number.isInteger(size) || !goesOn(fd, text)) return undefined;
  const code = roomFor(size);
  return fill(fd, code) && goesOn(fd, code) ? code : undefined;
}

/** What V8 made of a file in an earlier run. */
interface Cached {
  /** To be used before the next file is looked for. */
  readonly code: Buffer;
  readonly written: number;
}

/**
 * The code cached at a place for a text; undefined where there is none, it is damaged, or others could have written it. It takes the
 * room of the text.
 */
function cachedFor(text: Buffer, place: string): Cached | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const stats = fstatSync(fd);
    if (!stats.isFile() || !isPrivate(stats)) return undefined;
    const code = codeIn(fd, stats.size, text);
    return code && { code, written: stats.mtimeMs };
  } catch {
    return undefined;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** Code that was loaded, to be kept when the process ends. */
interface Loaded {
  readonly place: string;
  readonly script: Script;
  readonly text: string;
}

/** Writes beside the place and moves, so that no other process reads half a file. What cannot be written is not kept. */
function keep({ place, script, text }: Loaded): void {
  try {
    const code = script.createCachedData();
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([Buffer.from(text), code, code]), { mode: 0o600, flag: 'wx' });
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

const HEAD = Buffer.from('(function (exports, require, module, __dirname) {');
const TAIL = Buffer.from('\n})');

/** A CommonJS file as the expression of a function, in the room. It is made as bytes, as joined strings would be copied once more. */
function functionIn(name: string): Buffer {
  const fd = openSync(name, constants.O_RDONLY);
  try {
    const size = fstatSync(fd).size;
    const bytes = roomFor(HEAD.length + size + TAIL.length);
    HEAD.copy(bytes);
    if (!fill(fd, bytes.subarray(HEAD.length, -TAIL.length))) throw new Error(`${name} is being written`);
    TAIL.copy(bytes, HEAD.length + size);
    return bytes;
  } finally {
    closeSync(fd);
  }
}

/**
 * Loads CommonJS files with the code that V8 compiled in earlier runs, kept in `folder`, which nobody else may write;
 * undefined keeps nothing. Node's own compile cache takes the code of a file before it runs, when most functions are not
 * compiled yet; this one takes it when the process ends. Files that `file` requires by a relative path are loaded in the
 * same way. A run that loads something for the first time is of another kind than those before and needs other functions of what it
 * shares with them: all that it loaded is kept again. That takes 8 of 194 ms of processor time off the second lint with YAML.
 */
export function loadWithCodeCache(file: string, folder: string | undefined): unknown {
  const modules = new Map<string, { exports: unknown }>();
  const loaded: Loaded[] = [];
  let isDue = false;
  const own = createRequire(file);
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const bytes = functionIn(name);
    const text = textOf(bytes);
    const place = folder && path.join(folder, `${path.basename(name, '.cjs')}-${bytes.length}`);
    const kept = place ? cachedFor(bytes, place) : undefined;
    const script = new Script(text, { filename: name, cachedData: kept?.code });
    const isFresh = kept && !script.cachedDataRejected && Date.now() - kept.written < FRESH_MS;
    isDue ||= !isFresh;
    if (place) loaded.push({ place, script, text });
    const require = (id: string): unknown =>
      id.startsWith('.') ? load(path.resolve(path.dirname(name), id)) : own(id);
    script.runInThisContext()(module.exports, require, module, path.dirname(name));
    return module.exports;
  };
  if (folder)
    process.once('exit', () => {
      if (!isDue) return;
      for (const one of loaded) keep(one);
      tidy(folder);
    });
  return load(file);
}
