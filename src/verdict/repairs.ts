import { list, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { type Values, withObject, withoutObject, withValues } from './changed-tenant.ts';
import { isDynamic } from './groups.ts';
import type { Message } from './message.ts';
import type { Model } from './model.ts';
import { enabled } from './readings.ts';
import type { Step } from './verdict.ts';

/** One change to a tenant, not yet proven to turn anything. */
export interface Change {
  /** Message id, with arguments. */
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
  apply(tenant: Tenant): Tenant;
  /** Commands that make it, one a line. */
  readonly powershell: string;
  /** The same in the native tenant file: what to add, or which value to set. */
  readonly native: string;
  /** Concerns every sender or every recipient by nature, so it is never offered first. */
  readonly tenantWide: boolean;
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const yaml = (value: string): string => JSON.stringify(value);

/** A name that no object of a kind has yet. */
export function freeName(objects: readonly TenantObject[], wanted: string): string {
  const taken = new Set(objects.map((object) => object.name?.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted} ${number}`;
  return name;
}

function current(tenant: Tenant, object: TenantObject): TenantObject {
  return (
    tenant.objects[object.kind].find((one) => one.name === object.name && one.namePlace === object.namePlace) ?? object
  );
}

const set = (object: TenantObject, values: Parameters<typeof withValues>[2]) => (tenant: Tenant) =>
  withValues(tenant, current(tenant, object), values);

/** The lowest priority of outbound rules: a rule in front of it decides first. */
function frontPriority(tenant: Tenant): number {
  const priorities = tenant.objects.outboundRule.map((rule) => Number(stated(text(rule, 'priority')) ?? 0));
  return Math.min(0, ...priorities.filter(Number.isFinite)) - 1;
}

/** The priority of a rule in front; in a file, rules behind it move by hand, which the service does by itself. */
function front(rules: readonly TenantObject[]): string {
  return `    priority: 0${rules.length > 0 ? ' # and one more in every rule behind it' : ''}`;
}

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
        policy,
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
    const policy = stated(text(rule, 'policy')) ?? stated(text(rule, 'hostedOutboundSpamFilterPolicy'));
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

/** A remote domain entry of its own for the domain of the recipient, or another value in the one it has. */
export function remoteDomainEntry(message: Message, model: Model, allow: boolean): Change {
  const { domain, domains } = message.recipient;
  const entry = model.remoteDomains.effective(domains);
  const value = `$${allow}`;
  if (entry.object && entry.domainName === domain) return remoteDomainValue(entry.object, allow);
  const name = freeName(model.tenant.objects.remoteDomain, domain);
  return {
    id: allow ? 'remote-domain-entry' : 'remote-domain-entry-block',
    args: { domain },
    tenantWide: false,
    apply: (tenant) => withObject(tenant, 'remoteDomain', name, { domainName: domain, autoForwardEnabled: allow }),
    powershell: [
      `New-RemoteDomain -Name ${quoted(name)} -DomainName ${quoted(domain)}`,
      `Set-RemoteDomain -Identity ${quoted(name)} -AutoForwardEnabled ${value}`,
    ].join('\n'),
    native: [
      'remoteDomains:',
      `  - name: ${yaml(name)}`,
      `    domainName: ${yaml(domain)}`,
      `    autoForwardEnabled: ${allow}`,
    ].join('\n'),
  };
}

/** Another value in a remote domain entry. */
export function remoteDomainValue(object: TenantObject, allow: boolean): Change {
  const name = object.name ?? '';
  return {
    id: allow ? 'remote-domain-on' : 'remote-domain-off',
    args: { remoteDomain: name },
    tenantWide: allow && (stated(text(object, 'domainName')) ?? '*') === '*',
    apply: set(object, { autoForwardEnabled: allow }),
    powershell: `Set-RemoteDomain -Identity ${quoted(name)} -AutoForwardEnabled $${allow}`,
    native: ['remoteDomains:', `  - name: ${yaml(name)}`, `    autoForwardEnabled: ${allow}`].join('\n'),
  };
}

/** Exceptions for a mail flow rule, the narrowest first, and switching it off. */
export function ruleExceptions(rule: TenantObject, message: Message): readonly Change[] {
  const name = rule.name ?? '';
  const recipient = message.recipient.addresses[0] ?? message.recipient.written;
  const more = (property: string, value: string, id: string, extra: Readonly<Record<string, string>> = {}): Change => {
    const values = [...(stated(list(rule, property)) ?? []).map((item) => item.value), value];
    const parameter = property.charAt(0).toUpperCase() + property.slice(1);
    const others = Object.entries(extra);
    return {
      id,
      args: { rule: name, value },
      tenantWide: false,
      apply: set(rule, { [property]: values, ...extra }),
      powershell: `Set-TransportRule -Identity ${quoted(name)} -${parameter} ${values.map(quoted).join(', ')}${others.map(([key, one]) => ` -${key.charAt(0).toUpperCase()}${key.slice(1)} ${one}`).join('')}`,
      native: [
        'transportRules:',
        `  - name: ${yaml(name)}`,
        `    ${property}: [${values.map(yaml).join(', ')}]`,
        ...others.map(([key, one]) => `    ${key}: ${yaml(one)}`),
      ].join('\n'),
    };
  };
  const sender = message.sender.addresses[0] ?? message.sender.written;
  return [
    more('exceptIfSentTo', recipient, 'rule-exception-recipient'),
    more('exceptIfRecipientDomainIs', message.recipient.domain, 'rule-exception-domain'),
    more('exceptIfFrom', sender, 'rule-exception-sender', { senderAddressLocation: 'HeaderOrEnvelope' }),
    {
      id: 'rule-disable',
      args: { rule: name },
      tenantWide: true,
      apply: set(rule, { enabled: false, state: 'Disabled' }),
      powershell: `Disable-TransportRule -Identity ${quoted(name)}`,
      native: ['transportRules:', `  - name: ${yaml(name)}`, '    enabled: false'].join('\n'),
    },
  ];
}

/** A mail flow rule that rejects forwards to the recipient, where rules can see this way of forwarding. */
export function blockingRule(message: Message, model: Model): Change {
  const recipient = message.recipient.addresses[0] ?? message.recipient.written;
  const name = freeName(model.tenant.objects.transportRule, 'Block forwarding');
  const type: Values = message.facts.autoForwardType.acts === 'yes' ? { messageTypeMatches: 'AutoForward' } : {};
  const text = 'Forwarding to this address is not permitted.';
  return {
    id: 'messageTypeMatches' in type ? 'rule-block-forwards' : 'rule-block-all',
    args: { recipient },
    tenantWide: false,
    apply: (tenant) =>
      withObject(tenant, 'transportRule', name, {
        ...type,
        sentTo: [recipient],
        rejectMessageReasonText: text,
        priority: -1,
      }),
    powershell: `New-TransportRule -Name ${quoted(name)}${'messageTypeMatches' in type ? ' -MessageTypeMatches AutoForward' : ''} -SentTo ${quoted(recipient)} -RejectMessageReasonText ${quoted(text)} -Priority 0`,
    native: [
      'transportRules:',
      `  - name: ${yaml(name)}`,
      front(model.tenant.objects.transportRule),
      ...('messageTypeMatches' in type ? ['    messageTypeMatches: AutoForward'] : []),
      `    sentTo: [${yaml(recipient)}]`,
      `    rejectMessageReasonText: ${yaml(text)}`,
    ].join('\n'),
  };
}

/** Takes an entry off the block list. */
export function unblocked(object: TenantObject, value: string): Change {
  return {
    id: 'block-list-remove',
    args: { value },
    tenantWide: false,
    apply: (tenant) => withoutObject(tenant, current(tenant, object)),
    powershell: `Remove-TenantAllowBlockListItems -ListType Sender -Entries ${quoted(value)}`,
    native: `# tenantBlockList: without ${yaml(value)}`,
  };
}

/** Every change that might lift one block or doubt, the narrowest first. */
export function liftings(step: Step, message: Message, model: Model): readonly Change[] {
  const colon = step.control.indexOf(':');
  const kind = colon < 0 ? step.control : step.control.slice(0, colon);
  const name = colon < 0 ? '' : step.control.slice(colon + 1);
  const { objects } = model.tenant;
  switch (kind) {
    case 'outboundPolicy':
    case 'mechanism': {
      const policy = objects.outboundPolicy.find((one) => one.name === name);
      const scoped = [scopedPolicy(message, model, 'On', 'group'), scopedPolicy(message, model, 'On', 'address')];
      return [...existingRules(message, model, 'on'), ...scoped, ...(policy ? [policyMode(policy, 'On')] : [])];
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
          ...existingRules(message, model, 'off'),
          ...(policy ? [policyMode(policy, 'Off')] : []),
        ]),
    ...(message.facts.remoteDomain.acts === 'no' ? [] : [remoteDomainEntry(message, model, false)]),
    blockingRule(message, model),
    ...objects.transportRule.flatMap((rule) => (enabled(rule).is === 'no' ? [switchedOn(rule)] : [])),
    listed(message),
  ];
}

function switchedOn(rule: TenantObject): Change {
  const name = rule.name ?? '';
  return {
    id: 'rule-enable',
    args: { rule: name },
    tenantWide: false,
    apply: set(rule, { enabled: true, state: 'Enabled' }),
    powershell: `Enable-TransportRule -Identity ${quoted(name)}`,
    native: ['transportRules:', `  - name: ${yaml(name)}`, '    enabled: true'].join('\n'),
  };
}

function listed(message: Message): Change {
  const value = message.recipient.addresses[0] ?? message.recipient.written;
  return {
    id: 'block-list-add',
    args: { value },
    tenantWide: false,
    apply: (tenant) => withObject(tenant, 'tenantBlockList', value, { value }),
    powershell: `New-TenantAllowBlockListItems -ListType Sender -Block -Entries ${quoted(value)} -NoExpiration`,
    native: ['tenantBlockList:', `  - value: ${yaml(value)}`].join('\n'),
  };
}
