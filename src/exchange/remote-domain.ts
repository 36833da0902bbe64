import { flag, stated, type Tenant, type TenantObject, takesEffect, text } from '../tenant/index.ts';
import { domainOf } from './addresses.ts';
import { type Match, maybe, NO, YES } from './match.ts';
import { flagMatch, judged, placeOf, sameName, settingMatch } from './readings.ts';

/** Domain of an entry in lower case, `*` for the default one; undefined when the text does not tell. */
export function domainNameOf(entry: TenantObject): string | undefined {
  const domain = text(entry, 'domainName');
  if (domain.state === 'stated') return domainOf(domain.value);
  return domain.state === 'absent' && sameName(entry.name, 'Default') ? '*' : undefined;
}

/** The entry for all domains without one of their own. */
export const defaultRemoteDomain = (tenant: Tenant): TenantObject | undefined =>
  tenant.objects.remoteDomain.find((entry) => domainNameOf(entry) === '*');

/**
 * `AutoForwardEnabled` of one entry. Where it is not stated, forwards pass (service default, PS-RD) if the whole entry is in the text,
 * and for the default entry, which the service makes; of any other entry nobody can say.
 */
export function allowsForwards(entry: TenantObject): Match {
  const args = { setting: 'autoForwardEnabled', object: entry.name ?? '' };
  const known = entry.whole || domainNameOf(entry) === '*';
  return flagMatch(entry, 'autoForwardEnabled', known ? YES : maybe('setting-not-stated', args, entry.namePlace));
}

/** `NDREnabled` of one entry: whether non-delivery reports reach authors in its domain. They do where nobody says otherwise (EXO-RD). */
export const allowsReports = (entry: TenantObject): Match => flagMatch(entry, 'nDREnabled', YES);

/** Whether the text itself lets forwards pass: it says so, or leaves the setting out of an entry that it states whole. */
export const showsOpen = (entry: TenantObject): boolean =>
  allowsForwards(entry).is === 'yes' && (entry.whole || entry.properties.has('autoForwardEnabled'));

const OPEN = new WeakMap<Tenant, readonly TenantObject[]>();

/** Entries for single domains through which forwards pass, stated or by default. Found once per tenant, which is frozen. */
export function openEntries(tenant: Tenant): readonly TenantObject[] {
  const known =
    OPEN.get(tenant) ?? tenant.objects.remoteDomain.filter((entry) => domainNameOf(entry) !== '*' && showsOpen(entry));
  OPEN.set(tenant, known);
  return known;
}

/** Remote domains for single domains that are stated open: partners to whom forwarding is meant to work. */
export const statedPartners = (tenant: Tenant): readonly TenantObject[] =>
  openEntries(tenant).filter(
    (entry) => domainNameOf(entry) !== undefined && stated(flag(entry, 'autoForwardEnabled')) === true,
  );

/** Whether an entry makes its recipients internal: `IsInternal`, or `AllowedOOFType InternalLegacy`, which implies it (PS-RD). */
export function makesInternal(entry: TenantObject): Match {
  if (!entry.properties.has('isInternal') && !entry.properties.has('allowedOOFType')) return NO;
  const stated = flagMatch(entry, 'isInternal', NO);
  const implied = judged(entry, 'allowedOOFType', (bag) =>
    settingMatch(text(bag, 'allowedOOFType'), 'allowedOOFType', NO, (value) => (isLegacy(value) ? YES : NO)),
  );
  if (stated.is === 'no' && implied.is === 'yes') return lastSaid(entry, stated, implied);
  // Whether another value than InternalLegacy switches IsInternal off again is not documented.
  if (implied.is === 'no' && (stated.is === 'yes' ? isReset(entry) : wasLegacy(entry))) {
    return maybe('contradicting-values', { object: entry.name ?? '' }, placeOf(entry, 'allowedOOFType'));
  }
  const isImplied = stated.is !== 'yes' && (implied.is === 'yes' || stated.is === 'no');
  return { ...(isImplied ? implied : stated), place: placeOf(entry, isImplied ? 'allowedOOFType' : 'isInternal') };
}

const isLegacy = (replies: string): boolean => replies.trim().toLowerCase() === 'internallegacy';

/** Each of the two settings changes the other one (PS-RD): what was set last holds. */
function lastSaid(entry: TenantObject, stated: Match, implied: Match): Match {
  const [switched, replied] = [lastWith(entry, 'isInternal'), lastWith(entry, 'allowedOOFType')];
  if (switched === replied)
    return maybe('contradicting-values', { object: entry.name ?? '' }, placeOf(entry, 'isInternal'));
  const isSwitched = switched > replied;
  return { ...(isSwitched ? stated : implied), place: placeOf(entry, isSwitched ? 'isInternal' : 'allowedOOFType') };
}

/** Whether a command switched `IsInternal` on by `InternalLegacy`, and none that follows switches it off. */
const wasLegacy = (entry: TenantObject): boolean =>
  entry.declarations.findLastIndex((one) => takesEffect(one) && isLegacy(stated(text(one, 'allowedOOFType')) ?? '')) >
  lastWith(entry, 'isInternal');

/** The last declaration that takes effect and has a setting, by its index; -1 for none. */
const lastWith = (entry: TenantObject, name: string): number =>
  entry.declarations.findLastIndex((one) => takesEffect(one) && one.properties.has(name));

/** Whether a command gave an entry another `AllowedOOFType` after `IsInternal` was switched on. */
const isReset = (entry: TenantObject): boolean =>
  lastWith(entry, 'allowedOOFType') > lastWith(entry, 'isInternal') && entry.properties.has('allowedOOFType');
