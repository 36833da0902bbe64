import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { run } from '../../src/adapters/cli/run.ts';
import { decode, encode } from '../../src/text/index.ts';
import { commands, testWorld } from '../support/world.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailflow-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content);
}

async function cli(...args: string[]) {
  return cliWith('', ...args);
}

async function cliWith(input: string, ...args: string[]) {
  const world = testWorld(folder, input);
  const code = await run(args, world, commands);
  return { code, ...world.printed };
}

const json = (out: string) => JSON.parse(out);
const rulesOf = (out: string): string[] => json(out).findings.map((finding: { ruleId: string }) => finding.ruleId);

const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';
const SIGN_OUT = 'Disconnect-ExchangeOnline\r\n';

test('a clean folder gives 0, an error gives 1', async () => {
  file('fine.ps1', 'Get-Mailbox\n');
  assert.equal((await cli('lint')).code, 0);
  file('open.ps1', OPEN);
  const { code, out } = await cli('lint', '--format', 'json');
  assert.equal(code, 1);
  const [finding] = json(out).findings;
  assert.equal(finding.ruleId, 'default-policy-forwarding-on');
  assert.equal(finding.file, 'open.ps1');
  assert.deepEqual(finding.start, { line: 1, column: 74, offset: 73 });
  assert.deepEqual(finding.end, { line: 1, column: 76, offset: 75 });
});

test('fixes that ask for names say so, and what stands in an export is given as commands', async () => {
  file('scope.ps1', 'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners\n');
  file('policies.json', '[{ "Name": "Default", "AutoForwardingMode": "On", "IsValid": true }]\n');
  const { findings } = json((await cli('lint', '--format', 'json')).out) as unknown as {
    findings: { ruleId: string; fixes: { snippet: boolean; commands?: string; edits: { newText: string }[] }[] }[];
  };
  const fixesOf = (rule: string) => findings.find(({ ruleId }) => ruleId === rule)?.fixes ?? [];
  const [scoped] = fixesOf('rule-without-scope');
  assert.equal(scoped?.snippet, true);
  assert.match(
    scoped?.edits.map(({ newText }) => newText).join('\n') ?? '',
    /-FromMemberOf "\$\{\d:forwarders@contoso\.com\}"/,
  );
  assert.deepEqual(fixesOf('default-policy-forwarding-on').at(-1), {
    ...fixesOf('default-policy-forwarding-on').at(-1),
    snippet: false,
    edits: [],
    commands: "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off",
  });
});

test('--fail-on chooses what counts', async () => {
  file('sales.ps1', 'Set-HostedOutboundSpamFilterPolicy -Identity Sales -AutoForwardingMode Automatic\n');
  assert.equal((await cli('lint')).code, 0);
  assert.equal((await cli('lint', '--fail-on', 'warning')).code, 1);
  file('open.ps1', OPEN);
  assert.equal((await cli('lint', '--fail-on', 'never')).code, 0);
});

test('mistakes in the arguments are told with code 2', async () => {
  for (const args of [
    ['lint', '--nonsense'],
    ['lint', '--format', 'xml'],
    ['lint', '--dry-run'],
    ['lint', '--fix', '--stdin-filename', 'a.ps1'],
    ['nothing'],
    [],
    ['lint', '--as-of', '2026-13-01'],
    ['lint', '--as-of', '2026-02-30'],
  ]) {
    const { code, err, out } = await cli(...args);
    assert.equal(code, 2, args.join(' '));
    assert.notEqual(err, '');
    assert.equal(out, '');
  }
});

test('mistakes in options are told in the language in use', async () => {
  const said = async (...args: string[]) => (await cli('lint', ...args)).err.split('\n')[0];
  assert.equal(await said('--nonsense'), 'There is no option --nonsense.');
  assert.equal(await said('-A'), 'There is no option -A.');
  assert.equal(await said('--fix=yes'), '--fix takes no value.');
  assert.equal(await said('--format'), '--format needs a value.');
  assert.equal(await said('--format', '--fix'), '--format needs a value.');
});

