import { legalRuleName, outboundRuleNameProblem } from '../exchange/effects/names.ts';

import type { Fix, Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { grouped, once } from '../text/index.ts';
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
    const declarations = context.tenant.declarations.filter(({ kind }) => kind === 'outboundRule');
    const byName = once(() => grouped(declarations, ({ name }) => name?.trim().toLowerCase()));
    const fixes = new Map<string, () => readonly Fix[]>();
    const fixesFor = (name: string): (() => readonly Fix[]) =>
      getOrCreate(fixes, name, () =>
        once(() => {
          const legal = legalRuleName(name);
          const statements = byName().get(name.trim().toLowerCase()) ?? [];
          return legal ? fix(meta, 'rename', renamed(context, statements, legal), { name: legal }) : [];
        }),
      );
    for (const { name, operation, namePlace } of declarations) {
      if (name === undefined || (operation !== 'create' && operation !== 'declare')) continue;
      const problem = outboundRuleNameProblem(name);
      if (!problem) continue;
      const { character } = problem;
      report({
        message: character ? 'character' : 'tooLong',
        args: { length: name.length, character: character ?? '' },
        place: namePlace,
        fixes: fixesFor(name),
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
