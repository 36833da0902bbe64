import { readFileSync } from 'node:fs';
import type { NamedTenant } from '../../src/bounce/index.ts';
import type { ExplainOptions } from '../../src/explain.ts';
import { read } from '../../src/read/index.ts';
import { merge } from '../../src/tenant/index.ts';
import { LineIndex, languageOf, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

/** Options of an explanation with one tenant made of the given files. */
export function optionsWith(
  files: Readonly<Record<string, string>>,
  language: 'en' | 'ja' | 'fr' = 'en',
  name = 'test',
): ExplainOptions {
  const sources = Object.entries(files).map(
    ([path, text]): Source => ({ path, text, language: languageOf(path), encoding: 'utf8' }),
  );
  const tenant = merge(
    sources.map((source) => read(source, knowledge)),
    { name },
  );
  const tenants: NamedTenant[] = sources.length > 0 ? [{ name, tenant }] : [];
  return { knowledge, language, tenants, lines: (path) => new LineIndex(files[path] ?? '') };
}

/** Text of a sample bounce. */
export function sample(file: string): string {
  return readFileSync(new URL(`../bounce/samples/${file}`, import.meta.url), 'utf8');
}
