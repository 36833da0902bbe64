import { kindOfNoun } from '../../knowledge/index.ts';
import type { Call, Reading } from '../../read/reading.ts';
import type { Declaration, ObjectKind, Property } from '../../tenant/index.ts';
import { RemoteDomainNames } from '../remote-domain-names.ts';
import type { Refusal } from './refusal.ts';
import { statedText } from './stated-text.ts';

/** Kinds whose `Identity` is a name and little else. */
const NAMED: ReadonlySet<string> = new Set(
  'outboundPolicy outboundRule remoteDomain transportRule outboundConnector inboundConnector'.split(' '),
);

/** What the service has in every organization. */
const BUILT_IN: ReadonlySet<string> = new Set(['outboundPolicy', 'remoteDomain']);

const fold = (name: string): string => name.trim().toLowerCase();

/** Names of objects across the texts of one tenant: whom a command can mean. */
export class Identities {
  readonly #complete = new Set<ObjectKind>();
  /** Names that some text gives an object, by kind. */
  readonly #names = new Map<ObjectKind, Set<string>>();
  readonly #remoteDomains: RemoteDomainNames;
  /** Kinds with objects whose names only a run tells. */
  readonly #open = new Set<ObjectKind>();

  constructor(readings: readonly Reading[]) {
    this.#remoteDomains = new RemoteDomainNames(readings.flatMap(({ declarations }) => declarations));
    for (const { complete, declarations } of readings) {
      for (const kind of complete) this.#complete.add(kind);
      for (const declaration of declarations) this.#add(declaration);
    }
  }

  #add({ kind, operation, name, properties }: Declaration): void {
    if (!NAMED.has(kind) || !(operation === 'create' || operation === 'declare' || operation === 'snapshot')) return;
    if (name === undefined) this.#open.add(kind);
    const names = this.#names.get(kind) ?? new Set();
    this.#names.set(kind, names);
    for (const own of [name, textOf(properties.get('name')), textOf(properties.get('identity'))]) {
      if (own !== undefined) names.add(fold(own));
    }
  }

  /** Why a command finds nothing to act on; undefined when it may. */
  refusal(call: Call): Refusal | undefined {
    const [, verb = '', noun = ''] = /^(\w+)-(\w+)$/.exec(call.cmdlet) ?? [];
    const kind = kindOfNoun(noun)?.kind as ObjectKind | undefined;
    if (kind === undefined || !NAMED.has(kind) || !/^(?:set|remove|enable|disable)$/i.test(verb)) return undefined;
    const identity = statedText(call, 'Identity');
    if (!identity) return undefined;
    const { text: value, place } = identity;
    const key = fold(value);
    if (this.#names.get(kind)?.has(key) || (BUILT_IN.has(kind) && key === 'default') || value === '*') return undefined;
    const args = { cmdlet: call.cmdlet, identity: value };
    const owner = kind === 'remoteDomain' ? this.#remoteDomains.misnamed(value)?.owner : undefined;
    if (owner !== undefined) return { rule: 'remotedomain-identity-by-domain', args, place, by: 'service' };
    const isLookedUp = /[\\/=]|^\{?[\da-f]{8}-/i.test(value);
    if (!this.#complete.has(kind) || this.#open.has(kind) || isLookedUp) return undefined;
    return { rule: 'identity-not-found', args, place, by: 'service' };
  }
}

function textOf(property: Property | undefined): string | undefined {
  const value = property?.value;
  return value?.state === 'stated' && typeof value.value === 'string' ? value.value : undefined;
}
