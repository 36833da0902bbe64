import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Folder } from './support.ts';

const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

test('forges get paths from the root of the repository, people and other programs from the working folder', async () => {
  using folder = new Folder({ 'infra/mail/open.ps1': OPEN });
  folder.commitAll();
  const report = async (format: string) => (await folder.run(['lint', '--format', format], { below: 'infra' })).out;
  const [result] = JSON.parse(await report('sarif')).runs[0].results;
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  assert.equal(artifactLocation.uri, 'infra/mail/open.ps1');
  assert.equal(region.snippet.text, 'On');
  assert.match(await report('github'), /^::error file=infra\/mail\/open\.ps1,/);
  assert.match(await report('azure'), /^##vso\[task\.logissue type=error;sourcepath=infra\/mail\/open\.ps1;/);
  assert.equal(JSON.parse(await report('gitlab'))[0].location.path, 'infra/mail/open.ps1');
  assert.match(await report('pretty'), /^mail\/open\.ps1:1:74 /);
  assert.equal(JSON.parse(await report('json')).findings[0].file, 'mail/open.ps1');
});

test('a build agent gets marks beside the usual report, where no format is asked for', async () => {
  using folder = new Folder({ 'open.ps1': OPEN });
  const run = async (env: Record<string, string>, ...args: string[]) =>
    (await folder.run(['lint', ...args], { env })).out;
  assert.match(await run({ TF_BUILD: 'True' }), /^open\.ps1:1:74 [\s\S]*\n##vso\[task\.logissue type=error;/);
  assert.match(await run({ GITHUB_ACTIONS: 'true' }), /^open\.ps1:1:74 [\s\S]*\n::error file=open\.ps1/);
  assert.doesNotMatch(await run({ TF_BUILD: 'True' }, '--format', 'pretty'), /##vso/);
});

test('what GitHub shows no annotation for is added to the summary of the step, and nowhere else', async () => {
  using folder = new Folder({ 'open.ps1': OPEN.repeat(10), 'summary.md': 'Before.\n' });
  const file = folder.at('summary.md');
  const actions = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
  const run = (env: Record<string, string>, ...more: string[]) => folder.run(['lint', 'open.ps1', ...more], { env });
  await run(actions);
  assert.equal(folder.read('summary.md'), 'Before.\n', 'all annotations are shown');
  folder.write('open.ps1', OPEN.repeat(12));
  await run({ GITHUB_STEP_SUMMARY: file }, '--format', 'github');
  await run(actions, '--format', 'github=report.txt');
  assert.equal(folder.read('summary.md'), 'Before.\n', 'not in GitHub Actions, or not printed there');
  await run(actions);
  const rows = folder.read('summary.md').match(/^\| error \|.*$/gm) ?? [];
  assert.deepEqual(
    rows.map((row) => /open\.ps1:(\d+)/.exec(row)?.[1]),
    ['11', '12'],
  );
  const { err } = await run({ ...actions, GITHUB_STEP_SUMMARY: folder.at('no/such/folder') });
  assert.match(err, /no\/such\/folder could not be written: ENOENT\./);
});
