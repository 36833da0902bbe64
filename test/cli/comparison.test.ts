import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { run } from '../../src/adapters/cli/run.ts';
import { commands, testWorld } from '../support/world.ts';
import { Folder } from './support.ts';

const POLICY = 'New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On\n';
const RULE =
  "New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy Partners -SenderDomainIs 'sales.contoso.com'\n";
const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';
const OTHER = 'Set-RemoteDomain -Identity Default -Nonsense 1\n';

/** What `lint` says in a folder that is not one of a test's own. */
async function lintedIn(folder: string, ...args: string[]) {
  const world = testWorld(folder);
  const code = await run(['lint', '--format', 'json', ...args], world, commands);
  return { code, ...world.printed };
}

test('a change that causes a finding elsewhere shows it, and what was there before is not shown', async () => {
  using folder = new Folder({ 'policies.ps1': POLICY, 'rules.ps1': RULE, 'old.ps1': OPEN });
  folder.commitAll();
  assert.deepEqual(await folder.findings('--changed'), []);
  folder.write('rules.ps1', '# gone\n');
  assert.deepEqual(await folder.findings('--changed'), ['policies.ps1 policy-without-rule']);
});

test('new files count for --changed whether Git knows them or not', async () => {
  using folder = new Folder({ 'old.ps1': OPEN });
  folder.commitAll();
  folder.write('untracked.ps1', OTHER);
  assert.deepEqual(await folder.findings('--changed'), ['untracked.ps1 unknown-parameter']);
  folder.git('add', '.');
  assert.deepEqual(await folder.findings('--changed'), ['untracked.ps1 unknown-parameter']);
});

test('a finding that moved is not new, one that is written again is', async () => {
  using folder = new Folder({ 'old.ps1': `# a\n${OTHER}` });
  folder.commitAll();
  folder.write('old.ps1', `# a\n# b\n# c\n${OTHER}`);
  assert.deepEqual(await folder.findings('--changed'), []);
  folder.write('old.ps1', '# a\n');
  folder.write('new.ps1', OPEN);
  assert.deepEqual(await folder.findings('--changed'), ['new.ps1 default-policy-forwarding-on']);
  folder.git('checkout', '-q', 'old.ps1');
  folder.write('new.ps1', OTHER);
  assert.deepEqual(await folder.findings('--changed'), ['new.ps1 unknown-parameter']);
});

test('a second file that says the same has a finding of its own', async () => {
  using folder = new Folder({ 'old.ps1': OPEN });
  folder.commitAll();
  folder.write('new.ps1', OPEN);
  assert.deepEqual(await folder.findings('--changed'), ['new.ps1 default-policy-forwarding-on']);
  folder.write('a-new.ps1', OPEN);
  folder.git('add', 'new.ps1');
  folder.git('commit', '-qm', 'second');
  assert.deepEqual(await folder.findings('--changed'), ['a-new.ps1 default-policy-forwarding-on']);
});

test('what a sparse checkout leaves out is no change', async () => {
  using folder = new Folder({ 'policies.ps1': POLICY, 'sub/rules.ps1': RULE });
  folder.commitAll();
  folder.git('sparse-checkout', 'set', '--no-cone', '/policies.ps1');
  assert.deepEqual(await folder.findings('--changed'), []);
  folder.write('policies.ps1', POLICY + OTHER);
  assert.deepEqual(await folder.findings('--since', 'HEAD'), ['policies.ps1 unknown-parameter']);
});

test('another repository in a repository is compared with the commit that is named there', async () => {
  using other = new Folder({ 'old.ps1': OPEN });
  other.commitAll();
  using folder = new Folder({ 'a.ps1': '# nothing\n' });
  folder.git('init', '-q');
  folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.path, 'mod');
  folder.commitAll();
  assert.deepEqual(await folder.findings('--changed'), []);
  folder.write('mod/new.ps1', OTHER);
  assert.deepEqual(await folder.findings('--changed'), ['mod/new.ps1 unknown-parameter']);
  assert.deepEqual(await folder.findings('--staged'), []);
});

test('in a linked work tree, without a branch and in a shallow clone the comparisons work the same', async () => {
  using folder = new Folder({ 'old.ps1': OPEN });
  folder.commitAll();
  folder.write('second.ps1', '# second\n');
  folder.git('add', '.');
  folder.git('commit', '-qm', 'second');
  using linked = new Folder();
  folder.git('worktree', 'add', '-q', '-b', 'topic', linked.at('tree'));
  using clone = new Folder();
  clone.git('clone', '-q', '--depth', '1', pathToFileURL(folder.path).href, 'shallow');
  folder.git('checkout', '-q', '--detach');
  for (const tree of [linked.at('tree'), clone.at('shallow'), folder.path]) {
    const run = (...args: string[]) =>
      lintedIn(tree, ...args).then(({ out }) =>
        (JSON.parse(out) as { findings: { file: string }[] }).findings.map(({ file }) => file),
      );
    assert.deepEqual(await run('--changed'), [], tree);
    writeFileSync(path.join(tree, 'new.ps1'), OTHER);
    for (const option of [['--changed'], ['--since', 'HEAD']])
      assert.deepEqual(await run(...option), ['new.ps1'], tree);
    assert.deepEqual(await run('--staged'), [], tree);
    execFileSync('git', ['-C', tree, 'add', 'new.ps1']);
    assert.deepEqual(await run('--staged'), ['new.ps1'], tree);
  }
  const lacking = await lintedIn(clone.at('shallow'), '--since', 'HEAD~1');
  assert.deepEqual([lacking.code, lacking.err], [2, 'There is no commit HEAD~1 here.\n']);
});

