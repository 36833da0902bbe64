import type { Message } from '../../exchange/message.ts';
import type { Model } from '../../exchange/model.ts';
import { placeOf } from '../../exchange/readings.ts';
import { stated, text } from '../../tenant/index.ts';
import type { Step } from '../verdict.ts';

/** Says that `ForwardingSmtpAddress` of the asking mailbox is ignored because `ForwardingAddress` is set too (PS-MBX). */
export function mailboxStep(message: Message, model: Model): Step | undefined {
  if (message.mechanism !== 'mailboxForwardingSmtpAddress' && message.mechanism !== 'owaForwarding') return undefined;
  const entry = model.directory.find(message.question.from);
  const winner = entry?.kind === 'mailbox' ? stated(text(entry.object, 'forwardingAddress')) : undefined;
  if (!entry || !winner) return undefined;
  return {
    control: { kind: 'mailbox', name: message.sender.written },
    result: 'not-applicable',
    why: 'forwarding-smtp-address-ignored',
    args: { mailbox: message.sender.written, forwardingAddress: winner },
    basis: 'documented',
    citations: ['PS-MBX'],
    place: placeOf(entry.object, 'forwardingAddress'),
  };
}
