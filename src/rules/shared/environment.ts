import type { RuleContext } from '../../lint/contract.ts';
import { isCallOf, parameter } from './calls.ts';

/** Words of scripts that talk to Exchange servers of one's own. */
const SERVERS = /\bon-?prem|Exchange Server 20\d\d|Exchange Management Shell|Add-PSSnapin|RemoteExchange\.ps1/i;

/** Where a script runs, as far as its text shows; `both` for hybrid scripts that connect to one beside the other. */
export type Environment = 'cloud' | 'servers' | 'both' | 'unknown';

/** Tells for each source whether it connects to Exchange Online, speaks of Exchange servers, or both. */
export function environments({ calls, source }: RuleContext): (path: string) => Environment {
  const connections = calls.filter((call) => isCallOf(call, 'Connect-ExchangeOnline'));
  const cloud = new Set(connections.map((call) => call.place.source));
  // A prefix is only needed beside the cmdlets of servers.
  const prefixed = new Set(connections.filter((call) => parameter(call, 'Prefix')).map((call) => call.place.source));
  const known = new Map<string, Environment>();
  return (path) => {
    let own = known.get(path);
    if (!own) {
      const servers = prefixed.has(path) || SERVERS.test(source(path).text);
      own = cloud.has(path) ? (servers ? 'both' : 'cloud') : servers ? 'servers' : 'unknown';
      known.set(path, own);
    }
    return own;
  };
}
