import type { Call } from '../../reading.ts';
import type { Placed } from '../outline.ts';
import type { Found, Text } from './found.ts';

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

/** Longest name that is looked at: `format-table` for its parameters. */
const LONGEST = 12;

/** Aliases in command position, and `-Auto` for `-AutoSize`. */
export function aliases({ tree }: Pick<Text, 'tree'>): Found[] {
  const found: Found[] = [];
  for (const placed of tree.commands) {
    if (placed.name.length > LONGEST) continue;
    const full = ALIASES.get(placed.name);
    if (full !== undefined && !tree.functions.has(placed.name)) {
      const { start, end } = placed.command.head;
      found.push({ id: 'alias-in-script', start, end, args: { alias: placed.name, full }, replacement: full });
    }
    if ((full ?? placed.name).toLowerCase() === 'format-table') found.push(...shortened(placed));
  }
  return found;
}

const isShortAutoSize = (name: string): boolean =>
  name.length > 1 && name !== 'autosize' && 'autosize'.startsWith(name);

function shortened({ command }: Placed): Found[] {
  return command.elements.flatMap((element) => {
    if (element.kind !== 'Parameter' || !isShortAutoSize(element.name.toLowerCase())) return [];
    const { start, nameEnd } = element;
    const args = { alias: `-${element.name}`, full: '-AutoSize' };
    return [{ id: 'alias-in-script' as const, start, end: nameEnd, args, replacement: '-AutoSize' }];
  });
}
