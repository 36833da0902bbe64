import type { Expression, Statement } from '../../../powershell/index.ts';

/**
 * A stretch of a script whose statements run together: the script, a function, a branch, the body of a loop, a script block.
 * The body of `try` belongs to the region around it. A `session` is a block that runs in another session, where no variable of the
 * script is seen.
 */
export interface Region {
  readonly kind: 'script' | 'function' | 'branch' | 'loop' | 'each' | 'catch' | 'block' | 'inline' | 'session';
  readonly parent: Region | undefined;
  /** The script or function whose variables are seen here. */
  readonly scope: Region;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** Regions with the same number exclude each other (branches of one `if`); 0 for none. */
  readonly fork: number;
  readonly each: Each | undefined;
  readonly when: When | undefined;
  /** What ends it early, in order: it is added while the script is walked over. */
  exits: Exit[] | undefined;
  /** The function, or block in a variable, whose body it is. */
  block: NamedBlock | undefined;
}

/** What decides whether a region is entered. */
export type When =
  /** No condition of `not` holds, and `own` does where there is one. */
  | { readonly is: 'if'; readonly not: readonly Statement[]; readonly own: Statement | undefined }
  /** The body of `do`, which runs before its condition is asked. */
  | { readonly is: 'once' }
  /** A clause of `switch`; `own` is its index among the patterns, their number for `default`. */
  | { readonly is: 'case'; readonly of: Statement; readonly patterns: readonly Expression[]; readonly own: number }
  /** `isSole`: it is the only `catch` of its `try`. */
  | { readonly is: 'catch'; readonly of: Attempted; readonly isSole: boolean };

/** The body of a `try` or of a `finally`, which is no region of its own, and the one around it. */
export interface Attempted {
  readonly start: number;
  readonly end: number;
  readonly catches: boolean;
  /** A `catch` has something in it that leaves the script or function: it is added while that is walked over. */
  leaves: boolean;
  /** Every `catch` is for some exceptions only. */
  readonly isPicky: boolean;
  /** The body of the `try` whose `finally` this is. */
  readonly cleans: Attempted | undefined;
  readonly outer: Attempted | undefined;
}

/**
 * `return`, `exit`, `throw` or a loop's `break` and `continue`, or a statement all of whose branches leave in one of these ways.
 * `aborts`: it reports a failure; `breaks`: it ends a loop; `ends`: it also ends who called the function it stands in; `throws`: a
 * `trap` or `catch` gets it, or may; `unsure`: nobody can say whether it is taken when it is reached.
 */
export interface Exit {
  readonly start: number;
  readonly end: number;
  readonly region: Region;
  readonly attempt: Attempted | undefined;
  readonly aborts: boolean;
  readonly breaks: boolean;
  readonly ends: boolean;
  readonly throws: 'always' | 'perhaps' | undefined;
  readonly unsure: boolean;
}

/** A function, or a script block that a variable gets; then the name begins with `$`. Names in lower case. */
export interface NamedBlock {
  /** It has a part that runs for each object of its pipeline. */
  readonly processes?: true;
  readonly name: string;
  readonly written: string;
  readonly start: number;
  readonly end: number;
  readonly region: Region;
}

/** A place where something that is no cmdlet, such as a function, is called by its name. */
export interface Site {
  readonly start: number;
  readonly region: Region;
  readonly attempt: Attempted | undefined;
  /** Called with `-WhatIf`. */
  readonly whatIf: boolean;
  /** Called with what a pipeline hands over, which may be nothing. */
  readonly piped: boolean;
}

/** A loop over items: the expression that gives them, and the name of its variable in lower case (`_` in a pipeline). */
export interface Each {
  readonly variable: string;
  readonly items: Statement;
}

/** One place where a variable gets a value, which is seen behind the offset `at`. `opaque`: only a run shows the value. */
export interface Definition {
  readonly kind: 'value' | 'append' | 'each' | 'opaque';
  readonly start: number;
  readonly at: number;
  readonly region: Region;
  readonly node: Statement | undefined;
  /** File name of the script that is dot-sourced here, in lower case. Absent when the text does not show it. */
  readonly loads?: string;
}

/** `$x.Key = value`, `$x['Key'] = value`, `$x.Add('Key', value)`, `$x.Remove('Key')`. */
export interface KeyChange {
  readonly at: number;
  readonly region: Region;
  readonly key: Expression | undefined;
  /** Undefined: the key is removed. */
  readonly value: Statement | undefined;
  /** A key that is there already is an error, and stays as it is. */
  readonly adds?: true;
  /** Made through another variable that holds the same hashtable. */
  readonly elsewhere?: true;
  /** The function of the text that is given the hashtable, and may change it. */
  readonly to?: string;
}

/** A region inside `parent`; its scope is its own for a script, a function and a session. */
export function makeRegion(
  kind: Region['kind'],
  parent: Region | undefined,
  start: number,
  end: number,
  fork: number,
  each: Each | undefined,
  when?: When,
): Region {
  const own: { -readonly [K in keyof Region]: Region[K] } = {
    kind,
    parent,
    scope: undefined as unknown as Region,
    start,
    end,
    depth: parent ? parent.depth + 1 : 0,
    fork,
    each,
    when,
    exits: undefined,
    block: undefined,
  };
  own.scope = parent === undefined || kind === 'function' || kind === 'session' ? own : parent.scope;
  return own;
}
