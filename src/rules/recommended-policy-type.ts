import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { removeProperty } from '../write/index.ts';
import { parameter } from './shared/calls.ts';

const meta = {
  id: 'recommended-policy-type',
  severity: 'error',
  fixes: { remove: 'review' },
  messages: {
    reserved:
      'RecommendedPolicyType is for the preset policies that Microsoft makes; the reference says not to use it yourself. Remove it.',
  },
  titles: { remove: 'Remove RecommendedPolicyType (the command then takes effect)' },
  citations: ['PS-OSP-2026'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check({ calls, source }, report) {
    for (const call of calls) {
      const given = parameter(call, 'RecommendedPolicyType');
      if (!given || !/^(?:new|set)-/i.test(call.cmdlet)) continue;
      report({
        message: 'reserved',
        place: given.namePlace,
        fixes: () => fix(meta, 'remove', [removeProperty(source(call.place.source), call, 'RecommendedPolicyType')]),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A parameter that is not for you',
  summary: 'RecommendedPolicyType is written by Microsoft for preset policies and must not be used.',
  why: 'The parameter marks the policies of the Standard and Strict presets. The reference says: do not use this parameter yourself.',
  whatToDo: 'Remove it.',
  examples: [
    {
      language: 'powershell',
      bad: `New-HostedOutboundSpamFilterPolicy -Name 'Sales forwarding' -AutoForwardingMode Off -RecommendedPolicyType Custom`,
      good: `New-HostedOutboundSpamFilterPolicy -Name 'Sales forwarding' -AutoForwardingMode Off`,
    },
  ],
};
