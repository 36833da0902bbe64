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
    'two subdomains': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, eu.contoso.com, us.contoso.com]',
          '  outboundRules:',
          '    - { name: R, policy: P, senderDomainIs: [[|contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'covered',
          args: { rule: 'R', domain: 'contoso.com', subdomains: 'eu.contoso.com, us.contoso.com' },
          subject: { object: 'outboundRule:R', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'except',
              args: { subdomains: 'eu.contoso.com, us.contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com, eu.contoso.com, us.contoso.com]',
                  '  outboundRules:',
                  '    - { name: R, policy: P, senderDomainIs: [contoso.com], exceptIfSenderDomainIs: [eu.contoso.com, us.contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'one of two is excepted': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, eu.contoso.com, us.contoso.com]',
          '  outboundRules:',
          '    - { name: R, policy: P, senderDomainIs: [[|Contoso.com|]], exceptIfSenderDomainIs: [eu.contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'covered',
          args: { rule: 'R', domain: 'Contoso.com', subdomains: 'us.contoso.com' },
          subject: { object: 'outboundRule:R', property: 'senderDomainIs', value: 'Contoso.com' },
          fixes: [
            {
              title: 'except',
              args: { subdomains: 'us.contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com, eu.contoso.com, us.contoso.com]',
                  '  outboundRules:',
                  '    - { name: R, policy: P, senderDomainIs: [Contoso.com], exceptIfSenderDomainIs: [eu.contoso.com, us.contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the exception stands in another command': {
      files: {
        'a.ps1': lines(
          'New-AcceptedDomain -Name A -DomainName contoso.com',
          'New-AcceptedDomain -Name B -DomainName eu.contoso.com',
          'New-AcceptedDomain -Name C -DomainName us.contoso.com',
          'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -SenderDomainIs [|contoso.com|]',
          'Set-HostedOutboundSpamFilterRule R -ExceptIfSenderDomainIs us.contoso.com',
        ),
      },
      findings: [
        {
          message: 'covered',
          args: { rule: 'R', domain: 'contoso.com', subdomains: 'eu.contoso.com' },
          subject: { object: 'outboundRule:R', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'except',
              args: { subdomains: 'eu.contoso.com' },
              result: {
                'a.ps1': lines(
                  'New-AcceptedDomain -Name A -DomainName contoso.com',
                  'New-AcceptedDomain -Name B -DomainName eu.contoso.com',
                  'New-AcceptedDomain -Name C -DomainName us.contoso.com',
                  'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -SenderDomainIs contoso.com',
                  'Set-HostedOutboundSpamFilterRule R -ExceptIfSenderDomainIs "us.contoso.com", "eu.contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
    'mailboxes in the subdomains alone, which the exception would take out': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, eu.contoso.com]',
          '  outboundRules:',
          '    - { name: R, policy: P, from: [ann@eu.contoso.com], senderDomainIs: [[|contoso.com|]] }',
        ),
      },
      findings: [
        {
          message: 'covered',
          args: { rule: 'R', domain: 'contoso.com', subdomains: 'eu.contoso.com' },
          subject: { object: 'outboundRule:R', property: 'senderDomainIs', value: 'contoso.com' },
        },
      ],
    },
    'an exception that is nothing': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [contoso.com, eu.contoso.com]',
          '  outboundRules:',
          '    - { name: R, policy: P, senderDomainIs: [[|contoso.com|]], exceptIfSenderDomainIs: null }',
        ),
      },
      findings: [
        {
          message: 'covered',
          args: { rule: 'R', domain: 'contoso.com', subdomains: 'eu.contoso.com' },
          subject: { object: 'outboundRule:R', property: 'senderDomainIs', value: 'contoso.com' },
          fixes: [
            {
              title: 'except',
              args: { subdomains: 'eu.contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [contoso.com, eu.contoso.com]',
                  '  outboundRules:',
                  '    - { name: R, policy: P, senderDomainIs: [contoso.com], exceptIfSenderDomainIs: [eu.contoso.com] }',
                ),
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
    'exceptions known at run time only': {
      files: {
        'a.ps1': lines(
          'param($d)',
          'New-AcceptedDomain -Name A -DomainName contoso.com',
          'New-AcceptedDomain -Name B -DomainName eu.contoso.com',
          'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy P -SenderDomainIs contoso.com -ExceptIfSenderDomainIs $d',
        ),
      },
    },
  },
});
