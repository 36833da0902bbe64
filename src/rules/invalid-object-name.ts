import { legalRuleName, outboundRuleNameProblem } from '../exchange/effects/names.ts';
import { sameName } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { renamed } from './shared/objects.ts';

const meta = {
  id: 'invalid-object-name',
  severity: 'error',
  fixes: { rename: 'review' },
  messages: {
    tooLong: 'The name of an outbound rule may have 64 characters; this one has {length}. Shorten it.',
    character: 'The name of an outbound rule may not hold {character}; the cmdlet refuses it. Choose another name.',
  },
  titles: {
    rename: 'Call it {name} (the command then takes effect)',
  },
  citations: ['PS-OSR'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    for (const written of tenant.declarations) {
      const { kind, name, operation } = written;
      if (kind !== 'outboundRule' || name === undefined || (operation !== 'create' && operation !== 'declare'))
        continue;
      const problem = outboundRuleNameProblem(name);
      if (!problem) continue;
      const { character } = problem;
      const legal = legalRuleName(name);
      const statements = tenant.declarations.filter((one) => one.kind === kind && sameName(one.name, name));
      report({
        message: character ? 'character' : 'tooLong',
        args: { length: name.length, character: character ?? '' },
        place: written.namePlace,
        fixes: () => (legal ? fix(meta, 'rename', renamed(context, statements, legal), { name: legal }) : []),
        subject: { object: `outboundRule:${name}`, property: 'name' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A name the service refuses',
  summary: 'The name of an outbound rule is too long or holds a character that is not allowed.',
  why: 'The reference allows 64 characters and none of `\\ % & * + / = ? { } | < > ( ) ; : [ ] , "`. With another name the cmdlet fails, the rule does not exist and its policy applies to nobody.',
  whatToDo: 'Choose another name.',
  exceptions: 'Names in an export are not checked: the service took them.',
  examples: [
    {
      language: 'powershell',
      bad: `New-HostedOutboundSpamFilterRule -Name 'Sales (forwarding)' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com`,
      good: `New-HostedOutboundSpamFilterRule -Name 'Sales forwarding' -HostedOutboundSpamFilterPolicy 'Sales' -FromMemberOf sales@contoso.com`,
    },
  ],
};
