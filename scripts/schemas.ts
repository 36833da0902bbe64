import { writeFileSync } from 'node:fs';
import { knowledgeIn } from '../src/adapters/node/knowledge.ts';
import { configJsonSchema, testsJsonSchema } from '../src/config/json-schema.ts';
import { nativeJsonSchema } from '../src/read/shapes/native-schema.ts';
import { inRoot } from './root.ts';

const folder = new URL('../schemas/', import.meta.url);

const plain = (markdown: string): string => markdown.replace(/`([^`]*)`|\*\*([^*]+)\*\*/g, '$1$2');

/** A schema with descriptions in plain text, which many programs show as it is, and beside them in Markdown, which editors prefer. */
function described(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(described);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
    if (key !== 'description' || typeof one !== 'string' || plain(one) === one) return [[key, described(one)]];
    return [
      [key, plain(one)],
      ['markdownDescription', one],
    ];
  });
  return Object.fromEntries(entries);
}

/** Text of every generated schema by its file name in `schemas/`. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const knowledge = knowledgeIn(inRoot('src/knowledge/data'));
  const text = (schema: unknown): string => `${JSON.stringify(described(schema))}\n`;
  return new Map([
    ['tenant.schema.json', text(nativeJsonSchema(knowledge))],
    ['config.schema.json', text(configJsonSchema())],
    ['tests.schema.json', text(testsJsonSchema())],
  ]);
}

if (import.meta.main) for (const [name, text] of schemaFiles()) writeFileSync(new URL(name, folder), text);
