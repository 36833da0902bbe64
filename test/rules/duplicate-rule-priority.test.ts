import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rule } from '../../src/rules/duplicate-rule-priority.ts';
import { rule as ofMailFlow } from '../../src/rules/duplicate-transport-rule-priority.ts';
import { analyse } from './analysis.ts';
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
          subject: { object: 'outboundRule:B', property: 'priority', value: '0' },
          related: [{ message: 'related', text: '0', args: { rule: 'B', priority: 0, other: 'A' } }],
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
          subject: { object: 'outboundRule:B', property: 'priority', value: '5' },
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
          args: { rule: 'A', priority: 0, other: 'B' },
          subject: { object: 'outboundRule:A', property: 'priority', value: '0' },
          related: [{ message: 'related', text: '0', args: { rule: 'A', priority: 0, other: 'B' } }],
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
    'a rule without a number beside two with one': {
      files: {
        'a.ps1': lines(
          'New-HostedOutboundSpamFilterRule -Name A -HostedOutboundSpamFilterPolicy A -From a@contoso.com -Priority 1',
          'New-HostedOutboundSpamFilterRule -Name B -HostedOutboundSpamFilterPolicy B -From b@contoso.com -Priority [|1|]',
          'New-HostedOutboundSpamFilterRule -Name C -HostedOutboundSpamFilterPolicy C -From c@contoso.com',
        ),
      },
      findings: [
        {
          message: 'duplicate',
          args: { rule: 'B', priority: 1, other: 'A' },
          subject: { object: 'outboundRule:B', property: 'priority', value: '1' },
          related: [{ message: 'related', text: '1', args: { rule: 'B', priority: 1, other: 'A' } }],
        },
      ],
    },
    'two equal numbers above the highest, out of order': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, from: [a@contoso.com], priority: 5 }',
          '    - { name: B, policy: B, from: [b@contoso.com], priority: 1 }',
          '    - { name: C, policy: C, from: [c@contoso.com], priority: [|5|] }',
          '    - { name: D, policy: D, from: [d@contoso.com], priority: 0 }',
        ),
      },
      findings: [
        {
          message: 'duplicate',
          args: { rule: 'C', priority: 5, other: 'A' },
          subject: { object: 'outboundRule:C', property: 'priority', value: '5' },
          related: [{ message: 'related', text: '5', args: { rule: 'C', priority: 5, other: 'A' } }],
          fixes: [
            {
              title: 'renumber',
              args: { order: 'D, B, A, C' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - { name: A, policy: A, from: [a@contoso.com], priority: 2 }',
                  '    - { name: B, policy: B, from: [b@contoso.com], priority: 1 }',
                  '    - { name: C, policy: C, from: [c@contoso.com], priority: 3 }',
                  '    - { name: D, policy: D, from: [d@contoso.com], priority: 0 }',
                ),
              },
            },
          ],
        },
      ],
    },
    'the number right behind the last one': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, from: [a@contoso.com], priority: 0 }',
          '    - { name: B, policy: B, from: [b@contoso.com], priority: [|2|] }',
        ),
      },
      findings: [
        {
          message: 'gap',
          args: { rule: 'B', priority: 2, count: 2, highest: 1 },
          subject: { object: 'outboundRule:B', property: 'priority', value: '2' },
          fixes: [
            {
              title: 'renumber',
              args: { order: 'A, B' },
              result: {
                'a.exo.yaml': lines(
                  'exchange:',
                  '  outboundRules:',
                  '    - { name: A, policy: A, from: [a@contoso.com], priority: 0 }',
                  '    - { name: B, policy: B, from: [b@contoso.com], priority: 1 }',
                ),
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
    'a gap that a rule without a number may fill': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, from: [a@contoso.com], priority: 0 }',
          '    - { name: B, policy: B, from: [b@contoso.com], priority: 2 }',
          '    - { name: C, policy: C, from: [c@contoso.com] }',
        ),
      },
    },
    'numbers without gaps, in another order than that of the text': {
      files: {
        'a.exo.yaml': lines(
          'exchange:',
          '  outboundRules:',
          '    - { name: A, policy: A, from: [a@contoso.com], priority: 2 }',
          '    - { name: B, policy: B, from: [b@contoso.com], priority: 0 }',
          '    - { name: C, policy: C, from: [c@contoso.com], priority: 1 }',
        ),
      },
    },
  },
});

for (const [collection, own] of [
  ['outboundRules', rule],
  ['transportRules', ofMailFlow],
] as const) {
  test(`the findings about ${collection} offer one change, written once`, () => {
    const names = Array.from({ length: 4 }, (_, at) => `    - { name: r${at}, policy: p${at}, priority: 0 }`);
    const text = lines('exchange:', `  ${collection}:`, ...names);
    const { findings } = analyse({ 't.exo.yaml': text }, {}, [own]);
    const [first, ...others] = findings.map(({ fixes }) => fixes[0]);
    assert.equal(first?.edits.length, 3);
    assert.equal(others.length, 2);
    for (const other of others) assert.equal(other, first);
  });
}
