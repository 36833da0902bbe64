import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../src/adapters/cli/run.ts';
import { columns } from '../../src/report/printable.ts';
import { commands, testWorld } from '../support/world.ts';
import { Folder } from './support.ts';

const CONFIG = `tenants:
  contoso:
    files: ["**"]
    acceptedDomains: [contoso.com]
    groups:
      Partners: [bob@contoso.com, noah@contoso.com]
`;
const POLICIES = `Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off
New-HostedOutboundSpamFilterPolicy -Name Partners -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -FromMemberOf Partners
`;
const DOMAINS = `Set-RemoteDomain -Identity Default -AutoForwardEnabled $true
New-RemoteDomain -Name Fabrikam -DomainName fabrikam.com
Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $false
`;
const RULES = `New-TransportRule -Name 'Nothing to rivals' -Priority 0 -RecipientDomainIs rival.com -MessageTypeMatches AutoForward -RejectMessageReasonText 'no'
`;
const FILES = {
  'mailflow-lint.config.yaml': CONFIG,
  'policies.ps1': POLICIES,
  'domains.ps1': DOMAINS,
  'rules.ps1': RULES,
};

interface Outcome {
  readonly verdict: string;
  readonly by: string;
  readonly file?: string;
  readonly start?: { readonly line: number };
}

interface Shown {
  readonly direction: string;
  readonly from: { readonly members: readonly string[]; readonly label: string };
  readonly to: { readonly members: readonly string[]; readonly label: string };
  readonly mechanisms: readonly string[];
  readonly before: Outcome;
  readonly after: Outcome;
  readonly objects: readonly {
    readonly object: string;
    readonly change: string;
    readonly settings: readonly string[];
  }[];
}

const outcome = ({ verdict, by, file, start }: Outcome): string =>
  `${verdict} ${by}${file ? ` ${file}:${start?.line}` : ''}`;

/** What `diff` says about forwards of Inbox rules: a line for each change. */
async function diff(folder: Folder, base: string, head: string, ...args: string[]): Promise<readonly string[]> {
  const { out } = await folder.run(['diff', base, head, '--format', 'json', ...args]);
  const { tenants } = JSON.parse(out) as { tenants: { name: string; changes: Shown[] }[] };
  return tenants.flatMap(({ changes }) =>
    changes
      .filter(({ mechanisms }) => mechanisms.includes('inboxRuleForward'))
      .map(({ direction, from, to, before, after, objects }) => {
        const changed = objects.map(({ object, change, settings }) => [object, change, ...settings].join(' '));
        return `${direction}: ${from.members} -> ${to.members.join() || to.label} | ${outcome(before)} | ${outcome(after)} | ${changed}`;
      }),
  );
}

function repository(changes: Readonly<Record<string, string | undefined>>): Folder {
  const folder = new Folder(FILES);
  folder.commitAll();
  for (const [name, content] of Object.entries(changes)) {
    if (content === undefined) folder.git('rm', '-q', name);
    else folder.write(name, content);
  }
  folder.git('add', '.');
  folder.git('commit', '-qm', 'change');
  return folder;
}

test('a remote domain that is opened widens for those whom the policy lets forward', async () => {
  using folder = repository({ 'domains.ps1': DOMAINS.replace('$false', '$true') });
  assert.deepEqual(await diff(folder, 'HEAD~1', 'HEAD'), [
    'widened: bob@contoso.com,noah@contoso.com -> fabrikam.com | blocked remoteDomain:Fabrikam domains.ps1:3 | allowed outboundPolicy:Partners policies.ps1:2 | remoteDomain:Fabrikam changed autoForwardEnabled',
  ]);
});

test('the same commits the other way round narrow', async () => {
  using folder = repository({ 'domains.ps1': DOMAINS.replace('$false', '$true') });
  assert.deepEqual(await diff(folder, 'HEAD', 'HEAD~1'), [
    'narrowed: bob@contoso.com,noah@contoso.com -> fabrikam.com | allowed outboundPolicy:Partners policies.ps1:2 | blocked remoteDomain:Fabrikam domains.ps1:3 | remoteDomain:Fabrikam changed autoForwardEnabled',
  ]);
});

