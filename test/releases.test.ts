import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { manifest } from '../scripts/manifest.ts';
import { checksums, flawsOf, notesOf } from '../scripts/release.ts';
import { inRoot } from '../scripts/root.ts';
import { Folder } from './cli/support.ts';
import { flawsOfWorkflow } from './support/github-parser.ts';

const CHANGES = '# Changes\n\n## Unreleased\n\n## 1.2.0\n\n- One.\n- Two.\n\n## 1.1.0\n\n- Old.\n';

test('a release is the version of package.json, with its changes and none that are left over', () => {
  assert.equal(notesOf('1.2.0', CHANGES), '- One.\n- Two.');
  assert.deepEqual(flawsOf('v1.2.0', '1.2.0', CHANGES), []);
  assert.deepEqual(flawsOf('1.2.0', '1.2.0', CHANGES), ['The tag 1.2.0 is not v1.2.0, the version of package.json.']);
  assert.deepEqual(flawsOf('v1.3.0', '1.3.0', CHANGES), ['CHANGELOG.md says nothing about 1.3.0.']);
  assert.deepEqual(flawsOf('v1.2.0', '1.2.0', CHANGES.replace('Unreleased\n', 'Unreleased\n\n- New.\n')), [
    'CHANGELOG.md lists changes that are not released: move them under the version.',
  ]);
});

test('checksums are those that sha256sum checks, in order of names', () => {
  using folder = new Folder({ b: '', a: 'abc' });
  assert.equal(
    checksums([folder.at('b'), folder.at('a')]),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n' +
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n',
  );
});

test('the page of changes has a part for what is not released', () => {
  assert.match(readFileSync(inRoot('CHANGELOG.md'), 'utf8'), /^## Unreleased$/m);
});

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly Step[]; readonly 'timeout-minutes'?: number; readonly permissions?: object }
    >
  >;
}

const folder = inRoot('.github/workflows');

for (const name of readdirSync(folder)) {
  const content = readFileSync(path.join(folder, name), 'utf8');
  const { permissions, jobs } = parse(content) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test(`GitHub understands ${name}`, () => {
    assert.deepEqual(flawsOfWorkflow(name, content), []);
    assert.notDeepEqual(flawsOfWorkflow(name, content.replace('runs-on', 'run-on')), []);
  });

  test(`${name} may only read, but where a job says what else; no job runs for ever`, () => {
    assert.deepEqual(permissions, { contents: 'read' });
    for (const [id, job] of Object.entries(jobs)) assert.ok(job['timeout-minutes'], id);
  });

  test(`${name} runs scripts that there are, and no text from outside as code`, () => {
    const { scripts } = manifest() as { readonly scripts: Readonly<Record<string, string>> };
    for (const { run = '' } of steps) {
      assert.doesNotMatch(run, /\$\{\{/);
      for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?([\w:-]+)/g))
        assert.ok(scripts[script], script);
      for (const [, script = ''] of run.matchAll(/scripts\/run\.mjs (\w+)/g))
        assert.ok(readFileSync(inRoot('scripts', `${script}.ts`), 'utf8').length > 0, script);
    }
  });

  test(`${name} uses actions at a version`, () => {
    for (const { uses } of steps) if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w-]+@v\d+$/);
  });
}

test('only jobs that publish may prove who they are, and only the release may write', () => {
  const { jobs } = parse(readFileSync(path.join(folder, 'release.yml'), 'utf8')) as Workflow;
  const allowed = Object.fromEntries(
    Object.entries(jobs).flatMap(([id, { permissions }]) => (permissions ? [[id, Object.keys(permissions)]] : [])),
  );
  assert.deepEqual(allowed, {
    build: ['contents', 'id-token', 'attestations'],
    github: ['contents'],
    npm: ['contents', 'id-token'],
    marketplace: ['contents', 'id-token'],
  });
});
