import type { Place } from '../text/index.ts';
import type { Ledger } from './agreement.ts';
import type { Declaration, ObjectKind, Property, Unsettled } from './declaration.ts';
import type { Position } from './position.ts';

/** The name of the one tenant when none is declared. */
export const DEFAULT_TENANT = 'default';

/** Two places of one tenant that give one property different values. */
export interface Contradiction {
  readonly property: string;
  readonly first: Property;
  readonly second: Property;
}

/**
 * One object of the tenant after everything that is written about it was put together. `properties` holds the value in
 * force for each property: scripts in order, later layers over earlier ones. Where places contradict each other it is known at
 * run time only.
 */
export interface TenantObject {
  readonly kind: ObjectKind;
  /** Name as first written; undefined for an object whose name is only known at run time. */
  readonly name: string | undefined;
  readonly nameRuntime?: string;
  readonly namePlace: Place;
  readonly properties: ReadonlyMap<string, Property>;
  /** Every declaration of it, in order of effect; the first one names it. */
  readonly declarations: readonly Declaration[];
  /** All properties are known to the text: an omitted property has its service default. */
  readonly whole: boolean;
  /** Created, declared or taken from a snapshot here, and not only changed (`Set-`) or switched. */
  readonly defined: boolean;
  readonly contradictions: readonly Contradiction[];
  /** By property: further statements of the value in force, in order, beside the one in `properties`. Absent: there are none. */
  readonly restated?: ReadonlyMap<string, readonly Property[]>;
  /** Removes it in another file of no known order: it may be there or not. */
  readonly removal?: Declaration;
  /** It is there only if a command runs that may not, or that surely does not. */
  readonly unsettled?: Unsettled;
}

/** How many commands and blocks that say something about the tenant do not surely take effect. */
export interface CommandCounts {
  readonly refused: number;
  readonly never: number;
  readonly mayRun: number;
}

export type AutomaticMeans = 'unknown' | 'off' | 'on';
export type Cloud = 'commercial' | 'gcchigh' | 'dod';

/** What the owner of the configuration says about things the text cannot show. `asOf` is an ISO date (YYYY-MM-DD). */
export interface Assumptions {
  readonly automaticMeans: AutomaticMeans;
  readonly asOf?: string;
  readonly cloud: Cloud;
  /** Operations that flows of the organization use (`x-ms-mail-operation-type`); left out when nobody says. */
  readonly flowOperations?: readonly string[];
}

/** Everything that is known about one Exchange Online organization. Frozen after merging. */
export interface Tenant {
  readonly name: string;
  /** Objects by kind, each list in order of first appearance. A kind without objects has an empty list. */
  readonly objects: Readonly<Record<ObjectKind, readonly TenantObject[]>>;
  /** Declarations that act on all objects or on objects with run-time names, in order. */
  readonly unresolved: readonly Declaration[];
  /** Objects that only refused commands and those that never run would make; the service may have them from before. */
  readonly unmade: readonly TenantObject[];
  readonly commands: CommandCounts;
  /** Every declaration, `advice` included, in order. */
  readonly declarations: readonly Declaration[];
  /** Kinds whose whole collection is stated by some file (native collection, snapshot, full export). */
  readonly complete: ReadonlySet<ObjectKind>;
  /** Kinds for which an unresolved declaration may create or change objects nobody can name from the text. */
  readonly indeterminate: ReadonlySet<ObjectKind>;
  /** Where rules stand among those of their kind, by the first declaration of each. */
  readonly order: ReadonlyMap<Declaration, Position>;
  readonly assumptions: Assumptions;
  readonly ledger: Ledger;
}
