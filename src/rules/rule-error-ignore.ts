import { closedByPolicy } from '../exchange/allowances.ts';
import { inForce, isAutoForwardBlock } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { everyObject, headOf, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'rule-error-ignore',
  severity: 'information',
  fixes: { defer: 'review' },
  messages: {
    ignores:
      'When mail flow rule {rule} cannot be processed, the message is delivered (RuleErrorAction Ignore, the default). With Defer it waits and is tried again.',
  },
  titles: {
    defer: 'Write RuleErrorAction Defer (a message that the rule cannot look at then waits instead of passing)',
  },
  citations: ['PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant, asOf } = context;
    if (closedByPolicy(tenant)) return;
    for (const rule of everyObject(tenant, 'transportRule')) {
      if (inForce(rule, asOf).is !== 'yes' || !isAutoForwardBlock(rule)) continue;
      const action = text(rule, 'ruleErrorAction');
      const ignores =
        action.state === 'absent' ? rule.whole : action.state === 'stated' && /^ignore$/i.test(action.value);
      if (!ignores) continue;
      report({
        message: 'ignores',
        fixes: () => fix(meta, 'defer', [setOn(context, rule, 'ruleErrorAction', 'Defer')]),
        args: { rule: nameOf(rule) },
        place: action.state === 'absent' ? headOf(rule) : action.place,
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'ruleErrorAction' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A block rule that fails open',
  summary: 'When the rule cannot be processed, the message it should stop is delivered.',
  why: '`RuleErrorAction Ignore` is the default: a message that the rule engine cannot process, for example because a condition times out, goes on as if the rule were not there.',
  whatToDo: 'For a rule that is your only control against forwarding write `RuleErrorAction Defer`.',
  exceptions: 'Silent when every outbound policy is stated `Off`: then the rule is a second control.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RuleErrorAction Defer -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
