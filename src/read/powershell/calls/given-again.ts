import { ownAliases } from '../cmdlets/command-names.ts';
import { codeParts } from '../script/code-parts.ts';
import type { ParsedScript } from '../script/parsed-script.ts';

/** A text that names functions as items of their drive, and an assignment to such an item but that of a block, which is a definition. */
const ITEM = /(?<![$\w{:])function:[\\/]*([^\s'"`,;)}\]|]*)|\$\{?function:([^\s=}]+)\}?\s*[-+]?=(?!\s*\{)/gi;
const DRIVE = /function:/i;
/** What stands before an item that is only read. */
const READS = /(?:get-content|gc|test-path|get-command)\s+(?:-(?:literal)?path\s+)?['"]?$/i;
/** So much is looked at before an item. */
const BEFORE = 60;

/**
 * Names, in lower case, that mean several functions or blocks of a text, or a function and another command: it is defined twice, an
 * alias stands before it, or it is changed as an item of its drive. A call by such a name may mean either.
 */
export function givenAgain({
  slice,
  script,
  symbols,
}: Pick<ParsedScript, 'slice' | 'script' | 'symbols'>): ReadonlySet<string> {
  const { blocks, definitions } = symbols;
  const names = new Set<string>();
  const again = new Set<string>(ownAliases(symbols).keys());
  for (const { name } of blocks) {
    if (names.has(name) || (name.startsWith('$') && (definitions.get(name.slice(1))?.length ?? 0) > 1)) again.add(name);
    names.add(name);
  }
  if (!DRIVE.test(slice.text)) return again;
  for (const part of codeParts({ slice, script })) {
    const code = slice.text.slice(part.start, part.end);
    for (const { index, 1: item, 2: assigned } of code.matchAll(ITEM)) {
      if (item !== undefined && READS.test(code.slice(Math.max(0, index - BEFORE), index))) continue;
      const name = (item ?? assigned ?? '').toLowerCase();
      if (/^[\w-]+$/.test(name)) again.add(name);
      else for (const one of names) if (!one.startsWith('$')) again.add(one);
    }
  }
  return again;
}
