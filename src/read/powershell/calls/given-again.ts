import { codeParts } from '../script/code-parts.ts';
import type { ParsedScript } from '../script/parsed-script.ts';
import type { OwnNames } from '../symbols/own-names.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';

/** A text that names functions as items of their drive, and an assignment to such an item but that of a block, which is a definition. */
const ITEM = /(?<![$\w{:])function:[\\/]*([^\s'"`,;)}\]|]*)|\$\{?function:([^\s=}]+)\}?\s*[-+]?=(?!\s*\{)/gi;
/** What stands before an item that is only read. */
const READS = /(?:get-content|gc|test-path|get-command)\s+(?:-(?:literal)?path\s+)?['"]?$/i;
/** So much is looked at before an item. */
const BEFORE = 60;
/** An alias that is taken away. */
const TAKEN_AWAY =
  /\b(?:remove-alias\s+(?:-n\w*\s+)?|(?:remove-item|ri|rm|del|erase|rd)\s+(?:-(?:literal)?path\s+)?['"]?alias:[\\/]*)['"]?([^\s'"`,;)}\]|]*)/gi;
const PLAIN = /^[\w-]+$/;

/**
 * Names of functions and aliases, in lower case, that a text changes as items of their drives, or takes away; `*` where it is not
 * plain which.
 */
export function changedItems({
  slice,
  script,
  symbols,
}: Pick<ParsedScript, 'slice' | 'script' | 'symbols'>): ReadonlySet<string> {
  const changed = new Set<string>();
  const { text } = slice;
  if (!symbols.marks.items) return changed;
  const add = (name: string): void => void changed.add(PLAIN.test(name) ? name.toLowerCase() : '*');
  for (const { start, end } of codeParts({ slice, script })) {
    const code = text.slice(start, end);
    for (const { index, 1: item, 2: assigned = '' } of code.matchAll(ITEM)) {
      if (item === undefined || !READS.test(code.slice(Math.max(0, index - BEFORE), index))) add(item ?? assigned);
    }
    for (const [, name = ''] of code.matchAll(TAKEN_AWAY)) add(name);
  }
  return changed;
}

/**
 * Names, in lower case, that mean several functions or blocks of a text, or a function and another command: it is defined twice, an
 * alias stands before it, or it is one of the changed `items`. A call by such a name may mean either.
 */
export function givenAgain(
  { blocks, definitions }: Pick<SymbolTable, 'blocks' | 'definitions'>,
  { aliases }: Pick<OwnNames, 'aliases'>,
  items: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const again = new Set<string>(aliases.keys());
  for (const { name } of blocks) {
    if (names.has(name) || (name.startsWith('$') && (definitions.get(name.slice(1))?.length ?? 0) > 1)) again.add(name);
    names.add(name);
  }
  for (const name of items) {
    if (name !== '*') again.add(name);
    else for (const one of names) if (!one.startsWith('$')) again.add(one);
  }
  return again;
}
