import type { Expression, Statement } from './ast.ts';

/**
 * A stretch of a script whose statements run together: the script, a function, a branch, the body of a loop, a script block.
 * The body of `try` belongs to the region around it.
 */
export interface Region {
  readonly kind: 'script' | 'function' | 'branch' | 'loop' | 'each' | 'catch' | 'block' | 'inline';
  readonly parent: Region | undefined;
  /** The script or function whose variables are seen here. */
  readonly scope: Region;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** Regions with the same number exclude each other (branches of one `if`); 0 for none. */
  readonly fork: number;
  readonly each: Each | undefined;
}

/** What a loop runs over, and the lower-case name of its variable (`_` in a pipeline). */
export interface Each {
  readonly variable: string;
  readonly items: Statement;
}

/** One place where a variable gets a value. `at` is where the value begins to count. */
export interface Definition {
  readonly kind: 'value' | 'append' | 'each' | 'opaque';
  readonly start: number;
  readonly at: number;
  readonly region: Region;
  readonly node: Statement | undefined;
}

/** `$x.Key = value`, `$x['Key'] = value`, `$x.Add('Key', value)`, `$x.Remove('Key')`. */
export interface Change {
  readonly at: number;
  readonly region: Region;
  readonly key: Expression | undefined;
  /** Undefined: the key is removed. */
  readonly value: Statement | undefined;
}

/** A region inside `parent`; its scope is its own for a script and a function. */
export function makeRegion(
  kind: Region['kind'],
  parent: Region | undefined,
  start: number,
  end: number,
  fork: number,
  each: Each | undefined,
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
  };
  own.scope = parent === undefined || kind === 'function' ? own : parent.scope;
  return own;
}
