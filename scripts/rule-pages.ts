import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule, RuleDocs } from '../src/lint/contract.ts';
import { inRoot } from './root.ts';

/** One file of src/rules/: its name without ending, what runs, and its page. */
export interface RulePage {
  readonly name: string;
  readonly rule: Rule;
  readonly docs: RuleDocs;
}

const folder = inRoot('src/rules');

/** Names of all files of rules without their ending, in order. */
export const ruleNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  .map((name) => path.basename(name, '.ts'))
  .sort();

/** Every rule with its page, in the order of their names. */
export function rulePages(): Promise<readonly RulePage[]> {
  return Promise.all(
    ruleNames.map(async (name) => {
      const file = pathToFileURL(path.join(folder, `${name}.ts`)).href;
      return { name, ...((await import(file)) as Omit<RulePage, 'name'>) };
    }),
  );
}
