import { list, type ObjectKind, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { addressOf, foldName } from './addresses.ts';
import { externalAddressOf } from './contact.ts';

/** One recipient object that the tenant declares, with every address it answers to. */
export interface DirectoryEntry {
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
/** Kinds of objects that declare recipients. */
export const RECIPIENT_KINDS = ['mailbox', 'group', 'mailUser', 'mailContact'] as const;

function writtenNames(object: TenantObject): readonly string[] {
  const values = [...OWN, ...NAMES].flatMap((name) => (stated(list(object, name)) ?? []).map((item) => item.value));
  return object.name === undefined ? values : [...values, object.name];
}

/** Every name and address by which a recipient object can be found, in the form of comparisons. */
export function namesOf(object: TenantObject): readonly string[] {
  const external = externalAddressOf(object);
  return [...writtenNames(object), ...(external === undefined ? [] : [external])].map(foldName);
}

/** Look-up of declared mailboxes, groups, mail users and contacts by any name or address people write. */
export class Directory {
  readonly #entries = new Map<string, DirectoryEntry>();
  readonly #byObject = new Map<TenantObject, DirectoryEntry>();

  constructor(tenant: Tenant) {
    for (const kind of RECIPIENT_KINDS) for (const object of tenant.objects[kind]) this.#add(kind, object);
  }

  #add(kind: ObjectKind, object: TenantObject): void {
    const written = writtenNames(object);
    const own = [...new Set(written.map(addressOf).filter((address) => address !== undefined))];
    const external = externalAddressOf(object);
    const externalAddress = external === undefined ? undefined : addressOf(external);
    const entry: DirectoryEntry = {
      object,
      kind,
      own,
      ...(externalAddress === undefined ? {} : { external: externalAddress }),
    };
    this.#byObject.set(object, entry);
    for (const key of namesOf(object)) if (!this.#entries.has(key)) this.#entries.set(key, entry);
  }

  /** The recipient that an object declares. */
  of(object: TenantObject): DirectoryEntry | undefined {
    return this.#byObject.get(object);
  }

  /** The declared object that a name or address means; undefined when none does. */
  find(written: string): DirectoryEntry | undefined {
    return (
      this.#entries.get(foldName(written)) ?? (X500.test(written) ? this.#entries.get(withoutX500(written)) : undefined)
    );
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

const X500 = /^\s*x500:/i;

const withoutX500 = (written: string): string => written.replace(X500, '').trim().toLowerCase();