test('a file that cannot be written is a mistake of the arguments', async () => {
  file('open.ps1', OPEN);
  const { code, err } = await cli('lint', '--format', 'json=no/such/folder/out.json');
  assert.equal(code, 2);
  assert.equal(err, 'no/such/folder/out.json could not be written: ENOENT.\n');
});

test('--changed outside of a repository says so in one line', async () => {
  file('open.ps1', OPEN);
  const { code, err } = await cli('lint', '--changed');
  assert.equal(code, 2);
  assert.match(err, /^--changed needs a git repository: [^\n]+\n$/);
});

test('without a configuration there is one tenant, and no other can be asked for', async () => {
  file('open.ps1', OPEN);
  assert.equal((await cli('lint', '--tenant', 'default')).code, 1);
  const { code, err } = await cli('lint', '--tenant', 'contoso');
  assert.equal(code, 2);
  assert.equal(err, 'There is no tenant contoso; there are: default.\n');
});

test('files that belong to no tenant are counted', async () => {
  file('open.ps1', OPEN);
  file('mailflow-lint.config.yaml', 'tenants: { a: { files: [a] }, b: { files: ["*.ps1"] } }\n');
  assert.doesNotMatch((await cli('lint')).out, /belong to no tenant/);
  file('mailflow-lint.config.yaml', 'tenants: { a: { files: [a] } }\n');
  const { code, out } = await cli('lint', '--allow-empty');
  assert.equal(code, 0);
  assert.match(out, /belong to no tenant of the configuration and were not judged: 1\.\n$/);
  assert.doesNotMatch((await cli('lint', '--tenant', 'a')).out, /belong to no tenant/);
});

test('--strict-read gives 3 for broken text, whatever is asked', async () => {
  file('half.exo.yaml', 'exchange: [\n');
  const commands = [
    ['lint'],
    ['inspect'],
    ['matrix'],
    ['verdict', '--from', 'a@contoso.com', '--to', 'b@fabrikam.com'],
  ];
  for (const args of commands) {
    assert.equal((await cli(...args)).code, 0, args[0]);
    assert.equal((await cli(...args, '--strict-read')).code, 3, args[0]);
  }
});

test('accepted domains of the configuration tell what is outside', async () => {
  file('a.ps1', "New-TransportRule 'Copies' -SentTo boss@contoso.com -BlindCopyTo archive@fabrikam.com\n");
  const redirects = async () => rulesOf((await cli('lint', '--format', 'json')).out).includes('external-redirect');
  assert.equal(await redirects(), false);
  file('mailflow-lint.config.yaml', 'acceptedDomains: [contoso.com]\n');
  assert.equal(await redirects(), true);
  file('mailflow-lint.config.yaml', 'acceptedDomains: [contoso.com, fabrikam.com]\n');
  assert.equal(await redirects(), false);
});

test('a path that is not there gives 3 and the rest is still judged', async () => {
  file('open.ps1', OPEN);
  const { code, out } = await cli('lint', 'open.ps1', 'gone.ps1', '--format', 'json', '--fail-on', 'never');
  assert.equal(code, 3);
  assert.deepEqual(rulesOf(out), ['default-policy-forwarding-on']);
  assert.equal(json(out).problems[0].file, 'gone.ps1');
  assert.equal(json(out).files, 1);
});

test('binary files, symbolic link loops and broken links do not stop it', async () => {
  file('open.ps1', OPEN);
  file('picture.ps1', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0, 0, 0, 1, 2, 3]));
  mkdirSync(path.join(folder, 'below'));
  symlinkSync(folder, path.join(folder, 'below', 'loop'));
  symlinkSync('nowhere', path.join(folder, 'broken.ps1'));
  symlinkSync('self.ps1', path.join(folder, 'self.ps1'));
  const { out } = await cli('lint', '--format', 'json');
  assert.deepEqual(rulesOf(out), ['default-policy-forwarding-on']);
  assert.deepEqual(
    json(out).problems.map((problem: { file: string }) => problem.file),
    ['picture.ps1'],
  );
});

