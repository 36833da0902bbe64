import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { rules } from '../../src/analyze.ts';
import { BENCHMARK_IDS } from '../../src/evidence.ts';
import { BENCHMARK_ASKS } from '../../src/messages/index.ts';
import { Folder } from './support.ts';

interface Benchmark {
  readonly id: string;
  readonly result: string;
  readonly points: readonly {
    readonly result: string;
    readonly sentence: string;
    readonly file?: string;
    readonly start?: { line: number };
  }[];
  readonly findings: readonly { readonly ruleId: string }[];
}

interface Evidence {
  readonly asOf: string;
  readonly commit: { readonly id: string; readonly differing: readonly { readonly file: string }[] } | null;
  readonly inputs: {
    readonly sha256: string;
    readonly files: readonly { readonly file: string; readonly sha256: string }[];
  };
  readonly tenants: readonly {
    readonly tenant: string;
    readonly benchmarks: readonly Benchmark[];
    readonly forwards: readonly {
      readonly from: string;
      readonly verdict: string;
      readonly chain: readonly { readonly decides: boolean; readonly file?: string }[];
    }[];
    readonly exceptions: readonly {
      readonly to: string;
      readonly expired: boolean;
      readonly opens: readonly string[];
    }[];
  }[];
  readonly notRead: readonly { readonly file: string }[];
}

async function evidenceIn(folder: Folder, ...more: string[]): Promise<Evidence> {
  const { code, out, err } = await folder.run(['evidence', '--out', 'pages', '--as-of', '2026-11-25', ...more]);
  assert.equal(code, 0, err);
  assert.equal(out, '');
  return JSON.parse(folder.read('pages/evidence.json')) as Evidence;
}

/** `result sentence-start file:line` of each benchmark, by its id. */
async function resultsOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, Benchmark>> {
  using folder = new Folder(files);
  const [tenant] = (await evidenceIn(folder)).tenants;
  return new Map(tenant?.benchmarks.map((one) => [one.id, one]));
}

const GOOD = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
      recipientLimitExternalPerHour: 500
      recipientLimitInternalPerHour: 1000
      recipientLimitPerDay: 1000
      actionWhenThresholdReached: BlockUser
      bccSuspiciousOutboundMail: true
      bccSuspiciousOutboundAdditionalRecipients: [soc@contoso.com]
      notifyOutboundSpam: true
      notifyOutboundSpamRecipients: [soc@contoso.com]
  outboundRules: []
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
  transportRules:
    - name: Inside
      blindCopyTo: boss@contoso.com
