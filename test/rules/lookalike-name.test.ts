import { rule } from '../../src/rules/lookalike-name.ts';
import { lines, testRule } from './tester.ts';

const tenant = (mode: string, policy: string): string =>
  lines(
    'exchange:',
    '  outboundPolicies:',
    '    - name: Allow-Forwarding',
    `      autoForwardingMode: "${mode}"`,
    '  outboundRules:',
    '    - name: Partners',
    `      policy: ${policy}`,
    '      from: [ann@contoso.com]',
  );

testRule(rule, {
  bad: {
    'a hyphen in the name of an open policy': {
      files: { 't.exo.yaml': tenant('On', '[|Allow\u2011Forwarding|]') },
      findings: [
        {
          message: 'reference',
          args: { name: 'Allow-Forwarding', rule: 'Partners', written: 'Allow‑Forwarding' },
          subject: {
            object: 'outboundRule:Partners',
            property: 'hostedOutboundSpamFilterPolicy',
            value: 'Allow‑Forwarding',
          },
          related: [
            {
              message: 'related',
              text: 'Allow-Forwarding',
              args: { rule: 'Partners', written: 'Allow‑Forwarding', name: 'Allow-Forwarding' },
            },
          ],
          fixes: [{ title: 'same-on', result: { 't.exo.yaml': tenant('On', 'Allow-Forwarding') } }],
        },
      ],
    },
    'a letter in the name of a closed policy': {
      files: { 't.exo.yaml': tenant('Off', '[|All\u043Ew-Forwarding|]') },
      findings: [
        {
          message: 'reference',
          args: { rule: 'Partners', written: 'Allоw-Forwarding', name: 'Allow-Forwarding' },
          subject: {
            object: 'outboundRule:Partners',
            property: 'hostedOutboundSpamFilterPolicy',
            value: 'Allоw-Forwarding',
          },
          related: [
            {
              message: 'related',
              text: 'Allow-Forwarding',
              args: { rule: 'Partners', written: 'Allоw-Forwarding', name: 'Allow-Forwarding' },
            },
          ],
          fixes: [{ title: 'same', result: { 't.exo.yaml': tenant('Off', 'Allow-Forwarding') } }],
        },
      ],
    },
    'two entries': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name "Fabrikam Inc" -DomainName fabrikam.com',
          'Set-RemoteDomain -Identity [|"Fabrikam\u00A0Inc"|] -AutoForwardEnabled $true',
        ),
      },
      findings: [
        {
          message: 'twin',
          args: { written: 'Fabrikam Inc', name: 'Fabrikam Inc' },
          subject: { object: 'remoteDomain:Fabrikam Inc' },
          related: [
            { message: 'related', text: '"Fabrikam Inc"', args: { written: 'Fabrikam Inc', name: 'Fabrikam Inc' } },
          ],
        },
      ],
    },
  },
  good: {
    'the same name': { files: { 't.exo.yaml': tenant('On', 'allow-forwarding') } },
    'names that look different': {
      files: {
        'a.ps1': lines(
          'New-RemoteDomain -Name "Fabrikam Inc" -DomainName fabrikam.com',
          'New-RemoteDomain -Name "Fabrikam-Inc" -DomainName inc.fabrikam.com',
        ),
      },
    },
    'policies whose names are known at run time only': {
      files: {
        'a.ps1': lines(
          'param($a, $b)',
          'New-HostedOutboundSpamFilterPolicy -Name $a',
          'New-HostedOutboundSpamFilterPolicy -Name $b',
          "New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy '?' -From a@contoso.com",
        ),
      },
    },
    'blanks around a name, and a policy known at run time only': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundPolicies:',
          '    - { name: " Sales ", autoForwardingMode: "Off" }',
          '  outboundRules:',
          '    - { name: S, policy: Sales, from: [a@contoso.com] }',
        ),
        'b.ps1': lines(
          'param($p)',
          'New-HostedOutboundSpamFilterRule -Name R -HostedOutboundSpamFilterPolicy $p -From b@contoso.com',
        ),
      },
    },
    'the same name twice, in another case': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterPolicy -Name Sales',
          'Set-HostedOutboundSpamFilterPolicy SALES -AutoForwardingMode Off',
        ),
        'b.ps1': 'New-HostedOutboundSpamFilterPolicy -Name sales\n',
      },
    },
  },
});