test('.gitignore and the configuration keep files out', async () => {
  execFileSync('git', ['init', '-q', folder]);
  file('.gitignore', 'old/\n*.bak.ps1\n');
  file('old/open.ps1', OPEN);
  file('x.bak.ps1', OPEN);
  file('vendor/open.ps1', OPEN);
  file('mailflow-lint.config.yaml', 'ignore: [vendor]\n');
  assert.deepEqual(rulesOf((await cli('lint', '--format', 'json')).out), []);
  assert.deepEqual(rulesOf((await cli('lint', 'old/open.ps1', '--format', 'json')).out), [
    'default-policy-forwarding-on',
  ]);
});

test('tenants are judged apart, and one can be chosen', async () => {
  file('mailflow-lint.config.yaml', 'tenants:\n  one: { files: [a] }\n  two: { files: [b] }\n');
  file('a/open.ps1', OPEN);
  file('b/open.ps1', OPEN);
  const both = json((await cli('lint', '--format', 'json')).out).findings;
  assert.deepEqual(both.map((finding: { tenant: string }) => finding.tenant).sort(), ['one', 'two']);
  const one = json((await cli('lint', '--format', 'json', '--tenant', 'two')).out).findings;
  assert.deepEqual(
    one.map((finding: { file: string }) => finding.file),
    ['b/open.ps1'],
  );
  assert.equal((await cli('lint', '--tenant', 'three')).code, 2);
});

test('a configuration above the working folder counts, and names stay relative to the working folder', async () => {
  file('mailflow-lint.config.yaml', 'rules: { default-policy-forwarding-on: warning }\n');
  file('sub/open.ps1', OPEN);
  const world = testWorld(path.join(folder, 'sub'));
  assert.equal(await run(['lint', '--format', 'json'], world, commands), 0);
  const [finding] = json(world.printed.out).findings;
  assert.equal(finding.file, 'open.ps1');
  assert.equal(finding.severity, 'warning');
});

test('the configuration suppresses a rule for an object, and is judged only for texts that were read', async () => {
  file('export.json', '[{"Name":"Default","AutoForwardingMode":"Automatic","RecipientLimitPerDay":0}]');
  file('b/open.ps1', OPEN);
  file(
    'mailflow-lint.config.yaml',
    `tenants:
  one: { files: [export.json] }
  two: { files: [b] }
silenced:
  - files: export.json
    rules: [automatic-forwarding-mode]
    object: Default
    property: autoForwardingMode
    reason: agreed with the security team
  - files: [export.json]
    rules: rule-disabled
    reason: no longer needed
`,
  );
  assert.deepEqual(rulesOf((await cli('lint', '--format', 'json')).out), [
    'default-policy-forwarding-on',
    'unused-suppression',
  ]);
  assert.deepEqual(rulesOf((await cli('lint', 'b', '--format', 'json')).out), ['default-policy-forwarding-on']);
});

test('a rule that the configuration misspells is told with code 2', async () => {
  file('mailflow-lint.config.yaml', 'rules:\n  default-policy-forward-on: off\n');
  file('open.ps1', OPEN);
  const { code, out } = await cli('lint', '--format', 'json');
  assert.equal(code, 2);
  assert.match(json(out).problems[0].reason, /no rule default-policy-forward-on/);
});

test('a mistake in the configuration is told at its place with code 2', async () => {
  file('mailflow-lint.config.yaml', 'rules:\n  default-policy-forwarding-on: loud\n');
  file('open.ps1', OPEN);
  const { code, out } = await cli('lint', '--format', 'json');
  assert.equal(code, 2);
  assert.equal(json(out).problems[0].file, 'mailflow-lint.config.yaml');
  assert.equal(json(out).problems[0].start.line, 2);
});

