import { areDisjoint, type Edit } from '../text/index.ts';
import type { Fix, MessageArgs, RuleMeta } from './contract.ts';

/**
 * A fix of a rule, in a list: empty when a writer refused one of the edits or two of them change the same text, so that rules can put fixes together without
 * looking. `title` is a key of `meta.titles`; its safety is the one `meta.fixes` states.
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
