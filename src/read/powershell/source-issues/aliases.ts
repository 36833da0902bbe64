import type { Call } from '../../reading.ts';
import type { FoundIssue } from '../script/parsed-script.ts';
import type { Placed } from '../symbols/symbol-table.ts';
import type { Text } from './found.ts';

/** Aliases that PowerShell brings along and that people type at the prompt. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['ft', 'Format-Table'],
  ['fl', 'Format-List'],
  ['fw', 'Format-Wide'],
  ['select', 'Select-Object'],
  ['where', 'Where-Object'],
  ['?', 'Where-Object'],
  ['foreach', 'ForEach-Object'],
  ['%', 'ForEach-Object'],
  ['sort', 'Sort-Object'],
  ['group', 'Group-Object'],
  ['measure', 'Measure-Object'],
  ['gm', 'Get-Member'],
]);

/** Cmdlets that set, list or trace what becomes of forwarded mail. */
const FORWARDING = /-(?:HostedOutboundSpamFilter|RemoteDomain|TransportRule|InboxRule|OutboundConnector|MessageTrace)/i;

/** Whether a script is about forwarding: aliases of any other one are not ours to report. */
export function concernsForwarding(text: string, calls: readonly Call[]): boolean {
  return calls.some(({ cmdlet }) => FORWARDING.test(cmdlet)) || /forwarding(?:smtp)?address/i.test(text);
}

/** `Format-Table`, whose `-AutoSize` is often cut short. */
const TABLES = ['ft', 'format-table'];

/** Whether a command is looked at here. */
export function isAlias(name: string): boolean {
  return ALIASES.has(name) || TABLES.includes(name);
}

/** Aliases in command position, and `-Auto` for `-AutoSize`. */
export function aliases({ symbols }: Pick<Text, 'symbols'>): FoundIssue[] {
  const found: FoundIssue[] = [];
  for (const [alias, full] of ALIASES) {
    if (symbols.functions.has(alias)) continue;
    for (const { command } of symbols.named.get(alias) ?? []) {
      const { start, end } = command.head;
      found.push({ id: 'alias-in-script', start, end, args: { alias, full }, replacement: full });
    }
  }
  for (const name of TABLES) for (const placed of symbols.named.get(name) ?? []) found.push(...shortened(placed));
  return found;
}

const isShortAutoSize = (name: string): boolean =>
  name.length > 1 && name !== 'autosize' && 'autosize'.startsWith(name);

function shortened({ command }: Placed): FoundIssue[] {
  return command.elements.flatMap((element) => {
    if (element.kind !== 'Parameter' || !isShortAutoSize(element.name.toLowerCase())) return [];
    const { start, nameEnd } = element;
    const args = { alias: `-${element.name}`, full: '-AutoSize' };
    return [{ id: 'alias-in-script' as const, start, end: nameEnd, args, replacement: '-AutoSize' }];
  });
}