test('a mistake in the configuration has a label of its own', async () => {
  file('mailflow-lint.config.yaml', 'rules:\n  default-policy-forwarding-on: loud\n');
  file('open.ps1', OPEN);
  file('broken.exo.yaml', 'exchange: [\n');
  const pretty = (await cli('lint')).out;
  assert.match(pretty, /^mailflow-lint\.config\.yaml:2:\d+ mistake in the configuration /m);
  assert.match(pretty, /^broken\.exo\.yaml:\d+:\d+ not readable /m);
  const markdown = (await cli('lint', '--format', 'markdown')).out;
  assert.match(markdown, /### Mistakes in the configuration\n\n- mailflow-lint\.config\.yaml:2: .*\n\n### Not read\n/);
  const inspected = (await cli('inspect')).out;
  assert.match(inspected, /^Mistakes in the configuration:\n {2}mailflow-lint\.config\.yaml:2 .*\n\nNot read or not /m);
});

test('--fix keeps encoding, byte order mark and line ends; --dry-run writes nothing', async () => {
  const text = `# 営業\r\n${SIGN_OUT}`;
  const bytes = encode(text, 'utf16le') ?? new Uint8Array();
  file('trace.ps1', bytes);
  const dry = await cli('lint', '--fix', '--dry-run');
  assert.equal(dry.code, 1);
  assert.equal(dry.out, '');
  assert.equal(dry.err, 'trace.ps1 would change, but a patch cannot hold its encoding; --fix writes it.\n');
  assert.deepEqual(new Uint8Array(readFileSync(path.join(folder, 'trace.ps1'))), bytes);
  const { code } = await cli('lint', '--fix');
  assert.equal(code, 0);
  assert.deepEqual(decode(readFileSync(path.join(folder, 'trace.ps1'))), {
    text: text.replace('Online', 'Online -Confirm:$false'),
    encoding: 'utf16le',
  });
});

test('--fix never applies a fix that changes who may forward', async () => {
  file('open.ps1', OPEN);
  await cli('lint', '--fix');
  assert.equal(readFileSync(path.join(folder, 'open.ps1'), 'utf8'), OPEN);
});

test('a baseline hides what was there, survives moved lines and tells what is gone', async () => {
  file('open.ps1', OPEN);
  assert.equal((await cli('lint', '--write-baseline', '--baseline', 'base.json')).code, 0);
  file('open.ps1', `# moved\n\n${OPEN}`);
  const hidden = await cli('lint', '--baseline', 'base.json', '--format', 'json');
  assert.equal(hidden.code, 0);
  assert.deepEqual(rulesOf(hidden.out), []);
  file('open.ps1', '# nothing\n');
  assert.match((await cli('lint', '--baseline', 'base.json')).err, /default-policy-forwarding-on/);
  file('base.json', '{"other": 1}');
  assert.equal((await cli('lint', '--baseline', 'base.json')).code, 2);
});

test('standard input stands in for a file', async () => {
  file('open.ps1', '# saved version\n');
  const { out } = await cliWith(OPEN, 'lint', '.', '--stdin-filename', 'open.ps1', '--format', 'json');
  assert.deepEqual(rulesOf(out), ['default-policy-forwarding-on']);
  assert.equal(json(out).files, 1);
  assert.equal(json((await cliWith(OPEN, 'lint', '--stdin-filename', 'new.ps1', '--format', 'json')).out).files, 1);
});

test('--changed shows findings of changed files only', async () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=x', '-c', 'user.email=x@contoso.com', ...args]);
  git('init', '-q');
  file('old.ps1', OPEN);
  git('add', '.');
  git('commit', '-qm', 'x');
  file('new.ps1', OPEN);
  const files = json((await cli('lint', '--changed', '--format', 'json')).out).findings.map(
    (finding: { file: string }) => finding.file,
  );
  assert.deepEqual([...new Set(files)], ['new.ps1']);
});

