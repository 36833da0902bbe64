import type { ObjectKind, TenantObject } from '../tenant/index.ts';
import { nameOf } from './readings.ts';

/** What can decide about a message: an object of the tenant, the way itself, who sends or receives, or nothing at all. */
export type ControlKind = ObjectKind | 'mechanism' | 'recipient' | 'sender' | 'internal' | 'none';

/** One control on the way of a message. Without a name all of its kind are meant, or it has none. */
export interface Control {
  readonly kind: ControlKind;
  readonly name?: string;
}

/** The control that an object of the tenant is. */
export const controlOf = (object: TenantObject): Control => ({ kind: object.kind, name: nameOf(object) });

export const sameControl = (a: Control, b: Control): boolean => a.kind === b.kind && a.name === b.name;

/** A control as programs read it: `outboundPolicy:Default`, `none`. */
export const controlText = ({ kind, name }: Control): string => (name === undefined ? kind : `${kind}:${name}`);
