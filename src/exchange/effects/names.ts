import type { Call } from '../../read/reading.ts';
import type { RefusalId } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import type { Refusal } from './refusal.ts';
import { statedText } from './stated-text.ts';

/** Most characters of the name of a rule (PS-OSR, PS-TR). */
export const NAME_LIMIT = 64;
/** Most characters of `RejectMessageReasonText` (PS-TR). */
export const REASON_LIMIT = 1024;

/** Characters that the name of an outbound rule may not hold (PS-OSR). */
const FORBIDDEN = /[\\%&*+/=?{}|<>();:[\],"]/;

/** What is wrong with the name of an outbound rule: a character, or its length. */
export function outboundRuleNameProblem(name: string): { readonly character?: string } | undefined {
  const character = FORBIDDEN.exec(name)?.[0];
  if (character !== undefined) return { character };
  return name.length > NAME_LIMIT ? {} : undefined;
}

/** A name that the service takes for an outbound rule, nearest to one that it refuses; undefined when nothing is left of it. */
export function legalRuleName(name: string): string | undefined {
  const legal = name.replaceAll(new RegExp(FORBIDDEN, 'g'), ' ').replaceAll(/\s+/g, ' ').trim();
  return legal.slice(0, NAME_LIMIT).trimEnd() || undefined;
}

/** Names and texts that the service refuses in a command. */
export function refusedNames(call: Call): readonly Refusal[] {
  const { cmdlet } = call;
  const refused = (rule: RefusalId, place: Place, text: string): Refusal[] => [
    { rule, args: { length: String(text.length) }, place, by: 'service' },
  ];
  const name = statedText(call, 'Name');
  if (/^(?:New|Set)-HostedOutboundSpamFilterRule$/i.test(cmdlet) && name && outboundRuleNameProblem(name.text)) {
    return refused('invalid-object-name', name.place, name.text);
  }
  if (!/^(?:New|Set)-TransportRule$/i.test(cmdlet)) return [];
  if (name && name.text.length > NAME_LIMIT) return refused('text-too-long', name.place, name.text);
  const reason = statedText(call, 'RejectMessageReasonText');
  return reason && reason.text.length > REASON_LIMIT ? refused('text-too-long', reason.place, reason.text) : [];
}
