import { type Declaration, flag, list, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { addressOf, domainAndParents, domainOf } from './addresses.ts';
import { dateMatch } from './dates.ts';
import { all, type Doubt, type Match, maybe, NO, YES } from './match.ts';
import { type Bag, judged, mayBeGone } from './readings.ts';
import { actsAfter, concerns, disturbances, notListed } from './unresolved.ts';

/** An entry that blocks, with the value as written. */
export interface BlockEntry {
  readonly object: TenantObject;
  readonly value: string;
  /** Why it may be gone: a command removes entries nobody can name from the text, or this one under a condition. */
  readonly doubt?: Doubt;
}

/**
 * Block entries of the Tenant Allow/Block List. `contoso.com` covers no subdomain and `*.contoso.com` does not cover contoso.com.
 * Source: LEARN-TABL.
 */
export class BlockList {
  readonly #entries = new Map<string, BlockEntry>();
  /** Why there may be entries that the text does not list. */
  readonly more: Doubt | undefined;

  constructor(tenant: Tenant) {
    this.more = notListed(tenant, 'tenantBlockList');
    const removals = disturbances(tenant, 'tenantBlockList', []);
    for (const object of tenant.objects.tenantBlockList) {
      if (blocksSenders(object).is === 'no') continue;
      for (const written of blockedValues(object)) {
        const key = blockKey(written);
        if (!this.#entries.has(key)) this.#entries.set(key, entryOf(object, written, removals));
      }
    }
  }

  /** Addresses and domains that entries name. */
  values(): Iterable<string> {
    return this.#entries.keys();
  }

  /** The entry for this very address or domain, wildcards as written. */
  entryFor(value: string): BlockEntry | undefined {
    return this.#entries.get(blockKey(value));
  }

  /** The entry that covers an address, the most specific one. */
  covering(address: string, domain: string): BlockEntry | undefined {
    const wildcards = domainAndParents(domain)
      .slice(1)
      .map((parent) => `*.${parent}`);
    for (const key of [address, domain, ...wildcards]) {
      const entry = this.#entries.get(key);
      if (entry) return entry;
    }
    return undefined;
  }
}

const blockKey = (written: string): string => addressOf(written) ?? domainOf(written);

function entryOf(object: TenantObject, value: string, removals: readonly Declaration[]): BlockEntry {
  const removal = removals.find((one) => concerns(one, object) && actsAfter(one, object.declarations.at(-1)?.place));
  if (!removal) return { object, value };
  const { nameRuntime: expression = '', place } = removal;
  return { object, value, doubt: maybe('run-time-value', { setting: 'entries', expression }, place) };
}

/** Addresses and domains that an entry names, as written. */
export function blockedValues(object: TenantObject): readonly string[] {
  const entries = stated(list(object, 'entries'))?.map((item) => item.value) ?? [];
  const value = stated(text(object, 'value')) ?? object.name;
  return entries.length > 0 ? entries : value === undefined ? [] : [value];
}

/** Whether an entry blocks senders. What it leaves out, or says at run time only, is taken for a block of senders. */
function blocksSenders(object: TenantObject): Match {
  const unless = (name: string, other: (bag: Bag) => boolean): Match =>
    judged(object, name, (bag) => (other(bag) ? NO : YES));
  return all([
    unless('listType', (bag) => (stated(text(bag, 'listType')) ?? 'sender').toLowerCase() !== 'sender'),
    unless('action', (bag) => stated(text(bag, 'action'))?.toLowerCase() === 'allow'),
    unless('allow', (bag) => stated(flag(bag, 'allow')) === true),
  ]);
}

/** Whether an entry still counts on the day `asOf` (YYYY-MM-DD); maybe without one when it expires. */
export function stillLive({ object, doubt }: BlockEntry, asOf: string | undefined): Match {
  const blocks = mayBeGone(object) ?? doubt ?? blocksSenders(object);
  if (blocks.is !== 'yes') return blocks;
  const expires = text(object, 'expirationDate');
  if (expires.state === 'absent') return YES;
  if (expires.state !== 'stated')
    return maybe('run-time-value', { setting: 'expirationDate', expression: '' }, expires.place);
  const passed = dateMatch(expires.value, asOf);
  if (passed.is === 'maybe') return { ...passed, args: { rule: object.name ?? '', date: expires.value } };
  return passed.is === 'yes' ? { ...passed, is: 'no' } : YES;
}
