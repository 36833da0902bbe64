import type { CmdletFacts } from '../knowledge/index.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import { removeProperty } from '../write/index.ts';

const meta: RuleMeta = {
  id: 'edge-only-parameter',
  severity: 'warning',
  fixes: { remove: 'safe' },
  messages: {
    edge: '{parameter} works on Edge servers only; in Exchange Online it does nothing. Remove it.',
    onPremises: '{parameter} works on Exchange servers only; Exchange Online does not take it. Remove it.',
  },
  titles: { remove: 'Remove {parameter}' },
  citations: ['PS-TR'],
  benchmarks: [],
  onAdvice: true,
};

const isCloud = (product: string): boolean => product === 'EXO' || product === 'ADDON' || product === 'SCC';

/** Sources that talk to Exchange Online for certain: they use a cmdlet that exists nowhere else. */
function cloudSources({ calls, knowledge }: RuleContext): ReadonlySet<string> {
  const onlyCloud = (call: Call): boolean => {
    const applicable = knowledge.cmdlets.find(call.cmdlet)?.applicable ?? [];
    return applicable.length > 0 && applicable.every(isCloud);
  };
  return new Set(calls.filter(onlyCloud).map((call) => call.place.source));
}

/** Where a parameter works, when that is not Exchange Online. */
function elsewhere(facts: CmdletFacts, name: string): 'edge' | 'onPremises' | undefined {
  const parameter = facts.parameters[name];
  const only = [parameter?.functionalOnlyIn ?? []].flat().join(' ');
  if (/edge/i.test(only)) return 'edge';
  if (only) return 'onPremises';
  const applicable = parameter?.applicable ?? [];
  return applicable.length > 0 && !applicable.some(isCloud) && facts.applicable.includes('EXO')
    ? 'onPremises'
    : undefined;
}

export const rule: Rule = {
  meta,
  check(context, report) {
    const cloud = cloudSources(context);
    for (const call of context.calls) {
      const facts = context.knowledge.cmdlets.find(call.cmdlet);
      if (!facts || !cloud.has(call.place.source)) continue;
      for (const { name, known, namePlace } of call.parameters) {
        const where = known ? elsewhere(facts, name) : undefined;
        if (!where) continue;
        report({
          message: where,
          args: { parameter: name },
          place: namePlace,
          fixes: fix(meta, 'remove', [removeProperty(context.source(namePlace.source), call, name)], {
            parameter: name,
          }),
          advice: call.advice,
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
  exceptions: 'Only said in scripts that use a cmdlet which exists in Exchange Online alone.',
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
