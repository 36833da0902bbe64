import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';
import { flawsOfAction } from '../support/github-parser.ts';
import { programFolder } from '../support/program.ts';
import { ran } from '../support/shell.ts';
import { CLOSED, CONFIG, OPEN, PLANTED, planted, pullRequest, TESTS } from './checkout.ts';
import { github } from './forges.ts';
import { keepsOneComment } from './one-comment.ts';
import { examplesOf, inTable, tableOf } from './pages.ts';
import { HOSTILE_NPMRC, registry } from './registry.ts';
import { type ActionRun, action, runAction } from './runner.ts';

const tools = new Folder();
process.once('exit', () => tools[Symbol.dispose]());
const bin = await programFolder(tools.path);
const PATH = `${bin}:${process.env.PATH}`;
const hasGh = (await ran('sh', ['-c', 'command -v gh'], tools.path, { PATH })).code === 0;

const PULL = { event_name: 'pull_request', token: 'secret', event: { pull_request: { number: '7' } } };
const PUSH = { event_name: 'push', token: 'secret', event: {} };

async function run(
  checkout: Folder,
  inputs: Record<string, string> = {},
  github: typeof PULL | typeof PUSH = PULL,
  env: Record<string, string> = {},
): Promise<ActionRun> {
  using temp = new Folder();
  const given = { version: 'installed', comment: 'false', ...inputs };
  const variables = { PATH, GITHUB_BASE_REF: github === PULL ? 'main' : '', GITHUB_REPOSITORY: 'contoso/mail', ...env };
  const one = await runAction(checkout.path, temp.path, given, github, variables);
  const files = Object.entries(one.outputs).map(([name, file]) => [name, file && readFileSync(file, 'utf8')]);
  return { ...one, outputs: Object.fromEntries(files) };
}

test('GitHub takes the action as it stands', () => {
  const content = readFileSync(inRoot('action.yml'), 'utf8');
  assert.deepEqual(flawsOfAction(content), []);
  assert.notDeepEqual(flawsOfAction(content.replace('shell: bash', 'shel: bash')), []);
});

