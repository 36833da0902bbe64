import { writeFileSync } from 'node:fs';
import { knowledgeIn } from '../src/adapters/node/knowledge.ts';
import { configJsonSchema, testsJsonSchema } from '../src/config/json-schema.ts';
import { nativeJsonSchema } from '../src/read/shapes/native-schema.ts';
import { inRoot } from './root.ts';

const folder = new URL('../schemas/', import.meta.url);

/** Text of every generated schema by its file name in `schemas/`. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const knowledge = knowledgeIn(inRoot('src/knowledge/data'));
  const text = (schema: unknown): string => `${JSON.stringify(schema)}\n`;
  return new Map([
    ['tenant.schema.json', text(nativeJsonSchema(knowledge))],
    ['config.schema.json', text(configJsonSchema())],
    ['tests.schema.json', text(testsJsonSchema())],
  ]);
}

if (import.meta.main) for (const [name, text] of schemaFiles()) writeFileSync(new URL(name, folder), text);
