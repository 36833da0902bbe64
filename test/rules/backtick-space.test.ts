import { rule } from '../../src/rules/backtick-space.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'at the end of a line': {
      files: {
        'a.ps1': 'Set-RemoteDomain -Identity Fabrikam [|`  |]\r\n    -AutoForwardEnabled $true\r\n',
      },
      findings: [
        {
          message: 'line-end',
          fixes: [
            {
              title: 'line-end',
              result: { 'a.ps1': 'Set-RemoteDomain -Identity Fabrikam `\r\n    -AutoForwardEnabled $true\r\n' },
            },
          ],
        },
      ],
    },
    'inside a line': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule [|` |]-Name "Scoped rule" -HostedOutboundSpamFilterPolicy Scoped -From a@contoso.com',
        ),
      },
      findings: [
        {
          message: 'inside',
          severity: 'information',
          fixes: [
            {
              title: 'inside',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterRule -Name "Scoped rule" -HostedOutboundSpamFilterPolicy Scoped -From a@contoso.com',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a blank that a word takes up': {
      files: { 'a.ps1': 'Set-RemoteDomain -Identity Fabrikam` Inc -AutoForwardEnabled $true\n' },
    },
    'a line continuation': { files: { 'a.ps1': 'Set-RemoteDomain Fabrikam `\n    -AutoForwardEnabled $true\n' } },
    'between what a method is given, where no line has to go on': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
          'if ($operation -eq "Remove-MailboxPermission") { }',
          '$answer = $prompt.popup("Open the file?",`  ',
          ' 0, "Output",4)',
          '$prompt.Invoke("Get-RemoteDomain",`  ',
          ' 0)',
        ),
      },
    },
    'in what is written to a file': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n"wide` space" > run.ps1\n' },
    },
    'an escaped blank in a text': {
      files: { 'a.ps1': 'Set-RemoteDomain "Fabrikam` Inc" -AutoForwardEnabled $true\n' },
    },
  },
});
