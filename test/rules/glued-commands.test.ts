import { rule } from '../../src/rules/glued-commands.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'two commands': {
      files: {
        'a.ps1': lines(
          'Get-RemoteDomain | Format-Table Name,[|AutoForwardEnabledSet-RemoteDomain|] -Identity Fabrikam -AutoForwardEnabled $true',
        ),
      },
      findings: [
        {
          message: 'command',
          args: { first: 'AutoForwardEnabled', second: 'Set-RemoteDomain' },
          fixes: [
            {
              title: 'split',
              result: {
                'a.ps1': lines(
                  'Get-RemoteDomain | Format-Table Name,AutoForwardEnabled',
                  'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true',
                ),
              },
            },
          ],
        },
      ],
    },
    'prose behind a constant': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled [|$trueest|]\n' },
      findings: [
        {
          message: 'constant',
          args: { first: '$true', second: 'est' },
          fixes: [
            {
              title: 'constant',
              result: { 'a.ps1': 'Set-RemoteDomain -Identity Fabrikam -AutoForwardEnabled $true\n' },
            },
          ],
        },
      ],
    },
    'a variable and a command, and a constant and a word': {
      files: {
        'a.ps1': lines(
          'Set-Mailbox a@contoso.com -DeliverToMailboxAndForward [|$trueGet-Mailbox|] a@contoso.com',
          'Set-Mailbox a@contoso.com -DeliverToMailboxAndForward [|$truefalse|]',
        ),
      },
      findings: [
        {
          message: 'command',
          args: { first: '$true', second: 'Get-Mailbox' },
          fixes: [
            {
              title: 'split',
              args: { first: '$true', second: 'Get-Mailbox', replacement: '$true\nGet-Mailbox' },
              result: {
                'a.ps1': lines(
                  'Set-Mailbox a@contoso.com -DeliverToMailboxAndForward $true',
                  'Get-Mailbox a@contoso.com',
                  'Set-Mailbox a@contoso.com -DeliverToMailboxAndForward $truefalse',
                ),
              },
            },
          ],
        },
        {
          message: 'constant',
          args: { first: '$true', second: 'false' },
          fixes: [
            {
              title: 'constant',
              args: { first: '$true', second: 'false', replacement: '$true' },
              result: {
                'a.ps1': lines(
                  'Set-Mailbox a@contoso.com -DeliverToMailboxAndForward $trueGet-Mailbox a@contoso.com',
                  'Set-Mailbox a@contoso.com -DeliverToMailboxAndForward $true',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a name with a hyphen': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity Partner-Set-A -AutoForwardEnabled $true\n' },
    },
  },
});
