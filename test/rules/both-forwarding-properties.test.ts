import { rule } from '../../src/rules/both-forwarding-properties.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in one call': {
      files: {
        'a.ps1': `Set-Mailbox ap@contoso.com -ForwardingAddress 'Finance' -ForwardingSmtpAddress [|'ap@fabrikam.com'|]\n`,
      },
      findings: [
        {
          message: 'ignored',
          args: { mailbox: 'ap@contoso.com', address: 'Finance', ignored: 'ap@fabrikam.com' },
          subject: { object: 'mailbox:ap@contoso.com', property: 'forwardingSmtpAddress' },
          unnecessary: true,
          related: [{ message: 'relatedAddress', text: "'Finance'", args: { address: 'Finance' } }],
          fixes: [
            {
              title: 'removeIgnored',
              result: { 'a.ps1': `Set-Mailbox ap@contoso.com -ForwardingAddress 'Finance'\n` },
            },
          ],
        },
      ],
    },
  },
  good: {
    one: { files: { 'a.ps1': `Set-Mailbox ap@contoso.com -ForwardingAddress 'Finance'` } },
    'the other one is cleared': {
      files: { 'a.ps1': `Set-Mailbox ap@contoso.com -ForwardingAddress $null -ForwardingSmtpAddress ap@fabrikam.com` },
    },
    'in a tenant file': {
      files: {
        'a.exo.yaml': 'exchange:\n  mailboxes:\n    - identity: ap@contoso.com\n      forwardingAddress: Finance\n',
      },
    },
    'one of the two is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($a)',
          'Set-Mailbox a@contoso.com -ForwardingAddress $a -ForwardingSmtpAddress x@fabrikam.com',
          'Set-Mailbox b@contoso.com -ForwardingAddress Auditor -ForwardingSmtpAddress $a',
        ),
      },
    },
    'one of the two is cleared': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox a@contoso.com -ForwardingAddress $null -ForwardingSmtpAddress x@fabrikam.com',
          'Set-Mailbox b@contoso.com -ForwardingAddress Auditor -ForwardingSmtpAddress $null',
        ),
      },
    },
  },
});
