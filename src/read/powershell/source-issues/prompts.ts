import type { RecoveryEdit } from '../script/repaired-slice.ts';
import type { Text } from './found.ts';

/** Whether a command's name is that of a prompt: `PS`, or what ends as a prompt does. */
export function isPrompt(name: string): boolean {
  return name === 'ps' || name.endsWith('>');
}

/** Prompts that were copied along (`PS C:\\> Set-...`). */
export function prompts({ symbols, cmdlets }: Pick<Text, 'symbols' | 'cmdlets'>): RecoveryEdit[] {
  const repairs: RecoveryEdit[] = [];
  for (const [name, commands] of symbols.named) {
    if (!isPrompt(name)) continue;
    for (const { command } of commands) {
      const [first, second] = command.elements;
      const isPath = name === 'ps' && first?.kind === 'StringConstant' && first.value.endsWith('>');
      const behind = isPath ? second : name.endsWith('>') ? first : undefined;
      if (behind?.kind !== 'StringConstant' || behind.quote !== 'bare' || !cmdlets.exists(behind.value)) continue;
      repairs.push({ start: command.start, end: behind.start, text: '' });
    }
  }
  return repairs;
}
