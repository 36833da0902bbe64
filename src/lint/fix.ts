import { areDisjoint, type Edit } from '../text/index.ts';
import type { Fix, MessageArgs, RuleMeta } from './contract.ts';

/**
 * Makes a list with one fix of a rule. The list is empty when a writer refused one of the edits, or when two edits change the
 * same text, so that rules can join such lists without a check. `title` is a key of `meta.titles`; `meta.fixes` states whether
 * the fix is safe.
 */
export function fix<Title extends string>(
  meta: Pick<RuleMeta<string, Title>, 'fixes' | 'titles'>,
  title: NoInfer<Title>,
  edits: readonly (Edit | undefined)[] | undefined,
  args: MessageArgs = {},
): readonly Fix[] {
  const safety = meta.fixes[title];
  if (!edits || edits.length === 0) return [];
  const whole = edits.filter((edit) => edit !== undefined);
  if (whole.length < edits.length || !areDisjoint(whole)) return [];
  const snippet = whole.some((edit) => edit.snippet);
  return [
    {
      title,
      english: meta.titles[title],
      args,
      safety,
      edits: snippet ? numbered(whole) : whole,
      ...(snippet ? { snippet } : {}),
    },
  ];
}

/** Edits in which equal placeholders have one number and different ones have not: they are filled in as one snippet. */
function numbered(edits: readonly Edit[]): readonly Edit[] {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    return numbers.get(name) ?? 0;
  };
  return edits.map((edit) => {
    if (!edit.snippet) return edit;
    const newText = edit.newText.replaceAll(/\\.|\$\{\d+:((?:\\.|[^\\}])*)\}/gs, (whole, name: string | undefined) =>
      name === undefined ? whole : `\${${numberOf(name)}:${name}}`,
    );
    return { ...edit, newText };
  });
}
