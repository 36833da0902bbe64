import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import type { Located } from '../text/index.ts';
import { modelOf } from './model.ts';
import { defaultPolicy, forwardingMode } from './outbound-policy.ts';
import { enabled } from './readings.ts';

/** A policy other than Default that lets the senders of its rule forward. */
export interface Allowance {
  readonly policy: TenantObject;
  readonly rule: TenantObject;
  readonly groups: readonly Located<string>[];
  readonly senders: readonly Located<string>[];
  readonly domains: readonly Located<string>[];
}

const ALLOWANCES = new WeakMap<Tenant, readonly Allowance[]>();

/** Every outbound rule that is not off, with a stated scope, whose policy is stated `On`. Found once per tenant, which is frozen. */
export function allowances(tenant: Tenant): readonly Allowance[] {
  const known = ALLOWANCES.get(tenant) ?? tenant.objects.outboundRule.flatMap((rule) => allowanceOf(tenant, rule));
  ALLOWANCES.set(tenant, known);
  return known;
}

function allowanceOf(tenant: Tenant, rule: TenantObject): readonly Allowance[] {
  const policy = modelOf(tenant).outboundPolicies.policyOf(rule);
  if (!policy || policy === defaultPolicy(tenant) || forwardingMode(policy) !== 'on') return [];
  if (enabled(rule).is === 'no') return [];
  const [groups, senders, domains] = (['fromMemberOf', 'from', 'senderDomainIs'] as const).map(
    (name) => stated(list(rule, name)) ?? [],
  ) as [Allowance['groups'], Allowance['senders'], Allowance['domains']];
  return groups.length + senders.length + domains.length === 0 ? [] : [{ policy, rule, groups, senders, domains }];
}

/** The Default policy is `Off` and so is every other policy: no automatic forward of a mailbox leaves. */
export function closedByPolicy(tenant: Tenant): boolean {
  const policies = tenant.objects.outboundPolicy;
  return (
    defaultPolicy(tenant) !== undefined &&
    !tenant.indeterminate.has('outboundPolicy') &&
    policies.every((policy) => forwardingMode(policy) === 'off')
  );
}
