import { parseStreaming } from '../../powershell/index.ts';
import type { Scalar } from '../../tenant/index.ts';
import { Outliner } from './outliner.ts';
import { Values } from './values.ts';

/**
 * What a script leaves in the scope that dot-sources it: the variables that it may write, in lower case, each with its value where
 * the text tells one. Under the empty name stands that it may write any variable.
 */
export type LeftVariables = ReadonlyMap<string, Scalar | undefined>;

/** Reads a script for its variables alone. Linear in its length. */
export function leftVariables(text: string): LeftVariables {
  const { visitor: tree } = parseStreaming(text, () => new Outliner(text, () => false));
  const values = new Values(tree);
  const left = new Map<string, Scalar | undefined>();
  for (const [name, definitions] of tree.definitions) {
    const own = definitions.filter(({ region }) => region.scope === tree.root);
    if (own.length === 0) continue;
    const isSure = !tree.exits.has(tree.root) && own.every(({ region }) => region === tree.root);
    const value = isSure ? values.named(name, tree.root, text.length) : undefined;
    left.set(name, value?.kind === 'known' ? value.value : undefined);
  }
  for (const name of tree.changes.keys()) left.set(name, undefined);
  return left;
}
