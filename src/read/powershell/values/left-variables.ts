import { parseStreaming } from '../../../powershell/index.ts';
import type { Scalar } from '../../../tenant/index.ts';
import { SymbolCollector } from '../symbols/symbol-collector.ts';
import type { LeftVariables } from './value.ts';
import { Values } from './values.ts';

/** Reads a script for its variables alone. Linear in its length. */
export function leftVariables(text: string): LeftVariables {
  const { visitor } = parseStreaming(text, () => new SymbolCollector(text, () => false));
  const symbols = visitor.symbols;
  const values = new Values(symbols);
  const left = new Map<string, Scalar | undefined>();
  for (const [name, definitions] of symbols.definitions) {
    const own = definitions.filter(({ region }) => region.scope === symbols.root);
    if (own.length === 0) continue;
    const isSure = !symbols.root.exits && own.every(({ region }) => region === symbols.root);
    const value = isSure ? values.named(name, symbols.root, text.length) : undefined;
    left.set(name, value?.kind === 'known' ? value.value : undefined);
  }
  for (const name of symbols.changes.keys()) left.set(name, undefined);
  return left;
}
