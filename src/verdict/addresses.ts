import { list, type ObjectKind, stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';

/**
 * The SMTP address in a text, in lower case: `a@b`, `smtp:a@b`, `SMTP:a@b`, `mailto:a@b`, `Name <a@b>`, `"Name" [SMTP:a@b]`.
 * Undefined for a name, an X500 address or anything else. Linear in the length of the text.
 */
export function addressOf(written: string): string | undefined {
  let text = written.trim();
  for (const [opening, closing] of [
    ['[', ']'],
    ['<', '>'],
  ] as const) {
    const from = text.lastIndexOf(opening);
    if (from >= 0 && text.endsWith(closing)) text = text.slice(from + 1, -1).trim();
  }
  const colon = text.indexOf(':');
  if (colon >= 0) {
    const prefix = text.slice(0, colon).toLowerCase();
    if (prefix !== 'smtp' && prefix !== 'mailto') return undefined;
    text = text.slice(colon + 1).trim();
  }
  const at = text.indexOf('@');
  const simple = at > 0 && at === text.lastIndexOf('@') && at < text.length - 1 && !/[\s/]/.test(text);
  return simple ? text.toLowerCase() : undefined;
}

/** Domain of an address or the domain itself, lower case, without a trailing dot. */
export function domainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domain.endsWith('.') ? domain.slice(0, -1) : domain;
}

/** A domain and its parents, the domain first: `a.b.c`, `b.c`, `c`. */
export function domainAndParents(domain: string): readonly string[] {
  const chain = [domain];
  for (let dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', dot + 1)) chain.push(domain.slice(dot + 1));
  return chain;
}

/** Comparison form of a name or address. */
export function foldName(written: string): string {
  return addressOf(written) ?? written.trim().toLowerCase();
}

/** One recipient object that the tenant declares, with every address it answers to. */
export interface Entry {
  readonly object: TenantObject;
  readonly kind: ObjectKind;
  /** Addresses inside the organization, lower case, the primary one first. */
  readonly own: readonly string[];
  /** Address outside, of a mail contact or mail user. */
  readonly external?: string;
}

const OWN = [
  'primarySmtpAddress',
  'windowsEmailAddress',
  'emailAddresses',
  'userPrincipalName',
  'microsoftOnlineServicesID',
  'mail',
];
const NAMES = [
  'name',
  'identity',
  'displayName',
  'alias',
  'legacyExchangeDN',
  'distinguishedName',
  'guid',
  'samAccountName',
];
const KINDS = ['mailbox', 'group', 'mailUser', 'mailContact'] as const;

/** Look-up of declared mailboxes, groups, mail users and contacts by any name or address people write. */
export class Directory {
  readonly #entries = new Map<string, Entry>();

  constructor(tenant: Tenant) {
    for (const kind of KINDS) for (const object of tenant.objects[kind]) this.#add(kind, object);
  }

  #add(kind: ObjectKind, object: TenantObject): void {
    const values = (names: readonly string[]) =>
      names.flatMap((name) => (stated(list(object, name)) ?? []).map((item) => item.value));
    const names = values(NAMES);
    if (object.name !== undefined) names.push(object.name);
    const written = [...values(OWN), ...names];
    const own = [...new Set(written.map(addressOf).filter((address) => address !== undefined))];
    const external = stated(text(object, 'externalEmailAddress'));
    const externalAddress = external === undefined ? undefined : addressOf(external);
    const entry: Entry = { object, kind, own, ...(externalAddress === undefined ? {} : { external: externalAddress }) };
    const keys = [...written, ...(external === undefined ? [] : [external])].map(foldName);
    for (const key of keys) if (!this.#entries.has(key)) this.#entries.set(key, entry);
  }

  /** The declared object that a name or address means; undefined when none does. */
  find(written: string): Entry | undefined {
    return this.#entries.get(foldName(written)) ?? this.#entries.get(withoutX500(written));
  }

  /** The address of the person: as written, or of the declared object. */
  resolve(written: string): string | undefined {
    const address = addressOf(written);
    if (address !== undefined) return address;
    const entry = this.find(written);
    return entry?.external ?? entry?.own[0];
  }

  /** The address that mail for this name or address ends up at: outside for contacts and mail users. */
  target(written: string): string | undefined {
    return this.find(written)?.external ?? this.resolve(written);
  }
}

function withoutX500(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/^x500:/, '');
}
