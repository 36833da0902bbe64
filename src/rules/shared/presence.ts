import { list, type ObjectKind, stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';

/** Whether two names mean the same object: Exchange Online compares without case. */
export const sameName = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * Whether the text tells every outbound policy and rule, so that one that is not there does not exist. The two belong
 * together: a file that states the collection of one and leaves the other out has none of the other.
 */
export function knowsOutbound(tenant: Tenant): boolean {
  const kinds: readonly ObjectKind[] = ['outboundPolicy', 'outboundRule'];
  return kinds.some((kind) => tenant.complete.has(kind)) && !kinds.some((kind) => tenant.clouded.has(kind));
}

/** Whether the text tells every object of a kind. */
export const knowsAll = (tenant: Tenant, kind: ObjectKind): boolean =>
  tenant.complete.has(kind) && !tenant.clouded.has(kind);

/** Whether a script creates the object here, so that nothing outside the text can have referred to it before. */
export const isCreated = (object: TenantObject): boolean =>
  object.declarations.some((declaration) => declaration.operation === 'create');

/** The policy that an outbound rule names, when the text has it. */
export function policyOf(tenant: Tenant, rule: TenantObject): TenantObject | undefined {
  const name = stated(text(rule, 'hostedOutboundSpamFilterPolicy'));
  return tenant.objects.outboundPolicy.find((policy) => sameName(policy.name, name));
}

/** Condition properties of an outbound rule; a sender must meet one value of each that is there. */
export const CONDITIONS = ['from', 'fromMemberOf', 'senderDomainIs'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Condition properties that a rule sets; run-time values count, empty ones do not. */
export const conditionsOf = (rule: TenantObject): readonly Condition[] =>
  CONDITIONS.filter((name) => {
    const setting = list(rule, name);
    return setting.state === 'runtime' || (setting.state === 'stated' && setting.value.length > 0);
  });
