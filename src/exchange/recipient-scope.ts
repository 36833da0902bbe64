import { domainOf } from './addresses.ts';
import { maybe, NO, NO_INFERRED, YES } from './match.ts';
import type { Scope } from './message.ts';
import type { Model } from './model.ts';
import type { Person } from './person.ts';

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
