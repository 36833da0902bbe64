import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { sourceIssueRule } from './shared/source-issue-rule.ts';

const meta = {
  id: 'unquoted-on-off',
  severity: 'information',
  fixes: { quote: 'safe' },
  messages: {
    bare: 'Without quotes {value} is a Boolean for YAML 1.1 readers (Ansible, PyYAML, older powershell-yaml) and a text for newer ones. Quote it, so that {property} means the same for all.',
  },
  titles: { quote: 'Write {replacement}' },
  citations: [],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule = sourceIssueRule(meta);

export const docs: RuleDocs = {
  title: 'On or Off without quotes',
  summary: 'A YAML file writes On or Off without quotes, which some readers take for true and false.',
  why: 'In YAML 1.1 the bare words on, off, yes and no are Booleans; in YAML 1.2 they are texts. The same file so means two things, depending on the program that reads it. This product reads both as the word.',
  whatToDo: 'Put the word in quotes.',
  examples: [
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: Off\n',
      good: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n',
    },
  ],
};
