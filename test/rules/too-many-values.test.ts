import { rule } from '../../src/rules/too-many-values.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'two targets of a forward': {
      files: {
        'a.ps1':
          'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress [|"smtp:kim@contoso.com","smtp:agency@fabrikam.com"|]\n',
      },
      findings: [
        {
          message: 'address',
          args: { cmdlet: 'Set-Mailbox', parameter: 'ForwardingSmtpAddress', count: '2' },
          subject: { object: 'Set-Mailbox', property: 'ForwardingSmtpAddress' },
          fixes: [
            {
              title: 'group',
              result: {
                'a.ps1': lines(
                  'New-DistributionGroup -Name "recipients" -Alias "recipients" -Type Security -PrimarySmtpAddress "recipients@contoso.com" -Members "kim@contoso.com","agency@fabrikam.com"',
                  'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress "recipients@contoso.com"',
                ),
              },
            },
            {
              title: 'first',
              result: { 'a.ps1': 'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress "smtp:kim@contoso.com"\n' },
            },
          ],
        },
      ],
    },
    'a splat': {
      files: {
        'a.ps1': lines(
          '$forward = @{ Identity = "leaver@contoso.com"; ForwardingAddress = [|@("kim", "lea")|] }',
          'Set-Mailbox @forward',
        ),
      },
      findings: [
        {
          message: 'address',
          args: { parameter: 'ForwardingAddress', cmdlet: 'Set-Mailbox', count: '2' },
          subject: { object: 'Set-Mailbox', property: 'ForwardingAddress' },
          fixes: [
            {
              title: 'group',
              result: {
                'a.ps1': lines(
                  '$forward = @{ Identity = "leaver@contoso.com"; ForwardingAddress = "recipients@contoso.com" }',
                  'New-DistributionGroup -Name "recipients" -Alias "recipients" -Type Security -PrimarySmtpAddress "recipients@contoso.com" -Members @("kim", "lea")',
                  'Set-Mailbox @forward',
                ),
              },
            },
            {
              title: 'first',
              result: {
                'a.ps1': lines(
                  '$forward = @{ Identity = "leaver@contoso.com"; ForwardingAddress = "kim" }',
                  'Set-Mailbox @forward',
                ),
              },
              reveals: ['forwardingaddress-without-recipient'],
            },
          ],
        },
      ],
    },
    'an outside address, which no group takes': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'Set-Mailbox a@contoso.com -ForwardingSmtpAddress [|x@gmail.com, b@contoso.com|]',
        ),
      },
      findings: [
        {
          message: 'address',
          args: { cmdlet: 'Set-Mailbox', parameter: 'ForwardingSmtpAddress', count: '2' },
          subject: { object: 'Set-Mailbox', property: 'ForwardingSmtpAddress' },
          fixes: [
            {
              title: 'first',
              args: { first: 'x@gmail.com' },
              reveals: ['forward-undecided'],
              result: {
                'a.ps1': lines(
                  'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
                  'Set-Mailbox a@contoso.com -ForwardingSmtpAddress x@gmail.com',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'parameters that take lists, and lists of one': {
      files: {
        'a.ps1': lines(
          'New-InboxRule -Mailbox kim@contoso.com -Name Out -ForwardTo kim@fabrikam.com,kim@litware.com',
          'Set-Mailbox leaver@contoso.com -ForwardingSmtpAddress @("kim@contoso.com")',
          'Set-Mailbox leaver@contoso.com -EmailAddresses @{Add="a@contoso.com","b@contoso.com"}',
          'Get-Mailbox -Identity kim, lea',
        ),
      },
    },
  },
});
