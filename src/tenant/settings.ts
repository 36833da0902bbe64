import type { Located, Place } from '../text/index.ts';
import type { Scalar, Unsettled } from './declaration.ts';
import type { TenantObject } from './tenant.ts';

/** A setting as its reader needs it: stated with a value of the right type, run-time only, of the wrong type, or absent. */
export type Setting<T> =
  | { readonly state: 'stated'; readonly value: T; readonly place: Place }
  | {
      readonly state: 'runtime';
      readonly expression: string;
      readonly place: Place;
      readonly unsettled?: Unsettled;
    }
  | { readonly state: 'illegal'; readonly written: string; readonly place: Place }
  | { readonly state: 'absent' };

type Properties = Pick<TenantObject, 'properties'>;

function read<T>(
  object: Properties,
  name: string,
  convert: (value: Scalar | readonly Scalar[]) => T | undefined,
): Setting<T> {
  const property = object.properties.get(name);
  if (!property) return { state: 'absent' };
  const { value } = property;
  if (value.state === 'runtime') {
    const { expression, place, unsettled } = value;
    return { state: 'runtime', expression, place, ...(unsettled ? { unsettled } : {}) };
  }
  if (value.value === null) return { state: 'absent' };
  const converted = convert(value.value);
  return converted === undefined
    ? { state: 'illegal', written: String(value.value), place: value.place }
    : { state: 'stated', value: converted, place: value.place };
}

const only = (value: Scalar | readonly Scalar[]): Scalar | undefined =>
  Array.isArray(value) ? (value.length === 1 ? (value[0] as Scalar) : undefined) : (value as Scalar);

/** A text setting; numbers and booleans are given as PowerShell would print them (`True`). */
export function text(object: Properties, name: string): Setting<string> {
  return read(object, name, (value) => {
    const scalar = only(value);
    if (typeof scalar === 'boolean') return scalar ? 'True' : 'False';
    return scalar === undefined || scalar === null ? undefined : String(scalar);
  });
}

/** A Boolean setting: true/false and the words `true`, `false`, `$true`, `$false` in any case. */
export function flag(object: Properties, name: string): Setting<boolean> {
  return read(object, name, (value) => {
    const scalar = only(value);
    if (typeof scalar === 'boolean') return scalar;
    const word = typeof scalar === 'string' ? scalar.toLowerCase().replace(/^\$/, '') : '';
    return word === 'true' ? true : word === 'false' ? false : undefined;
  });
}

/** A whole number setting. */
export function number(object: Properties, name: string): Setting<number> {
  return read(object, name, (value) => {
    const scalar = only(value);
    const parsed = typeof scalar === 'string' && scalar.trim() !== '' ? Number(scalar) : scalar;
    return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
  });
}

/** A list setting; a single value is a list of one. Each item keeps its own place where the text gives one. */
export function list(object: Properties, name: string): Setting<readonly Located<string>[]> {
  const property = object.properties.get(name);
  if (property?.value.state === 'stated' && property.value.items) {
    const { items, place } = property.value;
    return { state: 'stated', place, value: items.map((item) => ({ value: String(item.value), place: item.place })) };
  }
  return read(object, name, (value) =>
    (Array.isArray(value) ? (value as Scalar[]) : [value as Scalar])
      .filter((item) => item !== null && item !== '')
      .map((item) => ({ value: String(item), place: property?.value.place as Place })),
  );
}

/** The value of a stated setting, or undefined in every other state. */
export function stated<T>(setting: Setting<T>): T | undefined {
  return setting.state === 'stated' ? setting.value : undefined;
}
