import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleDocsFiles } from '../../scripts/rule-pages.ts';
import type { Command, World } from '../../src/adapters/cli/command.ts';
import { COMMANDS } from '../../src/adapters/cli/overview.ts';
import { Knowledge } from '../../src/knowledge/index.ts';

const root = path.resolve(import.meta.dirname, '../..');

const docs = await ruleDocsFiles();

/** Text of a data file from the sources, as a build would have it. */
export const load = (file: string): string =>
  docs[file] ?? readFileSync(path.join(root, 'src/knowledge/data', file), 'utf8');

export const knowledge = new Knowledge(load);

/** A world that keeps what is printed, with English sentences, a fixed day and no variables but those given. */
export function testWorld(
  cwd: string,
  input = '',
  env: World['env'] = {},
): World & { readonly printed: { out: string; err: string } } {
  const printed = { out: '', err: '' };
  return {
    cwd,
    env,
    language: 'en',
    knowledge,
    version: '0.0.0',
    today: '2026-11-25',
    colour: false,
    packaged: (file) => readFileSync(path.join(root, file), 'utf8'),
    input: () => new TextEncoder().encode(input),
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    printed,
  };
}

/** The commands of the command line, from the sources. */
export const commands = Object.fromEntries(
  await Promise.all(
    Object.keys(COMMANDS).map(async (name) => {
      const module = (await import(`../../src/adapters/cli/commands/${name}.ts`)) as { command: Command };
      return [name, module.command] as const;
    }),
  ),
);
