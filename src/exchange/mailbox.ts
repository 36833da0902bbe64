import { flag, stated, type TenantObject, text } from '../tenant/index.ts';

/** Settings by which a mailbox forwards. */
export const FORWARDING = ['forwardingAddress', 'forwardingSmtpAddress'] as const;

/** The setting by which a mailbox forwards: with both set the service ignores ForwardingSmtpAddress (PS-MBX). */
export const forwardingSetting = (mailbox: TenantObject): (typeof FORWARDING)[number] =>
  text(mailbox, 'forwardingAddress').state === 'absent' ? 'forwardingSmtpAddress' : 'forwardingAddress';

/** Whether the mailbox keeps what it forwards; it does not by default (PS-MBX). Undefined where the text does not tell. */
export function keepsCopy(mailbox: TenantObject): boolean | undefined {
  const keeps = flag(mailbox, 'deliverToMailboxAndForward');
  return keeps.state === 'absent' && mailbox.whole ? false : stated(keeps);
}
