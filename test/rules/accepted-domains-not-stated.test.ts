import { rule } from '../../src/rules/accepted-domains-not-stated.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'one forward of a script': {
      files: {
        'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|ap@fabrikam.com|]\n',
      },
      findings: [
        {
          message: 'one',
          args: { count: 1, address: 'ap@fabrikam.com', domain: 'fabrikam.com' },
          subject: { property: 'acceptedDomains' },
          states: [{ kind: 'acceptedDomains', domains: ['contoso.com'] }],
        },
      ],
    },
    'many, said once; those that can be judged do not count': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress [|ap@fabrikam.com|]',
          'Set-Mailbox lea@contoso.com -ForwardingSmtpAddress lea.home@gmail.com',
          'Set-Mailbox kim@contoso.com -ForwardingSmtpAddress lea@contoso.com',
          'New-InboxRule -Mailbox kim@contoso.com -Name Out -ForwardTo kim@fabrikam.com,kim@litware.com',
          'New-TransportRule -Name Copies -SentTo boss@contoso.com -BlindCopyTo audit@litware.com',
        ),
      },
      findings: [
        {
          message: 'many',
          args: { count: 3, address: 'ap@fabrikam.com', domain: 'fabrikam.com' },
          subject: { property: 'acceptedDomains' },
          states: [{ kind: 'acceptedDomains', domains: ['contoso.com'] }],
          related: [
            { message: 'related', text: 'kim@fabrikam.com', args: { address: 'kim@fabrikam.com' } },
            { message: 'related', text: 'kim@litware.com', args: { address: 'kim@litware.com' } },
            { message: 'related', text: 'audit@litware.com', args: { address: 'audit@litware.com' } },
          ],
        },
      ],
    },
    'a table': {
      files: { 'a.csv': lines('UPN,ForwardingSmtpAddress', 'ap@contoso.com,[|ap@fabrikam.com|]') },
      findings: [
        {
          message: 'one',
          args: { count: 1, address: 'ap@fabrikam.com', domain: 'fabrikam.com' },
          subject: { property: 'acceptedDomains' },
          states: [{ kind: 'acceptedDomains', domains: ['contoso.com'] }],
        },
      ],
    },
    'more forwards than a finding names': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox m0@contoso.com -ForwardingSmtpAddress [|x0@fabrikam.com|] -DeliverToMailboxAndForward $true',
          'Set-Mailbox m1@contoso.com -ForwardingSmtpAddress x1@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m2@contoso.com -ForwardingSmtpAddress x2@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m3@contoso.com -ForwardingSmtpAddress x3@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m4@contoso.com -ForwardingSmtpAddress x4@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m5@contoso.com -ForwardingSmtpAddress x5@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m6@contoso.com -ForwardingSmtpAddress x6@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m7@contoso.com -ForwardingSmtpAddress x7@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m8@contoso.com -ForwardingSmtpAddress x8@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m9@contoso.com -ForwardingSmtpAddress x9@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m10@contoso.com -ForwardingSmtpAddress x10@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m11@contoso.com -ForwardingSmtpAddress x11@fabrikam.com -DeliverToMailboxAndForward $true',
          'Set-Mailbox m12@contoso.com -ForwardingSmtpAddress x12@fabrikam.com -DeliverToMailboxAndForward $true',
        ),
      },
      findings: [
        {
          message: 'many',
          args: { count: 13, address: 'x0@fabrikam.com', domain: 'fabrikam.com' },
          subject: { property: 'acceptedDomains' },
          related: [
            { message: 'related', text: 'x1@fabrikam.com', args: { address: 'x1@fabrikam.com' } },
            { message: 'related', text: 'x2@fabrikam.com', args: { address: 'x2@fabrikam.com' } },
            { message: 'related', text: 'x3@fabrikam.com', args: { address: 'x3@fabrikam.com' } },
            { message: 'related', text: 'x4@fabrikam.com', args: { address: 'x4@fabrikam.com' } },
            { message: 'related', text: 'x5@fabrikam.com', args: { address: 'x5@fabrikam.com' } },
            { message: 'related', text: 'x6@fabrikam.com', args: { address: 'x6@fabrikam.com' } },
            { message: 'related', text: 'x7@fabrikam.com', args: { address: 'x7@fabrikam.com' } },
            { message: 'related', text: 'x8@fabrikam.com', args: { address: 'x8@fabrikam.com' } },
            { message: 'related', text: 'x9@fabrikam.com', args: { address: 'x9@fabrikam.com' } },
            { message: 'related', text: 'x10@fabrikam.com', args: { address: 'x10@fabrikam.com' } },
          ],
          states: [{ kind: 'acceptedDomains', domains: ['contoso.com'] }],
        },
      ],
    },
  },
  good: {
    'a mailbox provider is outside for everybody': {
      files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@gmail.com' },
    },
    'the domain of a mailbox is inside': {
      files: { 'a.csv': lines('UPN,ForwardingSmtpAddress', 'ap@contoso.com,lea@contoso.com') },
    },
    'blocked whatever the domain is': {
      files: {
        'a.ps1': lines(
          'New-TransportRule -Name Stop -RejectMessageReasonText no',
          'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com',
        ),
      },
    },
    'a rule that is off': {
      files: {
        'a.ps1':
          'New-TransportRule -Name Copies -SentTo boss@contoso.com -BlindCopyTo audit@litware.com -Enabled $false',
      },
    },
    'the domains are listed': {
      files: {
        'a.exo.yaml': lines('exchange:', '  acceptedDomains: [contoso.com]'),
        'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@fabrikam.com',
      },
    },
  },
});
