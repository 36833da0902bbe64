import type { Person } from '../../exchange/condition.ts';
import type { Scope } from '../../exchange/recipient-scope.ts';
import type { Step } from '../verdict.ts';

/** The step that says where the recipient is. */
export function scopeStep(recipient: Person, scope: Scope): Step {
  return {
    control: `recipient:${recipient.written}`,
    result: 'pass',
    why: `recipient-${scope.why}`,
    args: { recipient: recipient.written, domain: recipient.domain },
    basis: scope.basis,
    citations: CITATIONS[scope.why],
    ...(scope.place ? { place: scope.place } : {}),
  };
}

const CITATIONS: Readonly<Record<Scope['why'], readonly string[]>> = {
  inside: ['LEARN-FWD-2026', 'EXO-PRED'],
  relay: ['EXO-PRED', 'TIMMCMIC', 'TC-607580'],
  outside: ['EXO-PRED', 'PS-TR'],
  'outside-subdomain': ['EXO-PRED', 'EXO-SUBDOM'],
  'mail-user': ['PS-TR', 'EXO-PRED'],
  'internal-remote-domain': ['PS-RD'],
  'perhaps-inside': ['EXO-PRED', 'REASONED'],
};
