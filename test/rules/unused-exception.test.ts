import { rule } from '../../src/rules/unused-exception.ts';
import { CONFIGURATION } from './analysis.ts';
import { lines, testRule } from './tester.ts';

/** One sender may forward, to anywhere but closed.example. */
const SETTINGS = lines(
  'exchange:',
  '  acceptedDomains: [contoso.com]',
  '  outboundPolicies:',
  '    - { name: Default, autoForwardingMode: "Off" }',
  '    - { name: Invoices, autoForwardingMode: "On" }',
  '    - { name: Group, autoForwardingMode: "On" }',
  '  outboundRules:',
  '    - { name: Invoices, policy: Invoices, from: [ap@contoso.com], priority: 0 }',
  '    - { name: Group, policy: Group, fromMemberOf: [Invoices], priority: 1 }',
  '  remoteDomains:',
  '    - { name: Default, domainName: "*", autoForwardEnabled: true }',
  '    - { name: Closed, domainName: closed.example, autoForwardEnabled: false }',
);

const config = (from: string, to: string, ...more: readonly string[]): string =>
  lines('exceptions:', `  - from: ${from}`, `    to: ${to}`, '    owner: it@contoso.com', '    reason: asked', ...more);

const files = (text: string) => ({ 'a.exo.yaml': SETTINGS, [CONFIGURATION]: text });

testRule(rule, {
  bad: {
    'the recipient is closed': {
      files: files(
        `exceptions:\n  - [|from: ap@contoso.com\n    to: closed.example\n    owner: it@contoso.com\n    reason: asked\n    mechanism: inboxRuleForward\n|]`,
      ),
      findings: [
        {
          message: 'unused',
          args: { from: 'ap@contoso.com', to: 'closed.example' },
          subject: { object: 'exception:ap@contoso.com > closed.example' },
        },
      ],
    },
    'a name that nobody declares, at either end': {
      files: files(config('[[|Invoises|], ap@contoso.com]', '[|partner|]')),
      findings: [
        {
          message: 'nobody',
          args: { name: 'Invoises' },
          subject: { object: 'exception:Invoises, ap@contoso.com > partner', value: 'Invoises' },
        },
        {
          message: 'nobody',
          args: { name: 'partner' },
          subject: { object: 'exception:Invoises, ap@contoso.com > partner', value: 'partner' },
        },
      ],
    },
  },
  good: {
    'the one who may': { files: files(config('ap@contoso.com', 'partner.example')) },
    'by a contact nothing stops the closed domain': { files: files(config('ap@contoso.com', 'closed.example')) },
    'members of a group that nobody lists': { files: files(config('Invoices', 'partner.example')) },
    'somebody who may be in the group': { files: files(config('ceo@contoso.com', 'partner.example')) },
    'everybody to everywhere': { files: files(config('"*"', '"*"')) },
    'a domain with what lies below': { files: files(config('contoso.com', '"*.partner.example"')) },
    'a script opens it': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-AcceptedDomain contoso.com -DomainType Authoritative',
        ),
        [CONFIGURATION]: `${config('ap@contoso.com', 'partner.example')}acceptedDomains: [contoso.com]\n`,
      },
    },
    'it has ended, which another rule says': {
      asOf: '2026-12-01',
      files: files(
        config('ap@contoso.com', 'closed.example', '    mechanism: inboxRuleForward', '    until: 2026-11-30'),
      ),
    },
    'nothing is known of the settings': { files: { [CONFIGURATION]: config('ap@contoso.com', 'partner.example') } },
  },
});
