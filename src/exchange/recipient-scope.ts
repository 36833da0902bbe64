import type { Place } from '../text/index.ts';
import { domainOf } from './addresses.ts';
import type { Person } from './condition.ts';
import { type Basis, type Match, maybe, NO, NO_INFERRED, YES } from './match.ts';
import type { Model } from './model.ts';

/** Where a recipient is, as each control sees it. Sources: EXO-PRED, PS-TR, PS-RD, EXO-SUBDOM. */
export interface Scope {
  /** For `SentToScope` of mail flow rules. */
  readonly inside: Match;
  /** The outbound policy never applies to recipients that are surely inside. */
  readonly policyApplies: boolean;
  /** Reason why a policy that does not permit is no sure block here. */
  readonly policyDoubt?: Match;
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

const INSIDE_TYPES = ['mailbox', 'group', 'publicfolder', 'distributionlist'];

/** Finds the scope of a recipient. `type` is the recipient type of the question. */
export function scopeOf(recipient: Person, type: string | undefined, model: Model): Scope {
  const belonging = model.acceptedDomains.belonging(recipient.domain);
  const entry = model.directory.find(recipient.written);
  const kind = (type ?? entry?.kind ?? '').toLowerCase();
  const mailUser = kind.includes('mailuser') || kind.includes('guest');
  const common = { relay: belonging.relay, basis: 'documented' as const };
  if (belonging.inside.is === 'yes') {
    const relay = belonging.relay.is !== 'no';
    const place = belonging.object?.namePlace;
    if (belonging.evident) {
      return { ...common, inside: belonging.inside, policyApplies: false, basis: 'inferred', why: 'inside-by-mailbox' };
    }
    return {
      ...common,
      inside: YES,
      policyApplies: false,
      why: relay ? 'relay' : 'inside',
      ...(place ? { place } : {}),
    };
  }
  if (mailUser) {
    const doubt = maybe('mailuser-externality-undocumented', { recipient: recipient.written });
    const place = entry?.object.namePlace;
    return {
      ...common,
      inside: YES,
      policyApplies: true,
      policyDoubt: doubt,
      why: 'mail-user',
      ...(place ? { place } : {}),
    };
  }
  if (INSIDE_TYPES.some((word) => kind.includes(word))) {
    const place = entry?.object.namePlace;
    return { ...common, inside: YES, policyApplies: false, why: 'inside', ...(place ? { place } : {}) };
  }
  const internal = model.remoteDomains.internal(recipient.domains);
  if (internal.match.is !== 'no') {
    const doubt =
      internal.match.is === 'yes'
        ? maybe('isinternal-remote-domain-undocumented', { remoteDomain: internal.name }, internal.place)
        : internal.match;
    const place = internal.place;
    return {
      ...common,
      inside: internal.match,
      policyApplies: true,
      policyDoubt: doubt,
      why: 'internal-remote-domain',
      ...(place ? { place } : {}),
    };
  }
  if (belonging.inside.is === 'maybe') {
    const place = belonging.inside.place;
    return {
      ...common,
      inside: belonging.inside,
      policyApplies: true,
      policyDoubt: belonging.inside,
      why: belonging.inside.reason === 'accepted-domains-not-listed' ? 'not-listed' : 'perhaps-inside',
      ...(place ? { place } : {}),
    };
  }
  return {
    ...common,
    inside: belonging.belowAccepted ? NO_INFERRED : NO,
    policyApplies: true,
    basis: belonging.belowAccepted ? 'inferred' : 'documented',
    why: belonging.belowAccepted ? 'outside-subdomain' : 'outside',
  };
}

/** Address that is surely outside the organization and where mail for a written recipient ends; undefined for any other. */
export function outsideAddress(written: string, model: Model): string | undefined {
  const address = model.directory.target(written);
  return address !== undefined && model.acceptedDomains.belonging(domainOf(address)).inside.is === 'no'
    ? address
    : undefined;
}
