import { rule } from '../../src/rules/unresolved-group.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'a group of an exported rule that is spelled otherwise': {
      files: {
        'rules.json':
          '[{"Name":"R","HostedOutboundSpamFilterPolicy":"P","FromMemberOf":["east@contoso.com",[|"sale@contoso.com"|]],"SenderDomainIs":[],"State":"Enabled"}]',
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com]',
          '    east@contoso.com: [bob@contoso.com]',
        ),
      },
      findings: [
        {
          message: 'group',
          args: { rule: 'R', name: 'sale@contoso.com' },
          subject: { object: 'outboundRule:R', property: 'fromMemberOf', value: 'sale@contoso.com' },
          states: [{ kind: 'members', group: 'sale@contoso.com', members: [] }],
          fixes: [
            {
              title: 'near',
              reveals: ['contradicting-values'],
              result: {
                'zz-commands.ps1':
                  "Set-HostedOutboundSpamFilterRule -Identity 'R' -FromMemberOf 'east@contoso.com', 'sales@contoso.com'\n",
              },
            },
            {
              title: 'list',
              result: {
                'zz-commands.ps1':
                  "New-DistributionGroup -Name 'sale' -Alias sale -Type Security -PrimarySmtpAddress 'sale@contoso.com' -Members 'user@contoso.com'\n",
              },
            },
          ],
        },
      ],
    },
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
    'a nested group in a rule with another exception': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
          '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
          '  outboundRules:',
          '    - { name: R0, policy: P0, fromMemberOf: [[|sales@contoso.com|]], exceptIfFrom: [zoe@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'nested',
          args: { rule: 'R0', name: 'sales@contoso.com', inner: 'inner@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'fromMemberOf', value: 'sales@contoso.com' },
          states: [{ kind: 'members', group: 'sales@contoso.com', members: [] }],
        },
      ],
    },
    'a nested group beside a rule with an exception for another group': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
          '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
          '  outboundRules:',
          '    - { name: R0, policy: P0, fromMemberOf: [[|sales@contoso.com|]] }',
          '    - { name: R1, policy: P1, fromMemberOf: [inner@contoso.com], exceptIfFrom: [zoe@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'nested',
          args: { rule: 'R0', name: 'sales@contoso.com', inner: 'inner@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'fromMemberOf', value: 'sales@contoso.com' },
          states: [{ kind: 'members', group: 'sales@contoso.com', members: [] }],
          fixes: [
            {
              title: 'members',
              args: { inner: 'inner@contoso.com', name: 'sales@contoso.com', rule: 'R0' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
                  '  outboundRules:',
                  '    - { name: R0, policy: P0, fromMemberOf: [sales@contoso.com] }',
                  '    - { name: R1, policy: P1, fromMemberOf: [inner@contoso.com], exceptIfFrom: [zoe@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a group in a group in a group': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
          '    inner@contoso.com: [deep@contoso.com]',
          '    deep@contoso.com: [bob@contoso.com]',
          '  outboundRules:',
          '    - { name: R0, policy: P0, fromMemberOf: [[|sales@contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'nested',
          args: { rule: 'R0', name: 'sales@contoso.com', inner: 'inner@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'fromMemberOf', value: 'sales@contoso.com' },
          states: [{ kind: 'members', group: 'sales@contoso.com', members: [] }],
        },
      ],
    },
    'exceptions for a nested group, and for one that is not there': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
          '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
          '  outboundRules:',
          '    - { name: R0, policy: P0, senderDomainIs: [contoso.com], exceptIfFromMemberOf: [[|sales@contoso.com|], [|salse@contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'nested',
          args: { rule: 'R0', name: 'sales@contoso.com', inner: 'inner@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'exceptIfFromMemberOf', value: 'sales@contoso.com' },
          states: [{ kind: 'members', group: 'sales@contoso.com', members: [] }],
        },
        {
          message: 'group',
          args: { rule: 'R0', name: 'salse@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'exceptIfFromMemberOf', value: 'salse@contoso.com' },
          states: [{ kind: 'members', group: 'salse@contoso.com', members: [] }],
          fixes: [
            {
              title: 'list',
              args: { rule: 'R0', name: 'salse@contoso.com', near: '' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
                  '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
                  '    salse@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  outboundRules:',
                  '    - { name: R0, policy: P0, senderDomainIs: [contoso.com], exceptIfFromMemberOf: [sales@contoso.com, salse@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a sender near a mailbox and a group, and one near what is named already': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  mailboxes:',
          '    - { identity: anna@contoso.com }',
          '    - { identity: bert@contoso.com }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
          '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
          '  outboundRules:',
          '    - { name: R0, policy: P0, from: [[|anne@contoso.com|]] }',
          '    - { name: R1, policy: P1, from: [bert@contoso.com, [|berd@contoso.com|]] }',
          '    - { name: R2, policy: P2, from: [[|insider@contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'sender',
          args: { rule: 'R0', name: 'anne@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'from', value: 'anne@contoso.com' },
          states: [{ kind: 'members', group: 'anne@contoso.com', members: [] }],
          fixes: [
            {
              title: 'near',
              args: { rule: 'R0', name: 'anne@contoso.com', near: 'anna@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  mailboxes:',
                  '    - { identity: anna@contoso.com }',
                  '    - { identity: bert@contoso.com }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, inner@contoso.com]',
                  '    inner@contoso.com: [bob@contoso.com, ann@contoso.com]',
                  '  outboundRules:',
                  '    - { name: R0, policy: P0, from: [anna@contoso.com] }',
                  '    - { name: R1, policy: P1, from: [bert@contoso.com, berd@contoso.com] }',
                  '    - { name: R2, policy: P2, from: [insider@contoso.com] }',
                ),
              },
            },
          ],
        },
        {
          message: 'sender',
          args: { rule: 'R1', name: 'berd@contoso.com' },
          subject: { object: 'outboundRule:R1', property: 'from', value: 'berd@contoso.com' },
          states: [{ kind: 'members', group: 'berd@contoso.com', members: [] }],
        },
        {
          message: 'sender',
          args: { rule: 'R2', name: 'insider@contoso.com' },
          subject: { object: 'outboundRule:R2', property: 'from', value: 'insider@contoso.com' },
          states: [{ kind: 'members', group: 'insider@contoso.com', members: [] }],
        },
      ],
    },
    'a group of which a rule with exceptions takes out whom a new one would name': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com]',
          '  outboundRules:',
          '    - { name: R0, policy: P0, fromMemberOf: [[|staff@contoso.com|]], exceptIfFrom: [user@contoso.com] }',
          '  groups:',
          '    other@contoso.com: [x@contoso.com]',
        ),
      },
      findings: [
        {
          message: 'group',
          args: { rule: 'R0', name: 'staff@contoso.com' },
          subject: { object: 'outboundRule:R0', property: 'fromMemberOf', value: 'staff@contoso.com' },
          states: [{ kind: 'members', group: 'staff@contoso.com', members: [] }],
        },
      ],
    },
    'a sender near the second of two mailboxes': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  mailboxes:',
          '    - { identity: anna@contoso.com }',
          '    - { identity: bertram@contoso.com }',
          '    - { identity: bertran@fabrikam.com }',
          '  groups:',
          '    g@contoso.com: [anna@contoso.com]',
          '  outboundRules:',
          '    - { name: R, policy: P, from: [[|bertran@contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'sender',
          args: { rule: 'R', name: 'bertran@contoso.com' },
          subject: { object: 'outboundRule:R', property: 'from', value: 'bertran@contoso.com' },
          states: [{ kind: 'members', group: 'bertran@contoso.com', members: [] }],
          fixes: [
            {
              title: 'near',
              args: { rule: 'R', name: 'bertran@contoso.com', near: 'bertram@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  mailboxes:',
                  '    - { identity: anna@contoso.com }',
                  '    - { identity: bertram@contoso.com }',
                  '    - { identity: bertran@fabrikam.com }',
                  '  groups:',
                  '    g@contoso.com: [anna@contoso.com]',
                  '  outboundRules:',
                  '    - { name: R, policy: P, from: [bertram@contoso.com] }',
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
