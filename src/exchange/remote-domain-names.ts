import { type Declaration, stated, type Tenant, text } from '../tenant/index.ts';
import { domainOf } from './addresses.ts';

const isDomain = (name: string): boolean =>
  name.includes('.') && /^(\*\.)?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(name);

const MAKING: ReadonlySet<string> = new Set(['create', 'declare', 'snapshot']);

/** A domain where the name of an entry should stand, and the name of the entry that has the domain. */
export interface Misnamed {
  readonly owner: string | undefined;
}

/** How the texts of a tenant name its remote domains: `-Identity` takes the name of an entry, not its domain (PS-RD). */
export class RemoteDomainNames {
  readonly #names = new Set<string>();
  readonly #owners = new Map<string, string>();

  constructor(declarations: Iterable<Declaration>) {
    for (const declaration of declarations) {
      const { kind, operation, name } = declaration;
      if (kind !== 'remoteDomain' || name === undefined || !MAKING.has(operation)) continue;
      this.#names.add(fold(name));
      const domain = stated(text(declaration, 'domainName'));
      if (domain !== undefined && !this.#owners.has(domainOf(domain))) this.#owners.set(domainOf(domain), name);
    }
  }

  /** What is wrong with an identity that is a domain and names no entry; undefined for any other. */
  misnamed(identity: string): Misnamed | undefined {
    if (!isDomain(identity) || this.#names.has(fold(identity))) return undefined;
    return { owner: this.#owners.get(domainOf(identity)) };
  }
}

const fold = (name: string): string => name.trim().toLowerCase();

const known = new WeakMap<Tenant, RemoteDomainNames>();

/** The names in one tenant, collected once. */
export function remoteDomainNames(tenant: Tenant): RemoteDomainNames {
  const names = known.get(tenant) ?? new RemoteDomainNames(tenant.declarations);
  known.set(tenant, names);
  return names;
}