test('a member who takes the place of another opens for one and closes for the other', async () => {
  using folder = repository({ 'mailflow-lint.config.yaml': CONFIG.replace('noah', 'eve') });
  assert.deepEqual(await diff(folder, 'HEAD~1', 'HEAD'), [
    'widened: eve@contoso.com -> anywhere else | blocked outboundPolicy:Default policies.ps1:1 | allowed outboundPolicy:Partners policies.ps1:2 | group:Partners changed members',
    'narrowed: noah@contoso.com -> anywhere else | allowed outboundPolicy:Partners policies.ps1:2 | blocked outboundPolicy:Default policies.ps1:1 | group:Partners changed members',
  ]);
});

test('other names, another order and other files are no difference', async () => {
  const lines = DOMAINS.split('\n');
  using folder = repository({
    'policies.ps1': undefined,
    'domains.ps1': [lines[1], lines[2], lines[0], ''].join('\n'),
    'split/a.ps1': POLICIES.split('\n')
      .slice(0, 1)
      .join('\n')
      .replace('Default -AutoForwardingMode Off', "'Default' -AutoForwardingMode 'Off'"),
    'split/b.ps1': POLICIES.split('\n')
      .slice(1)
      .join('\n')
      .replaceAll('Partners', 'Friends')
      .replace('-FromMemberOf Friends', '-FromMemberOf Partners'),
  });
  assert.deepEqual(await diff(folder, 'HEAD~1', 'HEAD'), []);
  const { code, out } = await folder.run(['diff', 'HEAD~1', 'HEAD', '--fail-on', 'any']);
  assert.equal(code, 0);
  assert.match(out, /^Nobody may forward more or less than before\.\n/);
});

test('a move from PowerShell to a tenant file is no difference', async () => {
  using folder = repository({
    'policies.ps1': undefined,
    'domains.ps1': undefined,
    'rules.ps1': undefined,
    'contoso.exo.yaml': `exchange:
  outboundPolicies:
    Partners: { autoForwardingMode: "On" }
    Default: { autoForwardingMode: "Off" }
  outboundRules:
    Partners: { policy: Partners, fromMemberOf: Partners }
  remoteDomains:
    Fabrikam: { domainName: fabrikam.com, autoForwardEnabled: false }
    Default: { domainName: "*", autoForwardEnabled: true }
  transportRules:
    Nothing to rivals:
      priority: 0
      recipientDomainIs: rival.com
      messageTypeMatches: AutoForward
      rejectMessageReasonText: "no"
`,
  });
  assert.deepEqual(await diff(folder, 'HEAD~1', 'HEAD'), []);
});

test('a policy that is removed leaves its people with the default one', async () => {
  using folder = repository({ 'policies.ps1': `${POLICIES.split('\n')[0]}\n` });
  assert.deepEqual(await diff(folder, 'HEAD~1', 'HEAD'), [
    'narrowed: bob@contoso.com,noah@contoso.com -> anywhere else | allowed outboundPolicy:Partners policies.ps1:2 | blocked outboundPolicy:Default policies.ps1:1 | outboundPolicy:Partners removed,outboundRule:Partners removed',
  ]);
});

test('an organization that is renamed is the same one, whatever it was called', async () => {
  using folder = repository({
    'mailflow-lint.config.yaml': CONFIG.replace('  contoso:', '  contoso-production:').replace('noah', 'eve'),
  });
  assert.equal((await diff(folder, 'HEAD~1', 'HEAD')).length, 2);
  const { out } = await folder.run(['diff', 'HEAD~1', 'HEAD']);
  assert.match(out, /^Organization contoso-production \(contoso before\)$/m);
});

