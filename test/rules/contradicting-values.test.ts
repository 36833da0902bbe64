import { rule } from '../../src/rules/contradicting-values.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a file and a script': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "Off"',
        ),
        'b.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode [|On|]\n',
      },
      findings: [
        {
          message: 'contradicts',
          args: { property: 'autoForwardingMode', object: 'Default', first: 'Off', second: 'On' },
        },
      ],
    },
  },
  good: {
    'the same value twice': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "Off"',
        ),
        'b.ps1': 'Set-HostedOutboundSpamFilterPolicy default -AutoForwardingMode off\n',
      },
    },
    'steps of one script': {
      files: {
        'b.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
          'Set-RemoteDomain Default -AutoForwardEnabled $false',
        ),
      },
    },
  },
});
