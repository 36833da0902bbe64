import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { textOf } from './own-file.ts';

/** Kept code is written again, with the functions that other runs have needed since: often at first, later after this time. */
const FRESH_MS = 10 * 60 * 1000;

/** What is kept for one file: when that was first done, what V8 made of the file, and the text that it was made from. */
interface Kept {
  readonly first: number;
  readonly last: number;
  readonly code: Buffer;
}

/** Bytes of `first`; they leave the code at an address that V8 reads without a copy. */
const HEADER = 8;

function keptFor(text: Buffer, place: string): Kept | undefined {
  try {
    const content = readFileSync(place);
    const end = content.length - text.length;
    if (end < HEADER || !content.subarray(end).equals(text)) return undefined;
    return { first: content.readDoubleLE(), last: statSync(place).mtimeMs, code: content.subarray(HEADER, end) };
  } catch {
    return undefined;
  }
}

/** Whether as much time has gone by since the code was written as it took until then. */
const isDue = ({ first, last }: Kept, now: number): boolean => now - last > Math.min(last - first, FRESH_MS);

/** Writes beside the place and moves, so that no other process reads half a file. What cannot be written is not kept. */
function keep(place: string, first: number, script: Script, text: Buffer): void {
  try {
    const draft = `${place}.${process.pid}`;
    const header = Buffer.alloc(HEADER);
    header.writeDoubleLE(first);
    writeFileSync(draft, Buffer.concat([header, script.createCachedData(), text]), { mode: 0o600 });
    renameSync(draft, place);
  } catch {}
}

/**
 * Loads CommonJS files with the code that V8 compiled in earlier runs, kept in `folder`; undefined keeps nothing. Node's own
 * compile cache takes the code of a file before it runs, when most functions are not compiled yet; this one takes it when
 * the process ends. Files that `file` requires by a relative path are loaded in the same way.
 */
export function loadWithKeptCode(file: string, folder: string | undefined): unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const own = createRequire(file);
  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const text = readFileSync(name);
    const place = folder && path.join(folder, `mailflow-lint-${path.basename(name, '.cjs')}-${text.length}`);
    const kept = place ? keptFor(text, place) : undefined;
    const script = new Script(`(function (exports, require, module, __dirname) {${textOf(text)}\n})`, {
      filename: name,
      cachedData: kept?.code,
    });
    const now = Date.now();
    const used = script.cachedDataRejected ? undefined : kept;
    if (place && (!used || isDue(used, now))) process.once('exit', () => keep(place, used?.first ?? now, script, text));
    const require = (id: string): unknown =>
      id.startsWith('.') ? load(path.resolve(path.dirname(name), id)) : own(id);
    script.runInThisContext()(module.exports, require, module, path.dirname(name));
    return module.exports;
  };
  return load(file);
}
