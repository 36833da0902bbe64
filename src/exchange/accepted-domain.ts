import { type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { domainAndParents } from './addresses.ts';
import { type Match, maybe, NO, YES } from './match.ts';
import { flagMatch, judged, settingMatch } from './readings.ts';
import { disturbances, objectsOf } from './unresolved.ts';

/** How a domain belongs to the organization. `relay`: mailboxes of it may live elsewhere. */
export interface Belonging {
  readonly inside: Match;
  readonly relay: Match;
  /** The domain is accepted or lies below one that extends to subdomains, whatever its type. */
  readonly accepted: boolean;
  readonly object?: TenantObject;
  /** Outside, but below an accepted domain that does not extend to subdomains. */
  readonly belowAccepted?: boolean;
}

/** How many answers are kept at most. */
const KEPT = 10_000;

/** The accepted domains of a tenant. Sources: EXO-PRED, EXO-SUBDOM, PS-AD. */
export class AcceptedDomains {
  readonly #byName = new Map<string, TenantObject>();
  readonly #known = new Map<string, Belonging>();
  readonly #clouded: Match | undefined;

  constructor(tenant: Tenant) {
    const objects = objectsOf(tenant, 'acceptedDomain');
    for (const object of objects) {
      const name = nameOf(object);
      if (name && !this.#byName.has(name)) this.#byName.set(name, object);
    }
    const [first] = disturbances(tenant, 'acceptedDomain', ['domainName', 'domainType', 'name']);
    const nameless = objects.find((object) => nameOf(object) === undefined);
    const place = first?.place ?? nameless?.namePlace;
    if (place) this.#clouded = maybe('run-time-value', { setting: 'domainName', expression: '' }, place);
  }

  get names(): IterableIterator<string> {
    return this.#byName.keys();
  }

  /** Where a domain belongs. ExternalRelay and unknown types count as outside for recipients. */
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
      if (extended.is === 'maybe') return { inside: extended, relay: NO, accepted: false, object };
      below = true;
    }
    return { inside: this.#clouded ?? NO, relay: NO, accepted: false, ...(below ? { belowAccepted: true } : {}) };
  }
}

function nameOf(object: TenantObject): string | undefined {
  const setting = text(object, 'domainName');
  const name = setting.state === 'stated' ? setting.value : setting.state === 'absent' ? object.name : undefined;
  return name?.trim().toLowerCase().replace(/^@/, '');
}

function typeOf(object: TenantObject): Belonging {
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
