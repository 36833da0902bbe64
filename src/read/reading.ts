import type { Assumptions, Declaration, Effect, EffectCause, PropertyValue, Standing } from '../tenant/index.ts';
import type { Located, Place, Source } from '../text/index.ts';

/** One parameter of a call, as bound. `name` is the cmdlet's own spelling when known, else as written without its dash. */
export interface Parameter {
  readonly name: string;
  /** Known to the cmdlet reference of this version. Undefined when the cmdlet itself is not known in full. */
  readonly known: boolean | undefined;
  /** The parameter as written with its dash, a splatted key, or the value itself for a positional argument. */
  readonly namePlace: Place;
  /** Undefined for a switch without a value, and for a parameter whose value is missing. */
  readonly value: PropertyValue | undefined;
  readonly origin: 'named' | 'positional' | 'splat';
  /** Stands behind a backtick with a blank, which continues no line: PowerShell takes it for a command of its own. */
  readonly cutOff?: true;
}

/** A call of a known cmdlet (Get- included), in command position, with everything about it that the text shows. */
export interface Call {
  /** The cmdlet's own spelling (`Set-RemoteDomain`). */
  readonly cmdlet: string;
  /** The command name as written. */
  readonly namePlace: Place;
  /** From the name to the last argument. */
  readonly place: Place;
  readonly parameters: readonly Parameter[];
  /** A splat or argument whose content is only known at run time may add any parameter. */
  readonly open: boolean;
  /** Receives objects from a pipeline, so Identity may come from there. */
  readonly piped: boolean;
  readonly standing: Standing;
  /** Absent: `runs`. Set by `exchange/effects.ts`, which looks at all texts of a tenant. */
  readonly effect?: Effect;
  /** With every effect but `runs`. */
  readonly effectCause?: EffectCause;
  /** `-WhatIf` is given: `maybe` with a value known at run time only. */
  readonly whatIf: 'no' | 'yes' | 'maybe';
  /** An argument without a name that no parameter takes. */
  readonly leftOver?: Place;
  /** The command's name as written when it is no cmdlet and one typo away from this one. */
  readonly misspelled?: string;
  /** How the arguments are laid out; new parameters are written the same way. */
  readonly layout: 'line' | 'backtick' | 'splat' | 'wrapper';
  /** False inside a slice that does not map letter for letter, or in a wrapper. */
  readonly editable: boolean;
  /** From a Markdown fence: advice, not configuration. */
  readonly advice: boolean;
  readonly slicePrefix?: string;
  /** Where the splatted hashtable stands, when the call has one with known content. */
  readonly splatPlace?: Place;
  /** Commands of the same pipeline, lower-case names in order, this one included (`get-remotedomain`, `set-remotedomain`). */
  readonly pipeline: readonly string[];
  /** Property names that the next `Select-Object` or `Format-` of the same pipeline lists, when it lists only plain names. */
  readonly lists?: readonly Located<string>[];
  /** Properties of the piped object that the next `Where-Object` of the same pipeline compares (`$_.Name`). */
  readonly filters?: readonly Located<string>[];
}

/** Mistakes of source text that are no property of an object. `id` equals the id of the rule that reports it. */
export interface SourceIssue {
  readonly id:
    | 'backtick-space'
    | 'missing-parameter-value'
    | 'forgotten-dash'
    | 'markdown-link-residue'
    | 'angle-placeholder'
    | 'glued-commands'
    | 'non-ascii-punctuation'
    | 'unquoted-on-off'
    | 'alias-in-script'
    | 'unknown-key'
    | 'illegal-value'
    | 'variable-colon'
    | 'removed-sign-in';
  readonly place: Place;
  readonly args: Readonly<Record<string, string>>;
  /** What to write at `place` instead, where there is one answer. */
  readonly replacement?: string;
  /** Advice in a document, not configuration. */
  readonly advice: boolean;
}

/** What a comment holds that speaks to this program. */
export const ADDRESSED = 'mailflow-lint';

/** A comment that may speak to this program: a reader may leave out others. `place` includes its marks. */
export interface Comment {
  readonly text: string;
  readonly place: Place;
}

/** Why a text is not read as its language. */
export type ProblemId =
  | 'reader-failed'
  | 'undecodable-text'
  | 'yaml-bare-star'
  | 'yaml-syntax'
  | 'json-syntax'
  | 'json-not-closed'
  | 'json-more-than-one-value'
  | 'nested-too-deeply'
  | 'duplicate-key'
  | 'merge-too-large'
  | 'object-without-name'
  | 'powershell-syntax'
  | 'powershell-not-closed'
  | 'powershell-incomplete'
  | 'powershell-reserved-angle';

/** Why something that names a forwarding setting was not understood. */
export type UnreadId =
  | 'unknown-shape'
  | 'unnamed-object'
  | 'no-setting-value'
  | 'export-not-whole'
  | 'export-broke-off'
  | 'powershell-broken'
  | 'powershell-code-as-text'
  | 'powershell-unknown-wrapper'
  | 'powershell-parameter-alone';

/** The text could not be read as its language here. */
export interface Problem {
  readonly message: ProblemId;
  readonly args: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** Names a forwarding setting but was not understood. */
export interface Unread {
  readonly reason: UnreadId;
  readonly args: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** The lists of a reading while it is made. */
export interface ReadingLists {
  readonly declarations: Declaration[];
  readonly calls: Call[];
  readonly sourceIssues: SourceIssue[];
  readonly comments: Comment[];
  readonly problems: Problem[];
  readonly unread: Unread[];
}

/** What one source says. */
export interface Reading {
  readonly source: Source;
  readonly declarations: readonly Declaration[];
  readonly calls: readonly Call[];
  readonly sourceIssues: readonly SourceIssue[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  readonly unread: readonly Unread[];
  /** Kinds whose whole collection this source states. */
  readonly complete: readonly Declaration['kind'][];
  /** Scripts and modules that this text runs or loads: file names in lower case, `*` for one that only a run tells. */
  readonly loads?: readonly string[];
  /** Cmdlets, in lower case, whose names this text gives to functions of its own. */
  readonly replaces?: readonly string[];
  /** Settings of the organization that an export states, by their names in lower case. */
  readonly organization?: ReadonlyMap<string, PropertyValue>;
  /** `assumptions` of a native tenant file. */
  readonly assumptions?: Partial<Assumptions>;
}

export const emptyLists = (): ReadingLists => ({
  declarations: [],
  calls: [],
  sourceIssues: [],
  comments: [],
  problems: [],
  unread: [],
});

/** The reading of a source that says nothing. */
export const emptyReading = (source: Source): Reading => ({ source, ...emptyLists(), complete: [] });
