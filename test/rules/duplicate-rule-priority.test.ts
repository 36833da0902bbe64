import { rule } from '../../src/rules/duplicate-rule-priority.ts';
import { lines, testRule } from './tester.ts';

testRule(rule, {
  bad: {
    'two rules with one priority': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - name: A',
          '      policy: A',
          '      priority: 0',
          '      from: [a@contoso.com]',
          '    - name: B',
          '      policy: B',
          '      priority: [|0|]',
          '      from: [b@contoso.com]',
          '    - name: C',
          '      policy: C',
          '      priority: 1',
          '      from: [c@contoso.com]',
        ),
      },
      findings: [
        {
          message: 'duplicate',
          args: { rule: 'B', other: 'A', priority: 0 },
          fixes: [
            {
              title: 'renumber',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - name: A',
                  '      policy: A',
                  '      priority: 0',
                  '      from: [a@contoso.com]',
                  '    - name: B',
                  '      policy: B',
                  '      priority: 1',
                  '      from: [b@contoso.com]',
                  '    - name: C',
                  '      policy: C',
                  '      priority: 2',
                  '      from: [c@contoso.com]',
                ),
              },
            },
          ],
        },
      ],
    },
    'a gap where all rules are listed': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, priority: 0, from: [a@contoso.com] }',
          '    - { name: B, policy: B, priority: [|5|], from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'gap',
          args: { rule: 'B', priority: 5, count: 2, highest: 1 },
          fixes: [
            {
              title: 'renumber',
              result: {
                't.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - { name: A, policy: A, priority: 0, from: [a@contoso.com] }',
                  '    - { name: B, policy: B, priority: 1, from: [b@contoso.com] }',
                ),
              },
            },
          ],
        },
      ],
    },
    'in a script and a file': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy A -From a@contoso.com -Priority [|0|]\n',
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: B, policy: B, priority: 0, from: [b@contoso.com] }',
        ),
      },
      findings: [
        {
          message: 'duplicate',
          fixes: [
            {
              title: 'renumber',
              result: {
                'a.ps1':
                  'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy A -From a@contoso.com -Priority 1\n',
              },
            },
          ],
        },
      ],
    },
  },
  good: {
    'numbers without gaps': {
      files: {
        't.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, priority: 1, from: [a@contoso.com] }',
          '    - { name: B, policy: B, priority: 0, from: [b@contoso.com] }',
        ),
      },
    },
    'one script of several': {
      files: {
        'a.ps1':
          'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy A -From a@contoso.com -Priority 3\n',
      },
    },
  },
});
