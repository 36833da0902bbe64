import { rule } from '../../src/rules/implicit-subdomains.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'an accepted subdomain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, labs.contoso.com, old.contoso.com]',
          '  outboundRules:',
          '    - name: Contoso',
          '      policy: Contoso',
          '      senderDomainIs: [[|contoso.com|]]',
          '      exceptIfSenderDomainIs: [old.contoso.com]',
        ),
      },
      findings: [
        {
          message: 'covered',
          args: { domain: 'contoso.com', subdomains: 'labs.contoso.com', rule: 'Contoso' },
          subject: { object: 'outboundRule:Contoso', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'except',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com, labs.contoso.com, old.contoso.com]',
                  '  outboundRules:',
                  '    - name: Contoso',
                  '      policy: Contoso',
                  '      senderDomainIs: [contoso.com]',
                  '      exceptIfSenderDomainIs: [old.contoso.com, labs.contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'in a script, with the domains in a file': {
      files: {
        'a.ps1':
          "New-HostedOutboundSpamFilterRule -Name 'C' -HostedOutboundSpamFilterPolicy 'C' -SenderDomainIs [|'contoso.com'|]\n",
        't.exo.yaml': lines('exchange:', '  acceptedDomains: [contoso.com, labs.contoso.com]'),
      },
      findings: [
        {
          message: 'covered',
          args: { rule: 'C', domain: 'contoso.com', subdomains: 'labs.contoso.com' },
          subject: { object: 'outboundRule:C', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'except',
              result: {
                'a.ps1':
                  "New-HostedOutboundSpamFilterRule -Name 'C' -HostedOutboundSpamFilterPolicy 'C' -SenderDomainIs 'contoso.com' -ExceptIfSenderDomainIs 'labs.contoso.com'\n",
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'the subdomain is listed too': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, labs.contoso.com]',
          '  outboundRules:',
          '    - { name: C, policy: C, senderDomainIs: [contoso.com, labs.contoso.com] }',
        ),
      },
    },
    'no subdomain is known': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name C -HostedOutboundSpamFilterPolicy C -SenderDomainIs contoso.com\n',
      },
    },
  },
});
