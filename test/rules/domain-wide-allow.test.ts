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
    'an accepted domain under a name of its own': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name Main -DomainName contoso.com',
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderDomainIs [|contoso.com|]',
        ),
      },
      findings: [
        {
          message: 'whole',
          args: { rule: 'P', policy: 'P', domain: 'contoso.com' },
          subject: { object: 'outboundRule:P', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'group',
              result: {
                'a.ps1': lines(
                  'New-AcceptedDomain -Name Main -DomainName contoso.com',
                  'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
                  'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -FromMemberOf "forwarders@contoso.com"',
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
    'a domain that is not accepted': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderDomainIs wingtip.com',
        ),
      },
    },
    'the routing domain of the organization': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-AcceptedDomain -Name R -DomainName contoso.onmicrosoft.com',
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderDomainIs contoso.onmicrosoft.com',
        ),
      },
    },
    'a subdomain, where nobody lists the accepted domains': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderDomainIs sales.contoso.com',
        ),
      },
    },
    'a domain of the members of a group, and of mailboxes': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderDomainIs contoso.com -FromMemberOf s@contoso.com',
          'New-HostedOutboundSpamFilterPolicy -Name Q -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name Q -HostedOutboundSpamFilterPolicy Q -SenderDomainIs contoso.com -From a@contoso.com',
        ),
      },
    },
    'a group that is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($g)',
          'New-AcceptedDomain -Name contoso.com -DomainName contoso.com',
          'New-HostedOutboundSpamFilterPolicy -Name P -AutoForwardingMode On',
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderDomainIs contoso.com -FromMemberOf $g',
        ),
      },
    },
  },
});
