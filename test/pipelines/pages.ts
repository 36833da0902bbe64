import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inRoot } from '../../scripts/root.ts';

const page = (name: string): string => readFileSync(inRoot('docs/pipelines', `${name}.md`), 'utf8');

/** What the first table of a page says: the name in the first column, and what stands in the second. */
export function tableOf(name: string): ReadonlyMap<string, string> {
  const [table = ''] =
    page(name)
      .split(/^\| --- .*\n/m)[1]
      ?.split('\n\n') ?? [];
  return new Map(
    [...table.matchAll(/^\| `([^`]+)` \| (.*?)\|/gm)].map(([, key = '', text = '']) => [key, text.trim()]),
  );
}

/** How a table says a default; the words where it is no value. */
export const inTable = (value: string | boolean, words?: string): string =>
  words ?? (value === '' ? '' : `\`${value}\``);

/** The examples of a page. */
export const examplesOf = (name: string): readonly unknown[] =>
  [...page(name).matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => parse(text) as unknown);
