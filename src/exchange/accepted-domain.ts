import { freeMailboxSource } from '../knowledge/index.ts';
import { type Declaration, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { addressOf, domainAndParents, domainOf } from './addresses.ts';
import type { Directory } from './directory.ts';
import { type Doubt, type Match, maybe, NO, NO_INFERRED, YES, YES_INFERRED } from './match.ts';
import { flagMatch, judged, mayBeGone, settingMatch } from './readings.ts';
import { disturbances, notListed, objectsOf } from './unresolved.ts';

/** How a domain belongs to the organization. `relay`: mailboxes of it may live elsewhere. */
export interface Belonging {
  readonly inside: Match;
  readonly relay: Match;
  /** The domain is accepted or lies below one that extends to subdomains, whatever its type. */
  readonly accepted: boolean;
  readonly object?: TenantObject;
  /** Outside, but below an accepted domain that does not extend to subdomains. */
  readonly belowAccepted?: boolean;
  /** Inside because mailboxes or groups of the organization have addresses there; no text lists the domain. */
  readonly evident?: boolean;
}

/** How many answers are kept at most. */
const KEPT = 10_000;

const INITIAL = '.onmicrosoft.com';

const outside = (inside: Match, more: Partial<Belonging> = {}): Belonging => ({
  inside,
  relay: NO,
  accepted: false,
  ...more,
});

/**
 * Which domains are the organization's own; the one place that knows. Sources: EXO-PRED, EXO-SUBDOM, PS-AD. Where no text lists
 * the accepted domains, a domain is inside when mailboxes of the tenant have addresses there, outside when it belongs to a
 * mailbox provider for private persons, and else undecided.
 */
export class AcceptedDomains {
  /** A text states the whole list: an export, a data file, the configuration. Scripts change single domains. */
  readonly listed: boolean;
  readonly #byName = new Map<string, TenantObject>();
  readonly #evident: ReadonlySet<string>;
  readonly #known = new Map<string, Belonging>();
  readonly #indeterminate: Doubt | undefined;
  /** What is known of initial domains (`*.onmicrosoft.com`) that are not listed. */
  readonly #initial: Match;

  constructor(tenant: Tenant, directory: Directory) {
    const objects = objectsOf(tenant, 'acceptedDomain');
    for (const object of objects) {
      const name = nameOf(object);
      if (name && !this.#byName.has(name)) this.#byName.set(name, object);
    }
    this.listed = isListed(tenant);
    this.#evident = evidentDomains(tenant, directory);
    const doubts = disturbances(tenant, 'acceptedDomain', ['domainName', 'domainType', 'name']);
    const [first] = doubts.filter((one) => !isOrganization(one));
    const nameless = objects.find((object) => nameOf(object) === undefined);
    const place = first?.place ?? nameless?.namePlace;
    this.#indeterminate = notListed(tenant, 'acceptedDomain');
    if (place) this.#indeterminate = maybe('run-time-value', { setting: 'domainName', expression: '' }, place);
    const organization = doubts.find(isOrganization);
    const initialListed = [...this.#byName.keys()].some((name) => name.endsWith(INITIAL));
    this.#initial = organization
      ? maybe(
          'run-time-value',
          { setting: 'domainName', expression: organization.nameRuntime ?? '' },
          organization.place,
        )
      : initialListed
        ? NO
        : maybe('accepted-domains-not-listed');
  }

  /** The domains that are listed, else those in which mailboxes of the tenant have addresses. */
  get names(): Iterable<string> {
    return this.listed ? this.#byName.keys() : new Set([...this.#byName.keys(), ...this.#evident]);
  }

  /** Where a domain belongs. A type that Exchange Online does not have (ExternalRelay) decides nothing: `inside` is then maybe. */
  belonging(domain: string): Belonging {
    let belonging = this.#known.get(domain);
    if (!belonging) {
      belonging = this.#find(domain);
      if (this.#known.size < KEPT) this.#known.set(domain, belonging);
    }
    return belonging;
  }

  #find(domain: string): Belonging {
    const own = this.#byName.get(domain);
    if (own) return typeOf(own);
    let below = false;
    for (const parent of domainAndParents(domain).slice(1)) {
      const object = this.#byName.get(parent);
      if (!object) continue;
      const extended = flagMatch(object, 'matchSubDomains', NO);
      if (extended.is === 'yes') return typeOf(object);
      if (extended.is === 'maybe') return outside(extended, { object });
      below = true;
    }
    if (freeMailboxSource(domain) !== undefined || domain.endsWith('.invalid')) return outside(NO);
    return this.#unlisted(domain, below);
  }

  #unlisted(domain: string, below: boolean): Belonging {
    const initial = domain.endsWith(INITIAL);
    const evident = this.#evident.has(initial ? domain.replace(`.mail${INITIAL}`, INITIAL) : domain);
    const unlisted = maybe('accepted-domains-not-listed', { domain });
    if (evident && (initial || !this.listed)) {
      return { inside: YES_INFERRED, relay: initial ? NO : unlisted, accepted: true, evident: true };
    }
    if (this.#indeterminate) return outside(this.#indeterminate, below ? { belowAccepted: true } : {});
    if (!this.listed) return outside(unlisted);
    if (initial) return outside({ ...this.#initial, args: { ...this.#initial.args, domain } });
    return outside(below ? NO_INFERRED : NO, below ? { belowAccepted: true } : {});
  }
}

function isListed(tenant: Tenant): boolean {
  if (tenant.complete.has('acceptedDomain')) return true;
  const declared = (one: Declaration): boolean => one.kind === 'acceptedDomain' && one.operation === 'declare';
  return (
    tenant.objects.acceptedDomain.some(({ declarations }) => declarations.some(declared)) ||
    tenant.unresolved.some(declared)
  );
}

/**
 * `$OrganizationName`, which Microsoft365DSC writes in exports wherever the domain of the organization stood. It is one domain,
 * and none that the export writes out.
 */
const isOrganization = ({ operation, nameRuntime }: Declaration): boolean =>
  operation === 'declare' && /^"?\$\(?(?:\w+\.)*organization(?:name)?\)?"?$/i.test(nameRuntime?.trim() ?? '');

/** Domains of addresses that mailboxes and groups of the tenant have: the service gives them only addresses in accepted domains. */
function evidentDomains(tenant: Tenant, directory: Directory): ReadonlySet<string> {
  const objects = [...tenant.objects.mailbox, ...tenant.objects.group];
  const own = objects.flatMap((object) => directory.of(object)?.own ?? []);
  const owners = tenant.objects.inboxRule.flatMap((rule) => addressOf(stated(text(rule, 'mailbox')) ?? '') ?? []);
  return new Set([...own, ...owners].map(domainOf).filter((domain) => freeMailboxSource(domain) === undefined));
}

function nameOf(object: TenantObject): string | undefined {
  const setting = text(object, 'domainName');
  const name = setting.state === 'stated' ? setting.value : setting.state === 'absent' ? object.name : undefined;
  return name === undefined ? undefined : domainOf(name);
}

function typeOf(object: TenantObject): Belonging {
  const gone = mayBeGone(object);
  if (gone) return { inside: gone, relay: NO, accepted: true, object };
  const relay = judged(object, 'domainType', (bag) =>
    settingMatch(text(bag, 'domainType'), 'domainType', NO, (value, place) => {
      const word = value.toLowerCase();
      if (word === 'internalrelay') return YES;
      if (word === 'authoritative') return NO;
      return maybe('illegal-value', { setting: 'domainType', value }, place);
    }),
  );
  if (relay.is === 'maybe' && relay.reason === 'illegal-value')
    return { inside: relay, relay: NO, accepted: true, object };
  return { inside: YES, relay, accepted: true, object };
}
