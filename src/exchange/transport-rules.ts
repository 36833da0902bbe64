import type { Tenant } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { mentions } from './changed-names.ts';
import { type CompiledRule, compileRule, SETTINGS } from './compiled-rule.ts';
import type { Surroundings } from './condition.ts';
import { type Doubt, type Match, NO, YES } from './match.ts';
import type { Message } from './message.ts';
import type { Person } from './person.ts';
import { RuleIndex } from './rule-index.ts';
import { inOrder, positionOf, unsettled } from './rule-order.ts';
import type { Predicate } from './rule-predicates.ts';
import { isReadable } from './rule-predicates.ts';
import type { StepId } from './step-id.ts';
import { inWindow } from './transport-rule.ts';
import { disturbances, disturbedBy, notListed, objectsOf } from './unresolved.ts';

/** The mail flow rules of a tenant. Sources: EXO-MFR, EXO-MFRA, PS-TR, KB-AF-ETR. */
export class TransportRules {
  /** In order of priority: none stands behind one that surely runs later. */
  readonly all: readonly CompiledRule[];
  readonly #index: RuleIndex<CompiledRule>;
  readonly #unsettled: ReadonlySet<CompiledRule>;
  /** Why no answer of the rules is sure: a statement about rules nobody can name from the text, or rules that are not listed. */
  readonly unresolved: Doubt | undefined;
  /** There may be rules that the text does not list. */
  readonly more: boolean;

  /** Rules of `like` are taken over where nothing they name has changed its meaning. */
  constructor(
    tenant: Tenant,
    around: Surroundings,
    like?: { readonly transportRules: TransportRules },
    changed: ReadonlySet<string> = new Set(),
  ) {
    const known = new Map(like?.transportRules.all.map((rule) => [rule.object, rule]));
    const doubts = disturbances(tenant, 'transportRule', SETTINGS);
    this.all = inOrder(
      objectsOf(tenant, 'transportRule').map((object) => {
        const rule = mentions(object, changed) ? undefined : known.get(object);
        return rule ?? compileRule(object, positionOf(tenant, object), around, doubts);
      }),
    );
    this.#unsettled = unsettled(this.all);
    this.#index = new RuleIndex(this.all, (rule) => rule.conditions.flatMap((one) => one.recipient ?? []));
    const [nameless] = doubts.filter((one) => one.name === undefined || one.name === '*all');
    const more = notListed(tenant, 'transportRule');
    this.more = more !== undefined;
    this.unresolved = nameless ? disturbedBy(nameless, 'name') : more;
  }

  /** Whether there is a rule of which nobody can say whether it runs before this one. */
  unsettled(rule: CompiledRule): boolean {
    return this.#unsettled.has(rule);
  }

  /** The rules that may match mail to a recipient, in order of priority. */
  concerning(recipient: Person): readonly CompiledRule[] {
    return this.#index.concerning(recipient);
  }
}

/** How a rule takes a message. */
export interface RuleMatch {
  readonly match: Match;
  /** What a surely matching or not matching rule says of it; undefined where nobody can tell. */
  readonly why: StepId | undefined;
  readonly place: Place;
}

/** Whether a rule matches a message: its switch, mode, dates, conditions and exceptions. `why` and `place` tell what decides. */
export function matchOf(rule: CompiledRule, message: Message): RuleMatch {
  const place = rule.object.namePlace;
  if (rule.replaced) return { match: rule.replaced, why: undefined, place };
  if (rule.live.is === 'no')
    return {
      match: rule.live,
      why: rule.live.idle === 'rule-audit' ? 'rule-audit' : 'rule-disabled',
      place: rule.live.place ?? place,
    };
  const window = rule.dated ? inWindow(rule.object, message.assumptions.asOf) : YES;
  if (window.is === 'no') return { match: window, why: 'rule-outside-dates', place: window.place ?? place };
  const included = combined(rule.conditions, message, 'no');
  if (included.match.is === 'no') {
    const { predicate } = included;
    return { match: included.match, why: predicate && unmatched(predicate), place: predicate?.place ?? place };
  }
  const excepted = combined(rule.exceptions, message, 'yes');
  if (excepted.match.is === 'yes') {
    return {
      match: { ...excepted.match, is: 'no' },
      why: 'rule-excepted',
      place: excepted.predicate?.place ?? place,
    };
  }
  const parts = [rule.live, window, included.match, excepted.match];
  const doubt = parts.find((part) => part.is === 'maybe');
  if (doubt) return { match: doubt, why: undefined, place };
  const basis = parts.some((part) => part.basis === 'inferred') ? 'inferred' : 'documented';
  return { match: { ...included.match, basis }, why: undefined, place };
}

/** Only what can be read of a message is ever surely not so. */
const unmatched = ({ name }: Predicate): StepId | undefined => (isReadable(name) ? `rule-not-${name}` : undefined);

/** All conditions (`no` decides) or any exception (`yes` decides), with the predicate that decides. A documented one is preferred. */
function combined(
  predicates: readonly Predicate[],
  message: Message,
  decisive: 'yes' | 'no',
): { match: Match; predicate?: Predicate } {
  let decision: { match: Match; predicate: Predicate } | undefined;
  let doubt: Doubt | undefined;
  let rest = decisive === 'yes' ? NO : YES;
  for (const predicate of predicates) {
    const match = predicate.judge(message);
    if (match.is === decisive) {
      if (match.basis === 'documented') return { match, predicate };
      decision ??= { match, predicate };
    } else if (match.is === 'maybe') doubt ??= match;
    else if (rest.basis === 'documented' && (match.basis === 'inferred' || !rest.citations)) rest = match;
  }
  return decision ?? { match: doubt ?? rest };
}
