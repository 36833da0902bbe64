import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { enabled } from '../../exchange/readings.ts';
import { blockEntry, unblockEntry } from '../../exchange/recipes/block-list.ts';
import type { Step } from '../verdict.ts';
import { type Change, change } from './change.ts';
import { existingRules, policyFor, policySet } from './policy.ts';
import { remoteDomainEntry, remoteDomainValue } from './remote-domain.ts';
import { blockingRule, ruleExceptions, ruleSwitched } from './rule.ts';

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
      const scoped = [policyFor(message, model, 'On', 'group'), policyFor(message, model, 'On', 'address')];
      return [
        ...existingRules(message, model, 'on').slice(0, EXISTING),
        ...scoped,
        ...(policy ? policySet(policy, 'On', model.tenant) : []),
      ];
    }
    case 'remoteDomain': {
      const entry = model.remoteDomains.effective(message.recipient.domains);
      const own = remoteDomainEntry(message, model, true);
      const isNew = own.some(({ id }) => id === 'remote-domain-entry');
      return entry.object && isNew ? [...own, ...remoteDomainValue(entry.object, true)] : own;
    }
    case 'transportRule': {
      const rule = objects.transportRule.find((one) => one.name === name);
      return rule ? ruleExceptions(rule, message) : [];
    }
    case 'tenantBlockList': {
      const entry = model.blockList.covering(message.recipient.addresses[0] ?? '', message.recipient.domain);
      return entry ? [change('block-list-remove', { value: entry.value }, [unblockEntry(entry.value)])] : [];
    }
    default:
      return [];
  }
}

/** Every change that might block what is allowed, the narrowest first. */
export function blockings(message: Message, model: Model): readonly Change[] {
  const { objects } = model.tenant;
  const recipient = message.recipient.addresses[0] ?? message.recipient.written;
  const policy = model.outboundPolicies.select(message.sender, message.mechanism).alternatives[0]?.policy;
  return [
    ...(message.facts.policy.acts === 'no'
      ? []
      : [
          policyFor(message, model, 'Off', 'address'),
          ...existingRules(message, model, 'off').slice(0, EXISTING),
          ...(policy ? policySet(policy, 'Off', model.tenant) : []),
        ]),
    ...(message.facts.remoteDomain.acts === 'no' ? [] : remoteDomainEntry(message, model, false)),
    blockingRule(message, model),
    ...objects.transportRule
      .flatMap((rule) => (enabled(rule).is === 'no' ? ruleSwitched(rule, true) : []))
      .slice(0, EXISTING),
    change('block-list-add', { value: recipient }, [blockEntry(recipient)]),
  ];
}
