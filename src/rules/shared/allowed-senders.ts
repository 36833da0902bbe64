import { flag, list, type Setting, stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';
import type { Located, Place } from '../../text/index.ts';

const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();

/** The outbound policy that catches every sender no rule names, when the text says something about it. */
export function defaultPolicy(tenant: Tenant): TenantObject | undefined {
  if (!found.has(tenant)) found.set(tenant, findDefault(tenant.objects.outboundPolicy));
  return found.get(tenant);
}

/** The Default policy of each tenant: rules ask for it once for each policy. */
const found = new WeakMap<Tenant, TenantObject | undefined>();

function findDefault(policies: readonly TenantObject[]): TenantObject | undefined {
  return (
    policies.find((policy) => stated(flag(policy, 'isDefault')) === true) ??
    policies.find((policy) => same(policy.name, 'Default'))
  );
}

export type ForwardingMode = 'on' | 'off' | 'automatic';

/**
 * Forwarding mode of a policy: stated, or `automatic` when it is omitted on an object that is declared whole.
 * Undefined when the text does not tell.
 */
export function forwardingMode(policy: TenantObject): ForwardingMode | undefined {
  const mode: Setting<string> = text(policy, 'autoForwardingMode');
  if (mode.state === 'absent') return policy.whole ? 'automatic' : undefined;
  const word = stated(mode)?.toLowerCase();
  return word === 'on' || word === 'off' || word === 'automatic' ? word : undefined;
}

/** Where the mode of a policy is written; its name where it is omitted. */
export const modePlace = (policy: TenantObject): Place =>
  policy.properties.get('autoForwardingMode')?.value.place ?? policy.namePlace;

/** A policy other than Default that lets the senders of its rule forward. */
export interface Allowance {
  readonly policy: TenantObject;
  readonly rule: TenantObject;
  readonly groups: readonly Located<string>[];
  readonly senders: readonly Located<string>[];
  readonly domains: readonly Located<string>[];
}

const ALLOWANCES = new WeakMap<Tenant, readonly Allowance[]>();

/** Every enabled outbound rule with a stated scope whose policy is stated `On`. Found once per tenant, which is frozen. */
export function allowances(tenant: Tenant): readonly Allowance[] {
  const known = ALLOWANCES.get(tenant) ?? findAllowances(tenant);
  ALLOWANCES.set(tenant, known);
  return known;
}

function findAllowances(tenant: Tenant): readonly Allowance[] {
  const standard = defaultPolicy(tenant);
  const policies = new Map(tenant.objects.outboundPolicy.map((policy) => [policy.name?.toLowerCase(), policy]));
  return tenant.objects.outboundRule.flatMap((rule): Allowance[] => {
    if (stated(flag(rule, 'enabled')) === false || same(stated(text(rule, 'state')), 'Disabled')) return [];
    const wanted = stated(text(rule, 'hostedOutboundSpamFilterPolicy'));
    const policy = wanted === undefined ? undefined : policies.get(wanted.toLowerCase());
    if (!policy || policy === standard || forwardingMode(policy) !== 'on') return [];
    const groups = stated(list(rule, 'fromMemberOf')) ?? [];
    const senders = stated(list(rule, 'from')) ?? [];
    const domains = stated(list(rule, 'senderDomainIs')) ?? [];
    return groups.length + senders.length + domains.length === 0 ? [] : [{ policy, rule, groups, senders, domains }];
  });
}

/** The Default policy is stated `Off` and so is every other policy: no automatic forward of a mailbox leaves. */
export function closedByPolicy(tenant: Tenant): boolean {
  const policies = tenant.objects.outboundPolicy;
  return (
    defaultPolicy(tenant) !== undefined &&
    !tenant.clouded.has('outboundPolicy') &&
    policies.every((policy) => forwardingMode(policy) === 'off')
  );
}
