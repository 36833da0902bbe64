import { rule } from '../../src/rules/unresolved-group.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an unlisted group, an unlisted sender and a nested group': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [east@contoso.com, ann@contoso.com]',
          '    east@contoso.com: [bob@contoso.com]',
          '  mailboxes:',
          '    - identity: ann@contoso.com',
          '  outboundRules:',
          '    - { name: A, policy: A, fromMemberOf: [[|sale@contoso.com|]] }',
          '    - { name: B, policy: B, from: [ann@contoso.com, [|carol@contoso.com|]] }',
          '    - { name: C, policy: C, fromMemberOf: [[|sales@contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'group',
          args: { rule: 'A', name: 'sale@contoso.com' },
          subject: { object: 'outboundRule:A', property: 'fromMemberOf', value: 'sale@contoso.com' },
          states: [{ kind: 'members', group: 'sale@contoso.com', members: [] }],
          fixes: [
            {
              title: 'near',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    sales@contoso.com: [east@contoso.com, ann@contoso.com]',
                  '    east@contoso.com: [bob@contoso.com]',
                  '  mailboxes:',
                  '    - identity: ann@contoso.com',
                  '  outboundRules:',
                  '    - { name: A, policy: A, fromMemberOf: [sales@contoso.com] }',
                  '    - { name: B, policy: B, from: [ann@contoso.com, carol@contoso.com] }',
                  '    - { name: C, policy: C, fromMemberOf: [sales@contoso.com] }',
                ),
              },
              reveals: ['unresolved-group'],
            },
            {
              title: 'list',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    sales@contoso.com: [east@contoso.com, ann@contoso.com]',
                  '    east@contoso.com: [bob@contoso.com]',
                  '    sale@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  mailboxes:',
                  '    - identity: ann@contoso.com',
                  '  outboundRules:',
                  '    - { name: A, policy: A, fromMemberOf: [sale@contoso.com] }',
                  '    - { name: B, policy: B, from: [ann@contoso.com, carol@contoso.com] }',
                  '    - { name: C, policy: C, fromMemberOf: [sales@contoso.com] }',
                ),
              },
            },
          ],
        },
        {
          message: 'sender',
          args: { rule: 'B', name: 'carol@contoso.com' },
          subject: { object: 'outboundRule:B', property: 'from', value: 'carol@contoso.com' },
          states: [{ kind: 'members', group: 'carol@contoso.com', members: [] }],
        },
        {
          message: 'nested',
          args: { rule: 'C', inner: 'east@contoso.com', name: 'sales@contoso.com' },
          subject: { object: 'outboundRule:C', property: 'fromMemberOf', value: 'sales@contoso.com' },
          states: [{ kind: 'members', group: 'sales@contoso.com', members: [] }],
          fixes: [
            {
              title: 'members',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    sales@contoso.com: [bob@contoso.com, ann@contoso.com]',
                  '    east@contoso.com: [bob@contoso.com]',
                  '  mailboxes:',
                  '    - identity: ann@contoso.com',
                  '  outboundRules:',
                  '    - { name: A, policy: A, fromMemberOf: [sale@contoso.com] }',
                  '    - { name: B, policy: B, from: [ann@contoso.com, carol@contoso.com] }',
                  '    - { name: C, policy: C, fromMemberOf: [sales@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'no file lists groups': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -FromMemberOf sales@contoso.com\n',
      },
    },
    'a listed group by its address': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    Sales: { primarySmtpAddress: sales@contoso.com, members: [ann@contoso.com] }',
          '  outboundRules:',
          '    - { name: S, policy: S, fromMemberOf: [sales@contoso.com], exceptIfFrom: [bob@contoso.com] }',
        ),
      },
    },
  },
});
