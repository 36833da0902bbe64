/** How a message gets forwarded. Names are those of the truth table. */
export const MECHANISMS = [
  'inboxRuleForward',
  'inboxRuleForwardAsAttachment',
  'inboxRuleRedirect',
  'm365GroupInboxRule',
  'oofRule',
  'mailboxForwardingSmtpAddress',
  'owaForwarding',
  'mailboxForwardingAddress',
  'transportRuleRedirect',
  'powerAutomate',
  'clientSideRule',
  'manualForward',
  'distributionGroupExpansion',
  'journaling',
  'onPremisesForward',
] as const;

export type Mechanism = (typeof MECHANISMS)[number];

/** The ways in which a mailbox forwards by itself; meant where nobody names a way. */
export const COMMON_MECHANISMS: readonly Mechanism[] = [
  'inboxRuleForward',
  'inboxRuleRedirect',
  'mailboxForwardingSmtpAddress',
  'mailboxForwardingAddress',
];
