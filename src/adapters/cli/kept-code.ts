import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';

/** How long code is kept as it is. Later it is written again, with the functions that other runs have needed since. */
const FRESH_MS = 10 * 60 * 1000;

/** What is kept for one file: what V8 made of it, then the text that it was made from. */
interface Kept {
  readonly code: Buffer;
  readonly since: number;
}

function keptFor(text: Buffer, place: string): Kept | undefined {
  try {
    const content = readFileSync(place);
    const end = Math.max(content.length - text.length, 0);
    if (!content.subarray(end).equals(text)) return undefined;
    return { code: content.subarray(0, end), since: statSync(place).mtimeMs };
  } catch {
    return undefined;
  }
}

/** Writes beside the place and moves, so that no other process reads half a file. What cannot be written is not kept. */
function keep(place: string, text: Buffer, script: Script): void {
  try {
    const draft = `${place}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([script.createCachedData(), text]), { mode: 0o600 });
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
    const script = new Script(`(function (exports, require, module, __dirname) {${text}\n})`, {
      filename: name,
      cachedData: kept?.code,
    });
    if (place && (!kept || script.cachedDataRejected || Date.now() - kept.since > FRESH_MS))
      process.once('exit', () => keep(place, text, script));
    const require = (id: string): unknown =>
      id.startsWith('.') ? load(path.resolve(path.dirname(name), id)) : own(id);
    script.runInThisContext()(module.exports, require, module, path.dirname(name));
    return module.exports;
  };
  return load(file);
}
