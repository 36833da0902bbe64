import type { Cmdlets } from '../../../knowledge/index.ts';
import { textGiven } from '../symbols/given.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';

const CONNECTIONS = ['connect-exchangeonline', 'import-pssession'];

/** Whether a command may give the cmdlets a prefix. */
export function isConnection(name: string): boolean {
  return CONNECTIONS.includes(name);
}

/** Every `-Prefix X` of `Connect-ExchangeOnline` or `Import-PSSession`, in lower case: cmdlets are then called `Set-XRemoteDomain`. */
export function nounPrefixes({ named }: SymbolTable): readonly string[] {
  const connections = CONNECTIONS.flatMap((name) => named.get(name) ?? []);
  const prefixes = connections.map(({ command }) => textGiven(command.elements, /^prefix$/i) ?? '');
  return [...new Set(prefixes.filter((prefix) => prefix !== '').map((prefix) => prefix.toLowerCase()))];
}

/** The reference's spelling of a called cmdlet, with or without one of the prefixes of the connections. */
export function cmdletOf(cmdlets: Cmdlets, name: string, prefixes: readonly string[]): string | undefined {
  const dash = name.indexOf('-') + 1;
  if (dash === 0) return undefined;
  const own = cmdlets.spelling(name);
  if (own !== undefined) return own;
  for (const prefix of prefixes) {
    const meant = name.startsWith(prefix, dash) ? name.slice(0, dash) + name.slice(dash + prefix.length) : '';
    const spelling = cmdlets.spelling(meant);
    if (spelling !== undefined) return spelling;
  }
  return undefined;
}
