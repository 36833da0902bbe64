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
  },
});
