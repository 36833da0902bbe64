import { rule } from '../../src/rules/missing-parameter-value.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'before another parameter and at the end': {
      files: {
        'a.ps1': lines(
          'Get-MessageTraceDetailV2 [|-MessageTraceId|] -RecipientAddress a@contoso.com',
          'Set-RemoteDomain Fabrikam [|-AutoForwardEnabled|]',
        ),
      },
      findings: [
        {
          message: 'missing',
          args: { parameter: 'MessageTraceId', cmdlet: 'Get-MessageTraceDetailV2' },
          fixes: [
            {
              title: 'fill',
              result: {
                'a.ps1': lines(
                  'Get-MessageTraceDetailV2 -MessageTraceId value -RecipientAddress a@contoso.com',
                  'Set-RemoteDomain Fabrikam -AutoForwardEnabled',
                ),
              },
            },
          ],
        },
        {
          message: 'missing',
          args: { cmdlet: 'Set-RemoteDomain', parameter: 'AutoForwardEnabled' },
          fixes: [
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  'Get-MessageTraceDetailV2 -MessageTraceId -RecipientAddress a@contoso.com',
                  'Set-RemoteDomain Fabrikam -AutoForwardEnabled $false',
                ),
              },
              reveals: ['silent-drop-information'],
            },
            {
              title: 'write',
              result: {
                'a.ps1': lines(
                  'Get-MessageTraceDetailV2 -MessageTraceId -RecipientAddress a@contoso.com',
                  'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'switches and values': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true -Verbose -WhatIf\n' },
    },
  },
});
