import { rule } from '../../src/rules/and-trap.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a group and a domain, in a script with the open policy': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales `',
          '    -FromMemberOf sales@contoso.com `',
          '    [|-SenderDomainIs|] fabrikam.com',
        ),
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'FromMemberOf, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf+senderDomainIs', value: 'Sales' },
          fixes: [
            {
              title: 'split-on',
              reveals: ['domain-wide-allow'],
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales `',
                  '    -FromMemberOf sales@contoso.com',
                  'New-HostedOutboundSpamFilterPolicy -Name "Sales by domain" -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name "Sales by domain" `',
                  '    -HostedOutboundSpamFilterPolicy "Sales by domain" `',
                  '    -SenderDomainIs "fabrikam.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'mailboxes outside the domain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Legal',
          '      autoForwardingMode: "Off"',
          '  outboundRules:',
          '    - name: Legal',
          '      policy: Legal',
          '      from: [ann@contoso.com]',
          '      [|senderDomainIs|]: [fabrikam.com]',
        ),
      },
      findings: [
        {
          message: 'empty',
          args: { rule: 'Legal', conditions: 'From, SenderDomainIs' },
          subject: { object: 'outboundRule:Legal', property: 'from+senderDomainIs', value: 'Legal' },
          fixes: [
            {
              title: 'split',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Legal',
                  '      autoForwardingMode: "Off"',
                  '    - name: Legal by domain',
                  '      autoForwardingMode: "Off"',
                  '  outboundRules:',
                  '    - name: Legal',
                  '      policy: Legal',
                  '      from: [ann@contoso.com]',
                  '    - name: Legal by domain',
                  '      hostedOutboundSpamFilterPolicy: Legal by domain',
                  '      senderDomainIs: [fabrikam.com]',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'one condition with several values': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf a@contoso.com, b@contoso.com\n',
      },
    },
    'the second condition says no more than the first': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: S, policy: S, from: [ann@contoso.com], senderDomainIs: [contoso.com] }',
        ),
      },
    },
    'a condition known at run time': {
      files: {
        'a.ps1':
          'param($d)\nNew-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf a@contoso.com -SenderDomainIs $d\n',
      },
    },
  },
});
