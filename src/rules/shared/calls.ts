import type { Call, Parameter } from '../../read/reading.ts';
import type { Scalar, TenantObject } from '../../tenant/index.ts';
import { getOrCreate } from '../../text/get-or-create.ts';
import type { Edit, Place } from '../../text/index.ts';
import { ofDeclarations } from './objects.ts';

/** A parameter of a call by its name in any case. */
export const parameter = (call: Call, name: string): Parameter | undefined =>
  call.parameters.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());

/** The stated value of a parameter as a list; undefined when it is absent or only known at run time. */
export function statedValues(given: Parameter | undefined): readonly Scalar[] | undefined {
  return given?.value?.state === 'stated' ? [given.value.value].flat() : undefined;
}

/** The edit that writes an argument behind the last one of a call (` -Confirm:$false`). */
export function appended(call: Call, argument: string): Edit | undefined {
  const { source, end } = call.place;
  return call.editable ? { place: { source, start: end, end }, newText: ` ${argument}` } : undefined;
}

/** Whether a call is of one of these cmdlets. */
export const isCallOf = ({ cmdlet: called }: Call, ...cmdlets: readonly string[]): boolean =>
  cmdlets.some((cmdlet) => cmdlet.length === called.length && cmdlet.toLowerCase() === called.toLowerCase());

const BY_PLACE = new WeakMap<readonly Call[], ReadonlyMap<string, readonly Call[]>>();

const placeKey = ({ source, start }: Place): string => `${start} ${source}`;

/** The calls by where they begin, worked out once for each list. */
function byPlace(calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  let found = BY_PLACE.get(calls);
  if (!found) {
    const placed = new Map<string, Call[]>();
    for (const call of calls) getOrCreate(placed, placeKey(call.place), (): Call[] => []).push(call);
    BY_PLACE.set(calls, placed);
    found = placed;
  }
  return found;
}

type UnknownIn = (object: Pick<TenantObject, 'declarations'>) => readonly Parameter[];

const UNKNOWN = new WeakMap<readonly Call[], UnknownIn>();

const unknownIn = (calls: readonly Call[]): UnknownIn =>
  ofDeclarations((declarations) =>
    declarations.flatMap(({ place }) =>
      (byPlace(calls).get(placeKey(place)) ?? []).flatMap((call) =>
        call.parameters.filter((given) => given.known === false),
      ),
    ),
  );

/** Parameters that the reference does not know, in the calls that say something about an object. */
export function unknownParameters(calls: readonly Call[], object: TenantObject): readonly Parameter[] {
  const find = UNKNOWN.get(calls) ?? unknownIn(calls);
  UNKNOWN.set(calls, find);
  return find(object);
}
