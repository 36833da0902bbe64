import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { manifestTexts } from '../scripts/language-files.ts';
import { extensionManifest, npmManifest } from '../scripts/manifest.ts';
import { extensionPage } from '../scripts/stage.ts';
import { EDITOR_LANGUAGES } from '../src/editor/languages.ts';
import { LANGUAGES } from '../src/messages/index.ts';
import { inputSchema, TOOLS } from '../src/tools/definitions.ts';
import { editorToolName } from '../src/tools/names.ts';
import { type Feature, featuresOf } from './support/features.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const json = (file: string): Record<string, unknown> => JSON.parse(read(file)) as Record<string, unknown>;

interface Contributes {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
  readonly submenus: readonly { readonly id: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly title: string }[] };
  readonly views: Readonly<Record<string, readonly { readonly name: string }[]>>;
  readonly languages: readonly { readonly aliases: readonly string[]; readonly extensions: readonly string[] }[];
}

const manifest = extensionManifest();
const contributes = manifest.contributes as Contributes;
const commands = contributes.commands.map(({ command }) => command);
const code = globSync('src/adapters/vscode/*.ts', { cwd: root }).map(read).join('\n');

/** Commands that links and actions of the product itself call; nobody looks for them by name. */
const INTERNAL = [
  'mailflow-lint.openRule',
  'mailflow-lint.reviewFix',
  'mailflow-lint.showCommands',
  'mailflow-lint.stateFact',
];

test('every text of the manifest exists in every language, and none is left over', () => {
  const used = [...new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''))].sort();
  for (const file of LANGUAGES.map(manifestTexts)) {
    assert.deepEqual(Object.keys(json(file)).sort(), used, file);
  }
});

test('npm, which translates nothing, gets the English description', () => {
  assert.equal(npmManifest().description, json('package.nls.json').description);
});

test('the npm package says nothing of the editor, and the extension nothing of npm', () => {
  assert.deepEqual(
    Object.keys(npmManifest()).filter((key) => key in manifest),
    ['name', 'description', 'version', 'license', 'keywords', 'engines'],
  );
  assert.deepEqual(Object.keys(npmManifest().engines as object), ['node']);
  assert.deepEqual(Object.keys(manifest.engines as object), ['vscode']);
  for (const { scripts, devDependencies, dependencies } of [npmManifest(), manifest])
    assert.deepEqual([scripts, devDependencies, dependencies], [undefined, undefined, undefined]);
});

test('the code registers the commands of the manifest and no others', () => {
  const written = [...code.matchAll(/'(mailflow-lint\.[a-z][\w]*)'/gi)].map(([, name]) => name ?? '');
  const names = new Set([...written, ...commands.filter((name) => name.startsWith('mailflow-lint.insert.'))]);
  const notCommands = [
    'mailflow-lint.forwarding',
    'mailflow-lint.mailflow',
    'mailflow-lint.status',
    'mailflow-lint.insert',
  ];
  const known = [...names].filter((name) => !notCommands.includes(name)).sort();
  assert.deepEqual(known, [...commands, ...INTERNAL].sort());
});

test('menus name commands and submenus that exist', () => {
  const submenus = contributes.submenus.map(({ id }) => id);
  for (const { command, submenu } of Object.values(contributes.menus).flat()) {
    if (command) assert.ok(commands.includes(command), command);
    if (submenu) assert.ok(submenus.includes(submenu), submenu);
  }
});

test('every setting of the manifest is read by the code', () => {
  for (const name of Object.keys(contributes.configuration.properties)) {
    assert.match(code, new RegExp(`get(?:<\\w+>)?\\('${name.replace('mailflowLint.', '')}'\\)`), name);
  }
});

const nls = json('package.nls.json') as Readonly<Record<string, string>>;
const features = featuresOf(read('docs/features.md'));
const titles = contributes.commands.map(({ title }) => nls[title.replaceAll('%', '')] ?? title);

/** The features of a section of the page, each with the rest of its row. */
const inSection = (wanted: string): readonly Feature[] => features.filter(({ section }) => section === wanted);

test('the page about features names every command and setting with its default, and none that does not exist', () => {
  const named = inSection('Commands').map(({ name }) => name);
  assert.deepEqual(named.toSorted(), titles.toSorted());
  assert.deepEqual(
    inSection('Settings')
      .map(({ name, rest }) => `${name} ${rest.split('|')[0]?.trim()}`)
      .toSorted(),
    Object.entries(contributes.configuration.properties)
      .map(([name, setting]) => `\`${name}\` \`${String(setting.default)}\``)
      .toSorted(),
  );
});

test('the page about features names every view, and every language that the extension starts for', () => {
  const page = read('docs/features.md');
  for (const [container, views] of Object.entries(contributes.views)) {
    const own = contributes.viewsContainers.activitybar.find(({ id }) => id === container);
    for (const title of [own?.title ?? '', ...views.map(({ name }) => name)].map((key) => nls[key.replaceAll('%', '')]))
      assert.ok(page.includes(`*${title}*`), title);
  }
  const named = inSection('Languages').flatMap(({ rest }) =>
    [...rest.matchAll(/`([a-z][\w.-]*)`/g)].map(([, id]) => id),
  );
  assert.deepEqual(named.map((id) => `onLanguage:${id}`).toSorted(), languagesOfStart().toSorted());
  for (const { aliases, extensions } of contributes.languages)
    for (const word of [`*${aliases[0]}*`, ...extensions.map((one) => `\`${one}\``)])
      assert.ok(page.includes(word), word);
});

test('the page of the extension says how to install it, and leads to nothing that the editor does not show', () => {
  const page = extensionPage(read('README.md'));
  assert.match(page, /^# Mailflow Lint\n/);
  assert.match(page, /\*Extensions: Install from VSIX\.\.\.\*/);
  assert.match(page, /\n## What it reads\n/);
  assert.doesNotMatch(page, /npm |node |<!--|!\[/);
  for (const [, target = ''] of page.matchAll(/\]\(([^)]*)\)/g)) assert.match(target, /^https:/);
});

test('the files that the manifest names exist', () => {
  const files = [...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:media|schemas|syntaxes)\/[^"]+)"/g)];
  for (const [, file] of files) assert.ok(existsSync(path.join(root, file ?? '')), file);
});

/** The languages whose documents start the extension. */
function languagesOfStart(): readonly string[] {
  return (manifest.activationEvents as string[]).filter((event) => event.startsWith('onLanguage:'));
}

test('the extension starts for every language that it says something about', () => {
  const languages = EDITOR_LANGUAGES.map((id) => `onLanguage:${id}`);
  assert.ok(languages.length > 5);
  assert.deepEqual(languagesOfStart().toSorted(), languages.sort());
});

test('the tools for language models are those that the code answers', () => {
  const { languageModelTools } = contributes as Contributes & {
    readonly languageModelTools: readonly Record<string, unknown>[];
  };
  assert.deepEqual(
    languageModelTools.map(({ name, modelDescription, inputSchema: schema }) => [name, modelDescription, schema]),
    TOOLS.map(({ name, description }) => [editorToolName(name), description, inputSchema(name)]),
  );
});
