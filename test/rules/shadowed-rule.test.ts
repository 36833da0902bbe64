import { rule } from '../../src/rules/shadowed-rule.ts';
import { lines, testRule } from './tester.ts';

const yaml = (first: readonly string[], second: readonly string[]): string =>
  lines(
    'exchange:',
    '  outboundPolicies:',
    '    - name: Closed',
    '      autoForwardingMode: "Off"',
    '    - name: Open',
    '      autoForwardingMode: "On"',
    '  groups:',
    '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
    '  outboundRules:',
    '    - name: Wide',
    '      policy: Closed',
    ...first.map((line) => `      ${line}`),
    '    - name: [|Narrow|]',
    '      policy: Open',
    ...second.map((line) => `      ${line}`),
  );

const plain = (text: string): string => text.replace('[|', '').replace('|]', '');

testRule(rule, {
  bad: {
    'a mailbox behind its domain': {
      files: {
        't.exo.yaml': yaml(
          ['priority: 0', 'senderDomainIs: [contoso.com]'],
          ['priority: 1', 'from: [ann@eu.contoso.com]'],
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          fixes: [
            {
              title: 'swap-on',
              result: {
                't.exo.yaml': plain(
                  yaml(['priority: 1', 'senderDomainIs: [contoso.com]'], ['priority: 0', 'from: [ann@eu.contoso.com]']),
                ),
              },
            },
          ],
        },
      ],
    },
    'a member behind the group': {
      files: {
        't.exo.yaml': yaml(
          ['priority: 0', 'fromMemberOf: [sales@contoso.com]'],
          ['priority: 1', 'from: [Bob@contoso.com]'],
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          fixes: [
            {
              title: 'swap-on',
              result: {
                't.exo.yaml': plain(
                  yaml(
                    ['priority: 1', 'fromMemberOf: [sales@contoso.com]'],
                    ['priority: 0', 'from: [Bob@contoso.com]'],
                  ),
                ),
              },
            },
          ],
        },
      ],
    },
    'created later, without priorities': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name Wide -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs contoso.com',
          'New-HostedOutboundSpamFilterRule -Name [|Narrow|] -HostedOutboundSpamFilterPolicy Open -From ann@contoso.com',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
        },
      ],
    },
    'a block behind an allowance': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name Wide -HostedOutboundSpamFilterPolicy Open -SenderDomainIs contoso.com -Priority 0',
          'New-HostedOutboundSpamFilterRule -Name [|Narrow|] -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs eu.contoso.com -Priority 1',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Closed' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Closed' } }],
          fixes: [
            {
              title: 'swap',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterRule -Name Wide -HostedOutboundSpamFilterPolicy Open -SenderDomainIs contoso.com -Priority 1',
                  'New-HostedOutboundSpamFilterRule -Name Narrow -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs eu.contoso.com -Priority 0',
                ),
              },
            },
          ],
        },
      ],
    },
    'two conditions, each of which one of the later rule takes in': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, from: [ann@contoso.com], senderDomainIs: [contoso.com] }',
          '    - { name: [|Narrow|], policy: Open, priority: 1, fromMemberOf: [sales@contoso.com], from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          unnecessary: true,
          fixes: [
            {
              title: 'swap-on',
              args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
              reveals: ['shadowed-rule'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '  outboundRules:',
                  '    - { name: Wide, policy: Closed, priority: 1, from: [ann@contoso.com], senderDomainIs: [contoso.com] }',
                  '    - { name: Narrow, policy: Open, priority: 0, fromMemberOf: [sales@contoso.com], from: [ann@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'exceptions that the later rule has as well': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com], exceptIfFrom: [ann@contoso.com], exceptIfFromMemberOf: [sales@contoso.com] }',
          '    - { name: [|Narrow|], policy: Open, priority: 1, senderDomainIs: [eu.contoso.com], exceptIfFrom: [ann@contoso.com, x@contoso.com], exceptIfFromMemberOf: [sales@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          unnecessary: true,
          fixes: [
            {
              title: 'swap-on',
              args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '  outboundRules:',
                  '    - { name: Wide, policy: Closed, priority: 1, senderDomainIs: [contoso.com], exceptIfFrom: [ann@contoso.com], exceptIfFromMemberOf: [sales@contoso.com] }',
                  '    - { name: Narrow, policy: Open, priority: 0, senderDomainIs: [eu.contoso.com], exceptIfFrom: [ann@contoso.com, x@contoso.com], exceptIfFromMemberOf: [sales@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'policies that do the same: information': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Shut, autoForwardingMode: "Off" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: [|Narrow|], policy: Shut, priority: 1, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Shut' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Shut' } }],
          unnecessary: true,
          severity: 'information',
          fixes: [
            {
              title: 'swap',
              args: { rule: 'Narrow', other: 'Wide', policy: 'Shut' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Shut, autoForwardingMode: "Off" }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '  outboundRules:',
                  '    - { name: Wide, policy: Closed, priority: 1, senderDomainIs: [contoso.com] }',
                  '    - { name: Narrow, policy: Shut, priority: 0, from: [ann@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'policies that no file states': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: X, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: [|Narrow|], policy: Y, priority: 1, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Y' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Y' } }],
          unnecessary: true,
          fixes: [
            {
              title: 'swap',
              args: { rule: 'Narrow', other: 'Wide', policy: 'Y' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '  outboundRules:',
                  '    - { name: Wide, policy: X, priority: 1, senderDomainIs: [contoso.com] }',
                  '    - { name: Narrow, policy: Y, priority: 0, from: [ann@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'an earlier policy that no file states': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: X, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: [|Narrow|], policy: Closed, priority: 1, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Closed' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Closed' } }],
          unnecessary: true,
          fixes: [
            {
              title: 'swap',
              args: { rule: 'Narrow', other: 'Wide', policy: 'Closed' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '  outboundRules:',
                  '    - { name: Wide, policy: X, priority: 1, senderDomainIs: [contoso.com] }',
                  '    - { name: Narrow, policy: Closed, priority: 0, from: [ann@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the first of two wider rules, and a third between them': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Other, policy: X, priority: 0, from: [zoe@contoso.com] }',
          '    - { name: Wide, policy: Closed, priority: 1, fromMemberOf: [sales@contoso.com] }',
          '    - { name: Wider, policy: Y, priority: 2, senderDomainIs: [contoso.com] }',
          '    - { name: [|Narrow|], policy: Open, priority: 3, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          unnecessary: true,
          fixes: [
            {
              title: 'swap-on',
              args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
              reveals: ['shadowed-rule'],
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
                  '  outboundRules:',
                  '    - { name: Other, policy: X, priority: 0, from: [zoe@contoso.com] }',
                  '    - { name: Wide, policy: Closed, priority: 3, fromMemberOf: [sales@contoso.com] }',
                  '    - { name: Wider, policy: Y, priority: 2, senderDomainIs: [contoso.com] }',
                  '    - { name: Narrow, policy: Open, priority: 1, from: [ann@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a number that a third rule has as well': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: Third, policy: X, priority: 1, from: [zoe@fabrikam.com] }',
          '    - { name: [|Narrow|], policy: Open, priority: 1, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          unnecessary: true,
        },
      ],
    },

    'of two wider rules the one that is tried first': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Shut, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: Second, policy: Shut, priority: 1, from: [ann@contoso.com, bob@fabrikam.com] }',
          '    - { name: [|Narrow|], policy: Open, priority: 2, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
          fixes: [
            {
              title: 'swap-on',
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundPolicies:',
                  '    - { name: Closed, autoForwardingMode: "Off" }',
                  '    - { name: Shut, autoForwardingMode: "Off" }',
                  '    - { name: Open, autoForwardingMode: "On" }',
                  '  outboundRules:',
                  '    - { name: Wide, policy: Closed, priority: 2, senderDomainIs: [contoso.com] }',
                  '    - { name: Second, policy: Shut, priority: 1, from: [ann@contoso.com, bob@fabrikam.com] }',
                  '    - { name: Narrow, policy: Open, priority: 0, from: [ann@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },

    'two wider rules with one number, of which the second is for nobody': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Shut, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, from: [ann@contoso.com, bob@contoso.com] }',
          '    - { name: Nobody, policy: Shut, priority: 0, from: [ann@contoso.com], senderDomainIs: [fabrikam.com] }',
          '    - { name: [|Narrow|], policy: Open, priority: 1, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
        },
      ],
    },

    'a last rule without a number, which has none to exchange': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Shut, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: [|Narrow|], policy: Open, from: [ann@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'shadowed',
          args: { rule: 'Narrow', other: 'Wide', policy: 'Open' },
          subject: { object: 'outboundRule:Narrow' },
          unnecessary: true,
          related: [{ message: 'related', text: 'Wide', args: { rule: 'Narrow', other: 'Wide', policy: 'Open' } }],
        },
      ],
    },
  },
  good: {
    'rules of two scripts without priorities': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name W -HostedOutboundSpamFilterPolicy W -SenderDomainIs contoso.com\n',
        'b.ps1': 'New-HostedOutboundSpamFilterRule -Name N -HostedOutboundSpamFilterPolicy N -From ann@contoso.com\n',
      },
    },
    'the earlier rule is disabled': {
      files: {
        't.exo.yaml': plain(
          yaml(
            ['priority: 0', 'enabled: false', 'senderDomainIs: [contoso.com]'],
            ['priority: 1', 'from: [ann@contoso.com]'],
          ),
        ),
      },
    },
    'the earlier rule has an exception': {
      files: {
        't.exo.yaml': plain(
          yaml(
            ['priority: 0', 'senderDomainIs: [contoso.com]', 'exceptIfFrom: [ann@contoso.com]'],
            ['priority: 1', 'from: [ann@contoso.com]'],
          ),
        ),
      },
    },
    'the earlier rule asks for more': {
      files: {
        't.exo.yaml': plain(
          yaml(
            ['priority: 0', 'senderDomainIs: [contoso.com]', 'fromMemberOf: [sales@contoso.com]'],
            ['priority: 1', 'from: [carol@contoso.com]'],
          ),
        ),
      },
    },
    'the narrow rule is first': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name Wide -HostedOutboundSpamFilterPolicy Open -SenderDomainIs contoso.com -Priority 1',
          'New-HostedOutboundSpamFilterRule -Name Narrow -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs eu.contoso.com -Priority 0',
        ),
      },
    },
    'an earlier rule for all senders that no condition names': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0 }',
          '    - { name: Narrow, policy: Open, priority: 1, from: [ann@contoso.com] }',
        ),
      },
    },
    'a later rule without senders': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com] }',
          '    - { name: Narrow, policy: Open, priority: 1 }',
        ),
      },
    },
    'senders of whom one is in the group': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, fromMemberOf: [sales@contoso.com] }',
          '    - { name: Narrow, policy: Open, priority: 1, from: [ann@contoso.com, zoe@contoso.com] }',
        ),
      },
    },
    'two exceptions, of which the later rule has one': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, senderDomainIs: [contoso.com], exceptIfFrom: [zoe@contoso.com], exceptIfSenderDomainIs: [eu.contoso.com] }',
          '    - { name: Narrow, policy: Open, priority: 1, senderDomainIs: [us.contoso.com], exceptIfFrom: [zoe@contoso.com] }',
        ),
      },
    },
    'an exception known at run time only': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-HostedOutboundSpamFilterRule -Name W -HostedOutboundSpamFilterPolicy W -SenderDomainIs contoso.com -ExceptIfFrom $d -Priority 0',
          'New-HostedOutboundSpamFilterRule -Name N -HostedOutboundSpamFilterPolicy N -From ann@contoso.com -Priority 1',
        ),
      },
    },
    'senders known at run time only': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-HostedOutboundSpamFilterRule -Name W -HostedOutboundSpamFilterPolicy W -SenderDomainIs $d -Priority 0',
          'New-HostedOutboundSpamFilterRule -Name N -HostedOutboundSpamFilterPolicy N -From $d -Priority 1',
        ),
      },
    },
    'a wider rule behind, in the order of the numbers': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: Closed, autoForwardingMode: "Off" }',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com, bob@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 2, senderDomainIs: [contoso.com] }',
          '    - { name: Narrow, policy: Open, priority: 1, from: [ann@contoso.com] }',
          '    - { name: Third, policy: X, priority: 0, from: [zoe@fabrikam.com] }',
        ),
      },
    },
    'a member of the group of the earlier rule, who is not in its domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com]',
          '  outboundRules:',
          '    - { name: Wide, policy: Closed, priority: 0, fromMemberOf: [sales@contoso.com], senderDomainIs: [fabrikam.com] }',
          '    - { name: Narrow, policy: Open, priority: 1, from: [ann@contoso.com] }',
        ),
      },
    },
  },
});
