import { sameName } from '../../exchange/readings.ts';
import { number, stated, type Tenant, text } from '../../tenant/index.ts';
import type { NewObject, NewValue } from '../../write/index.ts';

/** Domain for example addresses: the first accepted domain of the tenant, else one that is made for examples. */
export function exampleDomain(tenant: Tenant): string {
  const own = tenant.objects.acceptedDomain.map((domain) => stated(text(domain, 'domainName')) ?? domain.name);
  return own.find((domain) => domain !== undefined && !domain.endsWith('.onmicrosoft.com')) ?? 'contoso.com';
}

/** Priority behind all rules of the tenant; undefined when they have none in the text and the service has to choose. */
function lastPriority(tenant: Tenant): number | undefined {
  const rules = tenant.objects.outboundRule;
  if (rules.length === 0) return 0;
  const known = rules.map((rule) => stated(number(rule, 'priority')));
  return known.includes(undefined) ? undefined : Math.max(...(known as number[])) + 1;
}

const freeName = (tenant: Tenant, wanted: string): string => {
  const taken = (name: string): boolean =>
    [...tenant.objects.outboundPolicy, ...tenant.objects.outboundRule].some((object) => sameName(object.name, name));
  let name = wanted;
  for (let count = 2; taken(name); count++) name = `${wanted} ${count}`;
  return name;
};

/** A rule that applies a policy to the members of a group, and the group, whose names a person fills in. */
export function ruleForGroup(tenant: Tenant, policy: string, rule: string, script: boolean): readonly NewObject[] {
  const address = `forwarders@${exampleDomain(tenant)}`;
  const member = { placeholder: `user@${exampleDomain(tenant)}` };
  const priority = lastPriority(tenant);
  const properties: Record<string, NewValue> = {
    hostedOutboundSpamFilterPolicy: policy,
    fromMemberOf: [{ placeholder: address }],
    ...(priority === undefined ? {} : { priority }),
  };
  const group: NewObject = {
    kind: 'group',
    operation: 'create',
    name: { placeholder: address },
    properties: script
      ? { type: 'Security', primarySmtpAddress: { placeholder: address }, members: [member] }
      : { members: [member] },
  };
  const outboundRule: NewObject = { kind: 'outboundRule', operation: 'create', name: rule, properties };
  return script ? [group, outboundRule] : [outboundRule, group];
}

/** A policy that lets only the members of a group forward: policy, rule and group. */
export function scopedForwarding(tenant: Tenant, script: boolean): readonly NewObject[] {
  const name = freeName(tenant, 'Allowed external forwarding');
  const policy: NewObject = {
    kind: 'outboundPolicy',
    operation: 'create',
    name,
    properties: { autoForwardingMode: 'On' },
  };
  return [policy, ...ruleForGroup(tenant, name, name, script)];
}

/** Name for a rule beside a policy: the policy's own, as the portal does, when no rule has it. */
export const ruleNameFor = (tenant: Tenant, policy: string): string =>
  tenant.objects.outboundRule.some((rule) => sameName(rule.name, policy)) ? freeName(tenant, policy) : policy;
