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