`;

const NOT_READ = {
  'CIS 6.1.2 (7.0)': 'unknown',
  'CIS 6.1.3 (7.0)': 'unknown',
  'CISA SCuBA MS.SECURITYSUITE.4.1v1': 'unknown',
  'ORCA-242': 'unknown',
};

test('a tenant that keeps to the benchmarks passes them, and what is not read is unknown', async () => {
  const results = await resultsOf({ 'a.exo.yaml': GOOD, 'org.ps1': 'Set-OrganizationConfig -AuditDisabled $false\n' });
  assert.deepEqual(Object.fromEntries([...results].map(([id, { result }]) => [id, result])), {
    'CIS 2.1.6 (7.0)': 'pass',
    'CIS 2.1.15 (7.0)': 'pass',
    'CIS 6.1.1 (7.0)': 'pass',
    'CIS 6.2.1 (7.0)': 'pass',
    'CIS 6.2.2 (7.0)': 'pass',
    'CISA SCuBA MS.EXO.1.1v2': 'pass',
    'Microsoft Secure Score mdo_blockmailforward': 'pass',
    'Microsoft Secure Score mdo_autoforwardingmode': 'not-applicable',
    'Maester CISA.MS.EXO.1.1': 'pass',
    'Prowler defender_antispam_outbound_policy_forwarding_disabled': 'pass',
    'Prowler exchange_transport_rules_mail_forwarding_disabled': 'pass',
    ...NOT_READ,
  });
});

const failing: readonly (readonly [what: string, id: string, from: string, to: string, line: number])[] = [
  ['a mode', 'CIS 6.2.1 (7.0)', '"Off"', '"On"', 5],
  ['Automatic', 'Microsoft Secure Score mdo_blockmailforward', '"Off"', 'Automatic', 5],
  [
    'a rule that sends outside',
    'Prowler exchange_transport_rules_mail_forwarding_disabled',
    'boss@contoso.com',
    'boss@gmail.com',
    21,
  ],
  ['a rule that sends outside', 'CIS 6.2.1 (7.0)', 'boss@contoso.com', 'boss@gmail.com', 21],
  [
    'a rule that lets mail past the filter',
    'CIS 6.2.2 (7.0)',
    'blindCopyTo: boss@contoso.com',
    'senderDomainIs: [x.example]\n      setSCL: -1',
    22,
  ],
  ['a remote domain', 'CISA SCuBA MS.EXO.1.1v2', 'autoForwardEnabled: false', 'autoForwardEnabled: true', 18],
  ['a limit', 'CIS 2.1.15 (7.0)', 'PerDay: 1000', 'PerDay: 1001', 8],
  ['a limit that is left to the service', 'CIS 2.1.15 (7.0)', 'PerDay: 1000', 'PerDay: 0', 8],
  ['what happens at the limit', 'CIS 2.1.15 (7.0)', 'BlockUser', 'Alert', 9],
  [
    'nobody who is told',
    'CIS 2.1.6 (7.0)',
    'notifyOutboundSpamRecipients: [soc@contoso.com]',
    'notifyOutboundSpamRecipients: []',
    13,
  ],
];

for (const [what, id, from, to, line] of failing) {
  test(`${what} fails ${id} at its line`, async () => {
    const text = GOOD.replace(from, to);
    assert.notEqual(text, GOOD);
    const benchmark = (await resultsOf({ 'a.exo.yaml': text })).get(id);
    assert.equal(benchmark?.result, 'fail');
    const against = benchmark?.points.filter(({ result }) => result === 'fail');
    assert.deepEqual(
      against?.map(({ file, start }) => `${file}:${start?.line}`),
      [`a.exo.yaml:${line}`],
    );
  });
}

test('scripts that state single objects leave benchmarks unknown that nothing fails', async () => {
  const results = await resultsOf({ 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off\n' });
  assert.equal(results.get('Prowler defender_antispam_outbound_policy_forwarding_disabled')?.result, 'unknown');
  assert.equal(results.get('CIS 2.1.6 (7.0)')?.result, 'unknown');
  assert.equal(results.get('CIS 6.1.1 (7.0)')?.result, 'unknown');
});

test('an alert policy that a script switches off fails what asks for alerts, and auditing that is off fails its control', async () => {
  const results = await resultsOf({
    'a.ps1': `Set-ProtectionAlert 'Forwarding' -Disabled $true\nSet-OrganizationConfig -AuditDisabled $true\n`,
    'a.exo.yaml': GOOD,
  });
  assert.equal(results.get('ORCA-242')?.result, 'fail');
  assert.equal(results.get('CIS 6.1.1 (7.0)')?.result, 'fail');
  assert.deepEqual(
    results
      .get('CIS 6.1.1 (7.0)')
      ?.findings.map(({ ruleId }) => ruleId)
      .slice(0, 1),
    ['audit-switched-off'],
  );
});

test('a mailbox that is not audited, or that lacks an action, fails CIS 6.1.2 at its line; nothing passes it', async () => {
  const points = async (script: string) => {
    const benchmark = (await resultsOf({ 'a.exo.yaml': GOOD, 'a.ps1': script })).get('CIS 6.1.2 (7.0)');
    const lines = benchmark?.points.map(
      ({ result, sentence, start }) => `${result} ${sentence.slice(0, 60)} ${start?.line ?? ''}`,
    );
    return [benchmark?.result, ...(lines ?? [])];
  };
  const open = 'unknown No state that is read lists every mailbox with what it logs. ';
  assert.deepEqual(
    await points(
      `Set-Mailbox ann@contoso.com -AuditEnabled $false\nSet-Mailbox bob@contoso.com -AuditOwner movE,Create\n`,
    ),
    [
      'fail',
      'fail mailbox ann@contoso.com: auditEnabled is $false. 1',
      'fail mailbox bob@contoso.com: auditOwner lacks MailboxLogin. 2',
      open,
    ],
  );
  const good = `Set-Mailbox ann@contoso.com -AuditEnabled $true -AuditOwner Move,Create,MailboxLogin -AuditDelegate @{ Add = 'Move' }\n`;
  assert.deepEqual(await points(good), ['unknown', open]);
});

test('a remote domain that is approved is as SCuBA asks, and not as Maester does', async () => {
  const files = {
    'a.exo.yaml': GOOD.replace(
      '  transportRules:',
      '    - { name: P, domainName: partner.example, autoForwardEnabled: true }\n  transportRules:',
    ),
    'mailflow-lint.config.yaml': 'approvedDomains: [partner.example]\n',
  };
  const results = await resultsOf(files);
  assert.equal(results.get('CISA SCuBA MS.EXO.1.1v2')?.result, 'pass');
  assert.equal(results.get('Maester CISA.MS.EXO.1.1')?.result, 'fail');
});

test('settings of the organization are read from an export', async () => {
  const about = { version: 1, organization: { AuditDisabled: true }, parts: [] };
  const text = JSON.stringify({ mailflowLintExport: about, exchange: { remoteDomains: [] } });
  assert.equal((await resultsOf({ 'state.json': text })).get('CIS 6.1.1 (7.0)')?.result, 'fail');
});

test('every benchmark that a rule names is judged, and each says what it asks for', () => {
  const named = new Set(rules.flatMap(({ meta }) => meta.benchmarks));
  // A technique of attackers, and a name of the past for what Secure Score asks today.
  const others = ['MITRE ATT&CK T1114.003', 'Secure Score: Enable Client Rules Forwarding Block (legacy)'];
  assert.deepEqual(
    [...named].filter((id) => !BENCHMARK_IDS.includes(id)).sort(),
    others,
    'meta.benchmarks of a rule names what BENCHMARKS in src/evidence.ts does not judge',
  );
  assert.deepEqual(
    Object.keys(BENCHMARK_ASKS).sort(),
    [...BENCHMARK_IDS].sort(),
    'BENCHMARK_ASKS in src/messages/evidence.ts and BENCHMARKS in src/evidence.ts have other ids',
  );
});

const TENANT = {
  'tenant/a.exo.yaml': GOOD.replace('"Off"', '"On"').replace(
    '  transportRules:',
    `    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: true }
  mailboxes:
    - { identity: alice@contoso.com, forwardingSmtpAddress: alice@fabrikam.com, deliverToMailboxAndForward: true }
  transportRules:`,
  ),
  'tenant/mailflow-lint.config.yaml': `exceptions:
  - { from: alice@contoso.com, to: fabrikam.com, owner: bob@contoso.com, reason: Project Umbrella, until: 2026-11-24 }
