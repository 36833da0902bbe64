import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { extensionManifest, npmManifest } from '../scripts/manifest.ts';
import { extensionPage } from '../scripts/stage.ts';
import { EDITOR_LANGUAGES } from '../src/editor/languages.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const json = (file: string): Record<string, unknown> => JSON.parse(read(file)) as Record<string, unknown>;

interface Contributes {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
  readonly submenus: readonly { readonly id: string }[];
  readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
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

test('every text of the manifest exists in English, Japanese and French, and none is left over', () => {
  const used = [...new Set([...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ''))].sort();
  for (const file of ['package.nls.json', 'package.nls.ja.json', 'package.nls.fr.json']) {
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

test('the page about features names every command and setting with its default, and none that does not exist', () => {
  const page = read('docs/features.md');
  const nls = json('package.nls.json') as Readonly<Record<string, string>>;
  const rows = (heading: string): string[][] => {
    const part = page.slice(page.indexOf(`## ${heading}\n`)).split('\n## ')[0] ?? '';
    return [...part.matchAll(/^\| (?!---)([^|]+) \|([^\n]*)$/gm)]
      .slice(1)
      .map(([, first = '', rest = '']) => [first, ...rest.split('|')]);
  };
  const titles = contributes.commands.map(({ title }) => nls[title.replaceAll('%', '')]);
  assert.deepEqual(
    rows('Commands')
      .map(([name]) => name)
      .sort(),
    titles.sort(),
  );
  const settings = contributes.configuration.properties as Readonly<Record<string, { readonly default: unknown }>>;
  assert.deepEqual(
    rows('Settings')
      .map(([name, value]) => `${name}${value}`)
      .sort(),
    Object.entries(settings)
      .map(([name, setting]) => `\`${name}\` \`${String(setting.default)}\` `)
      .sort(),
  );
});

test('the page of the extension holds its pictures and leads to nothing that is not shipped', () => {
  const targets = [...extensionPage(read('README.md')).matchAll(/(!?)\[[^\]]*\]\(([^)]*)\)/g)];
  assert.ok(targets.some(([, picture]) => picture === '!'));
  for (const [, picture, target = ''] of targets) {
    assert.match(target, picture === '!' ? /^data:image\/\w+;base64,\w/ : /^https:/, target.slice(0, 80));
  }
});

test('the files that the manifest names exist', () => {
  const files = [...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:media|schemas|syntaxes)\/[^"]+)"/g)];
  for (const [, file] of files) assert.ok(existsSync(path.join(root, file ?? '')), file);
});

test('the extension starts for every language that it says something about', () => {
  const events = manifest.activationEvents as string[];
  const languages = EDITOR_LANGUAGES.map((id) => `onLanguage:${id}`);
  assert.ok(languages.length > 5);
  assert.deepEqual(events.filter((event) => event.startsWith('onLanguage:')).sort(), languages.sort());
});
