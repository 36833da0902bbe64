import type { Cmdlets } from '../../../knowledge/index.ts';
import { subjectOf } from './subjects.ts';

/** Names in lower case of the cmdlets that say something about an object or get it, by their length. */
const known = new WeakMap<Cmdlets, Map<number, string[]>>();

function namesByLength(cmdlets: Cmdlets): ReadonlyMap<number, readonly string[]> {
  const found = known.get(cmdlets);
  if (found) return found;
  const names = new Map<number, string[]>();
  known.set(cmdlets, names);
  for (const name of cmdlets.described) {
    if (!subjectOf(name.replace(/^Get-/, 'Set-')) && !/TenantAllowBlockListItems$/.test(name)) continue;
    const list = names.get(name.length) ?? [];
    names.set(name.length, list);
    list.push(name.toLowerCase());
  }
  return names;
}

/** Names of so many letters may have two wrong ones side by side: nothing else looks like them. */
const LONG = 24;

/** The cmdlet that a command's name (lower case) is one typo away from: a letter too many, too few, wrong, or two swapped. */
export function nearCmdlet(cmdlets: Cmdlets, name: string): string | undefined {
  if (!/^[a-z]+-[a-z]{8,}$/.test(name) || cmdlets.exists(name)) return undefined;
  const names = namesByLength(cmdlets);
  const most = name.length < LONG ? 1 : 2;
  for (let apart = 0; apart <= most; apart++) {
    for (const length of new Set([name.length - apart, name.length + apart])) {
      const near = names.get(length)?.find((own) => isOneTypo(name, own, most));
      if (near !== undefined) return cmdlets.spelling(near);
    }
  }
  return undefined;
}

function isOneTypo(a: string, b: string, letters: number): boolean {
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= letters && right.length <= letters) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
