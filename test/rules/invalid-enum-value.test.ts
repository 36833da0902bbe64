import { rule } from '../../src/rules/invalid-enum-value.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a value of Exchange servers': {
      files: { 'a.ps1': 'Set-TransportRule -Identity Block -SentToScope [|ExternalPartner|]\n' },
      findings: [
        {
          message: 'servers',
          args: { property: 'SentToScope', value: 'ExternalPartner', values: 'InOrganization, NotInOrganization' },
          subject: { object: 'Set-TransportRule', property: 'SentToScope', value: 'ExternalPartner' },
        },
      ],
    },
    'a value that decides': {
      files: {
        'a.ps1': 'Set-TransportRule -Identity Block -FromScope [|"Organization"|]\n',
      },
      findings: [
        {
          message: 'near',
          args: {
            property: 'FromScope',
            suggestion: 'InOrganization',
            value: 'Organization',
            values: 'InOrganization, NotInOrganization',
          },
          subject: { object: 'Set-TransportRule', property: 'FromScope', value: 'Organization' },
          fixes: [
            {
              title: 'deciding',
              result: { 'a.ps1': 'Set-TransportRule -Identity Block -FromScope "InOrganization"\n' },
            },
          ],
        },
      ],
    },
    'a value that does not decide about forwards': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: "Off"',
          '      actionWhenThresholdReached: [|BlockUsers|]',
        ),
      },
      findings: [
        {
          message: 'near',
          args: {
            suggestion: 'BlockUser',
            property: 'ActionWhenThresholdReached',
            value: 'BlockUsers',
            values: 'Alert, BlockUser, BlockUserForToday',
          },
          subject: { object: 'outboundPolicy:Default', property: 'ActionWhenThresholdReached', value: 'BlockUsers' },
          fixes: [
            {
              title: 'near',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - name: Default',
                  '      autoForwardingMode: "Off"',
                  '      actionWhenThresholdReached: BlockUser',
                ),
              },
            },
          ],
        },
      ],
    },
    'nothing near': {
      files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AllowedOOFType [|Everybody|]\n' },
      findings: [
        {
          message: 'invalid',
          args: {
            value: 'Everybody',
            property: 'AllowedOOFType',
            values: 'External, ExternalLegacy, InternalLegacy, None',
          },
          subject: { object: 'Set-RemoteDomain', property: 'AllowedOOFType', value: 'Everybody' },
        },
      ],
    },
  },
  good: {
    'the beginning of one value in a command, which PowerShell takes for it': {
      files: { 'a.ps1': lines('Set-TransportRule A -FromScope InOrg -Mode AuditAndN') },
    },
    'a value of Exchange servers in a script for them': {
      files: {
        'a.ps1': '# Exchange Server 2019\nSet-TransportRule -Identity Block -SentToScope ExternalPartner\n',
      },
    },
    'several flags in one text, and kinds that the reference does not list': {
      files: {
        'a.ps1': lines(
          'New-DynamicDistributionGroup -Name D -IncludedRecipients "MailboxUsers,MailContacts"',
          'Get-Mailbox -RecipientTypeDetails "UserMailbox, SharedMailbox" -ResultSize Unlimited',
          'Get-Mailbox -RecipientTypeDetails AuxAuditLogMailbox',
        ),
      },
    },
    'the beginning of one value': { files: { 'a.ps1': 'Get-Mailbox -RecipientTypeDetails shared\n' } },
    'any letter case': { files: { 'a.ps1': 'Set-RemoteDomain Fabrikam -AllowedOOFType externallegacy\n' } },
    'a value known at run time': { files: { 'a.ps1': 'param($t)\nSet-RemoteDomain Fabrikam -AllowedOOFType $t\n' } },
    'a special rule knows better': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - name: Default',
          '      autoForwardingMode: Enabled',
        ),
      },
    },
  },
});
