// Writes what is generated below docs/: one page per rule with the list of all, and the semantics of the verdicts. With --check
// only says what is out of date.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { knowledgeIn } from '../src/adapters/cli/knowledge.ts';
import { rulePageMarkdown } from '../src/report/rule-page.ts';
import { semanticsPage } from './docs-semantics.ts';
import { inRoot } from './root.ts';
import { type RulePage, rulePages } from './rule-pages.ts';
import { waysOut } from './ways-out.ts';

function overview(pages: readonly RulePage[]): string {
  const row = ({ rule: { meta }, docs }: RulePage): string =>
    `| [${meta.id}](${meta.id}.md) | ${meta.optional ? 'off' : meta.severity} | ${waysOut(meta, docs).join(', ') || 'none'} | ${docs.summary} |`;
  return [
    '# Rules',
    '',
    'The way out: a *safe* fix changes nothing about what happens, a *review* fix names its consequence, a *snippet* leaves a name to fill',
    'in. Where there is none, the page says why.',
    '',
    '| rule | severity | way out | what it reports |',
    '|---|---|---|---|',
    ...pages.map(row),
    '',
  ].join('\n');
}

const knowledge = knowledgeIn(inRoot('src/knowledge/data'));
const pages = await rulePages();
const wanted = new Map<string, string>([
  ['README.md', overview(pages)],
  ...pages.map(({ rule: { meta }, docs }): [string, string] => [
    `${meta.id}.md`,
    `${rulePageMarkdown(meta.id, docs, meta, knowledge)}\n`,
  ]),
]);
const semantics = inRoot('docs/semantics.md');
const semanticsStale = !existsSync(semantics) || readFileSync(semantics, 'utf8') !== semanticsPage();
const folder = inRoot('docs/rules');
const present = existsSync(folder) ? globSync('*.md', { cwd: folder }) : [];
const stale = [...wanted].filter(
  ([name, text]) => !present.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== text,
);
const orphans = present.filter((name) => !wanted.has(name));
if (process.argv.includes('--check')) {
  for (const name of [...stale.map(([name]) => name), ...orphans]) console.log(`docs/rules/${name} is out of date.`);
  if (semanticsStale) console.log('docs/semantics.md is out of date.');
  process.exitCode = semanticsStale || stale.length + orphans.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(path.join(folder, name), text);
  for (const name of orphans) rmSync(path.join(folder, name));
  if (semanticsStale) writeFileSync(semantics, semanticsPage());
  console.log(`docs/rules: ${wanted.size} pages, ${stale.length} written, ${orphans.length} removed.`);
}