`,
  'tenant/half.exo.yaml': 'exchange: [\n',
} as const;

test('forwards come with the controls on their way, exceptions with what they open now, and what was not read is named', async () => {
  using folder = new Folder(TENANT);
  const { tenants, notRead } = await evidenceIn(folder, 'tenant');
  const [forward] = tenants[0]?.forwards ?? [];
  assert.deepEqual([forward?.from, forward?.verdict], ['alice@contoso.com', 'allowed']);
  assert.equal(forward?.chain.find(({ decides }) => decides)?.file, 'tenant/a.exo.yaml');
  const [exception] = tenants[0]?.exceptions ?? [];
  assert.equal(exception?.expired, true);
  assert.match(exception?.opens.join() ?? '', /^alice@contoso\.com → fabrikam\.com \(/);
  assert.deepEqual([...new Set(notRead.map(({ file }) => file))], ['tenant/half.exo.yaml']);
});

const PAGES = ['evidence.html', 'evidence.json', 'evidence.sarif'];

test('the same files give the same bytes, with the pages of the last run beside them as well', async () => {
  using folder = new Folder(TENANT);
  await evidenceIn(folder);
  const first = PAGES.map((page) => folder.read(`pages/${page}`));
  await evidenceIn(folder);
  assert.deepEqual(
    PAGES.map((page) => folder.read(`pages/${page}`)),
    first,
  );
});

const OPEN = 'Set-RemoteDomain Default -AutoForwardEnabled $true\n';

test('commit, files that differ from it, and hashes are told', async () => {
  using folder = new Folder(TENANT);
  folder.commitAll();
  folder.write('tenant/new.ps1', OPEN);
  const { commit, inputs } = await evidenceIn(folder, 'tenant');
  assert.equal(commit?.id, folder.git('rev-parse', 'HEAD').trim());
  assert.deepEqual(commit?.differing, [{ file: 'tenant/new.ps1' }]);
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  assert.deepEqual(inputs.files.at(-1), { file: 'tenant/new.ps1', sha256: sha256(OPEN) });
  assert.ok(inputs.files.some(({ file }) => file === 'tenant/mailflow-lint.config.yaml'));
  assert.equal(inputs.sha256, sha256(inputs.files.map(({ file, sha256: own }) => `${own}  ${file}\n`).join('')));
});

test('--redact leaves no name in any page', async () => {
  using folder = new Folder(TENANT);
  await evidenceIn(folder, 'tenant', '--redact');
  for (const page of PAGES) {
    const text = folder.read(`pages/${page}`);
    assert.doesNotMatch(text, /alice|bob@|contoso\.com|fabrikam|umbrella|half\.exo|tenant\/a/i, page);
  }
});

test('the page has no scripts and no outside parts, and says its language', async () => {
  using folder = new Folder(TENANT);
  await evidenceIn(folder);
  const page = folder.read('pages/evidence.html');
  assert.match(page, /^<!doctype html>\n<html lang="en">/);
  assert.doesNotMatch(page, /<script|https?:|<link|<img|@import|url\(/i);
  assert.match(page, /<h1>/);
});

test('a folder to write to is needed, and one that cannot be made is told', async () => {
  using folder = new Folder({ 'a.exo.yaml': GOOD });
  assert.equal((await folder.run(['evidence'])).code, 2);
  const { code, err } = await folder.run(['evidence', '--out', 'a.exo.yaml']);
  assert.equal(code, 2);
  assert.match(err, /a\.exo\.yaml could not be written: EEXIST/);
});
