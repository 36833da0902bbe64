import { rule } from '../../src/rules/malformed-address.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'several addresses in one text': {
      files: { 'a.csv': lines('UPN,ForwardingSmtpAddress', 'ap@contoso.com,[|kim@contoso.com;lea@contoso.com|]') },
      findings: [
        {
          message: 'several',
          args: { name: 'ap@contoso.com', value: 'kim@contoso.com;lea@contoso.com' },
          subject: {
            object: 'mailbox:ap@contoso.com',
            property: 'forwardingSmtpAddress',
            value: 'kim@contoso.com;lea@contoso.com',
          },
        },
      ],
    },
    'a link': {
      files: { 'a.ps1': "Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|'mailto:ap@gmail.com'|]\n" },
      findings: [
        {
          message: 'link',
          args: { suggestion: 'ap@gmail.com', name: 'ap@contoso.com', value: 'mailto:ap@gmail.com' },
          subject: {
            object: 'mailbox:ap@contoso.com',
            property: 'forwardingSmtpAddress',
            value: 'mailto:ap@gmail.com',
          },
          fixes: [
            {
              title: 'address',
              reveals: ['forward-undecided'],
              result: { 'a.ps1': "Set-Mailbox ap@contoso.com -ForwardingSmtpAddress 'ap@gmail.com'\n" },
            },
          ],
        },
      ],
    },
    'a name': {
      files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|Auditor|]\n' },
      findings: [
        {
          message: 'noAddress',
          args: { value: 'Auditor', name: 'ap@contoso.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'Auditor' },
        },
      ],
    },
    'domains with an @': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
          "New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -SenderDomainIs 'a.com', [|'@contoso.com'|]",
        ),
      },
      findings: [
        {
          message: 'domain',
          severity: 'warning',
          args: { property: 'SenderDomainIs', name: 'Sales', suggestion: 'contoso.com', value: '@contoso.com' },
          subject: { object: 'outboundRule:Sales', property: 'senderDomainIs', value: '@contoso.com' },
          fixes: [
            {
              title: 'domain',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode On',
                  "New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -SenderDomainIs 'a.com', 'contoso.com'",
                ),
              },
            },
          ],
        },
      ],
    },
    'each domain with an @ of a list, with its own quotes': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - name: Sales',
          '      policy: Sales',
          '      senderDomainIs:',
          '        - [|"@contoso.com"|] # the first',
          '        - [|a@fabrikam.com|]',
        ),
      },
      findings: [
        {
          message: 'domain',
          args: { name: 'Sales', property: 'SenderDomainIs', value: '@contoso.com', suggestion: 'contoso.com' },
          subject: { object: 'outboundRule:Sales', property: 'senderDomainIs', value: '@contoso.com' },
          severity: 'warning',
          fixes: [
            {
              title: 'domain',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - name: Sales',
                  '      policy: Sales',
                  '      senderDomainIs:',
                  '        - "contoso.com" # the first',
                  '        - a@fabrikam.com',
                ),
              },
            },
          ],
        },
        {
          message: 'domain',
          args: { name: 'Sales', property: 'SenderDomainIs', value: 'a@fabrikam.com', suggestion: 'fabrikam.com' },
          subject: { object: 'outboundRule:Sales', property: 'senderDomainIs', value: 'a@fabrikam.com' },
          severity: 'warning',
          fixes: [
            {
              title: 'domain',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - name: Sales',
                  '      policy: Sales',
                  '      senderDomainIs:',
                  '        - "@contoso.com" # the first',
                  '        - fabrikam.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'a link in a command, for a mailbox known at run time only': {
      files: {
        'a.ps1': lines(
          'param($m)',
          'Set-Mailbox -Identity ann@contoso.com -ForwardingSmtpAddress [|mailto:x@fabrikam.com|]',
          'Set-Mailbox $m -ForwardingSmtpAddress [|mailto:y@fabrikam.com|]',
        ),
      },
      findings: [
        {
          message: 'link',
          args: { name: 'ann@contoso.com', value: 'mailto:x@fabrikam.com', suggestion: 'x@fabrikam.com' },
          subject: {
            object: 'mailbox:ann@contoso.com',
            property: 'forwardingSmtpAddress',
            value: 'mailto:x@fabrikam.com',
          },
          fixes: [
            {
              title: 'address',
              args: { name: 'ann@contoso.com', value: 'mailto:x@fabrikam.com', suggestion: 'x@fabrikam.com' },
              reveals: ['accepted-domains-not-stated'],
              result: {
                'a.ps1': lines(
                  'param($m)',
                  'Set-Mailbox -Identity ann@contoso.com -ForwardingSmtpAddress x@fabrikam.com',
                  'Set-Mailbox $m -ForwardingSmtpAddress mailto:y@fabrikam.com',
                ),
              },
            },
          ],
        },
        {
          message: 'link',
          args: { name: '$m', value: 'mailto:y@fabrikam.com', suggestion: 'y@fabrikam.com' },
          subject: { object: 'mailbox:$m', property: 'forwardingSmtpAddress', value: 'mailto:y@fabrikam.com' },
          fixes: [
            {
              title: 'address',
              args: { name: '$m', value: 'mailto:y@fabrikam.com', suggestion: 'y@fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'param($m)',
                  'Set-Mailbox -Identity ann@contoso.com -ForwardingSmtpAddress mailto:x@fabrikam.com',
                  'Set-Mailbox $m -ForwardingSmtpAddress y@fabrikam.com',
                ),
              },
            },
          ],
        },
      ],
    },

    'a command that is only tried': {
      files: { 'a.ps1': 'Set-Mailbox -Identity ann@contoso.com -ForwardingSmtpAddress [|bob|] -WhatIf\n' },
      findings: [
        {
          message: 'noAddress',
          args: { name: 'ann@contoso.com', value: 'bob' },
          subject: { object: 'mailbox:ann@contoso.com', property: 'forwardingSmtpAddress', value: 'bob' },
        },
      ],
    },
  },
  good: {
    'every form that the service takes': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox a@contoso.com -ForwardingSmtpAddress smtp:lea@contoso.com',
          'Set-Mailbox b@contoso.com -ForwardingSmtpAddress $null',
          'Set-Mailbox c@contoso.com -ForwardingSmtpAddress $target',
        ),
        'a.csv': lines('UPN,ForwardingSmtpAddress', 'd@contoso.com,SMTP:lea@contoso.com', 'e@contoso.com,'),
      },
    },
    'domains as they are meant': {
      files: { 'a.ps1': 'New-TransportRule -Name A -RecipientDomainIs contoso.com -DeleteMessage $true' },
    },
    'a setting that is cleared with blanks, and a good one': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  mailboxes:',
          "    - { identity: a@contoso.com, forwardingSmtpAddress: ' ' }",
          "    - { identity: b@contoso.com, forwardingSmtpAddress: 'smtp:x@fabrikam.com' }",
        ),
      },
    },
  },
});
