import type { Invocation } from './calls.ts';

/** Whether the parameters of a command are those of the cmdlet that may be meant, or the next cmdlet of the pipeline takes what that one gets. */
export function fits({ bound, call, placed }: Invocation): boolean {
  const named = bound.filter(({ origin, meaning }) => origin !== 'positional' && !meaning.common);
  const next = placed.names[placed.index + 1] ?? '';
  const handsOver = /^get-/i.test(call.cmdlet) && nounOf(next) === nounOf(call.cmdlet);
  return (named.length > 0 || handsOver) && named.every(({ meaning }) => meaning.known === true);
}

const nounOf = (cmdlet: string): string => cmdlet.slice(cmdlet.indexOf('-') + 1).toLowerCase();
