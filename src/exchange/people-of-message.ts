import { addressOf, domainAndParents, domainOf } from './addresses.ts';
import { maybe, NO, YES } from './match.ts';
import type { Original } from './message.ts';
import type { Model } from './model.ts';
import type { Person } from './person.ts';

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
