import type { Cmdlets } from '../../knowledge/index.ts';
import type { Outline } from './outline.ts';

const CONNECTIONS = ['connect-exchangeonline', 'import-pssession'];

/** Whether a command may give the cmdlets a prefix. */
export function isConnection(name: string): boolean {
  return CONNECTIONS.includes(name);
}

/** Every `-Prefix X` of `Connect-ExchangeOnline` or `Import-PSSession`, in lower case: cmdlets are then called `Set-XRemoteDomain`. */
export function nounPrefixes({ named }: Outline): readonly string[] {
  const connections = CONNECTIONS.flatMap((name) => named.get(name) ?? []);
  const prefixes = connections.flatMap(({ command: { elements } }) => {
    const at = elements.findIndex((element) => element.kind === 'Parameter' && /^prefix$/i.test(element.name));
    const parameter = elements[at];
    const value = parameter?.kind === 'Parameter' ? (parameter.argument ?? elements[at + 1]) : undefined;
    return value?.kind === 'StringConstant' && value.value !== '' ? [value.value.toLowerCase()] : [];
  });
  return [...new Set(prefixes)];
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
