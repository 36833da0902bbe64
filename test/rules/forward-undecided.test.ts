import { rule } from '../../src/rules/forward-undecided.ts';
import { lines, testRule } from './tester.ts';

const OUT = 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|ap@gmail.com|]';

testRule(rule, {
  bad: {
    'a script that states no control': {
      files: { 'a.ps1': `${OUT}\n` },
      findings: [
        {
          message: 'notStated',
          args: { from: 'ap@contoso.com', to: 'ap@gmail.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@gmail.com' },
          fixes: [{ title: 'end', result: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null\n' } }],
        },
      ],
    },
    'a row of a table': {
      files: { 'a.csv': lines('Email,ForwardingSmtpAddress', 'ap@contoso.com,[|ap@gmail.com|]') },
      findings: [
        {
          message: 'notStated',
          args: { from: 'ap@contoso.com', to: 'ap@gmail.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@gmail.com' },
        },
      ],
    },
    'a later command that is refused leaves the forward in force': {
      files: {
        'a.ps1': lines(
          OUT,
          "Set-Mailbox ap@contoso.com -ForwardingSmtpAddress 'kim@contoso.com;lea@contoso.com'",
          'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress kim@contoso.com,lea@contoso.com',
        ),
      },
      findings: [
        {
          message: 'notStated',
          args: { to: 'ap@gmail.com', from: 'ap@contoso.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@gmail.com' },
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null',
                  "Set-Mailbox ap@contoso.com -ForwardingSmtpAddress 'kim@contoso.com;lea@contoso.com'",
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress kim@contoso.com,lea@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
    'Automatic differs between organizations': {
      files: { 'a.ps1': lines('Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic', OUT) },
      findings: [
        {
          message: 'automatic',
          args: { name: 'Default', from: 'ap@contoso.com', to: 'ap@gmail.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@gmail.com' },
          related: [{ message: 'relatedControl', text: 'Automatic' }],
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Automatic',
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null',
                ),
              },
            },
          ],
        },
      ],
    },
    'a value that only a run would tell': {
      files: {
        'a.ps1': lines('param($Mode)', 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $Mode', OUT),
      },
      findings: [
        {
          message: 'undecided',
          args: { from: 'ap@contoso.com', to: 'ap@gmail.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@gmail.com' },
          related: [{ message: 'relatedControl', text: '$Mode' }],
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'param($Mode)',
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode $Mode',
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null',
                ),
              },
            },
          ],
        },
      ],
    },
    'an accepted domain that only a run would tell': {
      files: {
        'a.exo.yaml': lines('exchange:', '  acceptedDomains: [contoso.com]'),
        'a.ps1': lines(
          'param($Domain)',
          'New-AcceptedDomain -Name $Domain -DomainName $Domain',
          'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|ap@fabrikam.com|]',
        ),
      },
      findings: [
        {
          message: 'perhaps',
          args: { to: 'ap@fabrikam.com', from: 'ap@contoso.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'ap@fabrikam.com' },
          related: [{ message: 'relatedControl', text: '$Domain' }],
          fixes: [
            {
              title: 'end',
              result: {
                'a.ps1': lines(
                  'param($Domain)',
                  'New-AcceptedDomain -Name $Domain -DomainName $Domain',
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null',
                ),
              },
            },
          ],
        },
      ],
    },
    'a domain that may be accepted, and a policy that lets it pass': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-AcceptedDomain -Name More -DomainName $d',
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          'Set-RemoteDomain Default -AutoForwardEnabled $true',
          'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|x@fabrikam.com|] -DeliverToMailboxAndForward $true',
        ),
      },
      findings: [
        {
          message: 'perhaps',
          args: { from: 'ap@contoso.com', to: 'x@fabrikam.com', name: 'Default' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress', value: 'x@fabrikam.com' },
          related: [{ message: 'relatedControl', text: 'On' }],
          fixes: [
            {
              title: 'end',
              args: { from: 'ap@contoso.com', to: 'x@fabrikam.com' },
              result: {
                'a.ps1': lines(
                  'param($d)',
                  'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
                  'New-AcceptedDomain -Name More -DomainName $d',
                  'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
                  'Set-RemoteDomain Default -AutoForwardEnabled $true',
                  'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress $null -DeliverToMailboxAndForward $true',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    blocked: {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off',
          OUT.replace(/\[\||\|\]/g, ''),
        ),
      },
    },
    'allowed, which another rule says': {
      files: {
        'a.ps1': lines(
          'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On',
          OUT.replace(/\[\||\|\]/g, ''),
        ),
      },
    },
    'not judged, which another rule says': {
      files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com' },
    },
    inside: { files: { 'a.csv': lines('User,ForwardingSmtpAddress', 'ap@contoso.com,lea@contoso.com') } },
  },
});