test('no script of the action holds an expression', () => {
  for (const { name, run: script = '' } of action.runs.steps) assert.doesNotMatch(script, /\$\{\{/, name);
});

test('the page names every input with its default, and its example takes what there is', () => {
  const inputs = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [
    name,
    inTable(value, name === 'token' ? 'that of the run' : undefined),
  ]);
  assert.deepEqual([...tableOf('github')], inputs);
  const [workflow] = examplesOf('github') as [{ jobs: { 'mailflow-lint': { steps: { with: object }[] } } }];
  const given = Object.keys(workflow.jobs['mailflow-lint'].steps.at(-1)?.with ?? {});
  assert.ok(given.length > 0 && given.every((name) => name in action.inputs));
});

test('a push with findings fails after the reports are written', async () => {
  using folder = new Folder({ 'tenant.ps1': OPEN });
  const { code, log, summary, outputs, used } = await run(folder, { 'upload-sarif': 'true' }, PUSH);
  assert.equal(code, 1);
  assert.match(log, /^::error file=tenant\.ps1,line=1,/m);
  assert.match(summary, /^\| error \| tenant\.ps1:1 \|/m);
  assert.equal(JSON.parse(outputs.sarif ?? '').runs[0].results.length, 1);
  assert.deepEqual(
    used.map(({ uses }) => uses),
    ['github/codeql-action/upload-sarif@v4'],
  );
  assert.match(used[0]?.with.sarif_file ?? '', /mailflow-lint\.sarif$/);
  assert.equal(outputs.comment, '', 'nothing is compared on a push');
});

test('inputs choose paths, configuration, level and language', async () => {
  using folder = new Folder({
    'a b.ps1': OPEN,
    'other.ps1': OPEN,
    'own.yaml': 'rules:\n  automatic-forwarding-mode: off\n',
  });
  const { code, log, summary } = await run(folder, { paths: 'a b.ps1\n\n', 'fail-on': 'never', language: 'fr' }, PUSH);
  assert.equal(code, 0);
  assert.match(summary, /a b\.ps1:1/);
  assert.doesNotMatch(log + summary, /other\.ps1/);
  assert.match(log, /Fichiers lus/);
  assert.equal((await run(folder, { 'fail-on': 'gravest' }, PUSH)).code, 2);
  assert.equal((await run(folder, { paths: 'nowhere' }, PUSH)).code, 3);
  assert.equal((await run(folder, { config: 'missing.yaml' }, PUSH)).code, 2);
});

test('policy tests are proved where they are asked for', async () => {
  using folder = new Folder({
    'tenant.ps1': OPEN,
    'mailflow-lint.config.yaml': CONFIG,
    'mailflow-lint.tests.yaml': TESTS,
  });
  assert.equal((await run(folder, { 'fail-on': 'never' }, PUSH)).code, 0);
  const { code, log } = await run(folder, { 'fail-on': 'never', test: 'true' }, PUSH);
  assert.equal(code, 1);
  assert.match(log, /nobody forwards/);
});

test('a pull request is compared with where it starts, and fails on what is asked for', async () => {
  using folder = pullRequest();
  const { code, summary, outputs } = await run(folder, { 'fail-on': 'never' });
  assert.equal(code, 0);
  assert.match(outputs.comment ?? '', /^<!-- mailflow-lint diff -->\n/);
  assert.ok(summary.includes(outputs.comment ?? 'nothing'));
  assert.equal((await run(folder, { 'fail-on': 'never', 'diff-fail-on': 'widened' })).code, 1);
  assert.equal((await run(folder, { 'fail-on': 'never', base: 'HEAD', 'diff-fail-on': 'any' })).code, 0);
  assert.equal((await run(folder, { base: 'none' })).outputs.comment, '');
});

test('a clone that lacks the commit to compare with is no pass', async () => {
  using folder = pullRequest();
  folder.git('update-ref', '-d', 'refs/remotes/origin/main');
  const { code, log } = await run(folder, { 'fail-on': 'never' });
  assert.equal(code, 1);
  assert.match(log, /fetch-depth: 0/);
});

test('hostile names of branches, files and inputs start nothing and are no options', async () => {
  using folder = pullRequest(`topic/${PLANTED}`, PLANTED);
  folder.write(`--format=json=planted.ps1`, OPEN);
  folder.write(`$(touch planted).ps1`, OPEN);
  const inputs = {
    'fail-on': 'never',
    paths: `--format=json=planted\n$(touch planted).ps1\n--format=json=planted.ps1`,
  };
  const { code, log, outputs } = await run(folder, inputs, PULL, { GITHUB_BASE_REF: PLANTED });
  assert.equal(code, 3, log);
  assert.match(outputs.comment ?? '', /mailflow-lint diff/);
  const all = Object.keys(action.inputs).filter((name) => !['version', 'token', 'base'].includes(name));
  for (const names of [all, ['base']]) {
    const hostile = Object.fromEntries(names.map((name) => [name, `${PLANTED}\n--format=json=planted`]));
    assert.ok([1, 2].includes((await run(folder, hostile)).code), names.join());
  }
  assert.deepEqual(planted(folder), []);
});

test('the action installs its own version, and takes no advice of the repository about it', async () => {
  await using packages = await registry();
  using folder = new Folder({ 'tenant.ps1': OPEN, '.npmrc': HOSTILE_NPMRC });
  const env = { ...packages.env, PATH: process.env.PATH ?? '' };
  const { code, log } = await run(folder, { version: '' }, PUSH, env);
  assert.equal(code, 1, log);
  assert.match(log, /^::error file=tenant\.ps1,line=1,/m);
});

test('a version that is none is refused before npm sees it', async () => {
  using folder = new Folder({ 'tenant.ps1': CLOSED });
  for (const version of ['--registry=https://contoso.com', 'file:../x', '1 || 2', 'x\ny'])
    assert.match((await run(folder, { version }, PUSH)).log, /::error::The input version is no version\./, version);
});

test('the comment is written once, and written again by the next run', {
  skip: !hasGh && 'gh is not here',
}, async () => {
  await using forge = await github();
  using folder = pullRequest();
  const env = { GITHUB_SERVER_URL: 'http://github.localhost', HTTP_PROXY: forge.address };
  const commented = async (): Promise<string | undefined> =>
    (await run(folder, { comment: 'true', 'fail-on': 'never' }, PULL, env)).outputs.comment;
  await keepsOneComment(forge, folder, 3, commented);
});

test('a token that may not write is told, and is no failure', { skip: !hasGh && 'gh is not here' }, async () => {
  await using forge = await github();
  forge.mayWrite = false;
  using folder = pullRequest();
  const env = { GITHUB_SERVER_URL: 'http://github.localhost', HTTP_PROXY: forge.address };
  const { code, log } = await run(folder, { comment: 'true', 'fail-on': 'never' }, PULL, env);
  assert.equal(code, 0);
  assert.match(log, /^::warning::The comment was not written\./m);
});
