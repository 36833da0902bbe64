import { rule } from '../../src/rules/bcc-in-custom-policy.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a policy whose name stands in a variable': {
      files: {
        'a.ps1': lines(
          "$name = 'Sales outbound'",
          '',
          'New-HostedOutboundSpamFilterPolicy -Name $name `',
          '    -AutoForwardingMode Off `',
          '    [|-BccSuspiciousOutboundMail|] $true `',
          '    -BccSuspiciousOutboundAdditionalRecipients soc@contoso.com `',
          '    -RecipientLimitPerDay 500',
          'New-HostedOutboundSpamFilterRule -Name $name -HostedOutboundSpamFilterPolicy $name -From a@contoso.com',
        ),
      },
      findings: [
        {
          message: 'bcc',
          args: { policy: 'Sales outbound', property: 'BccSuspiciousOutboundMail' },
          subject: { object: 'outboundPolicy:Sales outbound', property: 'bccSuspiciousOutboundMail' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1': lines(
                  "$name = 'Sales outbound'",
                  '',
                  'New-HostedOutboundSpamFilterPolicy -Name $name `',
                  '    -AutoForwardingMode Off `',
                  '    -RecipientLimitPerDay 500',
                  'New-HostedOutboundSpamFilterRule -Name $name -HostedOutboundSpamFilterPolicy $name -From a@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'recipients alone': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Sales',
          '      [|bccSuspiciousOutboundAdditionalRecipients|]:',
          '        - soc@contoso.com',
          '      autoForwardingMode: "Off"',
          '  outboundRules:',
          '    - { name: S, policy: Sales, from: [a@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'bcc',
          args: { policy: 'Sales', property: 'BccSuspiciousOutboundAdditionalRecipients' },
          subject: { object: 'outboundPolicy:Sales', property: 'bccSuspiciousOutboundAdditionalRecipients' },
          unnecessary: true,
          fixes: [
            {
              title: 'remove',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Sales',
                  '      autoForwardingMode: "Off"',
                  '  outboundRules:',
                  '    - { name: S, policy: Sales, from: [a@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the Default policy': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -BccSuspiciousOutboundMail $true\n' },
    },
    'an export where it is off': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Sales',
          '      bccSuspiciousOutboundMail: false',
          '      bccSuspiciousOutboundAdditionalRecipients: []',
        ),
      },
    },
    'recipients that nobody uses, because copies are off': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, bccSuspiciousOutboundMail: false, bccSuspiciousOutboundAdditionalRecipients: [soc@contoso.com] }',
        ),
      },
    },
    'no recipients, and copies that nothing speaks of': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Sales, bccSuspiciousOutboundAdditionalRecipients: [] }',
          '    - { name: Board, autoForwardingMode: "Off" }',
        ),
      },
    },
    'copies that are known at run time only': {
      files: {
        'a.ps1': lines(
          'param($on)',
          'New-HostedOutboundSpamFilterPolicy -Name Sales -BccSuspiciousOutboundMail $on -BccSuspiciousOutboundAdditionalRecipients soc@contoso.com',
        ),
      },
    },
    'a policy whose name is known at run time only, which may be Default': {
      files: {
        'a.ps1': lines('param($name)', 'Set-HostedOutboundSpamFilterPolicy $name -BccSuspiciousOutboundMail $true'),
      },
    },
  },
});
