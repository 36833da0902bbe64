import { rule } from '../../src/rules/forwardingaddress-without-recipient.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an outside address and no contact': {
      files: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingAddress [|ap@gmail.com|]\n' },
      findings: [
        {
          message: 'outside',
          args: { mailbox: 'ap@contoso.com', address: 'ap@gmail.com', recipient: 'ap@gmail.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingAddress', value: 'ap@gmail.com' },
          fixes: [
            {
              title: 'smtp',
              result: { 'a.ps1': 'Set-Mailbox ap@contoso.com -ForwardingSmtpAddress ap@gmail.com\n' },
              reveals: ['forward-undecided'],
            },
            {
              title: 'contact',
              result: {
                'a.ps1': lines(
                  'New-MailContact -Name "ap@gmail.com" -ExternalEmailAddress "ap@gmail.com"',
                  'Set-Mailbox ap@contoso.com -ForwardingAddress ap@gmail.com',
                ),
              },
              reveals: ['forward-undecided'],
            },
          ],
        },
      ],
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
      findings: [
        {
          message: 'unknown',
          severity: 'information',
          args: { recipient: 'Auditor', mailbox: 'ap@contoso.com', address: '' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingAddress', value: 'Auditor' },
          fixes: [
            {
              title: 'contact',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  mailboxes:',
                  '    - { identity: ap@contoso.com, forwardingAddress: Auditor }',
                  '  mailContacts:',
                  '    - identity: Auditor',
                  '      externalEmailAddress: name@partner.example',
                ),
              },
              reveals: ['forward-undecided'],
            },
          ],
        },
      ],
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
