import { areDisjoint, type Edit } from '../text/index.ts';
import type { Fix, MessageArgs, RuleMeta } from './contract.ts';

/**
 * A fix of a rule, in a list: empty when a writer refused one of the edits or two of them change the same text, so that rules can put fixes together without
 * looking. `title` is a key of `meta.titles`; its safety is the one `meta.fixes` states.
 */
export function fix(
  meta: RuleMeta,
  title: string,
  edits: readonly (Edit | undefined)[] | undefined,
  args: MessageArgs = {},
): readonly Fix[] {
  const safety = meta.fixes[title];
  if (!edits || edits.length === 0 || !safety) return [];
  const whole = edits.filter((edit) => edit !== undefined);
  if (whole.length < edits.length || !areDisjoint(whole)) return [];
  const snippet = whole.some((edit) => edit.snippet);
  return [{ title, args, safety, edits: whole, ...(snippet ? { snippet } : {}) }];
}
