import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tenantOf } from '../verdict/tenants.ts';
import { toldOf } from './told-commands.ts';

const RULE = 'New-HostedOutboundSpamFilterRule';
const POLICY = 'Set-HostedOutboundSpamFilterPolicy';
const LONG = 'x'.repeat(64);

/** Commands with what becomes of each. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  // Words that are no parameters.
  [`${POLICY} -Identity Default -AutoForwardMode Off`]: [
    'refused | unknown-parameter | AutoForwardMode | at -AutoForwardMode',
  ],
  [`${POLICY} -Identity A -Name B`]: ['refused | set-policy-name | Name | at -Name'],
  'New-RemoteDomain -Name A -DomainName a.com -AutoForwardEnabled $false': [
    'refused | new-remotedomain-settings | AutoForwardEnabled | at -AutoForwardEnabled',
  ],
  'New-RemoteDomain -Name A -DomainName a.com -AutoForwardsEnabled $false': [
    'refused | unknown-parameter | AutoForwardsEnabled | at -AutoForwardsEnabled',
  ],
  'Set-TransportRule -Identity A -Enabled $false': ['refused | set-rule-enabled | Enabled | at -Enabled'],
  'Set-TransportRule -Identity A -State Disabled': ['refused | set-rule-enabled | State | at -State'],
  'Set-RemoteDomain -Identity A -Enabled $false': ['refused | unknown-parameter | Enabled | at -Enabled'],
  // A command that does not exist, and one that is no matter of this program.
  'Set-RemoteDomains -Identity A -AutoForwardEnabled $false': [
    'refused | unknown-cmdlet | Set-RemoteDomains | at Set-RemoteDomains',
  ],
  // Twice the same, or words without a parameter.
  'Set-RemoteDomain -Identity A -AutoForwardEnabled $false -autoforwardenabled $true': [
    'refused | duplicate-parameter | AutoForwardEnabled | at -autoforwardenabled',
  ],
  'Set-RemoteDomain A B -AutoForwardEnabled $false': ['refused | unexpected-argument | at B'],
  // What is mandatory.
  'New-RemoteDomain -Name A': ['refused | missing-parameter | -DomainName | at New-RemoteDomain'],
  'New-RemoteDomain': ['refused | missing-parameter | -DomainName, -Name | at New-RemoteDomain'],
  'New-RemoteDomain @settings': ['runs'],
  'Get-RemoteDomain A | Set-RemoteDomain -AutoForwardEnabled $false': ['runs', 'runs'],
  'Get-Mailbox': ['runs'],
  // What stands behind a line that a space behind its backtick ends is of another command.
  'Set-RemoteDomain A ` \n -AutoForwardEnabled': ['runs'],
  // Its parameter sets ask for one and for two parameters.
  'Remove-Mailbox': ['refused | missing-parameter | -Identity | at Remove-Mailbox'],
  // Values of the wrong kind.
  'Set-RemoteDomain -Identity A -AutoForwardEnabled False': [
    'refused | invalid-boolean | AutoForwardEnabled | False | at False',
  ],
  'Set-RemoteDomain -Identity A -AutoForwardEnabled $null': [
    'refused | invalid-boolean | AutoForwardEnabled | $null | at $null',
  ],
  'Set-RemoteDomain -Identity A -AutoForwardEnabled $true, $false': [
    'refused | invalid-boolean | AutoForwardEnabled | true, false | at $true, $false',
  ],
  'Set-RemoteDomain -Identity A -Debug:off': ['refused | invalid-boolean | Debug | off | at off'],
  'Set-RemoteDomain -Identity A -AutoForwardEnabled 0': ['runs'],
  'Set-RemoteDomain -Identity A -AutoForwardEnabled "<value>"': ['runs'],
  [`${POLICY} -Identity A -RecipientLimitPerDay many`]: [
    'refused | invalid-number | RecipientLimitPerDay | many | at many',
  ],
  [`${POLICY} -Identity A -RecipientLimitPerDay "12"`]: ['runs'],
  [`${POLICY} -Identity A -RecipientLimitPerDay " "`]: ['runs'],
  [`${POLICY} -Identity A -RecipientLimitPerDay 1x`]: ['refused | invalid-number | RecipientLimitPerDay | 1x | at 1x'],
  // Words that a setting does not take.
  [`${POLICY} -Identity A -AutoForwardingMode Enabled`]: [
    'refused | invalid-autoforwardingmode | AutoForwardingMode | Enabled | at Enabled',
  ],
  [`${POLICY} -Identity A -AutoForwardingMode Auto`]: ['runs'],
  [`${POLICY} -Identity A -AutoForwardingMode O`]: [
    'refused | invalid-autoforwardingmode | AutoForwardingMode | O | at O',
  ],
  'Set-TransportRule -Identity A -MessageTypeMatches Forward': [
    'refused | invalid-message-type | MessageTypeMatches | Forward | at Forward',
  ],
  'Set-TransportRule -Identity A -RejectMessageEnhancedStatusCode 5.7.1': ['runs'],
  'Set-TransportRule -Identity A -RejectMessageEnhancedStatusCode 5.7.999': ['runs'],
  'Set-TransportRule -Identity A -RejectMessageEnhancedStatusCode 5.7.9999': [
    'refused | invalid-enhanced-status | RejectMessageEnhancedStatusCode | 5.7.9999 | at 5.7.9999',
  ],
  'Set-TransportRule -Identity A -RejectMessageEnhancedStatusCode 15.7.1': [
    'refused | invalid-enhanced-status | RejectMessageEnhancedStatusCode | 15.7.1 | at 15.7.1',
  ],
  'Set-TransportRule -Identity A -FromScope Outside': [
    'refused | invalid-enum-value | FromScope | Outside | at Outside',
  ],
  'Set-TransportRule -Identity A -FromScope NotIn': ['runs'],
  'Set-AcceptedDomain -Identity a.com -DomainType ExternalRelay': [
    'refused | invalid-accepted-domain-type | DomainType | ExternalRelay | at ExternalRelay',
  ],
  // Addresses.
  'Set-Mailbox -Identity a -ForwardingSmtpAddress "a@b.com;c@d.com"': [
    'refused | malformed-address | ForwardingSmtpAddress | a@b.com;c@d.com | at "a@b.com;c@d.com"',
  ],
  'Set-Mailbox -Identity a -ForwardingSmtpAddress a@b.com, c@d.com': [
    'refused | too-many-values | ForwardingSmtpAddress | 2 | at a@b.com, c@d.com',
  ],
  'Set-Mailbox -Identity a -ForwardingSmtpAddress ""': ['runs'],
  // Names and texts.
  [`${RULE} -Name "A/B" -HostedOutboundSpamFilterPolicy P -From a@b.com`]: [
    'refused | invalid-object-name | 3 | at "A/B"',
  ],
  [`${RULE} -Name ${LONG} -HostedOutboundSpamFilterPolicy P -From a@b.com`]: ['runs'],
  [`${RULE} -Name x${LONG} -HostedOutboundSpamFilterPolicy P -From a@b.com`]: [
    `refused | invalid-object-name | 65 | at x${LONG}`,
  ],
  [`New-TransportRule -Name ${LONG} -DeleteMessage $true`]: ['runs'],
  [`New-TransportRule -Name x${LONG} -DeleteMessage $true`]: [`refused | text-too-long | 65 | at x${LONG}`],
  [`Set-TransportRule A -RejectMessageReasonText ${'x'.repeat(1025)}`]: [
    `refused | text-too-long | 1025 | at ${'x'.repeat(1025)}`,
  ],
  [`Set-TransportRule A -RejectMessageReasonText ${'x'.repeat(1024)}`]: ['runs'],
  // A policy has one rule.
  [`${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com\n${RULE} -Name B -HostedOutboundSpamFilterPolicy p -From a@b.com`]:
    ['runs', 'refused | policy-used-by-two-rules | p | at p'],
  [`${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com\nRemove-HostedOutboundSpamFilterRule a\n${RULE} -Name B -HostedOutboundSpamFilterPolicy P -From a@b.com`]:
    ['runs', 'runs', 'runs'],
  [`${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com\nRemove-HostedOutboundSpamFilterRule $x\n${RULE} -Name B -HostedOutboundSpamFilterPolicy P -From a@b.com`]:
    ['runs', 'runs', 'runs'],
  [`${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com\nSet-HostedOutboundSpamFilterRule A -HostedOutboundSpamFilterPolicy Q\n${RULE} -Name B -HostedOutboundSpamFilterPolicy P -From a@b.com\n${RULE} -Name C -HostedOutboundSpamFilterPolicy Q -From a@b.com`]:
    ['runs', 'runs', 'runs', 'refused | policy-used-by-two-rules | Q | at Q'],
  [`${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com\nSet-HostedOutboundSpamFilterRule A -Priority 0\n${RULE} -Name B -HostedOutboundSpamFilterPolicy P -From a@b.com`]:
    ['runs', 'runs', 'refused | policy-used-by-two-rules | P | at P'],
  [`if ($x) { ${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com }\n${RULE} -Name B -HostedOutboundSpamFilterPolicy P -From a@b.com`]:
    [
      `may-run | region-branch | at { ${RULE} -Name A -HostedOutboundSpamFilterPolicy P -From a@b.com }`,
      'may-run | policy-may-be-taken | at P',
    ],
  // A name has one object.
  [`New-HostedOutboundSpamFilterPolicy -Name A -AutoForwardingMode On\nNew-HostedOutboundSpamFilterPolicy -Name a -AutoForwardingMode Off`]:
    ['runs', `may-run | name-taken-before | at New-HostedOutboundSpamFilterPolicy -Name A -AutoForwardingMode On`],
  [`New-HostedOutboundSpamFilterPolicy -Name A\nRemove-HostedOutboundSpamFilterPolicy A\nNew-HostedOutboundSpamFilterPolicy -Name A`]:
    ['runs', 'runs', 'runs'],
  [`New-HostedOutboundSpamFilterPolicy -Name A\nRemove-HostedOutboundSpamFilterPolicy $x\nNew-HostedOutboundSpamFilterPolicy -Name A`]:
    ['runs', 'runs', 'may-run | name-taken-before | at New-HostedOutboundSpamFilterPolicy -Name A'],
  'New-TransportRule -Name A\nif ($x) { Remove-TransportRule A }\nNew-TransportRule -Name A': [
    'runs',
    'may-run | region-branch | at { Remove-TransportRule A }',
    'may-run | name-taken-before | at New-TransportRule -Name A',
  ],
  'New-TransportRule -Name A\nSet-TransportRule A -Name B\nNew-TransportRule -Name A': ['runs', 'runs', 'runs'],
  'New-TransportRule -Name A\nSet-TransportRule A -Priority 0\nNew-TransportRule -Name A': [
    'runs',
    'runs',
    'may-run | name-taken-before | at New-TransportRule -Name A',
  ],
  'New-RemoteDomain -Name A -DomainName a.example\nNew-TransportRule -Name A': ['runs', 'runs'],
  [`New-RemoteDomain -Name A -DomainName a.example -Bogus 1\nNew-RemoteDomain -Name A -DomainName a.example`]: [
    'refused | unknown-parameter | Bogus | at -Bogus',
    'runs',
  ],
};

for (const [script, expected] of Object.entries(CASES)) {
  test(script.length > 200 ? `${script.slice(0, 200)}…` : script, () => assert.deepEqual(toldOf(script), expected));
}

test('a resource with a text for a Boolean is refused, and says which key and value', () => {
  const text = `configuration Own {
  Import-DscResource -ModuleName Microsoft365DSC
  node localhost { EXORemoteDomain Own { Identity = 'A'; AutoForwardEnabled = 'true'; Ensure = 'Present' } }
}`;
  const [declaration] = tenantOf({ 'a.ps1': text }).declarations;
  assert.equal(declaration?.effect, 'refused');
  assert.equal(declaration.effectCause?.reason, 'invalid-boolean');
  assert.deepEqual(declaration.effectCause.args, {
    subject: 'EXORemoteDomain',
    parameter: 'AutoForwardEnabled',
    value: 'true',
  });
});
