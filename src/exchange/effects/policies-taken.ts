import type { Call } from '../../read/reading.ts';
import type { EffectCause } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import type { Refusal } from './refusal.ts';
import { statedText } from './stated-text.ts';

const fold = (name: string): string => name.trim().toLowerCase();

/** Which outbound policies have a rule, at each point of a script: the service refuses a second one (PS-OSR). */
export class PoliciesTaken {
  /** Rules by the policies they have, both in lower case. */
  readonly #rules = new Map<string, string>();
  /** Policies by the rules that have them. */
  readonly #policies = new Map<string, string>();
  /** Rules that policies may have, by commands of which only a run tells whether they take effect. */
  readonly #perhaps = new Map<string, { readonly rule: string; readonly place: Place }>();

  /** Why a command is refused that gives a policy a rule. */
  refusal(call: Call): Refusal | undefined {
    const given = policyOf(call);
    const owner = given && this.#rules.get(fold(given.policy));
    if (!given || owner === undefined || owner === fold(nameOf(call) ?? owner)) return undefined;
    return { rule: 'policy-used-by-two-rules', args: { policy: given.policy }, place: given.place, by: 'service' };
  }

  /** Where another rule may have got the policy that a command gives to a rule: then the service refuses it. */
  doubt(call: Call): EffectCause | undefined {
    const given = policyOf(call);
    const other = given && this.#perhaps.get(fold(given.policy));
    if (!other || other.rule === fold(nameOf(call) ?? '')) return undefined;
    return { reason: 'policy-may-be-taken', args: {}, place: other.place };
  }

  /** Takes in a command that may run. */
  mayRun(call: Call): void {
    const given = policyOf(call);
    if (given) this.#perhaps.set(fold(given.policy), { rule: fold(nameOf(call) ?? ''), place: given.place });
  }

  /** Takes in a command that surely runs. */
  run(call: Call): void {
    const verb = /^(new|set|remove)-hostedoutboundspamfilterrule$/i.exec(call.cmdlet)?.[1]?.toLowerCase();
    if (verb === undefined) return;
    const name = nameOf(call);
    const given = policyOf(call);
    if (verb === 'remove' || (verb === 'set' && given)) this.#release(name);
    if (!given || name === undefined) return;
    this.#rules.set(fold(given.policy), fold(name));
    this.#policies.set(fold(name), fold(given.policy));
  }

  /** A rule that only a run names may be any. */
  #release(name: string | undefined): void {
    if (name === undefined) this.#rules.clear();
    else this.#rules.delete(this.#policies.get(fold(name)) ?? '');
  }
}

const nameOf = (call: Call): string | undefined => (statedText(call, 'Identity') ?? statedText(call, 'Name'))?.text;

function policyOf(call: Call): { readonly policy: string; readonly place: Place } | undefined {
  if (!/^(?:New|Set)-HostedOutboundSpamFilterRule$/i.test(call.cmdlet)) return undefined;
  const given = statedText(call, 'HostedOutboundSpamFilterPolicy');
  return given && { policy: given.text, place: given.place };
}
