import { isDynamic } from '../../exchange/group.ts';
import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { policyNameOf } from '../../exchange/outbound-rule.ts';
import { enabled } from '../../exchange/readings.ts';
import { list, stated, type TenantObject, text } from '../../tenant/index.ts';
import { type Values, withObject } from '../changed-tenant.ts';
import { type Change, freeName, front, frontPriority, quoted, set, yaml } from './change.ts';

/** A policy for one sender in front of all others, by address or by a new group. */
export function scopedPolicy(message: Message, model: Model, mode: 'On' | 'Off', by: 'address' | 'group'): Change {
  const { tenant } = model;
  const sender = message.sender.addresses[0] ?? message.sender.written;
  const word = mode === 'On' ? 'Allow forwarding' : 'Block forwarding';
  const policy = freeName([...tenant.objects.outboundPolicy, ...tenant.objects.outboundRule], word);
  const group = freeName(tenant.objects.group, word);
  const scope: Values = by === 'group' ? { fromMemberOf: [group] } : { from: [sender] };
  const [parameter, value] = by === 'group' ? ['FromMemberOf', group] : ['From', sender];
  const key = by === 'group' ? 'fromMemberOf' : 'from';
  return {
    id: `scoped-policy-${by}-${mode.toLowerCase()}`,
    args: { policy, sender, group },
    tenantWide: false,
    apply: (start) => {
      const members =
        by === 'group'
          ? withObject(start, 'group', group, { members: [sender], type: 'MailEnabledSecurityGroup' })
          : start;
      const policies = withObject(members, 'outboundPolicy', policy, { autoForwardingMode: mode });
      return withObject(policies, 'outboundRule', policy, {
        hostedOutboundSpamFilterPolicy: policy,
        priority: frontPriority(start),
        enabled: true,
        ...scope,
      });
    },
    powershell: [
      ...(by === 'group'
        ? [`New-DistributionGroup -Name ${quoted(group)} -Type Security -Members ${quoted(sender)}`]
        : []),
      `New-HostedOutboundSpamFilterPolicy -Name ${quoted(policy)} -AutoForwardingMode ${mode}`,
      `New-HostedOutboundSpamFilterRule -Name ${quoted(policy)} -HostedOutboundSpamFilterPolicy ${quoted(policy)} -${parameter} ${quoted(value ?? '')} -Priority 0`,
    ].join('\n'),
    native: [
      ...(by === 'group' ? ['groups:', `  ${yaml(group)}: [${yaml(sender)}]`] : []),
      'outboundPolicies:',
      `  - name: ${yaml(policy)}`,
      `    autoForwardingMode: "${mode}"`,
      'outboundRules:',
      `  - name: ${yaml(policy)}`,
      `    policy: ${yaml(policy)}`,
      front(tenant.objects.outboundRule),
      `    ${key}: [${yaml(value ?? '')}]`,
    ].join('\n'),
  };
}

/** Sets the mode of one policy. */
export function policyMode(policy: TenantObject, mode: 'On' | 'Off'): Change {
  const name = policy.name ?? '';
  const isDefault = name.toLowerCase() === 'default';
  return {
    id: `policy-${mode.toLowerCase()}`,
    args: { policy: name },
    tenantWide: isDefault && mode === 'On',
    apply: set(policy, { autoForwardingMode: mode }),
    powershell: `Set-HostedOutboundSpamFilterPolicy -Identity ${quoted(name)} -AutoForwardingMode ${mode}`,
    native: ['outboundPolicies:', `  - name: ${yaml(name)}`, `    autoForwardingMode: "${mode}"`].join('\n'),
  };
}

/** Adds the sender to what a rule of a policy with the wanted mode covers already, or switches such a rule on. */
export function existingRules(message: Message, model: Model, mode: 'on' | 'off'): readonly Change[] {
  const sender = message.sender.addresses[0] ?? message.sender.written;
  const wanted = new Set(
    model.tenant.objects.outboundPolicy
      .filter((policy) => stated(text(policy, 'autoForwardingMode'))?.toLowerCase() === mode)
      .map((policy) => policy.name?.toLowerCase()),
  );
  return model.tenant.objects.outboundRule.flatMap((rule): Change[] => {
    const policy = policyNameOf(rule);
    const name = rule.name ?? '';
    if (policy === undefined || !wanted.has(policy.toLowerCase())) return [];
    if (enabled(rule).is === 'no') {
      return [
        {
          id: 'enable-rule',
          args: { rule: name, policy },
          tenantWide: false,
          apply: set(rule, { enabled: true, state: 'Enabled' }),
          powershell: `Enable-HostedOutboundSpamFilterRule -Identity ${quoted(name)}`,
          native: ['outboundRules:', `  - name: ${yaml(name)}`, '    enabled: true'].join('\n'),
        },
      ];
    }
    const groups = (stated(list(rule, 'fromMemberOf')) ?? []).flatMap(
      (item) => model.groups.named(item.value, item.place).object ?? [],
    );
    const joins = groups.filter((group) => !isDynamic(group)).map((group): Change => joined(group, sender));
    const senders = stated(list(rule, 'from'));
    if (!senders) return joins;
    const from = [...senders.map((item) => item.value), sender];
    return [
      ...joins,
      {
        id: 'add-to-rule',
        args: { rule: name, sender, policy },
        tenantWide: false,
        apply: set(rule, { from }),
        powershell: `Set-HostedOutboundSpamFilterRule -Identity ${quoted(name)} -From ${from.map(quoted).join(', ')}`,
        native: ['outboundRules:', `  - name: ${yaml(name)}`, `    from: [${from.map(yaml).join(', ')}]`].join('\n'),
      },
    ];
  });
}

function joined(group: TenantObject, sender: string): Change {
  const name = group.name ?? '';
  const members = [...(stated(list(group, 'members')) ?? []).map((item) => item.value), sender];
  return {
    id: 'join-group',
    args: { group: name, sender },
    tenantWide: false,
    apply: set(group, { members }),
    powershell: `Add-DistributionGroupMember -Identity ${quoted(name)} -Member ${quoted(sender)}`,
    native: ['groups:', `  ${yaml(name)}: [${members.map(yaml).join(', ')}]`].join('\n'),
  };
}