test('commands in documents are advice, one severity lower, when the configuration turns them on', async () => {
  file('runbook.md', `# Forwarding\n\n\`\`\`powershell\n${OPEN}\`\`\`\n`);
  assert.deepEqual(rulesOf((await cli('lint', '--format', 'json')).out), []);
  file('mailflow-lint.config.yaml', 'documents: true\n');
  const findings = json((await cli('lint', '--format', 'json')).out).findings;
  assert.deepEqual(
    findings.map((finding: { ruleId: string; severity: string; start: { line: number } }) => [
      finding.ruleId,
      finding.severity,
      finding.start.line,
    ]),
    [['default-policy-forwarding-on', 'warning', 4]],
  );
});

test('a suppression comment that one tenant needs is needed', async () => {
  const suppressed = `# mailflow-lint-disable-next-line policy-without-rule -- shared script\nNew-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode Off\n`;
  file('shared/policy.ps1', suppressed);
  file(
    'b/rule.ps1',
    'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy Partners -FromMemberOf p@contoso.com\n',
  );
  file('mailflow-lint.config.yaml', 'tenants:\n  a: { files: [shared] }\n  b: { files: [shared, b] }\n');
  const rules = rulesOf((await cli('lint', '--format', 'json')).out);
  assert.ok(!rules.includes('unused-suppression') && !rules.includes('policy-without-rule'), rules.join());
  file('mailflow-lint.config.yaml', 'tenants:\n  b: { files: [shared, b] }\n');
  assert.ok(rulesOf((await cli('lint', '--format', 'json')).out).includes('unused-suppression'));
});

test('a snapshot of many policies on one line is judged and shown', async () => {
  const policies = Array.from({ length: 20_000 }, (_, at) => ({
    Name: `p${at}`,
    AutoForwardingMode: at === 7 ? 'Automatic' : 'Off',
  }));
  file('snapshot.json', JSON.stringify(policies));
  const { out } = await cli('lint');
  assert.match(out, /snapshot\.json:1:\d+ warning automatic-forwarding-mode/);
  assert.ok(out.split('\n').every((line) => line.length < 2000));
});

test('several formats in one run', async () => {
  file('open.ps1', OPEN);
  const { out } = await cli('lint', '--format', 'sarif=out.sarif', '--format', 'junit=out.xml', '--format', 'json');
  assert.equal(rulesOf(out).length, 1);
  assert.equal(json(readFileSync(path.join(folder, 'out.sarif'), 'utf8')).runs[0].results.length, 1);
  assert.match(readFileSync(path.join(folder, 'out.xml'), 'utf8'), /<testsuite /);
});

test('the configuration in force names the line of each value', async () => {
  file('mailflow-lint.config.yaml', 'rules:\n  rule-disabled: off\nassumptions:\n  automaticMeans: "off"\n');
  const { code, out } = await cli('config', '--format', 'json');
  assert.equal(code, 0);
  const settings = json(out).settings;
  const find = (key: string) => settings.find((setting: { key: string }) => setting.key === key);
  assert.equal(find('rules.rule-disabled').line, 2);
  assert.equal(find('tenants.default.assumptions.automaticMeans').value, 'off');
  assert.equal(find('languages').file, undefined);
});

test('inspect shows values with places', async () => {
  file('open.ps1', OPEN);
  const { code, out } = await cli('inspect', '--format', 'json');
  assert.equal(code, 0);
  const [object] = json(out).tenants[0].objects;
  assert.equal(object.kind, 'outboundPolicy');
  assert.equal(object.name, 'Default');
  assert.equal(object.operation, 'set');
  assert.deepEqual(object.properties.autoForwardingMode.value, 'On');
  assert.deepEqual(object.properties.autoForwardingMode.start, { line: 1, column: 74, offset: 73 });
  assert.equal(json(out).tenants[0].merged[0].places.length, 1);
});
