import { rule } from '../../src/rules/variable-colon.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a colon behind a variable in a string': {
      files: {
        'a.ps1': lines(
          "$domain = 'fabrikam.com'",
          'Set-RemoteDomain -Identity $domain -AutoReplyEnabled $false',
          'Write-Host "Replies to [|$domain:|] off"',
        ),
      },
      findings: [
        {
          message: 'colon',
          args: { text: '$domain:', replacement: '${domain}:' },
          fixes: [
            {
              title: 'braces',
              result: {
                'a.ps1': lines(
                  "$domain = 'fabrikam.com'",
                  'Set-RemoteDomain -Identity $domain -AutoReplyEnabled $false',
                  'Write-Host "Replies to ${domain}: off"',
                ),
              },
            },
          ],
        },
      ],
    },
    'in the text of a rule, and in a block of a pipeline': {
      files: {
        'a.ps1': lines(
          'Set-TransportRule -Identity Block -RejectMessageReasonText "Policy [|$policy:|]"',
          'Get-RemoteDomain | ForEach-Object { "[|$_:|] $($_.AutoForwardEnabled)" }',
        ),
      },
      findings: [
        {
          message: 'colon',
          args: { text: '$policy:', replacement: '${policy}:' },
          fixes: [
            {
              title: 'braces',
              result: {
                'a.ps1': lines(
                  'Set-TransportRule -Identity Block -RejectMessageReasonText "Policy ${policy}:"',
                  'Get-RemoteDomain | ForEach-Object { "$_: $($_.AutoForwardEnabled)" }',
                ),
              },
            },
          ],
        },
        {
          message: 'colon',
          args: { text: '$_:', replacement: '${_}:' },
          fixes: [
            {
              title: 'braces',
              result: {
                'a.ps1': lines(
                  'Set-TransportRule -Identity Block -RejectMessageReasonText "Policy $policy:"',
                  'Get-RemoteDomain | ForEach-Object { "${_}: $($_.AutoForwardEnabled)" }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'scopes, drives, braces, two colons, single quotes': {
      files: {
        'a.ps1': lines(
          'Set-RemoteDomain -Identity "$script:domain" -AutoReplyEnabled $false',
          'Write-Host "$env:TEMP ${domain}: $domain::x" \'$domain: off\'',
        ),
      },
    },
  },
});
