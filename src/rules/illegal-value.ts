import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { hasKey } from '../text/table.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'illegal-value',
  severity: 'error',
  fixes: { write: 'review' },
  messages: {
    illegal: '{property} cannot be {value}: expected {expected}. The value is not used. Correct it.',
    flag: '{property} cannot be {value}: write true or false. The value is not used.',
    number: '{property} cannot be {value}: write a number. The value is not used.',
    text: '{property} cannot be {value}: write a text. The value is not used.',
    list: '{property} cannot be {value}: write a text or a list of texts. The value is not used.',
    mapping: '{property} cannot be {value}: write a mapping of settings. The value is not used.',
  },
  titles: { write: 'Write {replacement} (the setting then takes effect)' },
  citations: [],
  benchmarks: [],
  general: true,
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta, {
  message: ({ args: { expected = '' } }) => (hasKey(meta.messages, expected) ? expected : 'illegal'),
});

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
