import { readFileSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from '../src/config/json-schema.ts';
import { Knowledge } from '../src/knowledge/index.ts';
import { nativeJsonSchema } from '../src/read/shapes/native-schema.ts';

const folder = new URL('../schemas/', import.meta.url);

/** Text of every generated schema by its file name in `schemas/`. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const knowledge = new Knowledge((file) =>
    readFileSync(new URL(`../src/knowledge/data/${file}`, import.meta.url), 'utf8'),
  );
  const text = (schema: unknown): string => `${JSON.stringify(schema)}\n`;
  return new Map([
    ['tenant.schema.json', text(nativeJsonSchema(knowledge))],
    ['config.schema.json', text(configJsonSchema())],
  ]);
}

if (import.meta.main) for (const [name, text] of schemaFiles()) writeFileSync(new URL(name, folder), text);
