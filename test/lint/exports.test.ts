import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, type Files } from '../rules/analysis.ts';
import { brokenPromises } from '../rules/promises.ts';

/** What the service writes beside every object. */
const SERVICE = { WhenChanged: '2026-10-01T08:00:00', IsValid: true };

const exported = (...objects: readonly object[]): string =>
  `${JSON.stringify(
    objects.map((object) => ({ ...object, ...SERVICE })),
    null,
    2,
  )}\n`;

const EXPORTS: Files = {
  'policies.json': exported(
    { Name: 'Default', IsDefault: true, AutoForwardingMode: 'Automatic' },
    { Name: 'Partners', AutoForwardingMode: 'On' },
  ),
  'rules.json': exported({
    Name: 'Partners',
    HostedOutboundSpamFilterPolicy: 'Partners',
    State: 'Enabled',
    Priority: 0,
  }),
  'domains.json': exported({ Identity: 'Default', DomainName: '*', AutoForwardEnabled: false }),
  'transport.json': exported({
    Name: 'Block',
    State: 'Disabled',
    Mode: 'Enforce',
    MessageTypeMatches: 'AutoForward',
    SentToScope: 'NotInOrganization',
    RejectMessageReasonText: 'No.',
  }),
};

/** The commands of each fix, by rule and title. */
function commandsFor(files: Files): ReadonlyMap<string, string | undefined> {
  const { findings } = analyse(files);
  return new Map(
    findings.flatMap(({ rule, fixes }) =>
      fixes.map(({ title, commands }) => [`${rule.id}/${title}`, commands] as const),
    ),
  );
}

test('an export is not edited: every fix of it is commands to run, which keep its promises', () => {
  const before = analyse(EXPORTS);
  const fixes = before.findings.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  assert.ok(fixes.length >= 9, `only ${fixes.length} fixes`);
  for (const { finding, fix } of fixes) {
    assert.deepEqual([fix.edits, fix.safety], [[], 'review'], finding.rule.id);
    assert.deepEqual(brokenPromises(EXPORTS, before, finding, fix), [], `${finding.rule.id}/${fix.title}`);
  }
});

test('the commands of the three first, and of a rule that is off', () => {
  const commands = commandsFor(EXPORTS);
  assert.equal(
    commands.get('automatic-forwarding-mode/off'),
    "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off",
  );
  assert.equal(
    commands.get('rule-without-scope/created'),
    [
      "New-DistributionGroup -Name '${2:forwarders}' -Alias '${2:forwarders}' -Type Security -PrimarySmtpAddress '${1:forwarders@contoso.com}' -Members '${3:user@contoso.com}'",
      "Set-HostedOutboundSpamFilterRule -Identity 'Partners' -FromMemberOf '${1:forwarders@contoso.com}'",
    ].join('\n'),
  );
  assert.equal(
    commands.get('silent-drop-information/open'),
    "Set-RemoteDomain -Identity 'Default' -AutoForwardEnabled $true",
  );
  assert.equal(commands.get('inactive-block-rule/enable'), "Enable-TransportRule -Identity 'Block'");
});

test('what was picked from the output of a cmdlet is an export, a data file of the house is not', () => {
  const picked = commandsFor({ 'a.json': '[{ "Name": "Default", "AutoForwardingMode": "On" }]\n' });
  assert.equal(
    picked.get('default-policy-forwarding-on/off'),
    "Set-HostedOutboundSpamFilterPolicy -Identity 'Default' -AutoForwardingMode Off",
  );
  const house = { 'mail.json': '{ "outboundSpamPolicy": { "name": "Default", "autoForwardingMode": "On" } }\n' };
  const [finding] = analyse(house).findings;
  assert.deepEqual(
    finding?.fixes.map(({ commands, edits }) => [commands, edits.length]),
    [[undefined, 1]],
  );
});

test('what no command can say is not offered: the domain of a remote domain, an illegal word that stands there', () => {
  const files: Files = {
    'domains.json': exported({ Identity: 'Bad', DomainName: 'fabrikam.com.', AutoForwardEnabled: true }),
    'policies.json': exported({ Name: 'Odd', AutoForwardingMode: 'Of' }),
  };
  const { findings } = analyse(files);
  for (const { rule, fixes } of findings)
    for (const { edits, commands = '' } of fixes) {
      assert.deepEqual(edits, [], rule.id);
      assert.doesNotMatch(commands, /-DomainName/);
    }
});

test('an item of a list that another name shall have: the command gives the whole list', () => {
  const files: Files = {
    'rules.json': exported({
      Name: 'Sales',
      HostedOutboundSpamFilterPolicy: 'Sales',
      State: 'Enabled',
      Priority: 0,
      SenderDomainIs: ['a.example', '@contoso.com', '@fabrikam.com'],
    }),
  };
  const { findings } = analyse(files);
  assert.deepEqual(
    findings
      .filter(({ rule }) => rule.id === 'malformed-address')
      .flatMap(({ fixes }) => fixes.map(({ commands }) => commands)),
    [
      "Set-HostedOutboundSpamFilterRule -Identity 'Sales' -SenderDomainIs 'a.example', 'contoso.com', '@fabrikam.com'",
      "Set-HostedOutboundSpamFilterRule -Identity 'Sales' -SenderDomainIs 'a.example', '@contoso.com', 'fabrikam.com'",
    ],
  );
});
