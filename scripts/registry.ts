// Writes src/rules/index.ts, the list of all rules, from the files of the folder. With --check only says when it is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.ts';
import { ruleNames } from './rule-pages.ts';

const camel = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The text of the registry for the files that are there. */
export const registry = `import type { Rule } from '../lint/contract.ts';
${ruleNames.map((id) => `import { rule as ${camel(id)} } from './${id}.ts';`).join('\n')}

/** All rules, by id; written by scripts/registry.ts. */
export const rules: readonly Rule[] = [
${ruleNames.map((id) => `  ${camel(id)},`).join('\n')}
];
`;

if (process.argv[1] && import.meta.filename === path.resolve(process.argv[1])) {
  const file = inRoot('src/rules/index.ts');
  if (!process.argv.includes('--check')) writeFileSync(file, registry);
  else if (readFileSync(file, 'utf8') !== registry) {
    console.log('src/rules/index.ts is out of date: run npm run registry');
    process.exitCode = 1;
  }
}
