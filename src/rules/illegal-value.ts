import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { slipRule } from './shared/slip-rule.ts';

const meta: RuleMeta = {
  id: 'illegal-value',
  severity: 'error',
  fixes: {},
  messages: { illegal: '{property} cannot be {value}: expected {expected}. The value is not used. Correct it.' },
  titles: {},
  citations: [],
  benchmarks: [],
};

export const rule = slipRule(meta);

export const docs: RuleDocs = {
  title: 'Value of the wrong kind',
  summary: 'A setting of a tenant file has a value that the setting cannot have.',
  why: 'A text where a Boolean is needed, a mapping where a list is needed: such a value cannot be applied, and a verdict that ignored it would be wrong.',
  whatToDo: 'Write a value of the expected kind.',
  examples: [
    {
      language: 'yaml',
      bad: 'exchange:\n  remoteDomains:\n    - name: Default\n      autoForwardEnabled: sometimes\n',
      good: 'exchange:\n  remoteDomains:\n    - name: Default\n      autoForwardEnabled: false\n',
    },
    {
      language: 'json',
      bad: '{ "exchange": { "remoteDomains": [{ "name": "Default", "autoForwardEnabled": "maybe" }] } }\n',
      good: '{ "exchange": { "remoteDomains": [{ "name": "Default", "autoForwardEnabled": false }] } }\n',
    },
  ],
};
