import type { Located, Place } from '../text/index.ts';
import type { EffectCause } from './effect-cause.ts';

/** Kinds of objects that decide about forwarding; the names are part of the JSON contract of `inspect`. */
export const OBJECT_KINDS = [
  'outboundPolicy',
  'outboundRule',
  'remoteDomain',
  'transportRule',
  'outboundConnector',
  'inboundConnector',
  'acceptedDomain',
  'mailbox',
  'inboxRule',
  'mailContact',
  'mailUser',
  'group',
  'tenantBlockList',
  'approvedDomain',
] as const;

export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** What a text does with an object. `advice` is code in a document that nobody runs from there. */
export type Operation = 'create' | 'set' | 'remove' | 'enable' | 'disable' | 'declare' | 'snapshot' | 'advice';

/** A scalar as Exchange Online sees it after PowerShell, YAML or JSON have read it. `null` clears a property. */
export type Scalar = string | number | boolean | null;

/**
 * A value that the text states. `value` is a list for lists; `items` then holds each item with its place. `written` is the
 * text as it stands (with quotes). An item only known at run time makes the whole value a `RuntimeValue`.
 */
export interface StatedValue {
  readonly state: 'stated';
  readonly value: Scalar | readonly Scalar[];
  readonly place: Place;
  readonly items?: readonly Located<Scalar>[];
  /** False inside a slice that does not map letter for letter: no fix may edit here. */
  readonly editable: boolean;
  /** `add`/`remove` for `@{Add=...}` and `@{Remove=...}`; absent: the value replaces what was there. */
  readonly change?: 'add' | 'remove';
}

/** A value known at run time only: a parameter, a loop variable over a file, a template token. `expression` as written. */
export interface RuntimeValue {
  readonly state: 'runtime';
  readonly expression: string;
  readonly place: Place;
  /** Items of a list whose text is known while others are not; never the whole list. */
  readonly items?: readonly Located<Scalar>[];
  /** The command that leaves it open, where one does. */
  readonly unsettled?: Unsettled;
}

export type PropertyValue = StatedValue | RuntimeValue;

/** One property of a declaration. `name` is canonical camelCase (`autoForwardingMode`); `keyPlace` covers the key as written. */
export interface Property {
  readonly name: string;
  readonly keyPlace: Place;
  readonly value: PropertyValue;
  /** A source issue keeps this from being part of the command it was meant for. */
  readonly lost?: EffectCause;
  /** In a merged object: only a command that may run says so. */
  readonly unsettled?: Unsettled;
}

/** Shape of text a declaration was read from; decides how a fix is written. */
export type Format = 'powershell' | 'dsc' | 'psd1' | 'yaml' | 'json' | 'csv';

/** A key as it is written, and the setting it is near to. */
export interface Misspelled {
  readonly written: string;
  readonly meant: string;
  readonly place: Place;
}

/** Where a text may say more about an object than is read: a splat that only a run tells, or a block that was not understood. */
export interface Opaque {
  readonly reason: 'run-time-value' | 'not-understood';
  readonly expression: string;
  readonly place: Place;
}

/**
 * What becomes of a command or block: it runs; PowerShell or the service refuses it; it runs or not, which only a run tells; it
 * never runs.
 */
export type Effect = 'runs' | 'refused' | 'may-run' | 'never';

/** Why a setting or an object is not known although a command states it. */
export interface Unsettled {
  readonly reason: 'command-refused' | 'never-runs' | 'may-run';
  /** The cmdlet, or the keyword of the resource. */
  readonly command: string;
  readonly place: Place;
  readonly cause?: EffectCause;
}

/** A function, or a script block in a variable (`$name`), of one text. */
export interface Callable {
  readonly name: string;
  readonly place: Place;
  /** Where this text calls it. */
  readonly calls: readonly Standing[];
  /** The text also names it in other ways, or runs commands whose names only a run tells. */
  readonly mentioned: boolean;
}

/** The body of a `try`, or of the `finally` of one. */
export interface Attempt {
  readonly place: Place;
  /** A failure in it goes to a `catch`. */
  readonly catches: boolean;
  /** Every `catch` is for some failures only; others go on to the `try` around it. */
  readonly isPicky?: true;
  /** What handles a failure may leave the script or the function around it. */
  readonly leaves?: true;
  /** A `trap` may let it go on behind a failure. */
  readonly mayGoOn?: true;
  /** The `try` whose `finally` this is. */
  readonly cleans?: Attempt;
}

/** Where a command or block stands, as far as that decides whether it runs. */
export interface Standing {
  /** Whether it is reached when its text, or the function around it, is carried out and nothing fails. */
  readonly reached: 'surely' | 'perhaps' | 'never';
  /** What keeps it from being surely reached. */
  readonly cause?: EffectCause;
  /** The innermost function or named block around it. */
  readonly within?: Callable;
  /** The `try` bodies around it, innermost first. */
  readonly attempts?: readonly Attempt[];
  /** The `try` whose failure it handles. */
  readonly handles?: Attempt;
  /** `$ErrorActionPreference` is Stop here. */
  readonly stops?: 'surely' | 'perhaps';
  /** `-WhatIf` comes from elsewhere: a preference or default parameters. */
  readonly whatIf?: { readonly surely: boolean; readonly cause: EffectCause };
}

/**
 * One place where a text says something about one object. Declarations of one source are in document order, which for
 * scripts is the order of effect.
 */
export interface Declaration {
  readonly kind: ObjectKind;
  /** Literal name; `*all` for an unfiltered `Get-X | Set-X`; undefined when only known at run time. */
  readonly name: string | undefined;
  /** Expression of the name when it is only known at run time. */
  readonly nameRuntime?: string;
  /** Where the name is written; the head of the declaration when no name is written. */
  readonly namePlace: Place;
  readonly operation: Operation;
  /** The whole object: the call with its parameters, the DSC block, the mapping. */
  readonly place: Place;
  /** The word to underline when something is missing: cmdlet name, resource keyword, key or opening of the mapping. */
  readonly head: Place;
  readonly properties: ReadonlyMap<string, Property>;
  /** All properties of the object are in the text (New- call, native file, snapshot, DSC resource): omitted means default. */
  readonly whole: boolean;
  readonly format: Format;
  /** What a program has read from the tenant: nobody writes it, and nothing happens when it is changed. */
  readonly exported?: true;
  /** Absent: it stands where nothing keeps it from taking effect. */
  readonly standing?: Standing;
  /** Absent: `runs`. Set by `exchange/effects.ts`, which looks at all texts of a tenant. */
  readonly effect?: Effect;
  /** With every effect but `runs`. */
  readonly effectCause?: EffectCause;
  /** The cmdlet or the keyword of the resource that says it. */
  readonly command?: string;
  /** The call this declaration comes from, for PowerShell. */
  readonly call?: number;
  /** Line prefix that new lines need inside a fence or block scalar; `undefined` means the file itself. */
  readonly slicePrefix?: string;
  /** It has keys that were not understood: nothing follows from what is not there. */
  readonly unread?: boolean;
  /** It may also state any other setting of the object. */
  readonly opaque?: Opaque;
  /** No object: an export that did not list its kind to the end. There may be others than those that stand in it. */
  readonly notListed?: true;
  /** Keys that are no setting of the object and nearly one; what they are meant for is not read. */
  readonly misspelled?: readonly Misspelled[];
  /** Layer of the file for layered configuration data, lowest first; absent: 0. */
  readonly layer?: number;
}
