import type { Mechanism } from './verdict.ts';

export type FamilyId =
  | 'inbox-rule'
  | 'inbox-rule-redirect'
  | 'mailbox-forwarding'
  | 'mailbox-contact'
  | 'group-inbox-rule'
  | 'automatic-reply-rule'
  | 'client-rule'
  | 'on-premises'
  | 'flow'
  | 'rule-redirect'
  | 'by-hand';

/** Ways of forwarding that every control treats alike; the first mechanism stands for all. */
export interface Family {
  readonly id: FamilyId;
  readonly mechanisms: readonly [Mechanism, ...Mechanism[]];
}

export const FAMILIES: readonly Family[] = [
  { id: 'inbox-rule', mechanisms: ['inboxRuleForward', 'inboxRuleForwardAsAttachment'] },
  { id: 'inbox-rule-redirect', mechanisms: ['inboxRuleRedirect'] },
  { id: 'mailbox-forwarding', mechanisms: ['mailboxForwardingSmtpAddress', 'owaForwarding'] },
  { id: 'mailbox-contact', mechanisms: ['mailboxForwardingAddress'] },
  { id: 'group-inbox-rule', mechanisms: ['m365GroupInboxRule'] },
  { id: 'automatic-reply-rule', mechanisms: ['oofRule'] },
  { id: 'client-rule', mechanisms: ['clientSideRule'] },
  { id: 'on-premises', mechanisms: ['onPremisesForward'] },
  { id: 'flow', mechanisms: ['powerAutomate'] },
  { id: 'rule-redirect', mechanisms: ['transportRuleRedirect', 'distributionGroupExpansion'] },
  { id: 'by-hand', mechanisms: ['manualForward'] },
];

const AT: ReadonlyMap<string, number> = new Map(
  FAMILIES.flatMap(({ mechanisms }, at) => mechanisms.map((mechanism) => [mechanism, at] as const)),
);

/** The number of the family that a way belongs to. Throws for journaling, which is in none. */
export function familyOf(mechanism: Mechanism): number {
  const at = AT.get(mechanism);
  if (at === undefined) throw new RangeError(`${mechanism} is in no family`);
  return at;
}

const USUAL: ReadonlySet<FamilyId> = new Set([
  'inbox-rule',
  'inbox-rule-redirect',
  'mailbox-forwarding',
  'mailbox-contact',
]);

/** Whether people set up this way for themselves: Inbox rules and mailbox forwarding. */
export const isUsual = ({ id }: Family): boolean => USUAL.has(id);
