import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { slipRule } from './shared/slip-rule.ts';

const meta: RuleMeta = {
  id: 'unknown-key',
  severity: 'information',
  fixes: { rename: 'review' },
  messages: {
    unknown: 'Key {key} is not known to this version and is not read. Remove it if nothing else reads this file.',
    near: 'Key {key} is not known to this version and is not read. Is {suggestion} meant?',
  },
  titles: { rename: 'Write {replacement} (its value then counts)' },
  citations: [],
  benchmarks: [],
};

export const rule = slipRule(meta, { message: (slip) => (slip.replacement === undefined ? 'unknown' : 'near') });

export const docs: RuleDocs = {
  title: 'Key that is not read',
  summary: 'A tenant file holds a key that is no setting of Exchange Online.',
  why: 'Keys of a tenant file are the parameters of the cmdlets in camelCase; case, `_` and `-` do not count. A mistyped key is not read, so the setting keeps its default.',
  whatToDo: 'Correct the key.',
  examples: [
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardMode: "Off"\n',
      good: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n',
    },
    {
      language: 'json',
      bad: '{ "exchange": { "remoteDomains": [{ "name": "Default", "autoForwardEnabld": false }] } }\n',
      good: '{ "exchange": { "remoteDomains": [{ "name": "Default", "autoForwardEnabled": false }] } }\n',
    },
  ],
};
