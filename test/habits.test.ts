import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lackingFiles } from '../scripts/language-files.ts';
import { ruleText } from '../scripts/new-rule.ts';
import { inRoot } from '../scripts/root.ts';
import type { Rule, RuleDocs } from '../src/lint/index.ts';
import { LANGUAGES } from '../src/messages/index.ts';
import { analyse } from './rules/analysis.ts';

const text = (file: string): string => readFileSync(inRoot(file), 'utf8');
const json = (file: string): unknown => JSON.parse(text(file));

const { scripts } = json('package.json') as { scripts: Readonly<Record<string, string>> };

test('every script that is named somewhere can be started by that name', () => {
  const told = [
    'CONTRIBUTING.md',
    'README.md',
    ...globSync(['docs/*.md', 'scripts/**/*.ts', '.github/**/*'], { cwd: inRoot() }),
  ];
  const missing = told.flatMap((file) => {
    if (!/\.(?:md|ts|yml)$/.test(file)) return [];
    const names = [...text(file).matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name]) => name ?? '');
    return names.filter((name) => !Object.hasOwn(scripts, name)).map((name) => `${file}: npm run ${name}`);
  });
  assert.deepEqual(missing, []);
});

test('every file and folder that the text for contributors names is there', () => {
  const named = [...text('CONTRIBUTING.md').matchAll(/`((?:src|scripts|test|docs|powershell)\/[\w./-]*)`/g)].map(
    ([, name]) => name ?? '',
  );
  const toWrite = /\b(?:ID|NAMEs?|lint-NAME)\b|CODE/;
  const files = named.filter((name) => !toWrite.test(name));
  assert.ok(files.length > 20);
  assert.deepEqual(
    files.filter((name) => !existsSync(inRoot(name))),
    [],
  );
});

test('the languages have their files, and a new one is told which it lacks', () => {
  assert.deepEqual(lackingFiles(LANGUAGES), []);
  assert.deepEqual(lackingFiles(['en', 'xx']), [
    'src/knowledge/data/ndr-texts-xx.json is not there: it takes the keys of src/knowledge/data/ndr-texts-en.json.',
    'src/knowledge/data/cmdlet-texts-xx.json is not there: it takes the keys of src/knowledge/data/cmdlet-texts-en.json.',
    'package.nls.xx.json is not there: it takes the keys of package.nls.json.',
  ]);
});

test('every name of a script leads to one', () => {
  const files = Object.values(scripts).flatMap((command) => [...command.matchAll(/scripts\/run\.mjs (\S+)/g)]);
  assert.ok(files.length > 10);
  assert.deepEqual(
    files.flatMap(([, name]) => (globSync(`scripts/${name}.ts`, { cwd: inRoot() }).length === 1 ? [] : [name])),
    [],
  );
});

test('F5 starts a task that is there, whose script says what the task waits for', () => {
  interface Task {
    readonly label: string;
    readonly script: string;
    readonly problemMatcher: { readonly background: { readonly beginsPattern: string; readonly endsPattern: string } };
  }
  const { configurations } = json('.vscode/launch.json') as {
    configurations: readonly { readonly preLaunchTask?: string }[];
  };
  const { tasks } = json('.vscode/tasks.json') as { tasks: readonly Task[] };
  const [before] = configurations.flatMap(({ preLaunchTask }) => preLaunchTask ?? []);
  const task = tasks.find(({ label }) => label === before);
  assert.ok(task && Object.hasOwn(scripts, task.script));
  const said = [...text('scripts/watch.ts').matchAll(/console\.log\('([^']+)'\)/g)].map(([, line]) => line ?? '');
  const { beginsPattern, endsPattern } = task.problemMatcher.background;
  for (const pattern of [beginsPattern, endsPattern])
    assert.equal(said.filter((line) => new RegExp(pattern).test(line)).length, 1, pattern);
});

test('what a new rule begins with finds its bad example and leaves its good one alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'new-rule-'));
  try {
    const file = path.join(folder, 'rule.ts');
    const source = pathToFileURL(inRoot('src')).href;
    writeFileSync(file, ruleText('try-this').replaceAll("'../", `'${source}/`).replaceAll("'./", `'${source}/rules/`));
    const { rule, docs } = (await import(pathToFileURL(file).href)) as { rule: Rule; docs: RuleDocs };
    const [example] = docs.examples;
    const found = (script: string): number => analyse({ 'a.ps1': script }, {}, [rule]).findings.length;
    assert.deepEqual([found(example?.bad ?? ''), found(example?.good ?? '')], [1, 0]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
