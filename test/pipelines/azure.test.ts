import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';
import { programFolder } from '../support/program.ts';
import { ran } from '../support/shell.ts';
import { CONFIG, OPEN, PLANTED, planted, pullRequest, TESTS } from './checkout.ts';
import { azure, type Forge } from './forges.ts';
import { keepsOneComment } from './one-comment.ts';
import { examplesOf, inTable, tableOf } from './pages.ts';
import { HOSTILE_NPMRC, registry } from './registry.ts';

interface Template {
  readonly parameters: readonly { readonly name: string; readonly default: string | boolean }[];
  readonly steps: readonly {
    readonly bash: string;
    readonly displayName: string;
    readonly env: Readonly<Record<string, string>>;
  }[];
}

const template = parse(readFileSync(inRoot('pipelines/azure.yml'), 'utf8')) as Template;

const tools = new Folder();
process.once('exit', () => tools[Symbol.dispose]());
const PATH = `${await programFolder(tools.path)}:${process.env.PATH}`;

/** A parameter as the template puts it into a text. */
const asText = (value: string | boolean): string => (value === true ? 'True' : value === false ? 'False' : value);

/** What the steps came to: each with its exit code, and what all printed. */
interface Run {
  readonly codes: readonly number[];
  readonly log: string;
  readonly reports: ReadonlyMap<string, string>;
}

