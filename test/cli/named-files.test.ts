import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Folder } from './support.ts';

const POLICY = 'New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On\n';
const RULE =
  "New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy Partners -SenderDomainIs 'sales.contoso.com'\n";
const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

const ALONE = ['policies.ps1 policy-without-rule'];

test('a named file is judged with the repository around it, and only it is reported', async () => {
  using folder = new Folder({ 'policies.ps1': POLICY, 'more/rules.ps1': RULE, 'open.ps1': OPEN });
  folder.git('init', '-q');
  assert.deepEqual(await folder.findings('policies.ps1'), []);
  assert.deepEqual(await folder.findings('policies.ps1', 'open.ps1'), ['open.ps1 default-policy-forwarding-on']);
  const { out } = await folder.run(['lint', '--format', 'json', 'policies.ps1']);
  assert.equal(JSON.parse(out).files, 1);
  // From below, as well.
  const below = await folder.run(['lint', '--format', 'json', '../policies.ps1'], { below: 'more' });
  assert.deepEqual(JSON.parse(below.out).findings, []);
});

test('the folder of the configuration is the tenant, also outside of a repository', async () => {
  using folder = new Folder({
    'a/policies.ps1': POLICY,
    'b/rules.ps1': RULE,
    'mailflow-lint.config.yaml': 'rules: {}\n',
  });
  assert.deepEqual(await folder.findings('a/policies.ps1'), []);
  assert.deepEqual(await folder.findings('a'), []);
});

test('without both the folder of the file counts, and not what lies below it', async () => {
  using folder = new Folder({ 'policies.ps1': POLICY, 'below/rules.ps1': RULE });
  assert.deepEqual(await folder.findings('policies.ps1'), ALONE);
  folder.write('rules.ps1', RULE);
  assert.deepEqual(await folder.findings('policies.ps1'), []);
});

test('what is wrong with other files is not reported', async () => {
  using folder = new Folder({ 'policies.ps1': POLICY, 'rules.ps1': RULE, 'half.exo.yaml': 'exchange: [\n' });
  folder.git('init', '-q');
  const { code, out } = await folder.run(['lint', '--format', 'json', '--strict-read', 'policies.ps1']);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out).problems, []);
  assert.equal((await folder.run(['lint', '--strict-read', 'half.exo.yaml'])).code, 3);
});

test('a text from standard input is judged with the tenant around its name', async () => {
  using folder = new Folder({ 'rules.ps1': RULE });
  folder.git('init', '-q');
  const { out } = await folder.run(['lint', '--stdin-filename', 'policies.ps1', '--format', 'json'], { input: POLICY });
  assert.deepEqual(JSON.parse(out).findings, []);
});

test('paths above the working folder keep their way from there', async () => {
  using folder = new Folder({ 'top.ps1': OPEN, 'sub/x.ps1': '# x\n' });
  const { out } = await folder.run(['lint', '..', '--format', 'json'], { below: 'sub' });
  assert.deepEqual(
    JSON.parse(out).findings.map(({ file }: { file: string }) => file),
    ['../top.ps1'],
  );
  assert.match((await folder.run(['lint', '../top.ps1'], { below: 'sub' })).out, /^\.\.\/top\.ps1:1:74 error/);
});

test('patterns are expanded where the shell leaves them', async () => {
  using folder = new Folder({ 'a.ps1': OPEN, 'b.ps1': OPEN, 'sub/c.ps1': OPEN, 'a[1].ps1': '# x\n' });
  const files = async (...args: string[]) => {
    const { out, code } = await folder.run(['lint', '--format', 'json', ...args]);
    return [code, JSON.parse(out).files];
  };
  assert.deepEqual(await files('[ab].ps1'), [1, 2]);
  assert.deepEqual(await files('**/*.ps1'), [1, 4]);
  assert.deepEqual(await files('sub/*.ps1'), [1, 1]);
  assert.deepEqual(await files('a[1].ps1'), [0, 1]);
  assert.deepEqual(await files('*.psm1'), [3, 0]);
});
