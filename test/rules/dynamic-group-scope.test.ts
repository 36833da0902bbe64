import { rule } from '../../src/rules/dynamic-group-scope.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a group of the file, in an exception': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    all@contoso.com: { type: DynamicDistributionGroup }',
          '  outboundRules:',
          '    - name: S',
          '      policy: S',
          '      senderDomainIs: [contoso.com]',
          '      exceptIfFromMemberOf: [[|all@contoso.com|]]',
        ),
      },
      findings: [
        {
          message: 'dynamic',
          args: { group: 'all@contoso.com', property: 'ExceptIfFromMemberOf', rule: 'S' },
          subject: { object: 'outboundRule:S', property: 'exceptIfFromMemberOf', value: 'all@contoso.com' },
          fixes: [
            {
              title: 'assigned',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    all@contoso.com: { type: DynamicDistributionGroup }',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  outboundRules:',
                  '    - name: S',
                  '      policy: S',
                  '      senderDomainIs: [contoso.com]',
                  '      exceptIfFromMemberOf: [forwarders@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'a group that the script creates': {
      files: {
        'a.ps1': lines(
          'New-DynamicDistributionGroup -Name "All sales" -RecipientFilter "Department -eq \'Sales\'"',
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf [|"All sales"|]',
        ),
      },
      findings: [
        {
          message: 'dynamic',
          args: { group: 'All sales', rule: 'S', property: 'FromMemberOf' },
          subject: { object: 'outboundRule:S', property: 'fromMemberOf', value: 'All sales' },
          fixes: [
            {
              title: 'assigned',
              result: {
                'a.ps1': lines(
                  'New-DynamicDistributionGroup -Name "All sales" -RecipientFilter "Department -eq \'Sales\'"',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf "forwarders@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'a dynamic group that is named by its address': {
      files: {
        'a.ps1': lines(
          "New-DynamicDistributionGroup -Name 'All sales' -PrimarySmtpAddress sales@contoso.com -IncludedRecipients MailboxUsers",
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf [|sales@contoso.com|], board@contoso.com',
        ),
      },
      findings: [
        {
          message: 'dynamic',
          args: { group: 'sales@contoso.com', rule: 'Sales', property: 'FromMemberOf' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf', value: 'sales@contoso.com' },
          fixes: [
            {
              title: 'assigned',
              result: {
                'a.ps1': lines(
                  "New-DynamicDistributionGroup -Name 'All sales' -PrimarySmtpAddress sales@contoso.com -IncludedRecipients MailboxUsers",
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf "forwarders@contoso.com", "board@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'an exception for a dynamic group that takes out everybody a new group could name': {
      files: {
        'a.ps1': lines(
          'New-DynamicDistributionGroup -Name everybody -IncludedRecipients MailboxUsers',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf [|everybody|] -ExceptIfSenderDomainIs contoso.com',
        ),
      },
      findings: [
        {
          message: 'dynamic',
          args: { group: 'everybody', rule: 'Sales', property: 'FromMemberOf' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf', value: 'everybody' },
        },
      ],
    },
    'a dynamic group whose name is known at run time only, by its alias': {
      files: {
        'a.ps1': lines(
          'param($n)',
          'New-DynamicDistributionGroup -Name $n -Alias sales -IncludedRecipients MailboxUsers',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf [|Sales|]',
        ),
      },
      findings: [
        {
          message: 'dynamic',
          args: { group: 'Sales', rule: 'Sales', property: 'FromMemberOf' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf', value: 'Sales' },
          fixes: [
            {
              title: 'assigned',
              result: {
                'a.ps1': lines(
                  'param($n)',
                  'New-DynamicDistributionGroup -Name $n -Alias sales -IncludedRecipients MailboxUsers',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf "forwarders@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'by its address, where the name is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($n)',
          'New-DynamicDistributionGroup -Name $n -PrimarySmtpAddress sales@contoso.com -IncludedRecipients MailboxUsers',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf [|sales@contoso.com|]',
        ),
      },
      findings: [
        {
          message: 'dynamic',
          args: { group: 'sales@contoso.com', rule: 'Sales', property: 'FromMemberOf' },
          subject: { object: 'outboundRule:Sales', property: 'fromMemberOf', value: 'sales@contoso.com' },
          fixes: [
            {
              title: 'assigned',
              result: {
                'a.ps1': lines(
                  'param($n)',
                  'New-DynamicDistributionGroup -Name $n -PrimarySmtpAddress sales@contoso.com -IncludedRecipients MailboxUsers',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf "forwarders@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a dynamic group that the rule does not name, and a property that only a run tells': {
      files: {
        'a.ps1': lines(
          'New-DynamicDistributionGroup -Name "All sales" -Alias $alias -OrganizationalUnit Sales',
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf Sales',
        ),
      },
    },
    'a group of another kind': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    all@contoso.com: { type: MailEnabledSecurityGroup, members: [ann@contoso.com] }',
          '  outboundRules:',
          '    - { name: S, policy: S, fromMemberOf: [all@contoso.com] }',
        ),
      },
    },
    'a group nobody describes': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf "All sales"\n',
      },
    },
    'a group called like what a dynamic one leaves to run time': {
      files: {
        'a.ps1': lines(
          'param($n)',
          'New-DynamicDistributionGroup -Name $n -IncludedRecipients MailboxUsers -Alias',
          "New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf '$n', MailboxUsers",
        ),
      },
    },
    'a group with members, and the same name of another cmdlet': {
      files: {
        'a.ps1': lines(
          'New-DistributionGroup -Name staff -Members a@contoso.com',
          'New-UnifiedGroup -DisplayName team -Alias team',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf staff, team',
        ),
      },
    },
    'a rehearsal, which makes no group': {
      files: {
        'a.ps1': lines(
          'New-DynamicDistributionGroup -Name Staff -IncludedRecipients MailboxUsers -WhatIf',
          'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -FromMemberOf staff',
        ),
      },
    },
  },
});
