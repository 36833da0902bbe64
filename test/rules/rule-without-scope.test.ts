import { rule } from '../../src/rules/rule-without-scope.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'in a script': {
      files: {
        'a.ps1':
          '[|New-HostedOutboundSpamFilterRule|] -Name Partners -HostedOutboundSpamFilterPolicy Partners -Priority 0\n',
      },
      findings: [{ message: 'unscoped', args: { rule: 'Partners' } }],
    },
    'in an export, which states everything': {
      files: {
        'a.ps1': lines(
          '# Generated with Microsoft365DSC version 1.25.1',
          'Configuration Tenant',
          '{',
          '    Node localhost',
          '    {',
          "        [|EXOHostedOutboundSpamFilterRule|] R { Identity = 'Sales'; HostedOutboundSpamFilterPolicy = 'Sales'; Priority = 0 }",
          '    }',
          '}',
        ),
      },
      findings: [{ message: 'unscoped', args: { rule: 'Sales' } }],
    },
    'with exceptions only': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - [|name|]: Partners',
          '      policy: Partners',
          '      exceptIfFrom: [a@contoso.com]',
          '      fromMemberOf: []',
        ),
      },
      findings: [{ message: 'unscoped' }],
    },
  },
  good: {
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
  },
});
