import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { placeholderEdit, removeProperty } from '../write/index.ts';
import { parameter } from './shared/calls.ts';

const meta = {
  id: 'null-identity',
  severity: 'warning',
  fixes: { name: 'review', remove: 'safe' },
  messages: {
    all: '{cmdlet} -Identity $null gives all objects, not none. Leave Identity out if all are meant, else give a name.',
    changesAll:
      '{cmdlet} -Identity $null gives all objects, not none, and {next} then changes every one of them. Give a name.',
  },
  titles: {
    name: 'Name the object that is meant (the command then gives this one)',
    remove: 'Remove -Identity $null (the command gives the same objects)',
  },
  citations: ['PS-OSR-GET'],
  benchmarks: [],
  onAdvice: true,
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    const { calls, knowledge } = context;
    for (const call of calls) {
      const identity = parameter(call, 'Identity');
      if (!/^get-/i.test(call.cmdlet) || identity?.value?.state !== 'stated' || identity.value.value !== null) continue;
      const { place } = identity.value;
      const at = call.pipeline.indexOf(call.cmdlet.toLowerCase());
      const next = call.pipeline.slice(at + 1).find((name) => /^(?:set|remove|disable|enable)-/.test(name));
      report({
        message: next ? 'changesAll' : 'all',
        args: { cmdlet: call.cmdlet, next: next === undefined ? '' : (knowledge.cmdlets.spelling(next) ?? next) },
        place,
        fixes: () => [
          ...fix(meta, 'name', call.editable ? [placeholderEdit(place, 'name')] : []),
          ...fix(meta, 'remove', next ? [] : [removeProperty(context.source(call.place.source), call, 'Identity')]),
        ],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'An empty identity means all',
  summary: 'A Get- cmdlet with -Identity $null returns every object.',
  why: 'A `Get-` cmdlet treats `$null` like a missing identity. Piped into `Set-` or `Remove-`, a mistake becomes a change of every object.',
  whatToDo: 'Give a name, or leave the parameter out if all objects are meant.',
  examples: [
    {
      language: 'powershell',
      bad: `Get-HostedOutboundSpamFilterRule -Identity $null | Remove-HostedOutboundSpamFilterRule`,
      good: `Get-HostedOutboundSpamFilterRule -Identity 'Sales forwarding' | Remove-HostedOutboundSpamFilterRule`,
    },
  ],
};
