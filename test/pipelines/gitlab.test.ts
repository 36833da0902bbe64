import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';
import { programFolder } from '../support/program.ts';
import { type Ran, ran } from '../support/shell.ts';
import { CLOSED, CONFIG, OPEN, PLANTED, planted, pullRequest, TESTS } from './checkout.ts';
import { type Forge, gitlab } from './forges.ts';
import { keepsOneComment } from './one-comment.ts';
import { examplesOf, inTable, tableOf } from './pages.ts';
import { HOSTILE_NPMRC, registry } from './registry.ts';

interface Job {
  readonly variables: Readonly<Record<string, string | { readonly value: string; readonly expand: boolean }>>;
  readonly before_script: readonly string[];
  readonly script: readonly string[];
  readonly rules?: readonly { readonly if: string }[];
}

const [spec, jobs] = parseAllDocuments(readFileSync(inRoot('pipelines/gitlab.yml'), 'utf8')).map((one) =>
  one.toJS(),
) as [{ spec: { inputs: Record<string, { default: string | boolean }> } }, Record<string, Job>];
const shared = jobs['.mailflow-lint'] as Job;

const tools = new Folder();
process.once('exit', () => tools[Symbol.dispose]());
const PATH = `${await programFolder(tools.path)}:${process.env.PATH}`;

/** Runs a job in a checkout as GitLab's runner does, with one of the shells that images have. */
async function job(
  name: 'mailflow-lint' | 'mailflow-lint-test' | 'mailflow-lint-diff',
  folder: Folder,
  inputs: Record<string, string> = {},
  env: Record<string, string> = {},
  shell = 'sh',
): Promise<Ran> {
  const values = {
    ...Object.fromEntries(Object.entries(spec.spec.inputs).map(([id, one]) => [id, one.default])),
    ...inputs,
  };
  const variables = Object.entries(shared.variables).map(([variable, given]) => {
    const text = typeof given === 'string' ? given : given.value;
    return [variable, text.replace(/^\$\[\[ inputs\.([\w-]+) \]\]$/, (_, id: string) => String(values[id] ?? ''))];
  });
  using temp = new Folder();
  temp.write('script', ['set -e', ...shared.before_script, ...(jobs[name]?.script ?? [])].join('\n'));
  return await ran(shell, [temp.at('script')], folder.path, {
    ...{ PATH, HOME: temp.path, CI: 'true', CI_PROJECT_DIR: folder.path },
    ...Object.fromEntries(variables),
    ...env,
  });
}

const mergeRequest = (folder: Folder, forge?: Forge): Record<string, string> => ({
  CI_MERGE_REQUEST_DIFF_BASE_SHA: folder.git('rev-parse', 'main').trim(),
  CI_COMMIT_SHA: folder.git('rev-parse', 'HEAD').trim(),
  CI_PROJECT_ID: '12',
  CI_MERGE_REQUEST_IID: '7',
  ...(forge && { CI_API_V4_URL: `${forge.address}/api/v4`, MAILFLOW_LINT_TOKEN: 'secret' }),
});

