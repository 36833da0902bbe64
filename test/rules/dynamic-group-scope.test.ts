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
  },
});