test('an organization that is new opens everything that it allows', async () => {
  const other =
    'exchange:\n  acceptedDomains: [fabrikam.com]\n  outboundPolicies:\n    Default: { autoForwardingMode: "On" }\n';
  using folder = repository({
    'mailflow-lint.config.yaml': `${CONFIG.replace('"**"', '"*.ps1"')}  fabrikam: { files: ["fabrikam/**"] }\n`,
    'fabrikam/tenant.exo.yaml': `${other}  remoteDomains:\n    - { name: Default, domainName: "*", autoForwardEnabled: true }\n  transportRules: []\n`,
  });
  const changes = await diff(folder, 'HEAD~1', 'HEAD', '--tenant', 'fabrikam');
  assert.deepEqual(changes, [
    'widened: fabrikam.com -> anywhere else | unknown sender | allowed outboundPolicy:Default fabrikam/tenant.exo.yaml:4 | outboundPolicy:Default added,remoteDomain:Default added,acceptedDomain:fabrikam.com added',
    'widened: fabrikam.com -> fabrikam.com | unknown sender | allowed internal | remoteDomain:Default added,acceptedDomain:fabrikam.com added',
  ]);
});

test('what cannot be read is named with its state, and said once when both have it', async () => {
  using folder = repository({ 'new.ps1': "Set-Mailbox 'a" });
  folder.write('old.ps1', "Set-Mailbox 'a");
  folder.commitAll();
  folder.write('new.ps1', '');
  folder.commitAll();
  const { err } = await folder.run(['diff', 'HEAD~1', 'HEAD']);
  const named = err.replaceAll(/ \(\w{7}\)/g, '').split('\n');
  assert.deepEqual(named, [
    'HEAD~1: new.ps1:1: This is opened here and never closed.',
    'HEAD~1, HEAD: old.ps1:1: This is opened here and never closed.',
    '',
  ]);
});

test('an export that lacks the policies makes answers unknown, never allowed', async () => {
  using folder = new Folder(FILES);
  folder.commitAll();
  folder.write(
    'exports/today.json',
    JSON.stringify({ exchange: { acceptedDomains: ['contoso.com'], remoteDomains: [], transportRules: [] } }),
  );
  const changes = await diff(folder, 'HEAD', 'exports/today.json');
  assert.ok(changes.length > 0);
  assert.ok(
    changes.every((one) => one.startsWith('unknown: ')),
    changes.join('\n'),
  );
  assert.equal((await folder.run(['diff', 'HEAD', 'exports/today.json'])).code, 0);
  assert.equal((await folder.run(['diff', 'HEAD', 'exports/today.json', '--fail-on', 'widened,unknown'])).code, 1);
});

test('the report starts with what opens for whom, and keeps each change together with its lines', async () => {
  using folder = repository({ 'mailflow-lint.config.yaml': CONFIG.replace('noah', 'eve') });
  const head = folder.git('rev-parse', '--short=7', 'HEAD').trim();
  const base = folder.git('rev-parse', '--short=7', 'HEAD~1').trim();
  const { code, out, err } = await folder.run(['diff', 'HEAD~1', 'HEAD']);
  assert.equal(code, 1);
  assert.equal(err, '');
  assert.equal(
    out.slice(0, out.indexOf('    By       rule in Outlook')),
    `Opens: eve@contoso.com may now forward to anywhere else by Inbox rule (forward), Inbox rule (redirect), mailbox forwarding to an address and 2 more (blocked before). Also opened: 4.
From HEAD~1 (${base}) to HEAD (${head})
Widened: 5, Now unknown: 4, Narrowed: 3, Now known: 2

Organization contoso

Widened: forwards that leave now and did not, or did not surely (5)

  eve@contoso.com
    To       anywhere else
    By       Inbox rule (forward), Inbox rule (redirect), mailbox forwarding to an address, mailbox forwarding to a contact, rule of automatic replies
    Before   blocked, outbound policy Default policies.ps1:1
    After    allowed, outbound policy Partners policies.ps1:2
    Changed  group Partners (members) mailflow-lint.config.yaml:6
`,
  );
});

test('in a terminal no line is wider than it, and what belongs to a label stands behind it', async () => {
  using folder = repository({ 'mailflow-lint.config.yaml': CONFIG.replace('noah', 'eve') });
  const printed = async (width: number): Promise<readonly string[]> => {
    const world = { ...testWorld(folder.path), width };
    await run(['diff', 'HEAD~1', 'HEAD'], world, commands);
    return world.printed.out.split('\n');
  };
  const lines = await printed(80);
  const by = lines.findIndex((line) => line.startsWith('    By '));
  assert.deepEqual(lines.slice(by, by + 3), [
    '    By       Inbox rule (forward), Inbox rule (redirect), mailbox forwarding to',
    '             an address, mailbox forwarding to a contact, rule of automatic',
    '             replies',
  ]);
  for (const width of [40, 80, 120]) {
    const wider = (await printed(width)).filter((line) => columns(line) > width);
    assert.deepEqual(wider, [], `${width} columns`);
  }
});

