import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { readConfig } from '../../src/config/read.ts';
import { factsFor } from '../../src/editor/facts.ts';
import { rules } from '../../src/rules/index.ts';
import { source } from '../read/sources.ts';
import { knowledge } from '../support/knowledge.ts';

/** The titles and facts of one rule's findings in a script, on a leap day. */
async function stated(id: string, script: string, configuration = ''): Promise<unknown> {
  const config = readConfig(source('mailflow-lint.config.yaml', configuration));
  const analysis = await new Analyzer(knowledge, rules).analyze([source('a.ps1', script)], config, {
    asOf: '2028-02-29',
  });
  const findings = analysis.tenants.flatMap((tenant) => tenant.findings).filter(({ rule }) => rule.id === id);
  return findings.map((finding) => factsFor(finding).map(({ title, fact }) => [title, fact]));
}

test('what Automatic means may be stated in two ways', async () => {
  const script = 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic\n';
  assert.deepEqual(await stated('automatic-forwarding-mode', script), [
    [
      [
        'State in the configuration that Automatic means Off in this organization',
        { kind: 'automaticMeans', value: 'off' },
      ],
      [
        'State in the configuration that Automatic means On in this organization',
        { kind: 'automaticMeans', value: 'on' },
      ],
    ],
  ]);
});

test('a forward that leaves may be excepted, for a year from the day that counts as today', async () => {
  const script = `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-Mailbox emma@contoso.com -ForwardingSmtpAddress ap@partner.example
`;
  assert.deepEqual(await stated('forward-leaves-tenant', script, 'acceptedDomains: [contoso.com]\n'), [
    [
      [
        'Write an exception of emma@contoso.com for ap@partner.example in the configuration...',
        { kind: 'exception', from: 'emma@contoso.com', to: 'ap@partner.example', until: '2029-03-01' },
      ],
    ],
  ]);
});

test('where no file lists the accepted domains they may be listed', async () => {
  const script = `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-Mailbox emma@contoso.com -ForwardingSmtpAddress ap@partner.example
`;
  assert.deepEqual(await stated('accepted-domains-not-stated', script), [
    [
      [
        'List the accepted domains of the organization in the configuration...',
        { kind: 'acceptedDomains', domains: ['contoso.com'] },
      ],
    ],
  ]);
});

test('a mistake that no statement settles has no fact', async () => {
  assert.deepEqual(await stated('unknown-cmdlet', 'Set-RemoteDomian Default -AutoForwardEnabled $false\n'), [[]]);
});
