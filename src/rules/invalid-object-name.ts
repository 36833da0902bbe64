import { outboundRuleNameProblem } from '../exchange/effects/names.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';

const meta: RuleMeta = {
  id: 'invalid-object-name',
  severity: 'error',
  fixes: {},
  messages: {
    tooLong: 'The name of an outbound rule may have 64 characters; this one has {length}. Shorten it.',
    character: 'The name of an outbound rule may not hold {character}; the cmdlet refuses it. Choose another name.',
  },
  titles: {},
  citations: ['PS-OSR'],
  benchmarks: [],
};

export const rule: Rule = {
  meta,
  about: ['outboundRule'],
  check({ tenant }, report) {
    for (const written of tenant.declarations) {
      const { kind, name, operation } = written;
      if (kind !== 'outboundRule' || name === undefined || (operation !== 'create' && operation !== 'declare'))
        continue;
      const problem = outboundRuleNameProblem(name);
      if (!problem) continue;
      const { character } = problem;
      report({
        message: character ? 'character' : 'tooLong',
        args: { length: name.length, character: character ?? '' },
        place: written.namePlace,
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
