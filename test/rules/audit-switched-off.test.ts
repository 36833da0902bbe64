import { rule } from '../../src/rules/audit-switched-off.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'the audit log of the organization': {
      files: { 'a.ps1': lines('Get-RemoteDomain Default', 'Set-OrganizationConfig -AuditDisabled [|$true|]') },
      findings: [
        {
          message: 'audit',
          args: { cmdlet: 'Set-OrganizationConfig', parameter: 'AuditDisabled', value: '$true' },
          subject: { object: 'Set-OrganizationConfig', property: 'AuditDisabled', value: 'true' },
          fixes: [
            {
              title: 'on',
              result: { 'a.ps1': lines('Get-RemoteDomain Default', 'Set-OrganizationConfig -AuditDisabled $false') },
            },
          ],
        },
      ],
    },
    'an account that leaves no trace': {
      files: { 'a.ps1': 'Set-MailboxAuditBypassAssociation -Identity svc@contoso.com -AuditBypassEnabled [|$true|]\n' },
      findings: [
        {
          message: 'bypass',
          args: { cmdlet: 'Set-MailboxAuditBypassAssociation', parameter: 'AuditBypassEnabled', value: '$true' },
          subject: { object: 'Set-MailboxAuditBypassAssociation', property: 'AuditBypassEnabled', value: 'true' },
          fixes: [
            {
              title: 'on',
              result: {
                'a.ps1': 'Set-MailboxAuditBypassAssociation -Identity svc@contoso.com -AuditBypassEnabled $false\n',
              },
            },
          ],
        },
      ],
    },
    'an alert policy': {
      files: {
        'a.ps1': lines(
          'Get-RemoteDomain Default',
          'Set-ProtectionAlert -Identity "Suspicious email forwarding activity" -Disabled [|$true|]',
        ),
      },
      findings: [
        {
          message: 'alert',
          args: { cmdlet: 'Set-ProtectionAlert', parameter: 'Disabled', value: '$true' },
          subject: { object: 'Set-ProtectionAlert', property: 'Disabled', value: 'true' },
          fixes: [
            {
              title: 'on',
              result: {
                'a.ps1': lines(
                  'Get-RemoteDomain Default',
                  'Set-ProtectionAlert -Identity "Suspicious email forwarding activity" -Disabled $false',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'switched on, or known at run time only': {
      files: {
        'a.ps1': lines(
          'Get-RemoteDomain Default',
          'Set-OrganizationConfig -AuditDisabled $false',
          'Set-Mailbox ann@contoso.com -AuditEnabled $true',
          'Set-ProtectionAlert -Identity Forwards -Disabled $off',
        ),
      },
    },
    'the same parameter of another cmdlet': {
      files: { 'a.ps1': 'Set-CASMailbox a@contoso.com -AuditEnabled $false\n' },
    },
    'a switch without a value, and a value known at run time': {
      files: {
        'a.ps1': lines(
          'param($off)',
          'Set-Mailbox a@contoso.com -AuditEnabled:$off',
          'Set-Mailbox b@contoso.com -AuditEnabled',
        ),
      },
    },
  },
});
