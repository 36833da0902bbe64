import type { Assumptions } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { type Basis, type Doubt, type Match, NO_INFERRED, YES_INFERRED } from './match.ts';
import type { Mechanism, MechanismFacts } from './mechanism.ts';
import type { Person } from './person.ts';
import type { Question } from './question.ts';

/** Where a recipient is, as each control sees it. Sources: EXO-PRED, PS-TR, PS-RD, EXO-SUBDOM. */
export interface Scope {
  /** For `SentToScope` of mail flow rules. */
  readonly inside: Match;
  /** The outbound policy never applies to recipients that are surely inside. */
  readonly policyApplies: boolean;
  /** Reason why a policy that does not permit is no sure block here. */
  readonly policyDoubt?: Doubt;
  /** The domain relays mail, so the mailbox may be elsewhere. */
  readonly relay: Match;
  readonly basis: Basis;
  readonly why:
    | 'inside'
    | 'relay'
    | 'outside'
    | 'outside-subdomain'
    | 'mail-user'
    | 'internal-remote-domain'
    | 'inside-by-mailbox'
    | 'not-listed'
    | 'perhaps-inside';
  readonly place?: Place;
}

/** Who sent the message that is forwarded: a person, or only where they are. */
export interface Original {
  readonly person?: Person;
  readonly inside: Match;
}

/** One forwarded message as the controls see it. */
export interface Message {
  readonly question: Question;
  readonly mechanism: Mechanism;
  readonly facts: MechanismFacts;
  readonly sender: Person;
  readonly recipient: Person;
  readonly original: Original;
  readonly scope: Scope;
  readonly assumptions: Assumptions;
}

/** The location of the sender that `FromScope` looks at. Which sender that is rests on inference. */
export function fromInside(message: Message): Match {
  if (message.facts.headerSender === 'forwarder') return YES_INFERRED;
  const { is } = message.original.inside;
  return is === 'yes' ? YES_INFERRED : is === 'no' ? NO_INFERRED : message.original.inside;
}