test('no script of the template holds an input, and no variable is looked for in an input', () => {
  for (const script of [shared.before_script, ...Object.values(jobs).map((one) => one.script)].flat())
    assert.doesNotMatch(script ?? '', /\$\[\[/);
  for (const [name, given] of Object.entries(shared.variables))
    if (name.startsWith('MAILFLOW_LINT_')) assert.equal(typeof given === 'object' && given.expand, false, name);
});

test('the page names every input with its default, and its example takes what there is', () => {
  const inputs = Object.entries(spec.spec.inputs).map(([name, { default: value }]) => [
    name,
    inTable(value, name === 'version' ? 'that of the template' : undefined),
  ]);
  assert.deepEqual([...tableOf('gitlab')], inputs);
  const [example] = examplesOf('gitlab') as [{ include: { inputs: object }[] }];
  assert.ok(Object.keys(example.include[0]?.inputs ?? {}).every((name) => name in spec.spec.inputs));
});

test('the template installs the version that it came with', () => {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  assert.equal(spec.spec.inputs.version?.default, version);
});

test('findings fail the job after the code quality report is written', async () => {
  using folder = new Folder({ 'a b.ps1': OPEN, 'other.ps1': OPEN });
  const { code, log } = await job('mailflow-lint', folder, { paths: 'a b.ps1\n\n', language: 'fr' });
  assert.equal(code, 1, log);
  const report = JSON.parse(folder.read('gl-code-quality-report.json')) as { location: { path: string } }[];
  assert.deepEqual(
    report.map(({ location }) => location.path),
    ['a b.ps1'],
  );
  assert.match(log, /Fichiers lus/);
  assert.equal((await job('mailflow-lint', folder, { 'fail-on': 'never' })).code, 0);
  assert.equal((await job('mailflow-lint', folder, { config: 'missing.yaml' })).code, 2);
});

test('policy tests are proved where they are asked for, and reported', async () => {
  assert.deepEqual(jobs['mailflow-lint-test']?.rules, [{ if: '"$[[ inputs.test ]]" == "true"' }]);
  using folder = new Folder({ 'a.ps1': OPEN, 'mailflow-lint.config.yaml': CONFIG, 'mailflow-lint.tests.yaml': TESTS });
  const { code, log } = await job('mailflow-lint-test', folder);
  assert.equal(code, 1, log);
  assert.match(folder.read('mailflow-lint-tests.xml'), /<testcase [^>]*name="nobody forwards"/);
});

test('the comparison runs on merge requests alone', () => {
  assert.deepEqual(jobs['mailflow-lint-diff']?.rules, [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }]);
});

for (const shell of ['sh', 'bash'])
  test(`the note is written once, and written again by the next run (${shell})`, async () => {
    await using forge = await gitlab();
    using folder = pullRequest();
    const noted = async (): Promise<string> => {
      const { code, log } = await job('mailflow-lint-diff', folder, {}, mergeRequest(folder, forge), shell);
      assert.equal(code, 0, log);
      return folder.read('mailflow-lint-diff.md');
    };
    const first = await keepsOneComment(forge, folder, 120, noted);
    assert.match(first, /^<!-- mailflow-lint diff -->\n### Opens: /);
  });

test('without a token, or with one that may not write, the job goes on and says so', async () => {
  await using forge = await gitlab();
  forge.mayWrite = false;
  using folder = pullRequest();
  const without = await job('mailflow-lint-diff', folder, { 'diff-fail-on': 'widened' }, mergeRequest(folder));
  assert.equal(without.code, 1, 'what the change opens still decides');
  assert.match(without.log, /^No note is written: the variable MAILFLOW_LINT_TOKEN is not set\./m);
  const refused = await job('mailflow-lint-diff', folder, {}, mergeRequest(folder, forge));
  assert.equal(refused.code, 0);
  assert.match(refused.log, /^The note was not written\.$/m);
});

test('a pipeline for merged results compares the merge with the target branch', async () => {
  using folder = pullRequest();
  const topic = folder.git('rev-parse', 'HEAD').trim();
  folder.git('checkout', '-q', 'main');
  folder.write('later.ps1', OPEN.replace('Default', 'Other'));
  folder.git('add', '.');
  folder.git('commit', '-qm', 'x');
  const env = { ...mergeRequest(folder), CI_COMMIT_SHA: topic, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: topic };
  const { code, log } = await job('mailflow-lint-diff', folder, { 'diff-fail-on': 'any' }, env);
  assert.equal(code, 0, log);
});

test('hostile inputs, files and branches start nothing and are no options', async () => {
  using folder = pullRequest(`topic/${PLANTED}`);
  folder.write('--format=json=planted.ps1', OPEN);
  const hostile = `${PLANTED}\nPATHS\n--format=json=planted`;
  const branch = { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: PLANTED, CI_COMMIT_REF_NAME: PLANTED };
  const env = { ...mergeRequest(folder), ...branch };
  for (const name of ['paths', 'config', 'fail-on', 'diff-fail-on', 'language'])
    for (const id of ['mailflow-lint', 'mailflow-lint-diff'] as const)
      assert.notEqual((await job(id, folder, { [name]: hostile }, env)).code, 127, name);
  assert.deepEqual(planted(folder), []);
});

test('an image without the program gets it, and no advice of the repository about where from', async () => {
  await using packages = await registry();
  using folder = new Folder({ 'tenant.ps1': OPEN, '.npmrc': HOSTILE_NPMRC });
  const env = { ...packages.env, PATH: process.env.PATH ?? '' };
  const { code, log } = await job('mailflow-lint', folder, {}, env);
  assert.equal(code, 1, log);
  assert.match(log, /^tenant\.ps1:1:74 /m);
});

test('a version that is none is refused before npm sees it', async () => {
  using folder = new Folder({ 'tenant.ps1': CLOSED });
  using bare = new Folder();
  await ran('ln', ['-s', process.execPath, bare.at('node')], bare.path, {});
  for (const version of ['--registry=x', 'file:../x', '1 || 2', ''])
    assert.match(
      (await job('mailflow-lint', folder, { version }, { PATH: `${bare.path}:/usr/bin:/bin` })).log,
      /is no version/,
    );
});
