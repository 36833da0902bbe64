// Writes what is generated: one page per rule with the list of all, in every language, the semantics of the verdicts, the
// picture of the rooms, and the names of rules for PowerShell. With --check only says what is out of date.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { knowledgeIn } from '../src/adapters/node/knowledge.ts';
import { LANGUAGES, type UserLanguage, useTranslations } from '../src/messages/index.ts';
import { pageFolder } from '../src/report/rule-docs.ts';
import { rulePageMarkdown } from '../src/report/rule-page.ts';
import { architecturePage } from './architecture/picture.ts';
import { semanticsPage } from './docs-semantics.ts';
import { bundle, stale as staleTranslations } from './l10n.ts';
import { inRoot } from './root.ts';
import { type RulePage, rulePages, translatedDocs } from './rule-pages.ts';
import { rulesOverview } from './rules-overview.ts';
import { waysOut } from './ways-out.ts';

const NAMES: Readonly<Record<UserLanguage, string>> = { en: 'English', ja: '日本語', fr: 'Français' };

const knowledge = knowledgeIn(inRoot('src/knowledge/data'));
const english = await rulePages();
const offered = new Map(english.map(({ name, rule: { meta }, docs }) => [name, waysOut(meta, docs)]));

/** Links to a page in the other languages. */
function otherLanguages(name: string, from: UserLanguage): string {
  const link = (to: UserLanguage): string =>
    to === from
      ? NAMES[to]
      : `[${NAMES[to]}](${path.posix.join(path.posix.relative(pageFolder(from), pageFolder(to)), name)})`;
  return LANGUAGES.map(link).join(' · ');
}

/** Every page of a language by its path below docs/rules/. */
async function pagesIn(language: UserLanguage): Promise<[string, string][]> {
  useTranslations(language === 'en' ? {} : bundle(language));
  const prose = language === 'en' ? {} : await translatedDocs(language);
  const pages = english.map((page): RulePage => ({ ...page, docs: { ...page.docs, ...prose[page.name] } }));
  const text = (name: string, markdown: string): [string, string] => [
    path.posix.join(pageFolder(language), name),
    `${otherLanguages(name, language)}\n\n${markdown.trimEnd()}\n`,
  ];
  const written = [
    text(
      'README.md',
      rulesOverview(pages, language, ({ id }) => offered.get(id) ?? []),
    ),
    ...pages.map(({ rule: { meta }, docs }) => text(`${meta.id}.md`, rulePageMarkdown(meta.id, docs, meta, knowledge))),
  ];
  useTranslations({});
  return written;
}

const wanted = new Map<string, string>();
for (const language of LANGUAGES) for (const [name, text] of await pagesIn(language)) wanted.set(name, text);
/** Single files; the module for PowerShell completes names of rules. */
const single = [
  ['docs/architecture.md', architecturePage()],
  ['docs/semantics.md', semanticsPage()],
  ['powershell/MailflowLint/rules.txt', english.map(({ name }) => `${name}\n`).join('')],
] as const;
const staleSingle = single.filter(
  ([name, text]) => !existsSync(inRoot(name)) || readFileSync(inRoot(name), 'utf8') !== text,
);
const folder = inRoot('docs/rules');
const present = globSync('**/*.md', { cwd: folder }).map((name) => name.replaceAll(path.sep, '/'));
const stale = [...wanted].filter(
  ([name, text]) => !present.includes(name) || readFileSync(path.join(folder, name), 'utf8') !== text,
);
const orphans = present.filter((name) => !wanted.has(name));
if (process.argv.includes('--check')) {
  for (const name of [...stale.map(([name]) => name), ...orphans]) console.log(`docs/rules/${name} is out of date.`);
  for (const [name] of staleSingle) console.log(`${name} is out of date.`);
  process.exitCode = stale.length + orphans.length + staleSingle.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of stale) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  for (const name of orphans) rmSync(path.join(folder, name));
  for (const [name, text] of staleSingle) writeFileSync(inRoot(name), text);
  console.log(`docs/rules: ${wanted.size} pages, ${stale.length} written, ${orphans.length} removed.`);
  const ways = [...offered.values()];
  const counts = (['safe', 'review', 'snippet'] as const).map(
    (way) => `${way} ${ways.filter((own) => own.includes(way)).length}`,
  );
  console.log(
    `ways out of ${ways.length} rules: ${counts.join(', ')}, none ${ways.filter((own) => own.length === 0).length}`,
  );
  for (const line of await staleTranslations()) console.log(line);
}
