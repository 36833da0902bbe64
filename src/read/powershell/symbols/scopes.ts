import { indexOfFirst } from '../../../text/index.ts';
import type { Definition, Region } from './regions.ts';
import type { SymbolTable } from './symbol-table.ts';

/** More assignments than this that may reach one use make the value a run-time one anyway. */
const MANY = 16;
/** How many assignments to one name are looked at for one use; a text that needs more leaves a run-time value. */
const FAR = 400;

/** Whether `outer` is `inner` or stands around it. */
export function encloses(outer: Region, inner: Region): boolean {
  let at: Region | undefined = inner;
  while (at && at.depth > outer.depth) at = at.parent;
  return at === outer;
}

/** Whether only one of the two can run in one pass: branches of one `if` or `switch`. */
export function exclusive(a: Region, b: Region): boolean {
  let left: Region = a;
  let right: Region = b;
  while (left.depth > right.depth && left.parent) left = left.parent;
  while (right.depth > left.depth && right.parent) right = right.parent;
  while (left.parent && right.parent && left.parent !== right.parent) {
    left = left.parent;
    right = right.parent;
  }
  return left !== right && left.fork !== 0 && left.fork === right.fork;
}

const repeats = (region: Region): boolean =>
  region.kind === 'loop' || region.kind === 'each' || region.kind === 'block';

/** Whether a place stands in a script block below its scope: some blocks have variables of their own, others do not. */
function isInBlock(region: Region): boolean {
  for (let at: Region | undefined = region; at && at !== region.scope; at = at.parent)
    if (at.kind === 'block' || at.kind === 'inline') return true;
  return false;
}

/**
 * Whether `$global:x` may be another variable than the `$x` that the script sets, which depends on how it is started, or `$script:x` than
 * that of a block. `written` is the name with its scope.
 */
export function isOther(
  written: string,
  name: string,
  { definitions, globals }: Pick<SymbolTable, 'definitions' | 'globals'>,
  region: Region,
): boolean {
  const own = name.length === written.length ? undefined : definitions.get(name);
  if (own === undefined) return false;
  if (/^global:/i.test(written)) return !globals.has(name);
  return isInBlock(region) && own.some((one) => isInBlock(one.region));
}

/** The outermost loop around `use` in its scope through which a later assignment comes back to it. */
function carrier(use: Region, settled: Definition | undefined): Region | undefined {
  let outermost: Region | undefined;
  for (let at: Region | undefined = use; at && at !== use.scope; at = at.parent) {
    if (settled && encloses(at, settled.region)) break;
    if (repeats(at)) outermost = at;
  }
  return outermost;
}

/** The scope whose variables are seen in another one as well. */
const around = (scope: Region): Region | undefined => (scope.kind === 'session' ? undefined : scope.parent?.scope);

/** Assignments of the nearest scope around a function that has any. */
function outer(definitions: readonly Definition[], use: Region): readonly Definition[] {
  for (let scope = around(use.scope); scope; scope = around(scope)) {
    const found: Definition[] = [];
    const end = Math.min(definitions.length, FAR);
    for (let i = 0; i < end && found.length < MANY; i++) {
      const definition = definitions[i] as Definition;
      if (definition.region.scope === scope) found.push(definition);
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** A list with one more: most have one item, and an array that begins empty takes room for seventeen. */
function withOne<T>(list: T[] | undefined, one: T): T[] {
  if (!list) return [one];
  list.push(one);
  return list;
}

const NONE: readonly Definition[] = [];

const isLong = (found: readonly Definition[] | undefined): boolean => found !== undefined && found.length >= MANY;

/**
 * The assignments whose value a variable may hold where it is used: the nearest one before that surely ran, those in branches
 * between, later ones that a loop brings back, and for a function all of the scope around it, since nobody knows when it is
 * called. Empty: never assigned in this text.
 */
export function reaching(definitions: readonly Definition[], use: Region, at: number): readonly Definition[] {
  let found: Definition[] | undefined;
  const behind = indexOfFirst(definitions, (definition) => definition.at > at);
  let settled: Definition | undefined;
  const far = Math.max(0, behind - FAR);
  for (let i = behind - 1; i >= far && !settled && !isLong(found); i--) {
    const definition = definitions[i] as Definition;
    if (definition.region.scope !== use.scope) continue;
    if (encloses(definition.region, use)) settled = definition;
    if (settled || !exclusive(definition.region, use)) found = withOne(found, definition);
  }
  const loop = carrier(use, settled);
  if (loop) {
    const end = Math.min(definitions.length, behind + FAR);
    for (let i = behind; i < end && !isLong(found); i++) {
      const definition = definitions[i] as Definition;
      if (definition.start >= loop.end) break;
      if (definition.region.scope === use.scope) found = withOne(found, definition);
    }
  }
  if (settled || definitions.length === 0) return found ?? NONE;
  const around = outer(definitions, use);
  return found ? [...found, ...around] : around;
}

/**
 * Whether one of the assignments surely ran: one around the use, or those of all branches of an `if` with `else`. One that stands behind
 * a use at offset `at` comes back to it in a loop only.
 */
export function isSettled(found: readonly Definition[], use: Region, at: number): boolean {
  if (found.some(({ region, at: own }) => encloses(region, use) && (own <= at || region.scope !== use.scope)))
    return true;
  const forks = new Set(found.map(({ region }) => region.fork));
  const last = found.find(({ region: { when } }) => when?.is === 'if' && when.own === undefined)?.region;
  return (
    last?.when?.is === 'if' &&
    last.parent !== undefined &&
    encloses(last.parent, use) &&
    forks.size === 1 &&
    new Set(found.map(({ region }) => region)).size > last.when.not.length
  );
}
