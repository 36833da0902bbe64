import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { builtProgram } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';
import { ran } from '../support/shell.ts';
import { CLOSED, CONFIG, OPEN, TESTS } from './checkout.ts';
import { tableOf } from './pages.ts';

/** What git hooks of the machine or of a run around this one would say. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
const { code } = await ran('sh', ['-c', 'pre-commit --version'], inRoot(), env);
const skip = code !== 0 && 'pre-commit is not here';

/** A repository with the hooks and the built program, whose manifest needs nothing from a registry. */
async function hooks(): Promise<Folder> {
  await builtProgram();
  const { name, version, bin } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const folder = new Folder({
    // What scripts print must not become the name of the package, which pre-commit reads.
    'package.json': JSON.stringify({
      name,
      version,
      bin,
      scripts: { prepare: 'echo prepared', prepack: 'echo packed' },
    }),
    '.pre-commit-hooks.yaml': readFileSync(inRoot('.pre-commit-hooks.yaml')),
    '.npmrc': readFileSync(inRoot('.npmrc')),
  });
  for (const part of ['dist/cli.cjs', 'dist/cli', 'dist/library', 'dist/data', 'l10n'])
    cpSync(inRoot(part), folder.at(part), { recursive: true });
  folder.commitAll();
  return folder;
}

test('the page names every hook with what it runs; no hook is given names of files', () => {
  const all = parse(readFileSync(inRoot('.pre-commit-hooks.yaml'), 'utf8')) as {
    id: string;
    entry: string;
    pass_filenames: boolean;
  }[];
  const entries = all.map(({ id, entry }) => [id, entry.replace(/^mailflow-lint /, '').replace(' --allow-empty', '')]);
  const told = [...tableOf('pre-commit')].map(([id, text]) => [id, /^`(.+?)`/.exec(text)?.[1]]);
  assert.deepEqual(told, entries);
  assert.ok(all.every((hook) => !hook.pass_filenames));
});

test('each hook runs from a clone of the repository', { skip }, async () => {
  using repository = await hooks();
  using folder = new Folder({
    'old.ps1': OPEN,
    'mailflow-lint.config.yaml': CONFIG,
    'mailflow-lint.tests.yaml': TESTS,
    '.pre-commit-config.yaml': [
      'default_language_version: { node: system }',
      'repos:',
      `  - repo: ${repository.path}`,
      `    rev: ${repository.git('rev-parse', 'HEAD').trim()}`,
      '    hooks:',
      ...['', '-staged', '-test', '-diff'].map((name) => `      - id: mailflow-lint${name}`),
    ].join('\n'),
  });
  folder.commitAll();
  using cache = new Folder();
  const run = async (hook: string): Promise<readonly [number, string]> => {
    const variables = { ...env, PRE_COMMIT_HOME: cache.path, NO_COLOR: '1' };
    const { code, log } = await ran('pre-commit', ['run', hook, '--verbose'], folder.path, variables);
    return [code, log];
  };
  folder.write('--format=json=planted.ps1', 'Get-Mailbox\n');
  folder.git('add', '.');
  const [lint, found] = await run('mailflow-lint');
  assert.equal(lint, 1, found);
  assert.match(found, /^old\.ps1:1:/m);
  const [staged, nothing] = await run('mailflow-lint-staged');
  assert.equal(staged, 0, nothing);
  assert.match(nothing, /New findings: 0 of \d/);
  assert.match((await run('mailflow-lint-test'))[1], /nobody forwards/);
  assert.equal((await run('mailflow-lint-diff'))[0], 0);
  folder.commitAll();
  folder.write('old.ps1', CLOSED);
  folder.commitAll();
  folder.write('old.ps1', OPEN);
  folder.git('add', '.');
  assert.match((await run('mailflow-lint-staged'))[1], /^old\.ps1:1:/m);
  const [opens, whom] = await run('mailflow-lint-diff');
  assert.equal(opens, 1, whom);
  assert.match(whom, /^Opens: /m);
  folder.write('old.ps1', `param($mode)\n${CLOSED.replace(/(?<=-AutoForwardingMode )\w+/, '$mode')}`);
  folder.git('add', '.');
  const [hides, what] = await run('mailflow-lint-diff');
  assert.equal(hides, 1, what);
  assert.match(what, /^Now unknown: /m);
});
