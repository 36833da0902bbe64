import { table } from '../text/table.ts';
import type { Missing, Step } from './verdict.ts';

/** Where a fact is stated: the key of the configuration or of the tenant file; empty where only the text itself can be fixed. */
const KEYS: Readonly<Record<string, string>> = table({
  'automatic-org-dependent': 'assumptions.automaticMeans',
  'sender-not-in-accepted-domain': 'acceptedDomains',
  'accepted-domains-not-listed': 'acceptedDomains',
  'default-policy-not-in-snapshot': 'outboundPolicies',
  'rule-references-missing-policy': 'outboundPolicies',
  'group-membership-unknown': 'groups',
  'nested-group-undocumented': 'groups',
  'dynamic-group-unsupported': 'groups',
  'order-unknown': 'scriptOrder',
  'rule-date-window': 'assumptions.asOf',
  'sender-match-undetermined': 'originalSender',
  'internal-relay-recipient-location': 'mailboxes',
});

/** What a step without a sure answer leaves open. */
export type Open = Pick<Step, 'control' | 'reason' | 'args' | 'result' | 'place'>;

/** Facts that would turn the unknown steps into answers, one per reason and object, in the order of the chain. */
export function missingFacts(steps: readonly Open[]): readonly Missing[] {
  const seen = new Set<string>();
  const missing: Missing[] = [];
  for (const { control, reason, args, result, place } of steps) {
    if (result !== 'unknown' || reason === undefined) continue;
    const one = args.setting === 'flowOperation' ? 'flow-operation' : reason;
    const subject = `${one} ${args.group ?? args.policy ?? args.rule ?? args.setting ?? ''}`;
    if (seen.has(subject)) continue;
    seen.add(subject);
    const key = one === 'flow-operation' ? 'flowOperation' : (KEYS[reason] ?? '');
    const by = (args.command !== undefined || reason === 'not-understood') && place ? { place } : {};
    missing.push({ fact: `fact-${one}`, howToState: `state-${one}`, control, args: { ...args, key }, ...by });
  }
  return missing;
}