/** Runs the steps of the template in a checkout as the agent does; the last one on pull requests alone. */
async function run(
  folder: Folder,
  given: Record<string, string | boolean> = {},
  env?: Record<string, string>,
): Promise<Run> {
  const defaults = Object.fromEntries(template.parameters.map(({ name, default: value }) => [name, value]));
  const values: Record<string, string | boolean> = { ...defaults, version: 'installed', ...given };
  using temp = new Folder();
  const codes: number[] = [];
  let log = '';
  for (const { bash, env: own } of env ? template.steps : template.steps.slice(0, -1)) {
    temp.write('step.sh', bash);
    const variables = Object.entries(own).map(([name, text]) => {
      const [, parameter] = /^\$\{\{ parameters\.(\w+) \}\}$/.exec(text) ?? [];
      if (parameter === undefined) assert.equal(text, '$(System.AccessToken)');
      return [name, parameter === undefined ? 'secret' : asText(values[parameter] ?? '')];
    });
    const one = await ran('bash', ['--noprofile', '--norc', temp.at('step.sh')], folder.path, {
      ...{ PATH, HOME: temp.path, TF_BUILD: 'True', AGENT_TEMPDIRECTORY: temp.path },
      ...env,
      ...Object.fromEntries(variables),
    });
    codes.push(one.code);
    log += one.log;
  }
  const named = [...log.matchAll(/^##vso\[(?:task\.uploadsummary|artifact\.upload artifactname=\w+)\](.*)$/gm)];
  const reports = named.map(([, file = '']) => [file.split('/').at(-1) ?? '', readFileSync(file, 'utf8')] as const);
  return { codes, log, reports: new Map(reports) };
}

const pull = (forge?: Forge, target = 'refs/heads/main'): Record<string, string> => ({
  SYSTEM_PULLREQUEST_TARGETBRANCH: target,
  SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
  SYSTEM_TEAMPROJECTID: 'p1',
  BUILD_REPOSITORY_ID: 'r1',
  ...(forge && { BUILD_REPOSITORY_PROVIDER: 'TfsGit', SYSTEM_COLLECTIONURI: `${forge.address}/contoso/` }),
});

test('no script of the template holds a parameter or a variable of the pipeline', () => {
  for (const { bash, displayName } of template.steps) {
    assert.doesNotMatch(bash, /\$\{\{/, displayName);
    assert.doesNotMatch(bash, /\$\((?:System|Build|Agent|variables)\b/i, displayName);
  }
});

test('the page names every parameter with its default, and its example takes what there is', () => {
  const parameters = template.parameters.map(({ name, default: value }) => [
    name,
    inTable(value, name === 'version' ? 'that of the template' : undefined),
  ]);
  assert.deepEqual([...tableOf('azure')], parameters);
  const [example] = examplesOf('azure') as [{ steps: { parameters: object }[] }];
  const names = template.parameters.map(({ name }) => name);
  assert.ok(Object.keys(example.steps.at(-1)?.parameters ?? {}).every((name) => names.includes(name)));
});

test('the template installs the version that it came with', () => {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  assert.equal(template.parameters.find(({ name }) => name === 'version')?.default, version);
});

test('findings fail the step after issues, summary and SARIF are there', async () => {
  using folder = new Folder({ 'a b.ps1': OPEN, 'other.ps1': OPEN });
  const { codes, log, reports } = await run(folder, { paths: 'a b.ps1\n\n', language: 'fr' });
  assert.deepEqual(codes, [0, 1]);
  assert.match(log, /^##vso\[task\.logissue type=error;sourcepath=a b\.ps1;/m);
  assert.match(log, /Fichiers lus/);
  assert.match(reports.get('mailflow-lint.md') ?? '', /a b\.ps1:1/);
  assert.equal(JSON.parse(reports.get('mailflow-lint.sarif') ?? '').runs[0].results.length, 1);
  assert.deepEqual((await run(folder, { failOn: 'never' })).codes, [0, 0]);
  assert.deepEqual((await run(folder, { config: 'missing.yaml' })).codes, [0, 2]);
});

test('policy tests are proved where they are asked for', async () => {
  using folder = new Folder({
    'tenant.ps1': OPEN,
    'mailflow-lint.config.yaml': CONFIG,
    'mailflow-lint.tests.yaml': TESTS,
  });
  assert.deepEqual((await run(folder, { failOn: 'never' })).codes, [0, 0]);
  assert.deepEqual((await run(folder, { failOn: 'never', test: true })).codes, [0, 1]);
});

test('the comment is written once, and written again by the next run', async () => {
  await using forge = await azure();
  using folder = pullRequest();
  const commented = async (): Promise<string | undefined> => {
    const { codes, log, reports } = await run(folder, { failOn: 'never' }, pull(forge));
    assert.deepEqual(codes, [0, 0, 0], log);
    return reports.get('mailflow-lint-diff.md');
  };
  const first = await keepsOneComment(forge, folder, 2, commented);
  assert.match(first, /^<!-- mailflow-lint diff -->\n### Opens: /);
});

test('a build service that may not write is told, and is no failure; what opens may be one', async () => {
  await using forge = await azure();
  forge.mayWrite = false;
  using folder = pullRequest();
  const { codes, log } = await run(folder, { failOn: 'never' }, pull(forge));
  assert.deepEqual(codes, [0, 0, 0]);
  assert.match(log, /^##vso\[task\.logissue type=warning\]The comment was not written\./m);
  const elsewhere = await run(folder, { failOn: 'never', diffFailOn: 'widened' }, pull(undefined, 'main'));
  assert.deepEqual(elsewhere.codes, [0, 0, 1], 'a repository on GitHub names its branch without refs/heads/');
  assert.doesNotMatch(elsewhere.log, /comment was not written/);
});

test('the template installs its version, and takes no advice of the repository about it', async () => {
  await using packages = await registry();
  using folder = new Folder({ '.npmrc': HOSTILE_NPMRC });
  using temp = new Folder();
  const [install] = template.steps;
  temp.write('step.sh', install?.bash ?? '');
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const env = { ...packages.env, PATH: process.env.PATH, HOME: temp.path, AGENT_TEMPDIRECTORY: temp.path };
  const { code, log } = await ran('bash', [temp.at('step.sh')], folder.path, {
    ...env,
    MAILFLOW_LINT_VERSION: version,
  });
  assert.equal(code, 0, log);
  const [, bin = ''] = /^##vso\[task\.prependpath\](.*)$/m.exec(log) ?? [];
  const ask = await ran(`${bin}/mailflow-lint`, ['--version'], folder.path, { PATH: process.env.PATH });
  assert.equal(ask.log.trim(), version);
});

test('a clone that lacks the commit to compare with is no pass', async () => {
  using folder = pullRequest();
  const { codes, log } = await run(folder, { failOn: 'never' }, pull(undefined, 'refs/heads/other'));
  assert.deepEqual(codes, [0, 0, 1]);
  assert.match(log, /fetchDepth: 0/);
});

test('hostile names of branches, files and parameters start nothing and are no options', async () => {
  using folder = pullRequest(`topic/${PLANTED}`, PLANTED);
  folder.write('--format=json=planted.ps1', OPEN);
  const hostile = `${PLANTED}\n--format=json=planted`;
  const env = pull(undefined, `refs/heads/${PLANTED}`);
  const { codes } = await run(folder, { failOn: 'never', paths: `${hostile}\n--format=json=planted.ps1` }, env);
  assert.deepEqual(codes, [0, 3, 0]);
  const all = Object.fromEntries(['config', 'failOn', 'diffFailOn', 'language'].map((name) => [name, hostile]));
  assert.deepEqual((await run(folder, all, env)).codes, [0, 2, 2]);
  assert.deepEqual((await run(folder, { version: hostile }, env)).codes[0], 1);
  assert.deepEqual(planted(folder), []);
});
