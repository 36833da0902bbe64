import { number, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { type Bag, isSet } from './readings.ts';
import { exceptionName } from './transport-rule.ts';

/** Conditions of an outbound rule; a sender must meet one value of each that is there (LEARN-OSP-2026). */
export const SENDER_CONDITIONS = ['from', 'fromMemberOf', 'senderDomainIs'] as const;
export type SenderCondition = (typeof SENDER_CONDITIONS)[number];

/** The setting that names the policy of an outbound rule. */
export const POLICY = 'hostedOutboundSpamFilterPolicy';

/** Name of the policy that a rule selects; undefined when the text does not tell. */
export const policyNameOf = (rule: Bag): string | undefined => stated(text(rule, POLICY));

/**
 * Whether two rules are made with one number. The later command moves the other rule down where it makes its own, but not where
 * that one is there already and the earlier command is the one that makes a rule.
 */
export const sharesNumber = (one: TenantObject, other: TenantObject): boolean =>
  createdAt(one) !== undefined && createdAt(one) === createdAt(other);

/** The number that a rule got when it was made, where no other command gave it another one. */
export function createdAt({ properties, declarations }: TenantObject): number | undefined {
  const property = properties.get('priority');
  const by = declarations.find((one) => one.properties.get('priority')?.keyPlace === property?.keyPlace);
  return by?.operation === 'create' ? stated(number({ properties }, 'priority')) : undefined;
}

/** Conditions that a rule sets; run-time values count, empty ones do not. */
export const senderConditionsOf = (rule: TenantObject): readonly SenderCondition[] =>
  SENDER_CONDITIONS.filter((name) => isSet(rule, name));

/** Whether a rule has exceptions, run-time ones included. */
export const hasExceptions = (rule: TenantObject): boolean =>
  SENDER_CONDITIONS.some((name) => isSet(rule, exceptionName(name)));

/** A rule that names the policy of another one. */
export interface SecondRule {
  readonly rule: TenantObject;
  readonly owner: TenantObject;
}

/**
 * The rules that the service refuses because another one has their policy (PS-OSR), with that one; rules that only commands make
 * which are not carried out count as well.
 */
export function secondRules(tenant: Tenant): readonly SecondRule[] {
  const owners = new Map<string, TenantObject>();
  const unmade = tenant.unmade.filter(({ kind }) => kind === 'outboundRule');
  return [...tenant.objects.outboundRule, ...unmade].flatMap((rule) => {
    const policy = policyNameOf(rule)?.trim().toLowerCase();
    const owner = policy === undefined ? undefined : owners.get(policy);
    if (policy !== undefined && !owner) owners.set(policy, rule);
    return owner ? [{ rule, owner }] : [];
  });
}