test('--fail-on takes a list; what it does not name is exit code 0', async () => {
  using folder = repository({ 'mailflow-lint.config.yaml': CONFIG.replace(', noah@contoso.com', '') });
  const code = async (...args: string[]) => (await folder.run(['diff', 'HEAD~1', 'HEAD', ...args])).code;
  assert.equal(await code(), 0);
  assert.equal(await code('--fail-on', 'widened'), 0);
  assert.equal(await code('--fail-on', 'widened,narrowed'), 1);
  assert.equal(await code('--fail-on', 'any'), 1);
  assert.equal(await code('--fail-on', 'never'), 0);
  assert.equal(await code('--fail-on', 'never,any'), 2);
  assert.equal(await code('--fail-on', 'wide'), 2);
});

test('a side is a commit, a path in one, a folder or a file; what could be two things is refused', async () => {
  using folder = repository({ 'domains.ps1': DOMAINS.replace('$false', '$true') });
  folder.write('old/policies.ps1', POLICIES);
  folder.write(
    'new/policies.ps1',
    POLICIES.replace('Default -AutoForwardingMode Off', 'Default -AutoForwardingMode On'),
  );
  folder.git('branch', 'new');
  const run = (base: string, head: string) => folder.run(['diff', base, head, '--fail-on', 'any']);
  assert.equal((await run('HEAD', 'HEAD:./')).code, 0);
  assert.equal((await run('HEAD~1:domains.ps1', 'domains.ps1')).code, 1);
  assert.equal((await run('./old', './new')).code, 1);
  assert.equal((await run('old/policies.ps1', 'old')).code, 0);
  const both = await run('old', 'new');
  assert.equal(both.code, 2);
  assert.match(both.err, /^new is a file or folder, and a commit as well\./);
  assert.match((await run('HEAD', 'nothing')).err, /^There is no file, folder or commit nothing here\.$/m);
  assert.match((await run('HEAD', 'HEAD:nothing')).err, /^There is no file or folder nothing in commit HEAD\.$/m);
  assert.equal((await run('HEAD', '--exec=touch x')).code, 2);
});

test('another repository in a repository is read in commits as it is on disk; a commit of it that is not here is no green comparison', async () => {
  using other = new Folder(FILES);
  other.commitAll();
  using folder = new Folder({ 'mailflow-lint.config.yaml': CONFIG });
  folder.git('init', '-q', '-b', 'main');
  const submodule = (...args: string[]) =>
    folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', ...args);
  submodule('add', other.path, 'mod');
  folder.commitAll();
  for (const [base, head] of [
    ['HEAD', '.'],
    ['.', 'HEAD'],
    ['HEAD', 'HEAD'],
  ] as const)
    assert.deepEqual(await diff(folder, base, head, '--fail-on', 'any'), [], `${base} ${head}`);
  other.write('domains.ps1', DOMAINS.replace('$false', '$true'));
  other.git('commit', '-qam', 'open');
  submodule('update', '--remote', 'mod');
  folder.git('commit', '-qam', 'open');
  const opened = await diff(folder, 'HEAD~1', 'HEAD');
  assert.deepEqual(opened.length, 1);
  assert.match(opened[0] ?? '', /^widened: .* mod\/domains\.ps1:3 .* mod\/policies\.ps1:2 /);
  assert.deepEqual(await diff(folder, 'HEAD~1', '.'), opened);
  // As a shallow clone of the other repository.
  folder.git('update-index', '--cacheinfo', `160000,${'1'.repeat(40)},mod`);
  folder.git('commit', '-qm', 'a commit that is not here');
  const { code, err } = await folder.run(['diff', 'HEAD~1', 'HEAD', '--fail-on', 'never']);
  assert.equal(code, 3);
  assert.match(err, /^HEAD \(\w{7}\): mod:1: .*ENOENT/m);
});

