import { stated, type TenantObject, text } from '../tenant/index.ts';
import { isSet } from './readings.ts';
import { exceptionName } from './transport-rule.ts';

/** Conditions of an outbound rule; a sender must meet one value of each that is there (LEARN-OSP-2026). */
export const SENDER_CONDITIONS = ['from', 'fromMemberOf', 'senderDomainIs'] as const;
export type SenderCondition = (typeof SENDER_CONDITIONS)[number];

/** The setting that names the policy of an outbound rule. */
export const POLICY = 'hostedOutboundSpamFilterPolicy';

/** Name of the policy that a rule selects; undefined when the text does not tell. */
export const policyNameOf = (rule: TenantObject): string | undefined => stated(text(rule, POLICY));

/** Conditions that a rule sets; run-time values count, empty ones do not. */
export const senderConditionsOf = (rule: TenantObject): readonly SenderCondition[] =>
  SENDER_CONDITIONS.filter((name) => isSet(rule, name));

/** Whether a rule has exceptions, run-time ones included. */
export const hasExceptions = (rule: TenantObject): boolean =>
  SENDER_CONDITIONS.some((name) => isSet(rule, exceptionName(name)));
