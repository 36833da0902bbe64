import { isDynamic } from '../../exchange/group.ts';
import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { defaultPolicy, forwardingMode } from '../../exchange/outbound-policy.ts';
import { enabled } from '../../exchange/readings.ts';
import { joined, newGroup, policyMode, scopedPolicy, withSender } from '../../exchange/recipes/forwarding.ts';
import { freeName } from '../../exchange/recipes/recipe.ts';
import { switched } from '../../exchange/recipes/switch.ts';
import { list, stated, type Tenant, type TenantObject } from '../../tenant/index.ts';
import { type Change, change } from './change.ts';

const LOWER = { On: 'on', Off: 'off' } as const;

const senderOf = ({ sender }: Message): string => sender.addresses[0] ?? sender.written;

/** A policy for one sender in front of all others, by address or by a new group. */
export function policyFor(message: Message, { tenant }: Model, mode: 'On' | 'Off', by: 'address' | 'group'): Change {
  const sender = senderOf(message);
  const { outboundPolicy, outboundRule, group: groups } = tenant.objects;
  const word = mode === 'On' ? 'Allow forwarding' : 'Block forwarding';
  const policy = freeName([...outboundPolicy, ...outboundRule], word);
  const group = freeName(groups, word);
  const senders = by === 'group' ? { group: newGroup(group, [sender]) } : { from: [sender] };
  const args = { policy, sender, group };
  return change(`scoped-policy-${by}-${LOWER[mode]}`, args, scopedPolicy(policy, mode, senders, 'front'));
}

/** Sets the mode of one policy. */
export function policySet(policy: TenantObject, mode: 'On' | 'Off', tenant: Tenant): readonly Change[] {
  const { name } = policy;
  if (name === undefined) return [];
  const one = change(`policy-${LOWER[mode]}`, { policy: name }, [policyMode(name, mode)]);
  return [{ ...one, tenantWide: policy === defaultPolicy(tenant) && mode === 'On' }];
}

/** Adds the sender to what a rule of a policy with the wanted mode covers already, or switches such a rule on. */
export function existingRules(message: Message, model: Model, mode: 'on' | 'off'): readonly Change[] {
  return model.tenant.objects.outboundRule.flatMap((rule): readonly Change[] => {
    const policy = model.outboundPolicies.policyOf(rule);
    if (rule.name === undefined || !policy || forwardingMode(policy) !== mode) return [];
    const args = { rule: rule.name, policy: policy.name ?? '' };
    if (enabled(rule).is === 'no') return [change('enable-rule', args, [switched(rule, true)])];
    const sender = senderOf(message);
    const groups = (stated(list(rule, 'fromMemberOf')) ?? []).flatMap(
      (item) => model.groups.named(item.value, item.place).object ?? [],
    );
    return [
      ...groups.filter((group) => !isDynamic(group)).flatMap((group) => groupJoined(group, sender)),
      ...(stated(list(rule, 'from')) ? [change('add-to-rule', { ...args, sender }, [withSender(rule, sender)])] : []),
    ];
  });
}

function groupJoined(group: TenantObject, sender: string): readonly Change[] {
  return group.name === undefined ? [] : [change('join-group', { group: group.name, sender }, [joined(group, sender)])];
}
