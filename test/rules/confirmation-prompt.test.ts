import { rule } from '../../src/rules/confirmation-prompt.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'commands that take something away': {
      files: {
        'a.ps1': lines(
          "[|Disable-TransportRule|] -Identity 'Block forwards'",
          'Get-RemoteDomain Fabrikam | [|Remove-RemoteDomain|]',
        ),
      },
      findings: [
        {
          message: 'prompts',
          args: { cmdlet: 'Disable-TransportRule' },
          subject: { object: 'Disable-TransportRule' },
          fixes: [
            {
              title: 'noPrompt',
              result: {
                'a.ps1': lines(
                  "Disable-TransportRule -Identity 'Block forwards' -Confirm:$false",
                  'Get-RemoteDomain Fabrikam | Remove-RemoteDomain',
                ),
              },
            },
          ],
        },
        {
          message: 'prompts',
          args: { cmdlet: 'Remove-RemoteDomain' },
          subject: { object: 'Remove-RemoteDomain' },
          fixes: [
            {
              title: 'noPrompt',
              result: {
                'a.ps1': lines(
                  "Disable-TransportRule -Identity 'Block forwards'",
                  'Get-RemoteDomain Fabrikam | Remove-RemoteDomain -Confirm:$false',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a script that answers all questions, however it is written': {
      files: {
        'a.ps1': "$ConfirmPreference='None'\nRemove-RemoteDomain -Identity A\n",
        'b.ps1': '$confirmpreference  =  none\nRemove-RemoteDomain -Identity A\n',
      },
    },
    'told not to ask, only rehearsed, or without such a question': {
      files: {
        'a.ps1': lines(
          'Disable-TransportRule -Identity Block -Confirm:$false',
          'Remove-InboxRule -Mailbox a@contoso.com -Identity Out -Force',
          'Remove-RemoteDomain Fabrikam -WhatIf',
          'Remove-TenantAllowBlockListItems -ListType Sender -Entries a@fabrikam.com',
          'Enable-TransportRule -Identity Block',
          'Remove-RemoteDomain @arguments',
        ),
      },
    },
    'a script that answers all questions': {
      files: { 'a.ps1': lines("$ConfirmPreference = 'None'", 'Remove-RemoteDomain Fabrikam') },
    },
    'a name that only holds the word': { files: { 'a.ps1': 'Disconnect-ExchangeOnline\n' } },
  },
});
