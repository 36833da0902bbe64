import type { Cmdlets } from '../../knowledge/index.ts';
import type { Outline } from './outline.ts';

const CONNECTIONS = ['connect-exchangeonline', 'import-pssession'];

/** Whether a command may give the cmdlets a prefix. */
export function isConnection(name: string): boolean {
  return CONNECTIONS.includes(name);
}

/** `-Prefix X` of `Connect-ExchangeOnline` or `Import-PSSession`, in lower case: cmdlets are then called `Set-XRemoteDomain`. */
export function nounPrefix({ named }: Outline): string | undefined {
  const connections = CONNECTIONS.flatMap((name) => named.get(name) ?? []);
  for (const { command } of connections.sort((a, b) => a.command.start - b.command.start)) {
    const at = command.elements.findIndex((element) => element.kind === 'Parameter' && /^prefix$/i.test(element.name));
    const parameter = command.elements[at];
    if (parameter?.kind !== 'Parameter') continue;
    const value = parameter.argument ?? command.elements[at + 1];
    if (value?.kind === 'StringConstant' && value.value !== '') return value.value.toLowerCase();
  }
  return undefined;
}

/** The reference's spelling of a called cmdlet, with or without the prefix of the connection. */
export function cmdletOf(cmdlets: Cmdlets, name: string, prefix: string | undefined): string | undefined {
  const dash = name.indexOf('-') + 1;
  if (dash === 0) return undefined;
  const own = cmdlets.spelling(name);
  if (own !== undefined || prefix === undefined) return own;
  if (!name.startsWith(prefix, dash)) return undefined;
  return cmdlets.spelling(name.slice(0, dash) + name.slice(dash + prefix.length));
}
