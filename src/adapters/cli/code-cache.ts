import { closeSync, constants, fstatSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { textOf } from '../node/own-file.ts';
import { isPrivate } from './private-folder.ts';

/** Cached code is written again after this time, with the functions that other runs have needed since. */
const FRESH_MS = 10 * 60 * 1000;

/** Bytes before the code: checksums of the text that it was made from, and of the code. V8 itself notices no flipped bit. */
const HEADER = 8;

/** What V8 made of a file in an earlier run. */
interface Cached {
  readonly code: Buffer;
  readonly written: number;
}

type Checksum = (bytes: Buffer) => number;

/** The code cached at a place for a text; undefined where there is none, it is damaged, or others could have written it. */
function cachedFor(text: Buffer, place: string, crc32: Checksum): Cached | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const stats = fstatSync(fd);
    if (!stats.isFile() || !isPrivate(stats)) return undefined;
    const content = readFileSync(fd);
    const code = content.subarray(HEADER);
    const isWhole = content.readUInt32LE(0) === crc32(text) && content.readUInt32LE(4) === crc32(code);
    return isWhole ? { code, written: stats.mtimeMs } : undefined;
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
function keep({ place, script, text }: Due, crc32: Checksum): void {
  try {
    const code = script.createCachedData();
    const header = Buffer.alloc(HEADER);
    header.writeUInt32LE(crc32(text), 0);
    header.writeUInt32LE(crc32(code), 4);
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([header, code]), { mode: 0o600, flag: 'wx' });
    renameSync(draft, place);
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
  // Loaded only where it is needed; Node 20 has no checksums and keeps nothing.
  const crc32 = folder === undefined ? undefined : (own('node:zlib') as { readonly crc32?: Checksum }).crc32;
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const text = readFileSync(name);
    const place = folder && crc32 && path.join(folder, `${path.basename(name, '.cjs')}-${text.length}`);
    const kept = place ? cachedFor(text, place, crc32) : undefined;
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
  if (crc32)
    process.once('exit', () => {
      for (const one of due) keep(one, crc32);
    });
  return load(file);
}