test('two folders do without Git, each with its own configuration', async () => {
  using folder = new Folder({
    'before/mailflow-lint.config.yaml': CONFIG,
    'before/policies.ps1': POLICIES,
    'after/mailflow-lint.config.yaml': CONFIG.replace('[contoso.com]', '[contoso.com, fabrikam.com]'),
    'after/policies.ps1': POLICIES,
  });
  const { code, out } = await folder.run(['diff', 'before', 'after']);
  assert.match(out, /^ {2}.*fabrikam\.com/m);
  assert.equal(code, 1);
});

test('files that list no accepted domains are no green comparison', async () => {
  using folder = new Folder({ 'a/p.ps1': POLICIES, 'b/p.ps1': POLICIES.replace('Off', 'On') });
  const { code, out } = await folder.run(['diff', 'a', 'b']);
  assert.equal(code, 3);
  assert.match(out, /no file lists its accepted domains/);
  assert.equal((await folder.run(['diff', 'a', 'a'])).code, 0);
});

test('nothing before is everything new, nothing after is exit code 3', async () => {
  using folder = new Folder({ 'README.txt': 'nothing here\n' });
  folder.commitAll();
  for (const [name, content] of Object.entries(FILES)) folder.write(name, content);
  assert.match(
    (await folder.run(['diff', 'HEAD', '.'])).out,
    /^Opens: bob@contoso\.com and 1 more may now forward to anywhere else by Inbox rule .* \(unknown before\)/,
  );
  folder.write('empty/a.bin', '');
  assert.equal((await folder.run(['diff', '.', 'empty'])).code, 3);
});

test('a comment for a pull request keeps within the limit of forges and escapes names', async () => {
  const many = Array.from({ length: 300 }, (_, at) => `u${at}@contoso.com`);
  const rules = many.map(
    (one, at) =>
      `New-HostedOutboundSpamFilterPolicy -Name 'P${at} <b>|[x](y) @octo' -AutoForwardingMode On\nNew-HostedOutboundSpamFilterRule -Name 'P${at}' -HostedOutboundSpamFilterPolicy 'P${at} <b>|[x](y) @octo' -From '${one}'\n`,
  );
  using folder = repository({ 'more.ps1': rules.join('') });
  const { out } = await folder.run(['diff', 'HEAD~1', 'HEAD', '--format', 'markdown']);
  assert.ok(out.length <= 65_536, `${out.length}`);
  assert.ok(out.length > 50_000, `${out.length}`);
  assert.match(out, /Not shown, because a comment has a limit: \d+\./);
  assert.match(out, /P0 &lt;b\\>\\\|\\\[x\\\]\\\(y\\\) @<!-- -->octo/);
  const folds = (word: RegExp): number => [...out.matchAll(word)].length;
  assert.equal(folds(/<details>/g), folds(/<\/details>/g));
});

test('--redact replaces people, domains and names by the same stand-ins everywhere', async () => {
  using folder = repository({ 'mailflow-lint.config.yaml': CONFIG.replace('noah', 'eve') });
  const secret = /contoso|\beve\b|noah|fabrikam|Partners|policies\.ps1|domains\.ps1/i;
  for (const format of ['pretty', 'json', 'markdown', 'html']) {
    const { out } = await folder.run(['diff', 'HEAD~1', 'HEAD', '--redact', '--format', format]);
    assert.doesNotMatch(out, secret, format);
    assert.match(out, /person1@domain1\.example/);
  }
  folder.write('fabrikam/partners.ps1', 'Set-RemoteDomain x "\n');
  const { err } = await folder.run(['diff', 'fabrikam', 'fabrikam/partners.ps1', '--redact']);
  assert.doesNotMatch(err, secret);
  assert.match(err, /^file1\S*, file2\S*: file2\S*:1: /m);
  for (const format of ['pretty', 'json', 'markdown', 'html', 'svg']) {
    const { out } = await folder.run(['matrix', '--redact', '--format', format]);
    assert.doesNotMatch(out, secret, format);
    assert.match(out, /person2@domain1\.example/);
  }
});
