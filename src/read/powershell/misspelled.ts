import type { Cmdlets } from '../../knowledge/index.ts';
import type { Invocation } from './calls.ts';
import { subjectOf } from './subjects.ts';

/** Names in lower case of the cmdlets that say something about an object, by their length. */
const known = new WeakMap<Cmdlets, Map<number, string[]>>();

function namesByLength(cmdlets: Cmdlets): ReadonlyMap<number, readonly string[]> {
  const found = known.get(cmdlets);
  if (found) return found;
  const names = new Map<number, string[]>();
  known.set(cmdlets, names);
  for (const name of cmdlets.described) {
    if (!subjectOf(name)) continue;
    const list = names.get(name.length) ?? [];
    names.set(name.length, list);
    list.push(name.toLowerCase());
  }
  return names;
}

/** The cmdlet that a command's name (lower case) is one slip away from: a letter too many, too few, wrong, or two swapped. */
export function nearCmdlet(cmdlets: Cmdlets, name: string): string | undefined {
  if (!/^[a-z]+-[a-z]{8,}$/.test(name) || cmdlets.exists(name)) return undefined;
  const names = namesByLength(cmdlets);
  for (const length of [name.length, name.length - 1, name.length + 1]) {
    const near = names.get(length)?.find((own) => isOneSlip(name, own));
    if (near !== undefined) return cmdlets.spelling(near);
  }
  return undefined;
}

function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Whether the parameters of a command are those of the cmdlet that may be meant. */
export function fits({ bound }: Invocation): boolean {
  const named = bound.filter(({ origin, meaning }) => origin !== 'positional' && !meaning.common);
  return named.length > 0 && named.every(({ meaning }) => meaning.known === true);
}
