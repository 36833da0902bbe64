import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { enabled } from '../../exchange/readings.ts';
import type { Step } from '../verdict.ts';
import { listed, unblocked } from './block-list.ts';
import type { Change } from './change.ts';
import { existingRules, policyMode, scopedPolicy } from './policy.ts';
import { remoteDomainEntry, remoteDomainValue } from './remote-domain.ts';
import { blockingRule, ruleExceptions, switched } from './rule.ts';

export type { Change } from './change.ts';

/** How many existing rules are offered to join or switch on. */
const EXISTING = 3;

/** Every change that might lift one block or doubt, the narrowest first. */
export function liftings(step: Step, message: Message, model: Model): readonly Change[] {
  const { kind, name } = step.control;
  const { objects } = model.tenant;
  switch (kind) {
    case 'outboundPolicy':
    case 'mechanism': {
      const policy = objects.outboundPolicy.find((one) => one.name === name);
      const scoped = [scopedPolicy(message, model, 'On', 'group'), scopedPolicy(message, model, 'On', 'address')];
      return [
        ...existingRules(message, model, 'on').slice(0, EXISTING),
        ...scoped,
        ...(policy ? [policyMode(policy, 'On')] : []),
      ];
    }
    case 'remoteDomain': {
      const entry = model.remoteDomains.effective(message.recipient.domains);
      const own = remoteDomainEntry(message, model, true);
      return entry.object && own.id === 'remote-domain-entry' ? [own, remoteDomainValue(entry.object, true)] : [own];
    }
    case 'transportRule': {
      const rule = objects.transportRule.find((one) => one.name === name);
      return rule ? ruleExceptions(rule, message) : [];
    }
    case 'tenantBlockList': {
      const entry = model.blockList.covering(message.recipient.addresses[0] ?? '', message.recipient.domain);
      return entry ? [unblocked(entry.object, entry.value)] : [];
    }
    default:
      return [];
  }
}

/** Every change that might block what is allowed, the narrowest first. */
export function blockings(message: Message, model: Model): readonly Change[] {
  const { objects } = model.tenant;
  const policy = model.outboundPolicies.select(message.sender, message.mechanism).alternatives[0]?.policy;
  return [
    ...(message.facts.policy.acts === 'no'
      ? []
      : [
          scopedPolicy(message, model, 'Off', 'address'),
          ...existingRules(message, model, 'off').slice(0, EXISTING),
          ...(policy ? [policyMode(policy, 'Off')] : []),
        ]),
    ...(message.facts.remoteDomain.acts === 'no' ? [] : [remoteDomainEntry(message, model, false)]),
    blockingRule(message, model),
    ...objects.transportRule
      .flatMap((rule) => (enabled(rule).is === 'no' ? [switched(rule, true)] : []))
      .slice(0, EXISTING),
    listed(message),
  ];
}
