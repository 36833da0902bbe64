import type { CmdletFacts } from '../knowledge/index.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { removeProperty } from '../write/index.ts';
import { environments } from './shared/environment.ts';

const meta = {
  id: 'edge-only-parameter',
  severity: 'error',
  fixes: { remove: 'review' },
  messages: {
    edge: '{parameter} works on Edge servers only: in Exchange Online the command does not do what it says. Remove it.',
    onPremises:
      '{parameter} works on Exchange servers only; Exchange Online does not take it, and the command does not do what it says. Remove it.',
  },
  titles: { remove: 'Remove {parameter} (the command then takes effect)' },
  citations: ['PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Exchange Online, as the reference calls it. */
const ONLINE = 'EXO';

/** Where a parameter works, when that is not Exchange Online. */
function elsewhere(facts: CmdletFacts, name: string): 'edge' | 'onPremises' | undefined {
  const { functionalOnlyIn = [], applicable = [ONLINE] } = facts.parameters[name] ?? {};
  const only = String(functionalOnlyIn);
  if (/edge/i.test(only)) return 'edge';
  if (/premises|server/i.test(only)) return 'onPremises';
  return applicable.includes(ONLINE) || !facts.applicable.includes(ONLINE) ? undefined : 'onPremises';
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    const environment = environments(context);
    for (const call of context.calls) {
      const facts = context.knowledge.cmdlets.find(call.cmdlet);
      if (!facts || environment(call.place.source) !== 'cloud') continue;
      for (const { name, known, namePlace } of call.parameters) {
        const where = known ? elsewhere(facts, name) : undefined;
        if (!where) continue;
        report({
          message: where,
          args: { parameter: name },
          place: namePlace,
          fixes: () =>
            fix(meta, 'remove', [removeProperty(context.source(namePlace.source), call, name)], {
              parameter: name,
            }),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'A parameter of Exchange servers',
  summary: 'A parameter works on Exchange servers or Edge servers only, and the script talks to Exchange Online.',
  why: "Several parameters of `New-TransportRule` and others exist for servers of one's own: `Disconnect` and `SmtpRejectMessageRejectText` for Edge servers, `DomainController` and `NotifySender` for mailbox servers. In Exchange Online they are refused or do nothing, so the rule does not do what it says.",
  whatToDo: 'Remove the parameter. To reject, use `RejectMessageReasonText`.',
  exceptions:
    'Only said in scripts that connect to Exchange Online. Silent in scripts that connect with a prefix or speak of servers: they may talk to both.',
  examples: [
    {
      language: 'powershell',
      bad: `Connect-ExchangeOnline
Set-TransportRule -Identity 'Block forwards' -Priority 0 -DomainController dc1.contoso.com`,
      good: `Connect-ExchangeOnline
Set-TransportRule -Identity 'Block forwards' -Priority 0`,
    },
  ],
};
