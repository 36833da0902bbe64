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
