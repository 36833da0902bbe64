import { rule } from '../../src/rules/unexpected-argument.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a backtick that made a value of the next parameter, which leaves one without a value': {
      files: {
        'a.ps1':
          'Set-TransportRule -Identity B -HeaderMatchesMessageHeader `-HeaderMatchesPatterns [|x|] -DeleteMessage $true\n',
      },
      findings: [
        { message: 'backtick', args: { cmdlet: 'Set-TransportRule' }, subject: { object: 'Set-TransportRule' } },
      ],
    },
    'a value behind the switch that signs out': {
      files: { 'a.ps1': 'Disconnect-ExchangeOnline -Confirm [|$false|]\n' },
      findings: [
        {
          message: 'left',
          args: { cmdlet: 'Disconnect-ExchangeOnline' },
          subject: { object: 'Disconnect-ExchangeOnline' },
          fixes: [{ title: 'colon', result: { 'a.ps1': 'Disconnect-ExchangeOnline -Confirm:$false\n' } }],
        },
      ],
    },
    'a value behind a switch, and a second one without a name': {
      files: {
        'a.ps1': lines(
          'Remove-TransportRule -Identity Block -Confirm [|$false|]',
          'Set-RemoteDomain Default [|Fabrikam|] -AutoForwardEnabled $false',
        ),
      },
      findings: [
        {
          message: 'left',
          args: { cmdlet: 'Remove-TransportRule' },
          subject: { object: 'Remove-TransportRule' },
          fixes: [
            {
              title: 'colon',
              result: {
                'a.ps1': lines(
                  'Remove-TransportRule -Identity Block -Confirm:$false',
                  'Set-RemoteDomain Default Fabrikam -AutoForwardEnabled $false',
                ),
              },
            },
          ],
        },
        {
          message: 'left',
          args: { cmdlet: 'Set-RemoteDomain' },
          subject: { object: 'Set-RemoteDomain' },
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1': lines(
                  'Remove-TransportRule -Identity Block -Confirm $false',
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                ),
              },
              reveals: ['silent-drop-information'],
            },
          ],
        },
      ],
    },
    'a backtick that stayed when its line break was lost': {
      files: {
        'a.ps1': lines(
          "New-TransportRule -Name A [|`-HeaderMatchesMessageHeader|] From `-HeaderMatchesPatterns 'x `-y' -DeleteMessage $true",
        ),
      },
      findings: [
        {
          message: 'backtick',
          args: { cmdlet: 'New-TransportRule' },
          subject: { object: 'New-TransportRule' },
          fixes: [
            {
              title: 'backtick',
              result: {
                'a.ps1': lines(
                  "New-TransportRule -Name A -HeaderMatchesMessageHeader From -HeaderMatchesPatterns 'x `-y' -DeleteMessage $true",
                ),
              },
            },
          ],
        },
      ],
    },
    'several blanks before it, and a switch': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Default -AutoForwardEnabled $false  \t [|extra|]',
          'Get-InboxRule -Mailbox a@contoso.com -IncludeHidden  $true',
        ),
      },
      findings: [
        {
          message: 'left',
          args: { cmdlet: 'Set-RemoteDomain' },
          subject: { object: 'Set-RemoteDomain' },
          fixes: [
            {
              title: 'remove',
              reveals: ['silent-drop-information'],
              result: {
                'a.ps1': lines(
                  'Set-RemoteDomain Default -AutoForwardEnabled $false',
                  'Get-InboxRule -Mailbox a@contoso.com -IncludeHidden  $true',
                ),
              },
            },
          ],
        },
      ],
    },
    'backticks before two parameters, and in strings': {
      files: { 'a.ps1': 'Set-TransportRule A [|`-Mode|] Enforce -Comments \'a `-b\' `-Priority 0 -Name "x `" `-y"\n' },
      findings: [
        {
          message: 'backtick',
          args: { cmdlet: 'Set-TransportRule' },
          subject: { object: 'Set-TransportRule' },
          fixes: [
            {
              title: 'backtick',
              result: {
                'a.ps1': 'Set-TransportRule A -Mode Enforce -Comments \'a `-b\' -Priority 0 -Name "x `" `-y"\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the first value, and a colon behind a switch': {
      files: { 'a.ps1': lines('Remove-TransportRule Block -Confirm:$false', 'Get-RemoteDomain Default') },
    },
  },
});
