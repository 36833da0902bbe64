import type { Assumptions } from '../tenant/index.ts';
import { addressOf, domainAndParents, domainOf } from './addresses.ts';
import type { Person } from './condition.ts';
import { type Match, maybe, NO, NO_INFERRED, YES, YES_INFERRED } from './match.ts';
import type { Mechanism, MechanismFacts } from './mechanism.ts';
import type { Model } from './model.ts';
import type { Question } from './question.ts';
import type { Scope } from './recipient-scope.ts';

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

/** A person by address, with the other addresses the tenant declares for them. */
export function person(written: string, model: Model): Person {
  const address = addressOf(written) ?? written.trim().toLowerCase();
  const entry = model.directory.find(written);
  const others = entry && entry.kind !== 'mailContact' ? entry.own : [];
  const domain = domainOf(address);
  const addresses = others.length > 0 ? [...new Set([address, ...others])] : [address];
  return { written: written.trim(), addresses, domain, domains: domainAndParents(domain) };
}

/** Reads `originalSender`: an address, `internal`, `external`, or nothing. */
export function originalSender(written: string | undefined, model: Model): Original {
  const word = written?.trim().toLowerCase();
  if (word === 'internal') return { inside: YES };
  if (word === 'external') return { inside: NO };
  if (written === undefined || addressOf(written) === undefined) {
    return { inside: maybe('sender-match-undetermined', { name: 'originalSender' }) };
  }
  const one = person(written, model);
  const belonging = model.acceptedDomains.belonging(one.domain);
  return { person: one, inside: belonging.accepted ? YES : belonging.inside };
}

/** The location of the sender that `FromScope` looks at. Which sender that is rests on inference. */
export function fromInside(message: Message): Match {
  if (message.facts.headerSender === 'forwarder') return YES_INFERRED;
  const { is } = message.original.inside;
  return is === 'yes' ? YES_INFERRED : is === 'no' ? NO_INFERRED : message.original.inside;
}
