import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { manifest } from '../../scripts/manifest.ts';
import { inRoot } from '../../scripts/root.ts';
import { command as lint } from '../../src/adapters/cli/commands/lint.ts';
import { sourcesOf } from '../../src/adapters/node/identity.ts';
import { Folder } from '../cli/support.ts';
import { testWorld } from '../support/world.ts';

const version = '1.2.3';

test('the sources are shown where package.json says, and nowhere where it says nothing', () => {
  for (const url of ['https://forge.test/o/n', 'git+https://forge.test/o/n.git', 'https://forge.test/o/n.git#main']) {
    const sources = sourcesOf({ version, repository: { type: 'git', url } as { url: string } });
    assert.equal(sources?.home, 'https://forge.test/o/n', url);
    assert.equal(sources.page('docs/a.md'), 'https://forge.test/o/n/blob/v1.2.3/docs/a.md');
  }
  assert.equal(sourcesOf({ version, repository: 'https://forge.test/o/n' })?.home, 'https://forge.test/o/n');
  for (const repository of [undefined, '', 'git@forge.test:o/n.git', { url: 'ssh://forge.test/o/n' }])
    assert.equal(sourcesOf({ version, ...(repository !== undefined && { repository }) }), undefined);
});

/** The tool and the first rule of a SARIF report, where package.json says this. */
async function driver(about: object) {
  using folder = new Folder({ 'a.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n' });
  const world = { ...testWorld(folder.path), packaged: () => JSON.stringify({ version, ...about }) };
  await lint.run(['a.ps1', '--format', 'sarif'], world);
  const { informationUri, rules } = JSON.parse(world.printed.out).runs[0].tool.driver;
  return { informationUri, helpUri: rules[0].helpUri, id: rules[0].id, help: rules[0].help.markdown };
}

test('SARIF links to the page of a rule where there is one, and holds its text either way', async () => {
  const { informationUri, helpUri, id, help } = await driver({ repository: 'https://forge.test/o/n' });
  assert.equal(informationUri, 'https://forge.test/o/n');
  assert.equal(helpUri, `https://forge.test/o/n/blob/v1.2.3/docs/rules/${id}.md`);
  assert.deepEqual(await driver({}), { informationUri: undefined, helpUri: undefined, id, help });
  assert.ok(help.length > 200);
});

test('no address is invented', () => {
  for (const file of globSync(['src/**/*.ts', 'scripts/**/*.ts', '*.json', '.github/**/*.yml'], { cwd: inRoot() }))
    assert.doesNotMatch(readFileSync(inRoot(file), 'utf8'), /example\.invalid/, path.basename(file));
  const { repository, homepage, bugs, author } = manifest();
  for (const one of [repository, homepage, bugs, author])
    assert.ok(one === undefined || !/example/.test(JSON.stringify(one)));
});
