import { rule } from '../../src/rules/hidden-rules-not-listed.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a script for Exchange servers, which have the switch as well': {
      files: { 'a.ps1': '# for Exchange On-Premises\n[|Get-InboxRule|] -Mailbox ap@contoso.com\n' },
      findings: [
        {
          message: 'hidden',
          fixes: [
            {
              title: 'includeHidden',
              result: { 'a.ps1': '# for Exchange On-Premises\nGet-InboxRule -Mailbox ap@contoso.com -IncludeHidden\n' },
            },
          ],
        },
      ],
    },
    'an audit': {
      files: { 'a.ps1': '$rules = [|Get-InboxRule|] -Mailbox ap@contoso.com | Where-Object { $_.ForwardTo }\n' },
      findings: [
        {
          message: 'hidden',
          fixes: [
            {
              title: 'includeHidden',
              result: {
                'a.ps1':
                  '$rules = Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden | Where-Object { $_.ForwardTo }\n',
              },
            },
          ],
        },
      ],
    },
    'a script that also removes rules': {
      files: { 'a.ps1': '[|Get-InboxRule|] -Mailbox ap@contoso.com | Remove-InboxRule\n' },
      findings: [
        {
          message: 'hidden',
          fixes: [
            {
              title: 'includeHiddenChanges',
              result: { 'a.ps1': 'Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden | Remove-InboxRule\n' },
            },
          ],
        },
      ],
    },
    'a name that is known, and a state': {
      files: {
        'a.ps1':
          "[|Get-InboxRule|] -Mailbox a@contoso.com | Where-Object { $_.Name -eq 'Out' -and $_.Enabled -eq $true }\n",
      },
      findings: [
        {
          message: 'hidden',
          fixes: [
            {
              title: 'includeHidden',
              result: {
                'a.ps1':
                  "Get-InboxRule -Mailbox a@contoso.com -IncludeHidden | Where-Object { $_.Name -eq 'Out' -and $_.Enabled -eq $true }\n",
              },
            },
          ],
        },
      ],
    },
    'a property whose name only holds that of another one': {
      files: {
        'a.ps1': lines(
          "[|Get-InboxRule|] -Mailbox a@contoso.com | Where-Object { $_.NameOfRule -eq 'Out' }",
          "[|Get-InboxRule|] -Mailbox b@contoso.com | Where-Object { $_.DisplayName -eq 'Out' }",
        ),
      },
      findings: [
        {
          message: 'hidden',
          fixes: [
            {
              title: 'includeHidden',
              result: {
                'a.ps1': lines(
                  "Get-InboxRule -Mailbox a@contoso.com -IncludeHidden | Where-Object { $_.NameOfRule -eq 'Out' }",
                  "Get-InboxRule -Mailbox b@contoso.com | Where-Object { $_.DisplayName -eq 'Out' }",
                ),
              },
            },
          ],
        },
        {
          message: 'hidden',
          fixes: [
            {
              title: 'includeHidden',
              result: {
                'a.ps1': lines(
                  "Get-InboxRule -Mailbox a@contoso.com | Where-Object { $_.NameOfRule -eq 'Out' }",
                  "Get-InboxRule -Mailbox b@contoso.com -IncludeHidden | Where-Object { $_.DisplayName -eq 'Out' }",
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a rule picked by its name': {
      files: { 'a.ps1': 'Get-InboxRule -Mailbox ann@contoso.com | Where-Object { $_.Name -eq "Invoices" }\n' },
    },
    'hidden rules are listed in another place': {
      files: {
        'a.ps1': `Get-InboxRule -Mailbox ap@contoso.com
Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden`,
      },
    },
    included: { files: { 'a.ps1': 'Get-InboxRule -Mailbox ap@contoso.com -IncludeHidden' } },
    'one rule': { files: { 'a.ps1': `Get-InboxRule -Mailbox ap@contoso.com -Identity 'Home'` } },
    'sweep rules, which are another list': { files: { 'a.ps1': 'Get-InboxRule -Mailbox a@contoso.com -SweepRules\n' } },
  },
});
