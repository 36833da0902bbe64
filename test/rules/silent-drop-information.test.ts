import { rule } from '../../src/rules/silent-drop-information.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'the default entry and another': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: Default, domainName: "*", autoForwardEnabled: [|false|] }',
          '    - { name: Fabrikam, domainName: fabrikam.com, autoForwardEnabled: [|false|] }',
        ),
      },
      findings: [
        { message: 'every', args: { entry: 'Default' }, severity: 'information' },
        { message: 'domain', args: { domain: 'fabrikam.com' }, severity: 'information' },
      ],
    },
    'all entries at once': {
      files: { 'a.ps1': 'Get-RemoteDomain | Set-RemoteDomain -AutoForwardEnabled [|$false|]\n' },
      findings: [{ message: 'every' }],
    },
  },
  good: {
    'a policy lets senders into the drop: another rule warns': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
    'an open entry': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  remoteDomains:',
          '    - { name: F, domainName: fabrikam.com, autoForwardEnabled: true }',
        ),
      },
    },
  },
});
