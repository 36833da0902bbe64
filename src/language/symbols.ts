import type { Reading } from '../read/reading.ts';
import type { Declaration, ObjectKind, Operation, Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';

/** One object as a file states or changes it, for the outline and for finding it by its name. */
export interface ObjectSymbol {
  readonly name: string;
  readonly kind: ObjectKind;
  readonly operation: Operation;
  /** The whole object, and its name in it. */
  readonly place: Place;
  readonly namePlace: Place;
  readonly properties: readonly SettingSymbol[];
}

export interface SettingSymbol {
  readonly name: string;
  /** The value as people read it. */
  readonly value: string;
  readonly place: Place;
  readonly keyPlace: Place;
}

/** The objects of one file with their settings, in the order of the text. */
export function documentSymbols({ declarations }: Reading): readonly ObjectSymbol[] {
  return declarations.map(symbolOf);
}

/** More symbols than this are not listed: nobody reads on. */
const MOST_SYMBOLS = 500;

/** The objects of a tenant whose names hold the letters of a query in their order, each where it is first stated. */
export function workspaceSymbols(tenant: Tenant, query: string): readonly ObjectSymbol[] {
  const wanted = query.toLowerCase().replaceAll(/\s/g, '');
  const found: ObjectSymbol[] = [];
  for (const objects of Object.values(tenant.objects)) {
    for (const { name, declarations } of objects) {
      const [first] = declarations;
      if (name === undefined || !first || !holds(name.toLowerCase(), wanted)) continue;
      found.push(symbolOf(first));
      if (found.length === MOST_SYMBOLS) return found;
    }
  }
  return found;
}

/** Whether the letters of `wanted` stand in `text` in their order, as the editor's own search has it. */
function holds(text: string, wanted: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function symbolOf({
  kind,
  name,
  nameRuntime,
  operation,
  place,
  namePlace,
  head,
  properties,
}: Declaration): ObjectSymbol {
  const named = namePlace.start >= place.start && namePlace.end <= place.end ? namePlace : head;
  return {
    name: name ?? nameRuntime ?? '',
    kind,
    operation,
    place,
    namePlace: named,
    properties: [...properties.values()]
      .filter(({ keyPlace, value }) => isIn(place, keyPlace) && isIn(place, value.place))
      .map(({ name: setting, keyPlace, value }) => ({
        name: setting,
        value:
          value.state === 'runtime'
            ? value.expression
            : Array.isArray(value.value)
              ? value.value.join(', ')
              : String(value.value),
        keyPlace,
        place: {
          source: place.source,
          start: Math.min(keyPlace.start, value.place.start),
          end: Math.max(keyPlace.end, value.place.end),
        },
      })),
  };
}

/** Settings of a splatted table stand elsewhere and are no part of the call's own text. */
const isIn = (whole: Place, part: Place): boolean =>
  part.source === whole.source && whole.start <= part.start && part.end <= whole.end;
