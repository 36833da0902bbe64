import type { Mechanism } from './verdict.ts';

/** Ways of forwarding that every control treats alike; the first mechanism stands for all. */
export interface Family {
  readonly id: string;
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
