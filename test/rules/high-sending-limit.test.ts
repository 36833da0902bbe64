import { rule } from '../../src/rules/high-sending-limit.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a script': {
      files: {
        'a.ps1':
          'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitExternalPerHour [|2000|] -RecipientLimitPerDay 1000\n',
      },
      findings: [
        {
          message: 'high',
          args: { limit: 'RecipientLimitExternalPerHour', policy: 'Default', value: 2000, most: 500 },
          subject: { object: 'outboundPolicy:Default', property: 'recipientLimitExternalPerHour', value: '2000' },
          fixes: [
            {
              title: 'lower',
              result: {
                'a.ps1':
                  'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitExternalPerHour 500 -RecipientLimitPerDay 1000\n',
              },
            },
          ],
        },
      ],
    },
    'a file': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "Off"',
          '      recipientLimitPerDay: [|10000|]',
        ),
      },
      findings: [
        {
          message: 'high',
          args: { limit: 'RecipientLimitPerDay', most: 1000, policy: 'Default', value: 10000 },
          subject: { object: 'outboundPolicy:Default', property: 'recipientLimitPerDay', value: '10000' },
          fixes: [
            {
              title: 'lower',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '      recipientLimitPerDay: 1000',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the highest that is advised, and one that only a run tells': {
      files: {
        'limits.ps1':
          'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitExternalPerHour 500\nSet-HostedOutboundSpamFilterPolicy Other -RecipientLimitExternalPerHour $limit\n',
      },
    },
    'the limits of the benchmark and of the service': {
      files: {
        'a.ps1':
          'Set-HostedOutboundSpamFilterPolicy Default -RecipientLimitExternalPerHour 500 -RecipientLimitInternalPerHour 0\n',
      },
    },
    'a file without limits': {
      files: { 'a.exo.yaml': 'exchange:\n  outboundPolicies:\n    - { name: Default, autoForwardingMode: "Off" }\n' },
    },
  },
});
