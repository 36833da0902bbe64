import { rule } from '../../src/rules/angle-placeholder.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a document shows placeholders: only a hint': {
      files: {
        'a.md': lines(
          '```powershell',
          'Get-MessageTraceDetailV2 -MessageTraceId [|<ID>|] -RecipientAddress a@contoso.com',
          '```',
        ),
      },
      findings: [
        {
          message: 'angle',
          severity: 'information',
          args: { placeholder: '<ID>' },
          fixes: [
            {
              title: 'fill',
              result: {
                'a.md': lines(
                  '```powershell',
                  'Get-MessageTraceDetailV2 -MessageTraceId "ID" -RecipientAddress a@contoso.com',
                  '```',
                ),
              },
            },
          ],
        },
      ],
    },
    'an argument': {
      files: { 'a.ps1': 'Connect-ExchangeOnline -UserPrincipalName [|<管理者アカウント>|]\n' },
      findings: [
        {
          message: 'angle',
          args: { placeholder: '<管理者アカウント>' },
          fixes: [
            { title: 'fill', result: { 'a.ps1': 'Connect-ExchangeOnline -UserPrincipalName "管理者アカウント"\n' } },
          ],
        },
      ],
    },
  },
  good: {
    'a value': { files: { 'a.ps1': 'Connect-ExchangeOnline -UserPrincipalName "<none>"\n' } },
  },
});
