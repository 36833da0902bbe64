import { readFileSync } from 'node:fs';
import { Knowledge } from '../../src/knowledge/index.ts';
import { type Reading, read } from '../../src/read/index.ts';
import type { Tenant } from '../../src/tenant/index.ts';
import { merge } from '../../src/tenant/merge.ts';
import { languageOf } from '../../src/text/index.ts';

export const knowledge = new Knowledge((file) =>
  JSON.parse(readFileSync(new URL(`../../src/knowledge/data/${file}.json`, import.meta.url), 'utf8')),
);

/** Reads texts as the command line does and merges them into one tenant. */
export function tenantOf(files: Readonly<Record<string, string>>): Tenant {
  return merge(readingsOf(files), { name: 'test' });
}

export function readingsOf(files: Readonly<Record<string, string>>): readonly Reading[] {
  return Object.entries(files).map(([path, text]) =>
    read({ path, text, language: languageOf(path), encoding: 'utf8' }, knowledge),
  );
}

/** A tenant from the content of a native file. */
export function nativeTenant(exchange: unknown): Tenant {
  return tenantOf({ 'tenant.exo.json': JSON.stringify({ exchange }, null, 2) });
}
