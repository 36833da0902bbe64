import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { rulePages } from '../../scripts/rule-pages.ts';
import type { RuleExample } from '../../src/lint/index.ts';
import { languageOf } from '../../src/text/index.ts';
import { CONFIGURATION, type Files } from './analysis.ts';

export const root = path.resolve(import.meta.dirname, '../..');

/** All texts below a folder that a tenant may consist of. */
export function filesBelow(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = path.join(folder, name);
    return statSync(file).isFile() && languageOf(name) !== 'text' && statSync(file).size < 100_000;
  });
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Every test tenant and example, as absolute paths of folders. */
export const tenantFolders = ['test/tenants', 'examples'].flatMap((parent) =>
  readdirSync(path.join(root, parent))
    .map((name) => path.join(root, parent, name))
    .filter((folder) => statSync(folder).isDirectory()),
);

/** A name for a file that holds an example of a rule's page. */
export const EXAMPLE_FILES: Readonly<Record<RuleExample['language'], string>> = {
  powershell: 'example.ps1',
  dsc: 'example.ps1',
  yaml: 'example.exo.yaml',
  json: 'example.exo.json',
  configuration: CONFIGURATION,
};

/** The files of an example: the text itself, and the settings that a configuration is judged with. */
export function exampleFiles({ language, settings, ...texts }: RuleExample, which: 'bad' | 'good'): Files {
  return {
    [EXAMPLE_FILES[language]]: texts[which],
    ...(settings === undefined ? {} : { [EXAMPLE_FILES.yaml]: settings }),
  };
}

/** The wrong example of every rule's page, by name. */
export async function badExamples(): Promise<readonly (readonly [string, Files])[]> {
  return (await rulePages()).flatMap(({ name, docs }) =>
    docs.examples.map((example, index) => [`${name} ${index + 1}`, exampleFiles(example, 'bad')] as const),
  );
}

/** The tenants of the truth table, one for each that differs. */
export function truthTable(): readonly (readonly [string, Files])[] {
  const table = JSON.parse(readFileSync(path.join(root, 'test/verdict/truth-table.json'), 'utf8')) as {
    readonly cases: readonly { readonly id?: string; readonly tenant: unknown }[];
  };
  const texts = new Set(table.cases.map(({ tenant }) => JSON.stringify({ exchange: tenant }, null, 2)));
  return [...texts].map((text, index) => [`truth table ${index + 1}`, { 'tenant.exo.json': text }] as const);
}
