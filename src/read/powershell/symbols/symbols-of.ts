import type { Script } from '../../../powershell/index.ts';
import { SymbolCollector } from './symbol-collector.ts';
import type { CommandFilter, SymbolTable } from './symbol-table.ts';

/** Collects the symbols of a tree in one walk. Without `watch` all commands are kept. */
export function symbolsOf(script: Script, watch: CommandFilter = () => true): SymbolTable {
  const collector = new SymbolCollector(script.text, watch);
  collector.script(script);
  return collector.symbols;
}
