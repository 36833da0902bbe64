import { stated, type TenantObject, text } from '../tenant/index.ts';
import type { Mechanism } from './mechanism.ts';

/** Actions by which an Inbox rule forwards, and the way each of them is. */
export const FORWARD_ACTIONS = {
  forwardTo: 'inboxRuleForward',
  forwardAsAttachmentTo: 'inboxRuleForwardAsAttachment',
  redirectTo: 'inboxRuleRedirect',
} as const satisfies Readonly<Record<string, Mechanism>>;

export const FORWARD_ACTION_NAMES = Object.keys(FORWARD_ACTIONS) as readonly (keyof typeof FORWARD_ACTIONS)[];

/** The mailbox that a rule belongs to, as written. */
export const ownerOf = (rule: TenantObject): string | undefined => stated(text(rule, 'mailbox'));
