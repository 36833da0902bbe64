import { rule } from '../../src/rules/inboxrule-cmdlet-side-effect.ts';
import { testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'once in a file': {
      files: {
        'a.ps1': `[|New-InboxRule|] -Mailbox ap@contoso.com -Name A -From b@contoso.com -MarkAsRead $true
New-InboxRule -Mailbox ap@contoso.com -Name B -From c@contoso.com -MarkAsRead $true
`,
      },
      findings: [{ message: 'dropsClientRules', args: { cmdlet: 'New-InboxRule' } }],
    },
    'cleaning up after a break-in': {
      files: { 'a.ps1': `Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden | [|Remove-InboxRule|]\n` },
      findings: [{ message: 'dropsClientRules', args: { cmdlet: 'Remove-InboxRule' }, severity: 'information' }],
    },
    'a rule that is switched off after a break-in': {
      files: { 'a.ps1': '[|Disable-InboxRule|] -Identity Out -Mailbox a@contoso.com -Confirm:$false\n' },
      findings: [{ message: 'dropsClientRules', args: { cmdlet: 'Disable-InboxRule' }, severity: 'information' }],
    },
  },
  good: {
    'only listed': { files: { 'a.ps1': 'Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden' } },
    'only tried': { files: { 'a.ps1': 'Remove-InboxRule -Mailbox ap@contoso.com -Identity A -WhatIf' } },
  },
});
