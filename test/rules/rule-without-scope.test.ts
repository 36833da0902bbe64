import { rule } from '../../src/rules/rule-without-scope.ts';
import { lines, testRule } from './tester.ts';

const block = (...entries: readonly string[]): readonly string[] => [
  "        EXOHostedOutboundSpamFilterRule 'Example'",
  '        {',
  ...entries.map((entry) => `            ${entry}`),
  '        }',
];

/** An export of Microsoft365DSC, which states everything. */
const configuration = (...body: readonly string[]): string =>
  lines(
    '# Generated with Microsoft365DSC version 1.25.1',
    'Configuration Tenant',
    '{',
    '    Node localhost',
    '    {',
    ...body,
    '    }',
    '}',
  );

const OWN = ["Identity                       = 'Sales'", "HostedOutboundSpamFilterPolicy = 'Sales'"] as const;
const ENSURE = "Ensure                         = 'Present'";

testRule(rule, {
  bad: {
    'in a script': {
      files: {
        'a.ps1':
          '[|New-HostedOutboundSpamFilterRule|] -Name Partners -HostedOutboundSpamFilterPolicy Partners -Priority 0\n',
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'Partners' },
          subject: { object: 'outboundRule:Partners' },
          fixes: [
            {
              title: 'created',
              result: {
                'a.ps1': lines(
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -Priority 0 -FromMemberOf "forwarders@contoso.com"',
                ),
              },
            },
            {
              title: 'mailboxes',
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -Priority 0 -From "user@contoso.com"\n',
              },
            },
            {
              title: 'domain',
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name Partners -HostedOutboundSpamFilterPolicy Partners -Priority 0 -SenderDomainIs "contoso.com"\n',
              },
            },
          ],
        },
      ],
    },
    'continued over lines, inside a block': {
      files: {
        'a.ps1': lines(
          'if ($true) {',
          "    [|New-HostedOutboundSpamFilterRule|] -Name 'P' `",
          "        -HostedOutboundSpamFilterPolicy 'P'",
          '}',
        ),
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'P' },
          subject: { object: 'outboundRule:P' },
          fixes: [
            {
              title: 'created',
              result: {
                'a.ps1': lines(
                  'if ($true) {',
                  "    New-DistributionGroup -Name 'forwarders' `",
                  "        -Alias 'forwarders' `",
                  "        -Type 'Security' `",
                  "        -PrimarySmtpAddress 'forwarders@contoso.com' `",
                  "        -Members 'user@contoso.com'",
                  "    New-HostedOutboundSpamFilterRule -Name 'P' `",
                  "        -HostedOutboundSpamFilterPolicy 'P' `",
                  "        -FromMemberOf 'forwarders@contoso.com'",
                  '}',
                ),
              },
            },
            {
              title: 'mailboxes',
              result: {
                'a.ps1': lines(
                  'if ($true) {',
                  "    New-HostedOutboundSpamFilterRule -Name 'P' `",
                  "        -HostedOutboundSpamFilterPolicy 'P' `",
                  "        -From 'user@contoso.com'",
                  '}',
                ),
              },
            },
            {
              title: 'domain',
              result: {
                'a.ps1': lines(
                  'if ($true) {',
                  "    New-HostedOutboundSpamFilterRule -Name 'P' `",
                  "        -HostedOutboundSpamFilterPolicy 'P' `",
                  "        -SenderDomainIs 'contoso.com'",
                  '}',
                ),
              },
            },
          ],
        },
      ],
    },
    'with exceptions only, where the tenant has a group and a domain': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [fabrikam.com]',
          '  outboundRules:',
          '    - [|name|]: Partners',
          '      policy: Partners',
          '      exceptIfFrom: [a@fabrikam.com]',
          '  outboundPolicies:',
          '    - name: Partners',
          '      autoForwardingMode: "On"',
          '  groups:',
          '    Sales: [ann@fabrikam.com]',
        ),
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'Partners' },
          subject: { object: 'outboundRule:Partners' },
          fixes: (
            [
              ['group', 'fromMemberOf: [Sales]', ''],
              ['created', 'fromMemberOf: [forwarders@fabrikam.com]', 'user@fabrikam.com'],
              ['mailboxes', 'from: [user@fabrikam.com]', ''],
              ['domain', 'senderDomainIs: [fabrikam.com]', ''],
            ] as const
          ).map(([title, scope, member]) => ({
            title,
            reveals: title === 'domain' ? ['domain-wide-allow'] : [],
            result: {
              't.exo.yaml': lines(
                'exchange:',
                '  acceptedDomains: [fabrikam.com]',
                '  outboundRules:',
                '    - name: Partners',
                '      policy: Partners',
                '      exceptIfFrom: [a@fabrikam.com]',
                `      ${scope}`,
                '  outboundPolicies:',
                '    - name: Partners',
                '      autoForwardingMode: "On"',
                '  groups:',
                '    Sales: [ann@fabrikam.com]',
                ...(member === '' ? [] : ['    forwarders@fabrikam.com:', `      members: [${member}]`]),
              ),
            },
          })),
        },
      ],
    },
    'in an export of Microsoft365DSC, where the new group stands before the rule that waits for it': {
      files: {
        'a.ps1': configuration(
          "        [|EXOHostedOutboundSpamFilterRule|] 'Example'",
          ...block(...OWN, ENSURE).slice(1),
        ),
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'Sales' },
          subject: { object: 'outboundRule:Sales' },
          fixes: [
            {
              title: 'created',
              result: {
                'a.ps1': configuration(
                  '        EXODistributionGroup "forwarders@contoso.com"',
                  '        {',
                  "            Identity = 'forwarders@contoso.com'",
                  "            Name     = 'forwarders@contoso.com'",
                  "            Members  = @('user@contoso.com')",
                  "            Ensure   = 'Present'",
                  '        }',
                  ...block(
                    ...OWN,
                    "FromMemberOf                   = @('forwarders@contoso.com')",
                    "DependsOn                      = @('[EXODistributionGroup]forwarders@contoso.com')",
                    ENSURE,
                  ),
                ),
              },
            },
            {
              title: 'mailboxes',
              result: {
                'a.ps1': configuration(
                  ...block(...OWN, "From                           = @('user@contoso.com')", ENSURE),
                ),
              },
            },
            {
              title: 'domain',
              result: {
                'a.ps1': configuration(...block(...OWN, "SenderDomainIs                 = @('contoso.com')", ENSURE)),
              },
            },
          ],
        },
      ],
    },
    'four groups, of which three are offered, and a dynamic one': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  groups:',
          '    dyn@contoso.com: { type: DynamicDistributionGroup }',
          '    a@contoso.com: [u@contoso.com]',
          '    b@contoso.com: [u@contoso.com]',
          '    c@contoso.com: [u@contoso.com]',
          '    d@contoso.com: [u@contoso.com]',
          '  outboundRules:',
          '    - { [|name|]: X, policy: P }',
        ),
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'X' },
          subject: { object: 'outboundRule:X' },
          fixes: [
            {
              title: 'group',
              args: { policy: 'P', group: 'a@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    dyn@contoso.com: { type: DynamicDistributionGroup }',
                  '    a@contoso.com: [u@contoso.com]',
                  '    b@contoso.com: [u@contoso.com]',
                  '    c@contoso.com: [u@contoso.com]',
                  '    d@contoso.com: [u@contoso.com]',
                  '  outboundRules:',
                  '    - { name: X, policy: P, fromMemberOf: [a@contoso.com] }',
                ),
              },
            },
            {
              title: 'group',
              args: { policy: 'P', group: 'b@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    dyn@contoso.com: { type: DynamicDistributionGroup }',
                  '    a@contoso.com: [u@contoso.com]',
                  '    b@contoso.com: [u@contoso.com]',
                  '    c@contoso.com: [u@contoso.com]',
                  '    d@contoso.com: [u@contoso.com]',
                  '  outboundRules:',
                  '    - { name: X, policy: P, fromMemberOf: [b@contoso.com] }',
                ),
              },
            },
            {
              title: 'group',
              args: { policy: 'P', group: 'c@contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    dyn@contoso.com: { type: DynamicDistributionGroup }',
                  '    a@contoso.com: [u@contoso.com]',
                  '    b@contoso.com: [u@contoso.com]',
                  '    c@contoso.com: [u@contoso.com]',
                  '    d@contoso.com: [u@contoso.com]',
                  '  outboundRules:',
                  '    - { name: X, policy: P, fromMemberOf: [c@contoso.com] }',
                ),
              },
            },
            {
              title: 'created',
              args: { policy: 'P' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    dyn@contoso.com: { type: DynamicDistributionGroup }',
                  '    a@contoso.com: [u@contoso.com]',
                  '    b@contoso.com: [u@contoso.com]',
                  '    c@contoso.com: [u@contoso.com]',
                  '    d@contoso.com: [u@contoso.com]',
                  '    forwarders@contoso.com:',
                  '      members: [user@contoso.com]',
                  '  outboundRules:',
                  '    - { name: X, policy: P, fromMemberOf: [forwarders@contoso.com] }',
                ),
              },
            },
            {
              title: 'mailboxes',
              args: { policy: 'P' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    dyn@contoso.com: { type: DynamicDistributionGroup }',
                  '    a@contoso.com: [u@contoso.com]',
                  '    b@contoso.com: [u@contoso.com]',
                  '    c@contoso.com: [u@contoso.com]',
                  '    d@contoso.com: [u@contoso.com]',
                  '  outboundRules:',
                  '    - { name: X, policy: P, from: [user@contoso.com] }',
                ),
              },
            },
            {
              title: 'domain',
              args: { policy: 'P', domain: 'contoso.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  groups:',
                  '    dyn@contoso.com: { type: DynamicDistributionGroup }',
                  '    a@contoso.com: [u@contoso.com]',
                  '    b@contoso.com: [u@contoso.com]',
                  '    c@contoso.com: [u@contoso.com]',
                  '    d@contoso.com: [u@contoso.com]',
                  '  outboundRules:',
                  '    - { name: X, policy: P, senderDomainIs: [contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'no policy, in an organization with a domain': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  acceptedDomains: [tailspin.com]',
          '  outboundRules:',
          '    - { [|name|]: X, priority: 0 }',
        ),
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'X' },
          subject: { object: 'outboundRule:X' },
          fixes: [
            {
              title: 'created',
              args: { policy: '?' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [tailspin.com]',
                  '  outboundRules:',
                  '    - { name: X, priority: 0, fromMemberOf: [forwarders@tailspin.com] }',
                  '  groups:',
                  '    forwarders@tailspin.com:',
                  '      members: [user@tailspin.com]',
                ),
              },
            },
            {
              title: 'mailboxes',
              args: { policy: '?' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [tailspin.com]',
                  '  outboundRules:',
                  '    - { name: X, priority: 0, from: [user@tailspin.com] }',
                ),
              },
            },
            {
              title: 'domain',
              args: { policy: '?', domain: 'tailspin.com' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  acceptedDomains: [tailspin.com]',
                  '  outboundRules:',
                  '    - { name: X, priority: 0, senderDomainIs: [tailspin.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'a group whose name is known at run time only': {
      files: {
        'a.ps1': lines(
          'param($g)',
          'New-DistributionGroup -Name $g -Members u@contoso.com',
          '[|New-HostedOutboundSpamFilterRule|] -Name X -HostedOutboundSpamFilterPolicy P',
        ),
      },
      findings: [
        {
          message: 'unscoped',
          args: { rule: 'X' },
          subject: { object: 'outboundRule:X' },
          fixes: [
            {
              title: 'created',
              args: { policy: 'P' },
              result: {
                'a.ps1': lines(
                  'param($g)',
                  'New-DistributionGroup -Name $g -Members u@contoso.com',
                  'New-DistributionGroup -Name "forwarders" -Alias "forwarders" -Type Security -PrimarySmtpAddress "forwarders@contoso.com" -Members "user@contoso.com"',
                  'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy P -FromMemberOf "forwarders@contoso.com"',
                ),
              },
            },
            {
              title: 'mailboxes',
              args: { policy: 'P' },
              result: {
                'a.ps1': lines(
                  'param($g)',
                  'New-DistributionGroup -Name $g -Members u@contoso.com',
                  'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy P -From "user@contoso.com"',
                ),
              },
            },
            {
              title: 'domain',
              args: { policy: 'P', domain: 'contoso.com' },
              result: {
                'a.ps1': lines(
                  'param($g)',
                  'New-DistributionGroup -Name $g -Members u@contoso.com',
                  'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy P -SenderDomainIs "contoso.com"',
                ),
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'a configuration that people write: the tenant keeps what it leaves out': {
      files: {
        'a.ps1': lines('Configuration T', '{', '    Node localhost', '    {', ...block(...OWN, ENSURE), '    }', '}'),
      },
    },
    'a DSC block leaves the senders as they are': {
      files: {
        'a.ps1': lines(
          'Configuration Tenant',
          '{',
          '    Node localhost',
          '    {',
          "        EXOHostedOutboundSpamFilterRule R { Identity = 'Sales'; HostedOutboundSpamFilterPolicy = 'Sales'; Priority = 0 }",
          '    }',
          '}',
        ),
      },
    },
    'a scope known at run time': {
      files: {
        'a.ps1':
          'param($group)\nNew-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -FromMemberOf $group\n',
      },
    },
    'parameters from a splat nobody knows': {
      files: {
        'a.ps1': 'param($rest)\nNew-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P @rest\n',
      },
    },
    'a parameter that does not exist and may be meant for the senders': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name P -HostedOutboundSpamFilterPolicy P -SenderMembership sales@contoso.com\n',
      },
    },
    'a rule that is only changed': {
      files: { 'a.ps1': 'Set-HostedOutboundSpamFilterRule P -Priority 0\n' },
    },
    'a scoped rule in JSON': {
      files: {
        't.exo.json':
          '{ "exchange": { "outboundRules": [{ "name": "P", "policy": "P", "senderDomainIs": ["contoso.com"] }] } }\n',
      },
    },
    'a condition that was mistyped': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name X -HostedOutboundSpamFilterPolicy P -FromMemberOff sales@contoso.com\n',
      },
    },
  },
});
