import { rule } from '../../src/rules/m365-group-sender.ts';
import { lines, testRule } from './tester.ts';

const tenant = (type: string, scope: string): string =>
  lines(
    'exchange:',
    '  outboundPolicies:',
    '    - { name: Desk, autoForwardingMode: "On" }',
    '  groups:',
    `    desk@contoso.com: { type: ${type}, members: [ann@contoso.com] }`,
    '  outboundRules:',
    `    - { name: Desk, policy: Desk, ${scope} }`,
    '  inboxRules:',
    '    - { name: To partner, mailbox: desk@contoso.com, redirectTo: [desk@fabrikam.com] }',
  );

testRule(rule, {
  bad: {
    'a group whose own Inbox rule forwards': {
      files: { 't.exo.yaml': tenant('Microsoft365Group', 'fromMemberOf: [[|desk@contoso.com|]]') },
      findings: [
        {
          message: 'sender',
          args: { group: 'desk@contoso.com' },
          subject: { object: 'outboundRule:Desk', property: 'fromMemberOf', value: 'desk@contoso.com' },
          related: [{ message: 'related', text: 'To partner' }],
          fixes: [
            {
              title: 'own',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Desk, autoForwardingMode: "On" }',
                  '    - name: Desk group',
                  '      autoForwardingMode: "On"',
                  '  groups:',
                  '    desk@contoso.com: { type: Microsoft365Group, members: [ann@contoso.com] }',
                  '  outboundRules:',
                  '    - { name: Desk, policy: Desk, fromMemberOf: [desk@contoso.com] }',
                  '    - name: Desk group',
                  '      hostedOutboundSpamFilterPolicy: Desk group',
                  '      from: [desk@contoso.com]',
                  '  inboxRules:',
                  '    - { name: To partner, mailbox: desk@contoso.com, redirectTo: [desk@fabrikam.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the name for the second policy is taken': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  groups:',
          '    team@contoso.com: { type: GroupMailbox, members: [ann@contoso.com] }',
          '  outboundPolicies:',
          '    - { name: P, autoForwardingMode: "On" }',
          '    - { name: P group, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: P, policy: P, fromMemberOf: [[|team@contoso.com|], nobody@contoso.com] }',
          '  inboxRules:',
          '    - { name: Out, mailbox: team@contoso.com, forwardTo: [x@fabrikam.com] }',
        ),
      },
      findings: [
        {
          message: 'sender',
          args: { group: 'team@contoso.com' },
          subject: { object: 'outboundRule:P', property: 'fromMemberOf', value: 'team@contoso.com' },
          related: [{ message: 'related', text: 'Out' }],
          fixes: [
            {
              title: 'own',
              args: { group: 'team@contoso.com' },
              reveals: ['forward-leaves-tenant'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com]',
                  '  groups:',
                  '    team@contoso.com: { type: GroupMailbox, members: [ann@contoso.com] }',
                  '  outboundPolicies:',
                  '    - { name: P, autoForwardingMode: "On" }',
                  '    - { name: P group, autoForwardingMode: "Off" }',
                  '    - name: P group 2',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - { name: P, policy: P, fromMemberOf: [team@contoso.com, nobody@contoso.com] }',
                  '    - name: P group 2',
                  '      hostedOutboundSpamFilterPolicy: P group 2',
                  '      from: [team@contoso.com]',
                  '  inboxRules:',
                  '    - { name: Out, mailbox: team@contoso.com, forwardTo: [x@fabrikam.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a group that is no Microsoft 365 group, and one whose rule forwards nothing': {
      files: {
        't.exo.yaml': tenant('DistributionGroup', 'fromMemberOf: [desk@contoso.com]'),
        'other.exo.yaml': tenant('Microsoft365Group', 'fromMemberOf: [desk@contoso.com]')
          .replaceAll('Desk', 'Help')
          .replaceAll('desk@contoso.com', 'help@contoso.com')
          .replace('redirectTo: [desk@fabrikam.com]', 'moveToFolder: Inbox'),
      },
    },
    'the group is a sender': { files: { 't.exo.yaml': tenant('Microsoft365Group', 'from: [desk@contoso.com]') } },
    'another kind of group': {
      files: { 't.exo.yaml': tenant('MailEnabledSecurityGroup', 'fromMemberOf: [desk@contoso.com]') },
    },
    'a script that tells nothing of the group': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Desk -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Desk -HostedOutboundSpamFilterPolicy Desk -FromMemberOf desk@contoso.com',
        ),
      },
    },
    'an Inbox rule without a mailbox, and one of nobody': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  groups:',
          '    team@contoso.com: { type: GroupMailbox, members: [ann@contoso.com] }',
          '  outboundPolicies:',
          '    - { name: P, autoForwardingMode: "On" }',
          '    - { name: P group, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: P, policy: P, fromMemberOf: [team@contoso.com, nobody@contoso.com] }',
          '  inboxRules:',
          '    - { name: Out, forwardTo: [x@fabrikam.com] }',
          '    - { name: B, mailbox: gone@contoso.com, forwardTo: [x@fabrikam.com] }',
        ),
      },
    },
    'an Inbox rule of the group that forwards nothing': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  groups:',
          '    team@contoso.com: { type: GroupMailbox, members: [ann@contoso.com] }',
          '  outboundPolicies:',
          '    - { name: P, autoForwardingMode: "On" }',
          '    - { name: P group, autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: P, policy: P, fromMemberOf: [team@contoso.com, nobody@contoso.com] }',
          '  inboxRules:',
          '    - { name: Out, mailbox: team@contoso.com, deleteMessage: true }',
        ),
      },
    },
  },
});
