import { rule } from '../../src/rules/domain-wide-allow.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script without a list of domains': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Open -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Open -HostedOutboundSpamFilterPolicy Open -SenderDomainIs [|contoso.com|]',
        ),
      },
      findings: [
        {
          message: 'whole',
          args: { rule: 'Open', policy: 'Open', domain: 'contoso.com' },
          subject: { object: 'outboundRule:Open', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'group',
              result: {
                'a.ps1': lines(
                  'New-HostedOutboundSpamFilterPolicy -Name Open -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name Open -HostedOutboundSpamFilterPolicy Open -FromMemberOf "forwarders@contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'a main domain among others': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, labs.contoso.com]',
          '  outboundPolicies:',
          '    - name: Open',
          '      autoForwardingMode: "On"',
          '  outboundRules:',
          '    - name: Open',
          '      policy: Open',
          '      senderDomainIs:',
          '        - labs.contoso.com',
          '        - [|contoso.com|]',
          '      exceptIfSenderDomainIs: [old.contoso.com]',
        ),
      },
      findings: [
        {
          message: 'whole',
          args: { rule: 'Open', policy: 'Open', domain: 'contoso.com' },
          subject: { object: 'outboundRule:Open', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'group',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com, labs.contoso.com]',
                  '  outboundPolicies:',
                  '    - name: Open',
                  '      autoForwardingMode: "On"',
                  '  outboundRules:',
                  '    - name: Open',
                  '      policy: Open',
                  '      fromMemberOf:',
                  '        - forwarders@contoso.com',
                  '      exceptIfSenderDomainIs: [old.contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'people or groups that only a run tells narrow the domain': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Open -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Open -HostedOutboundSpamFilterPolicy Open -SenderDomainIs contoso.com -From $people',
          'New-HostedOutboundSpamFilterPolicy -Name Wide -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Wide -HostedOutboundSpamFilterPolicy Wide -SenderDomainIs contoso.com -FromMemberOf $groups',
        ),
      },
    },
    'a closed policy': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Closed -AutoForwardingMode Off',
          'New-HostedOutboundSpamFilterRule -Name Closed -HostedOutboundSpamFilterPolicy Closed -SenderDomainIs contoso.com',
        ),
      },
    },
    'a subdomain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, labs.contoso.com]',
          '  outboundPolicies:',
          '    - { name: Open, autoForwardingMode: "On" }',
          '  outboundRules:',
          '    - { name: Open, policy: Open, senderDomainIs: [labs.contoso.com] }',
        ),
      },
    },
  },
});
