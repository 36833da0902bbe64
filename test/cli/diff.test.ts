import assert from 'node:assert/strict';
import { test } from 'node:test';
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
