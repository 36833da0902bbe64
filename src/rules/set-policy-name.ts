import type { RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { removeProperty, renameProperty } from '../write/index.ts';
import { refusalRule } from './shared/refusal-rule.ts';

const meta = {
  id: 'set-policy-name',
  severity: 'error',
  fixes: { describe: 'review', remove: 'review' },
  messages: {
    name: '{cmdlet} has no parameter -Name: an outbound policy cannot be renamed, and the command stops with an error. Create a policy with the new name and remove the old one.',
  },
  titles: {
    describe: 'Write it as the description, -AdminDisplayName (the command then takes effect)',
    remove: 'Remove -Name (the command then takes effect, and the policy keeps its name)',
  },
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule = refusalRule(meta, (_, call, context) => {
  const source = context.source(call.place.source);
  return [
    ...fix(meta, 'describe', [renameProperty(source, call, 'Name', 'AdminDisplayName')]),
    ...fix(meta, 'remove', [removeProperty(source, call, 'Name')]),
  ];
});

export const docs: RuleDocs = {
  title: 'Renaming an outbound policy',
  summary: 'A script tries to rename an outbound policy, which is not possible.',
  why: '`Set-HostedOutboundSpamFilterPolicy` has no `Name`. The policy keeps its name, and the whole command fails.',
  whatToDo: 'Create a policy with the new name, point its rule to it, and remove the old policy.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterPolicy -Identity Partners -Name "Partner forwarding"\n',
      good: 'Set-HostedOutboundSpamFilterPolicy -Identity Partners -AdminDisplayName "Partner forwarding"\n',
    },
  ],
};
