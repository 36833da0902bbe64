import { rule } from '../../src/rules/self-cancelling-scope.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'the domain of the sender is excepted': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -From ann@contoso.com -ExceptIfSenderDomainIs [|contoso.com|]\n',
      },
      findings: [
        {
          message: 'cancelled',
          args: { rule: 'S', exception: 'ExceptIfSenderDomainIs', condition: 'From' },
          subject: { object: 'outboundRule:S', property: 'exceptIfSenderDomainIs' },
          related: [
            {
              message: 'related',
              text: 'ann@contoso.com',
              args: { rule: 'S', exception: 'ExceptIfSenderDomainIs', condition: 'From' },
            },
          ],
          fixes: [
            {
              title: 'remove',
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -From ann@contoso.com\n',
              },
            },
          ],
        },
      ],
    },
    'all members of the group are excepted': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    sales@contoso.com: [ann@contoso.com]',
          '  outboundRules:',
          '    - name: S',
          '      policy: S',
          '      fromMemberOf: [sales@contoso.com]',
          '      exceptIfFrom: [|[ann@contoso.com, bob@contoso.com]|]',
        ),
      },
      findings: [
        {
          message: 'cancelled',
          args: { rule: 'S', exception: 'ExceptIfFrom', condition: 'FromMemberOf' },
          subject: { object: 'outboundRule:S', property: 'exceptIfFrom' },
          related: [
            {
              message: 'related',
              text: '[sales@contoso.com]',
              args: { rule: 'S', exception: 'ExceptIfFrom', condition: 'FromMemberOf' },
            },
          ],
          fixes: [
            {
              title: 'remove',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    sales@contoso.com: [ann@contoso.com]',
                  '  outboundRules:',
                  '    - name: S',
                  '      policy: S',
                  '      fromMemberOf: [sales@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'no policy': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: X, from: [a@contoso.com], exceptIfFrom: [|[a@contoso.com]|] }',
        ),
      },
      findings: [
        {
          message: 'cancelled',
          args: { rule: 'X', exception: 'ExceptIfFrom', condition: 'From' },
          subject: { object: 'outboundRule:X', property: 'exceptIfFrom' },
          related: [
            {
              message: 'related',
              text: '[a@contoso.com]',
              args: { rule: 'X', exception: 'ExceptIfFrom', condition: 'From' },
            },
          ],
          fixes: [
            {
              title: 'remove',
              args: { rule: 'X', exception: 'ExceptIfFrom', condition: 'From', policy: '?' },
              result: {
                'a.exo.yaml': lines('exchange:', '  outboundRules:', '    - { name: X, from: [a@contoso.com] }'),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'some senders stay': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name S -HostedOutboundSpamFilterPolicy S -SenderDomainIs contoso.com -ExceptIfFrom ann@contoso.com\n',
      },
    },
    'a group nobody lists': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: S, policy: S, fromMemberOf: [sales@contoso.com], exceptIfSenderDomainIs: [contoso.com] }',
        ),
      },
    },
  },
});
