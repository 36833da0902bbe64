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
    'some mailboxes in one of the domains, and none in the others': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From ann@contoso.com, zoe@wingtip.com [|-SenderDomainIs|] fabrikam.com, contoso.com\n',
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'From, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'from+senderDomainIs', value: 'Sales' },
        },
      ],
    },
    'a person whose address no file tells': {
      files: {
        'a.ps1':
          "New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From 'Ann Lee' [|-SenderDomainIs|] fabrikam.com\n",
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'From, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'from+senderDomainIs', value: 'Sales' },
        },
      ],
    },
    'a policy known at run time': {
      files: {
        'a.ps1': lines(
          'param($p)',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy $p -FromMemberOf sales@contoso.com [|-SenderDomainIs|] fabrikam.com',
        ),
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'FromMemberOf, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf+senderDomainIs', value: '' },
        },
      ],
    },
    'mailboxes and a group, of which the group moves': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From ann@contoso.com [|-FromMemberOf|] sales@contoso.com',
        ),
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'From, FromMemberOf' },
          subject: { object: 'outboundRule:Sales', property: 'from+fromMemberOf', value: 'Sales' },
          fixes: [
            {
              title: 'split-on',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From ann@contoso.com',
                  'New-HostedOutboundSpamFilterPolicy -Name "Sales by group" -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name "Sales by group" -HostedOutboundSpamFilterPolicy "Sales by group" -FromMemberOf "sales@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'three conditions, which no one change takes apart': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From ann@contoso.com [|-FromMemberOf|] sales@contoso.com -SenderDomainIs fabrikam.com',
        ),
      },
      findings: [
        {
          message: 'empty',
          args: { rule: 'Sales', conditions: 'From, FromMemberOf, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'from+fromMemberOf+senderDomainIs', value: 'Sales' },
        },
      ],
    },
    'a second command for the same rule': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com',
          'Set-HostedOutboundSpamFilterRule -Identity Sales [|-SenderDomainIs|] fabrikam.com',
        ),
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'FromMemberOf, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf+senderDomainIs', value: 'Sales' },
        },
      ],
    },
    'the name for the second rule is taken': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf sales@contoso.com [|-SenderDomainIs|] fabrikam.com',
          "New-HostedOutboundSpamFilterRule -Name 'SALES by domain' -HostedOutboundSpamFilterPolicy Other -From ann@contoso.com",
        ),
      },
      findings: [
        {
          message: 'both',
          args: { rule: 'Sales', conditions: 'FromMemberOf, SenderDomainIs' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf+senderDomainIs', value: 'Sales' },
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
    'a rule without any condition, which is for nobody or for all': {
      files: { 'a.ps1': 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales\n' },
    },
    'a group of which all known members are in the domain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@eu.contoso.com]',
          '  outboundRules:',
          '    - { name: S, policy: S, fromMemberOf: [sales@contoso.com], senderDomainIs: [contoso.com] }',
        ),
      },
    },
  },
});
