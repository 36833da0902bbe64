import type { ObjectSymbol } from '../language/symbols.ts';
import { KIND_NAMES, OPERATIONS, translate } from '../messages/index.ts';
import type { ObjectKind } from '../tenant/index.ts';
import { harmless, type Place } from '../text/index.ts';
import { hasKey } from '../text/table.ts';
import type { Outcome } from './session.ts';

/** Kinds of objects, as the kinds of symbols that editors have pictures for. */
const PICTURES = {
  outboundPolicy: 'Class',
  outboundRule: 'Method',
  remoteDomain: 'Namespace',
  transportRule: 'Function',
  outboundConnector: 'Interface',
  inboundConnector: 'Interface',
  acceptedDomain: 'Module',
  mailbox: 'Object',
  inboxRule: 'Event',
  mailContact: 'Object',
  mailUser: 'Object',
  group: 'Array',
  tenantBlockList: 'Constant',
  approvedDomain: 'Constant',
} as const satisfies Readonly<Record<ObjectKind, string>>;

/** Name of a kind of symbol, in the languages of both protocols. */
export type SymbolName = (typeof PICTURES)[ObjectKind] | 'Property';

/** An object or a setting, as an outline shows it. */
export interface Outlined {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolName;
  readonly place: Place;
  readonly namePlace: Place;
  readonly children: readonly Outlined[];
}

function detailOf({ kind, operation }: ObjectSymbol): string {
  const name = translate(KIND_NAMES[kind]);
  return hasKey(OPERATIONS, operation) ? `${name}, ${translate(OPERATIONS[operation])}` : name;
}

function outlined(symbol: ObjectSymbol): Outlined {
  const { name, place, namePlace } = symbol;
  return {
    ...{ name: harmless(name) || '…', detail: detailOf(symbol), kind: PICTURES[symbol.kind], place, namePlace },
    children: symbol.properties.map(({ name: key, value, place: whole, keyPlace }) => ({
      ...{
        name: harmless(key),
        detail: harmless(value),
        kind: 'Property',
        place: whole,
        namePlace: keyPlace,
        children: [],
      },
    })),
  };
}

/** The objects of one file with their settings; undefined for a file that was not read. */
export async function outlineOf<U>({ analysis }: Outcome<U>, path: string): Promise<readonly Outlined[] | undefined> {
  const reading = analysis.readings.find(({ source }) => source.path === path);
  if (!reading) return undefined;
  const { documentSymbols } = await import('../language/symbols.ts');
  return documentSymbols(reading).map(outlined);
}

/** The objects of every organization of an area that a search finds by their names. */
export async function objectsNamed<U>({ analysis }: Outcome<U>, query: string): Promise<readonly Outlined[]> {
  const { workspaceSymbols } = await import('../language/symbols.ts');
  return analysis.tenants.flatMap(({ tenant }) => workspaceSymbols(tenant, query).map(outlined));
}
