import type { Scope } from '../../exchange/message.ts';
import type { Person } from '../../exchange/person.ts';
import { freeMailboxSource } from '../../knowledge/index.ts';
import type { Step } from '../verdict.ts';

/** The step that says where the recipient is. */
export function scopeStep(recipient: Person, scope: Scope): Step {
  return {
    control: { kind: 'recipient', name: recipient.written },
    result: 'pass',
    why: `recipient-${scope.why}`,
    args: { recipient: recipient.written, domain: recipient.domain },
    basis: scope.basis,
    citations: citationsOf(recipient, scope),
    ...(scope.place ? { place: scope.place } : {}),
  };
}

function citationsOf(recipient: Person, { why }: Scope): readonly string[] {
  const provider = why === 'outside' ? freeMailboxSource(recipient.domain) : undefined;
  return provider === undefined ? CITATIONS[why] : [...CITATIONS[why], provider];
}

const CITATIONS: Readonly<Record<Scope['why'], readonly string[]>> = {
  inside: ['LEARN-FWD-2026', 'EXO-PRED'],
  relay: ['EXO-PRED', 'TIMMCMIC', 'TC-607580'],
  outside: ['EXO-PRED', 'PS-TR'],
  'outside-subdomain': ['EXO-PRED', 'EXO-SUBDOM'],
  'mail-user': ['PS-TR', 'EXO-PRED'],
  'internal-remote-domain': ['PS-RD'],
  'inside-by-mailbox': ['EXO-PRED', 'REASONED'],
  'not-listed': ['EXO-PRED', 'REASONED'],
  'perhaps-inside': ['EXO-PRED', 'REASONED'],
};