test('a clone that lacks what two branches have in common says so', async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.commitAll();
  folder.git('checkout', '-qb', 'topic');
  for (const branch of ['topic', 'main']) {
    folder.git('checkout', '-q', branch);
    folder.git('commit', '-q', '--allow-empty', '-m', branch);
  }
  using clone = new Folder();
  clone.git('clone', '-q', '--depth', '1', '--no-single-branch', pathToFileURL(folder.path).href, 'shallow');
  const { code, out, err } = await lintedIn(clone.at('shallow'), '--since', 'origin/topic');
  assert.deepEqual([code, out], [2, '']);
  assert.match(
    err,
    /^The two have no commit in common here\. A shallow clone lacks the older ones; fetch them first\.$/m,
  );
});

test('a file whose name changes only in case has no new findings', async () => {
  using folder = new Folder({ 'Old.ps1': OPEN });
  folder.commitAll();
  folder.git('mv', 'Old.ps1', 'old.ps1');
  for (const option of [['--changed'], ['--staged'], ['--since', 'HEAD']])
    assert.deepEqual(await folder.findings(...option), [], option.join(' '));
  folder.write('old.ps1', OPEN + OTHER);
  assert.deepEqual(await folder.findings('--changed'), ['old.ps1 unknown-parameter']);
});

test('--staged judges the index, not the work tree', async () => {
  using folder = new Folder({ 'a.ps1': '# nothing\n' });
  folder.commitAll();
  folder.write('a.ps1', OPEN);
  folder.git('add', '.');
  folder.write('a.ps1', '# taken back, not staged\n');
  folder.write('b.ps1', OTHER);
  assert.deepEqual(await folder.findings('--staged'), ['a.ps1 default-policy-forwarding-on']);
  assert.deepEqual(await folder.findings('--changed'), ['b.ps1 unknown-parameter']);
  const { out } = await folder.run(['lint', '--staged']);
  assert.match(out, /1 \| Set-HostedOutboundSpamFilterPolicy/);
});

test('--since compares with the last commit in common', async () => {
  using folder = new Folder({ 'a.ps1': '# nothing\n' });
  folder.commitAll();
  folder.git('checkout', '-qb', 'topic');
  folder.write('topic.ps1', OTHER);
  folder.git('add', '.');
  folder.git('commit', '-qm', 'topic');
  folder.git('checkout', '-q', 'main');
  folder.write('main.ps1', OPEN);
  folder.git('add', '.');
  folder.git('commit', '-qm', 'main');
  folder.git('checkout', '-q', 'topic');
  assert.deepEqual(await folder.findings('--since', 'main'), ['topic.ps1 unknown-parameter']);
  assert.deepEqual(await folder.findings('--changed'), []);
  const { code, err } = await folder.run(['lint', '--since', 'nowhere']);
  assert.equal(code, 2);
  assert.equal(err, 'There is no commit nowhere here.\n');
});

test('the configuration of the state before is in force there', async () => {
  using folder = new Folder({
    'a.ps1': OPEN,
    'mailflow-lint.config.yaml': 'rules: { default-policy-forwarding-on: off }\n',
  });
  folder.commitAll();
  folder.write('mailflow-lint.config.yaml', 'rules: {}\n');
  assert.deepEqual(await folder.findings('--changed'), ['a.ps1 default-policy-forwarding-on']);
});

test('an empty comparison is clean and says what was compared, in every format', async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.commitAll();
  const head = folder.git('rev-parse', '--short=7', 'HEAD').trim();
  for (const option of [['--changed'], ['--staged'], ['--since', 'main']]) {
    for (const format of ['pretty', 'json', 'sarif', 'github', 'junit', 'markdown']) {
      const { code, out } = await folder.run(['lint', ...option, '--format', format]);
      assert.equal(code, 0, format);
      assert.match(out, new RegExp(`Compared with .*${head}.*New findings: 0 of 1\\.`), `${option} ${format}`);
    }
  }
});

test('before the first commit everything is new', async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.git('init', '-q');
  assert.deepEqual(await folder.findings('--changed'), ['a.ps1 default-policy-forwarding-on']);
  assert.equal((await folder.run(['lint', '--staged'])).code, 0);
});

test('a comparison in a folder below the root works the same', async () => {
  using folder = new Folder({ 'sub/a.ps1': OPEN, 'b.ps1': '' });
  folder.commitAll();
  folder.write('sub/b.ps1', OTHER);
  const { out } = await folder.run(['lint', '--changed', '--format', 'json'], { below: 'sub' });
  assert.deepEqual(
    JSON.parse(out).findings.map((finding: { file: string }) => finding.file),
    ['b.ps1'],
  );
});

test('only one comparison can be asked for, and --fix does not go with the index', async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  folder.commitAll();
  for (const args of [
    ['--changed', '--staged'],
    ['--changed', '--since', 'main'],
    ['--staged', '--fix'],
  ])
    assert.equal((await folder.run(['lint', ...args])).code, 2, args.join(' '));
});

test('entries of the baseline are stale only where they could have been found', async () => {
  using folder = new Folder({ 'a.ps1': OPEN, 'b.ps1': OTHER });
  await folder.run(['lint', '--write-baseline', '--baseline', 'base.json']);
  folder.write('a.ps1', '# fixed\n');
  folder.write('b.ps1', '# fixed\n');
  assert.match((await folder.run(['lint', '--baseline', 'base.json'])).err, /no longer found[\s\S]*no longer found/);
  assert.equal((await folder.run(['lint', 'c.ps1', '--baseline', 'base.json'])).err, '');
});
