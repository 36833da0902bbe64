import { type Declaration, flag, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { domainAndParents, domainOf } from './addresses.ts';
import { agreed, type Basis, type Doubt, type Match, maybe, NO, YES } from './match.ts';
import { mayBeGone, nameOf, placeOf } from './readings.ts';
import type { ReasonId } from './reason.ts';
import { allowsForwards, allowsReports, domainNameOf, makesInternal } from './remote-domain.ts';
import { actsAfter, concerns, disturbances, disturbedBy, notListed, objectsOf } from './unresolved.ts';

/** The entry in force for a domain and whether it lets automatic forwards pass. */
export interface EffectiveRemoteDomain {
  /** Undefined when no entry covers the domain and the service default (`*`, allowed) is assumed. */
  readonly object?: TenantObject;
  readonly name: string;
  /** `*`, `*.contoso.com`, `contoso.com`. */
  readonly domainName: string;
  readonly allows: Match;
  /** Inferred when the choice between several entries rests on inference. */
  readonly basis: Basis;
  readonly how: 'exact' | 'wildcard' | 'default' | 'assumed';
  readonly place?: Place;
}

/** An entry whose domain the text does not tell, and why. */
interface Unplaced {
  readonly object: TenantObject;
  readonly reason: ReasonId;
}

/** Whether the text tells neither the domain of an entry nor whether forwards pass. */
const isBlank = ({ object, reason }: Unplaced): boolean =>
  reason === 'setting-not-stated' && !object.properties.has('autoForwardEnabled');

function unplacedDoubt({ object, reason }: Unplaced): Doubt {
  const name = nameOf(object);
  return maybe(reason, { setting: 'domainName', expression: name, remoteDomain: name }, object.namePlace);
}

/** How many answers are kept at most. */
const KEPT = 10_000;

/** The remote domains of a tenant. Sources: PS-RD, EXO-RD, EXO-RDM; exact over wildcard and longer over shorter are inferred. */
export class RemoteDomains {
  readonly #exact = new Map<string, TenantObject[]>();
  readonly #wildcard = new Map<string, TenantObject[]>();
  readonly #default: TenantObject[] = [];
  readonly #anywhere: Unplaced[] = [];
  readonly #unresolved: readonly Declaration[];
  /** Why there may be entries that the text does not list. */
  readonly #more: Doubt | undefined;
  readonly #chosen = new Map<string, EffectiveRemoteDomain>();
  #toAnybody: Match | undefined;

  constructor(tenant: Tenant) {
    for (const object of objectsOf(tenant, 'remoteDomain')) this.#add(object);
    this.#more = notListed(tenant, 'remoteDomain');
    this.#unresolved = disturbances(tenant, 'remoteDomain', ['autoForwardEnabled', 'domainName']);
  }

  #add(object: TenantObject): void {
    const domain = domainNameOf(object);
    if (domain === undefined) {
      const domainName = text(object, 'domainName');
      const reason =
        domainName.state === 'runtime' ? (domainName.unsettled?.reason ?? 'run-time-value') : 'setting-not-stated';
      this.#anywhere.push({ object, reason });
    } else if (domain === '*') this.#default.push(object);
    else if (domain.startsWith('*.')) push(this.#wildcard, domain.slice(2), object);
    else push(this.#exact, domain, object);
  }

  /** Domains that entries name, wildcards as `*.domain`; without `*`. */
  domains(): readonly string[] {
    return [...this.#exact.keys(), ...[...this.#wildcard.keys()].map((suffix) => `*.${suffix}`)];
  }

  /** The entry for a domain, given as the domain and its parents. */
  effective(domains: readonly string[]): EffectiveRemoteDomain {
    const domain = domains[0] ?? '';
    let chosen = this.#chosen.get(domain);
    if (!chosen) {
      chosen = this.#choose(domain, domains);
      if (this.#chosen.size < KEPT) this.#chosen.set(domain, chosen);
    }
    return chosen;
  }

  /** The entry for an address or a domain. */
  covering(address: string): EffectiveRemoteDomain {
    return this.effective(domainAndParents(domainOf(address)));
  }

  /** Whether a non-delivery report reaches an author outside; without domains one of whom nothing else is known. */
  reports(domains?: readonly string[]): Match {
    if (domains) {
      const { object } = this.effective(domains);
      return object ? allowsReports(object) : YES;
    }
    this.#toAnybody ??= this.#reportsToAnybody();
    return this.#toAnybody;
  }

  #reportsToAnybody(): Match {
    const entries = [...this.#default, ...this.#anywhere.map(({ object }) => object)];
    for (const own of [...this.#exact.values(), ...this.#wildcard.values()]) entries.push(...own);
    const answers = this.#default.length > 0 ? entries.map(allowsReports) : [YES, ...entries.map(allowsReports)];
    return agreed(answers, 'sender-match-undetermined');
  }

  #choose(domain: string, domains: readonly string[]): EffectiveRemoteDomain {
    const exact = this.#exact.get(domain);
    const wildcards = domains.filter((parent) => this.#wildcard.has(parent));
    const [suffix] = wildcards;
    if (exact) return this.#entry(exact, domain, 'exact', wildcards.length > 0 ? 'inferred' : 'documented');
    if (suffix !== undefined) {
      const entries = this.#wildcard.get(suffix) ?? [];
      return this.#entry(entries, `*.${suffix}`, 'wildcard', wildcards.length > 1 ? 'inferred' : 'documented');
    }
    const nearMiss = domains.slice(1).some((parent) => this.#exact.has(parent));
    return this.#entry(
      this.#default,
      '*',
      this.#default.length > 0 ? 'default' : 'assumed',
      nearMiss ? 'inferred' : 'documented',
    );
  }

  #entry(
    objects: readonly TenantObject[],
    domainName: string,
    how: EffectiveRemoteDomain['how'],
    basis: Basis,
  ): EffectiveRemoteDomain {
    const [object] = objects;
    const own = object
      ? agreed(objects.map(allowsForwards), 'contradicting-values', placeOf(object, 'autoForwardEnabled'))
      : YES;
    const place = object ? (own.place ?? placeOf(object, 'autoForwardEnabled')) : undefined;
    // One entry at most is for a domain itself.
    const other = how === 'exact' ? undefined : (this.#more ?? this.#perhapsOpen(own));
    return {
      name: object ? nameOf(object) : 'Default',
      domainName,
      allows: other ?? this.#doubted(own, object, place),
      basis: how === 'assumed' ? 'inferred' : basis,
      how,
      ...(object ? { object } : {}),
      ...(place ? { place } : {}),
    };
  }

  /** Doubts a block when an entry of which the text tells nothing may be the one for the domain. Where forwards pass it is passed over. */
  #perhapsOpen(own: Match): Doubt | undefined {
    const blank = own.is === 'no' ? this.#anywhere.find(isBlank) : undefined;
    return blank && unplacedDoubt(blank);
  }

  /** Doubts an answer when an entry or statement that may concern any domain says otherwise. */
  #doubted(own: Match, chosen: TenantObject | undefined, place: Place | undefined): Match {
    const gone = chosen && mayBeGone(chosen);
    if (gone && !this.#allAre(own.is)) return gone;
    const differing = this.#anywhere.find((one) => !isBlank(one) && allowsForwards(one.object).is !== own.is);
    if (differing) return unplacedDoubt(differing);
    for (const declaration of this.#unresolved) {
      if (!concerns(declaration, chosen) || !actsAfter(declaration, place)) continue;
      if (declaration.operation === 'remove') {
        // The default entry cannot be removed (EXO-RD); behind every other one another entry covers the domain.
        const isKept = chosen === undefined || this.#default.includes(chosen);
        if (!isKept && !this.#allAre(own.is)) return disturbedBy(declaration, 'autoForwardEnabled');
        continue;
      }
      if (!declaration.properties.has('autoForwardEnabled') && !declaration.properties.has('domainName')) continue;
      const value = flag(declaration, 'autoForwardEnabled');
      const same =
        value.state === 'stated' ? value.value === (own.is === 'yes') : value.state === 'absent' && own.is === 'yes';
      if (!same) return disturbedBy(declaration, 'autoForwardEnabled');
    }
    return own;
  }

  /** Whether every entry that may cover a domain in place of another one says the same. */
  #allAre(is: Match['is']): boolean {
    const others = [...this.#default, ...[...this.#wildcard.values()].flat()];
    return (
      is !== 'maybe' && others.every((entry) => allowsForwards(entry).is === is) && (is === 'yes' || others.length > 0)
    );
  }

  /** Whether the entry for these domains makes its recipients internal. */
  internal(domains: readonly string[]): { readonly match: Match; readonly name: string; readonly place?: Place } {
    const { object, name } = this.effective(domains);
    const match = object ? makesInternal(object) : NO;
    return { match, name, ...(match.place ? { place: match.place } : {}) };
  }
}

function push(map: Map<string, TenantObject[]>, key: string, object: TenantObject): void {
  const list = map.get(key);
  if (list) list.push(object);
  else map.set(key, [object]);
}
