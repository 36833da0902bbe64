import { kindOfNoun } from '../../../knowledge/index.ts';
import type { Command } from '../../../powershell/index.ts';
import type { RecoveryEdit } from '../script/repaired-slice.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import type { Text } from './found.ts';

/** Whether a command's name is that of an Exchange Online resource. */
export function mayBeResource(name: string): boolean {
  if (!name.startsWith('exo') && !name.startsWith('cexo')) return false;
  return kindOfNoun(name.slice(name.indexOf('exo') + 3)) !== undefined;
}

const WRAPPING = 'Configuration Loose {';

/** Resources written outside of a configuration, as in documents: read as if one stood around the whole text. */
export function looseResources({ slice, symbols }: Pick<Text, 'slice' | 'symbols'>): RecoveryEdit[] {
  if (symbols.resources.length > 0 || slice.text.startsWith(WRAPPING)) return [];
  if (!hasLooseResource(slice.text, symbols)) return [];
  const end = slice.text.length;
  return [
    { start: 0, end: 0, text: WRAPPING },
    { start: end, end, text: '\n}' },
  ];
}

function hasLooseResource(text: string, { named }: SymbolTable): boolean {
  for (const [name, commands] of named) {
    if (!mayBeResource(name)) continue;
    if (commands.some(({ command }) => opensBlock(text, command))) return true;
  }
  return false;
}

/** Whether a command is written as a resource is: one name, then braces, maybe on the next line. */
function opensBlock(text: string, command: Command): boolean {
  const last = command.elements.at(-1);
  if (last?.kind === 'ScriptBlock') return command.elements.length === 2;
  let at = command.end;
  while (text.charCodeAt(at) <= 32) at++;
  return command.elements.length === 1 && text[at] === '{';
}
