import type { Cmdlets } from '../knowledge/index.ts';
import type { Tenant } from '../tenant/index.ts';
import { type CommandNames, type Edit, snippetText } from '../text/index.ts';
import type { Fix } from './contract.ts';

const exporting = new WeakMap<Tenant['declarations'], ReadonlySet<string>>();

/** The texts that hold exports. */
function exportsOf({ declarations }: Tenant): ReadonlySet<string> {
  let found = exporting.get(declarations);
  if (!found) {
    found = new Set(declarations.filter(({ exported }) => exported).map(({ place }) => place.source));
    exporting.set(declarations, found);
  }
  return found;
}

/** Lists of fixes as they are offered: many findings of a tenant may share one. */
const offered = new WeakMap<readonly Fix[], readonly Fix[]>();

/**
 * Turns fixes of exports into commands. An export is never edited: a fix of what it says becomes the commands to run in the
 * tenant. A fix is left out when only a part of it can become commands, or when a cmdlet does not have a parameter that the
 * commands use.
 */
export function forExports(fixes: readonly Fix[], tenant: Tenant, cmdlets: Cmdlets): readonly Fix[] {
  const exports = exportsOf(tenant);
  if (exports.size === 0) return fixes;
  const known = offered.get(fixes);
  if (known) return known;
  const all = fixes.flatMap((fix): Fix[] => {
    const isText = fix.edits.every(({ place, commands }) => !commands && !exports.has(place.source));
    if (isText) return [fix];
    const runs = fix.edits.every(({ commands }) => commands?.every((command) => takesAll(cmdlets, command)));
    return runs ? [{ ...fix, safety: 'review', edits: [], commands: inOrder(fix) }] : [];
  });
  offered.set(fixes, all);
  return all;
}

const takesAll = (cmdlets: Cmdlets, { cmdlet, parameters }: CommandNames): boolean => {
  const facts = cmdlets.find(cmdlet);
  return facts
    ? parameters.every((name) => cmdlets.parameter(facts, name).kind === 'exact' || name === 'Confirm')
    : cmdlets.exists(cmdlet);
};

const makes = ({ commands = [] }: Edit): boolean => commands.some(({ cmdlet }) => cmdlet.startsWith('New-'));

/** What is made comes before what names it. */
function inOrder({ edits, snippet }: Fix): string {
  const ordered = [...edits.filter(makes), ...edits.filter((edit) => !makes(edit))];
  return ordered.map((edit) => (snippet ? snippetText(edit) : edit.newText)).join('\n');
}
