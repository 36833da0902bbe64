import type { Declaration, Format, PropertyValue } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';

/** One property as it stands in the text. For a positional argument `key` is the value itself. */
export interface WrittenProperty {
  readonly name: string;
  readonly key: Place;
  /** Undefined for a switch without a value and for a missing value. */
  readonly value: Place | undefined;
  /** The text there may be replaced: a literal that stands in the source letter for letter. */
  readonly editable: boolean;
  readonly list: readonly Place[] | undefined;
}

/** The object or call that a writer changes, reduced to places. */
export interface Target {
  readonly format: Format;
  readonly place: Place;
  readonly head: Place;
  /** Where the name of the object is written. */
  readonly name: Place | undefined;
  readonly entries: readonly WrittenProperty[];
  readonly editable: boolean;
  readonly slicePrefix: string | undefined;
}

/** What the writers need of a cmdlet call; `Call` of the readers fits. */
export interface CallText {
  readonly cmdlet: string;
  readonly namePlace: Place;
  readonly place: Place;
  readonly parameters: readonly {
    readonly name: string;
    readonly namePlace: Place;
    readonly value: PropertyValue | undefined;
  }[];
  readonly editable: boolean;
  readonly slicePrefix?: string;
}

const itemPlaces = (value: PropertyValue | undefined): readonly Place[] | undefined =>
  value?.state === 'stated' ? value.items?.map((item) => item.place) : undefined;

const isEditable = (value: PropertyValue | undefined): boolean => value?.state === 'stated' && value.editable;

/** Places of a declaration or a call, entries in the order of the text. */
export function targetOf(subject: Declaration | CallText): Target {
  if ('cmdlet' in subject) {
    const entries = subject.parameters.map(
      (parameter): WrittenProperty => ({
        name: parameter.name,
        key: parameter.namePlace,
        value: parameter.value?.place,
        editable: isEditable(parameter.value),
        list: itemPlaces(parameter.value),
      }),
    );
    const { place, namePlace: head, editable, slicePrefix } = subject;
    const name = entries.find((entry) => entry.name === 'Name' || entry.name === 'Identity')?.value;
    return { format: 'powershell', place, head, name, entries: inOrder(entries), editable, slicePrefix };
  }
  const entries = [...subject.properties.values()].map(
    (property): WrittenProperty => ({
      name: property.name,
      key: property.keyPlace,
      value: property.value.place,
      editable: isEditable(property.value),
      list: itemPlaces(property.value),
    }),
  );
  const { format, place, head, slicePrefix } = subject;
  const values = [...subject.properties.values()].flatMap(({ value }) => (value.state === 'stated' ? [value] : []));
  const editable = values.every((value) => value.editable);
  const name = subject.namePlace.start === head.start ? undefined : subject.namePlace;
  return { format, place, head, name, entries: inOrder(entries), editable, slicePrefix };
}

const inOrder = (entries: readonly WrittenProperty[]): readonly WrittenProperty[] =>
  entries.toSorted((a, b) => a.key.start - b.key.start || a.key.end - b.key.end);

/** The entry of a property; names compare without case. */
export function entryOf(target: Target, name: string): WrittenProperty | undefined {
  const wanted = name.toLowerCase();
  return target.entries.find((entry) => entry.name.toLowerCase() === wanted);
}
