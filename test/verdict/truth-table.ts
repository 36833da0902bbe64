import { readFileSync } from 'node:fs';
import type { Assumptions } from '../../src/tenant/index.ts';
import type { Basis, Decision, Mechanism, Question } from '../../src/verdict/index.ts';

export type Value = string | number | boolean | null | readonly string[];
export type Settings = Readonly<Record<string, Value>>;

/** A tenant in the words of the truth table, which are those of the native file. */
export interface TableTenant {
  readonly outboundPolicies: readonly Settings[];
  readonly outboundRules: readonly Settings[];
  readonly remoteDomains: readonly Settings[];
  readonly transportRules: readonly Settings[];
  readonly acceptedDomains: readonly Settings[];
  readonly groups: Readonly<Record<string, { readonly type: string; readonly members: readonly string[] }>>;
  readonly tenantBlockList?: readonly { readonly value: string }[];
}

export interface TableCase {
  readonly id: string;
  readonly title: string;
  readonly tenant: TableTenant;
  readonly sender: string;
  readonly recipient: string;
  readonly mechanism: Mechanism;
  readonly originalSender?: string;
  readonly recipientType?: string;
  readonly flowOperation?: string;
  readonly deliverToMailboxAndForward?: boolean;
  readonly assumptions?: Partial<Assumptions>;
  readonly expect: {
    readonly verdict: Decision;
    readonly by: string;
    readonly outcome: string;
    readonly reason?: string;
    readonly alsoBlockedBy?: readonly string[];
  };
  readonly basis: Basis;
}

export const CASES = (
  JSON.parse(readFileSync(new URL('./truth-table.json', import.meta.url), 'utf8')) as { cases: readonly TableCase[] }
).cases;

/** The question of a case, with everything the tenant's files do not hold. */
export function questionOf(one: TableCase): Question {
  const { sender, recipient, mechanism, originalSender, recipientType, flowOperation, assumptions } = one;
  return {
    from: sender,
    to: recipient,
    mechanism,
    ...(originalSender === undefined ? {} : { originalSender }),
    ...(recipientType === undefined ? {} : { recipientType }),
    ...(flowOperation === undefined ? {} : { flowOperation }),
    ...(assumptions === undefined ? {} : { assumptions }),
    ...(one.deliverToMailboxAndForward === undefined
      ? {}
      : { deliverToMailboxAndForward: one.deliverToMailboxAndForward }),
  };
}
