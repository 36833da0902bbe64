import { rule } from '../../src/rules/forwardingaddress-without-recipient.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an outside address and no contact': {
      files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingAddress [|ap@gmail.com|]\n' },
      findings: [{ message: 'outside', args: { mailbox: 'ap@contoso.com', address: 'ap@gmail.com' } }],
    },
    'a name that no file declares': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  mailboxes:',
          '    - { identity: ap@contoso.com, forwardingAddress: [|Auditor|] }',
        ),
      },
      findings: [{ message: 'unknown', severity: 'information', args: { recipient: 'Auditor' } }],
    },
  },
  good: {
    'a contact': {
      files: {
        'a.ps1': lines(
          'New-MailContact -Name Auditor -ExternalEmailAddress ap@gmail.com',
          'Set-Mailbox ap@contoso.com -ForwardingAddress Auditor',
          'Set-Mailbox kim@contoso.com -ForwardingAddress ap@gmail.com',
        ),
      },
    },
    'an address inside, or one that may be inside': {
      files: {
        'a.csv': lines('UPN,ForwardingAddress', 'ap@contoso.com,lea@contoso.com', 'kim@contoso.com,kim@fabrikam.com'),
      },
    },
    'switched off, or known at run time': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox ap@contoso.com -ForwardingAddress $null',
          'Set-Mailbox kim@contoso.com -ForwardingAddress $target',
        ),
      },
    },
  },
});
