import type { Tenant } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import { type Match, maybe, NO, YES } from '../match.ts';
import type { Message } from '../message.ts';
import { placeOf } from '../readings.ts';
import { RuleIndex } from '../rule-index.ts';
import type { Condition, Person, Surroundings } from '../senders.ts';
import { disturbances, objectsOf } from '../unresolved.ts';
import type { Basis, Step } from '../verdict.ts';
import { type CompiledRule, compileRule, inWindow, runTime, SETTINGS } from './rule-compiler.ts';
import type { Predicate } from './rule-predicates.ts';

/** What the rules do to one message: steps worth showing, in order, and the step that decides. */
export interface RuleResult {
  readonly steps: readonly Step[];
  readonly deciding?: Step;
  /** A rule that would have blocked was cancelled by an exception. */
  readonly excepted: boolean;
  /** Inferred when a rule that could have blocked does not match for an inferred reason only. */
  readonly basis: Basis;
}

/** The mail flow rules of a tenant. Sources: EXO-MFR, EXO-MFRA, PS-TR, KB-AF-ETR. */
export class TransportRules {
  readonly #rules: readonly CompiledRule[];
  readonly #index: RuleIndex<CompiledRule>;
  readonly #senders: readonly Condition[];
  readonly #unresolved: Match | undefined;

  constructor(tenant: Tenant, around: Surroundings) {
    const doubts = tenant.unresolved.some((one) => one.kind === 'transportRule')
      ? disturbances(tenant, 'transportRule', SETTINGS)
      : [];
    this.#rules = objectsOf(tenant, 'transportRule')
      .map((object) => compileRule(object, around, doubts))
      .sort((a, b) => a.priority - b.priority);
    this.#senders = this.#rules
      .flatMap((rule) => [...rule.conditions, ...rule.exceptions])
      .flatMap((predicate) => predicate.sender ?? []);
    this.#index = new RuleIndex(this.#rules, (rule) => rule.conditions.flatMap((one) => one.recipient ?? []));
    const [nameless] = doubts.filter((one) => one.name === undefined || one.name === '*all');
    if (nameless) this.#unresolved = runTime(nameless);
  }

  /** What the rules see of a sender: senders with the same signature are alike for every rule. */
  senderSignature(sender: Person): string {
    return this.#senders
      .map((condition) => condition.judge(sender))
      .map(({ is, reason }) => `${is}${reason ?? ''}`)
      .join(' ');
  }

  /** Judges the rules in order of priority. The first sure block ends it; a rule that may stop processing shadows later blocks. */
  judge(message: Message): RuleResult {
    const steps: Step[] = [];
    let undecided: Step | undefined;
    let shadow: Match | undefined;
    let excepted = false;
    let basis: Basis = 'documented';
    const note = (step: Step) => {
      steps.push(step);
      if (step.result === 'unknown') undecided ??= step;
    };
    for (const rule of this.#index.concerning(message.recipient)) {
      const { match, why, place } = this.#match(rule, message);
      const effect = rule.effect === 'block' && spares(rule, message) ? 'none' : rule.effect;
      if (match.is === 'no') {
        if (effect !== 'none' && match.basis === 'inferred') basis = 'inferred';
        excepted ||= why === 'rule-excepted' && effect !== 'none';
        if (effect !== 'none' && (rule.aboutForwarding || why === 'rule-excepted'))
          note(passStep(rule, match, why, place, message));
        continue;
      }
      if (match.is === 'maybe') {
        if (effect !== 'none') note(unknownStep(rule, match));
        // A rule that blocks when it matches leaves no way past a later block, stopped or not.
        if (effect !== 'block' && rule.stops.is !== 'no') shadow ??= match;
        continue;
      }
      if (effect === 'block') {
        const doubt = shadow ?? this.#unresolved;
        const step = doubt ? unknownStep(rule, doubt) : blockStep(rule, match, place, message);
        note(step);
        return { steps, deciding: step.result === 'block' ? step : (undecided ?? step), excepted, basis };
      }
      if (effect === 'hold')
        note(unknownStep(rule, { ...maybe('held-for-approval', { rule: rule.name }, place), basis: match.basis }));
      if (effect === 'doubtful' && rule.doubt) note(unknownStep(rule, rule.doubt));
      if (rule.stops.is === 'yes') {
        note(stopStep(rule, match));
        break;
      }
      if (rule.stops.is === 'maybe') shadow ??= rule.stops;
    }
    if (this.#unresolved && this.#rules.some((rule) => rule.effect !== 'none')) note(namelessStep(this.#unresolved));
    return { steps, excepted, basis, ...(undecided ? { deciding: undecided } : {}) };
  }

  #match(rule: CompiledRule, message: Message): { match: Match; why: string; place: Place } {
    const place = rule.object.namePlace;
    if (rule.live.is === 'no')
      return { match: rule.live, why: rule.live.reason ?? 'rule-disabled', place: rule.live.place ?? place };
    const window = rule.dated ? inWindow(rule.object, message.assumptions.asOf) : YES;
    if (window.is === 'no') return { match: window, why: 'rule-outside-dates', place: window.place ?? place };
    const included = combined(rule.conditions, message, 'no');
    if (included.match.is === 'no') {
      const { predicate } = included;
      return { match: included.match, why: `rule-not-${predicate?.name ?? ''}`, place: predicate?.place ?? place };
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
    if (doubt) return { match: doubt, why: '', place };
    const basis = parts.some((part) => part.basis === 'inferred') ? 'inferred' : 'documented';
    return { match: { ...included.match, is: 'yes', basis }, why: 'rule-matches', place };
  }
}

/** All conditions (`no` decides) or any exception (`yes` decides), with the predicate that decides. A documented one is preferred. */
function combined(
  predicates: readonly Predicate[],
  message: Message,
  decisive: 'yes' | 'no',
): { match: Match; predicate?: Predicate } {
  let decision: { match: Match; predicate: Predicate } | undefined;
  let doubt: Match | undefined;
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

/** A rule that redirects to the very recipient of the question does not keep the message from it. */
function spares(rule: CompiledRule, message: Message): boolean {
  return (
    rule.outcome === 'rule-redirect' && message.recipient.addresses.some((address) => rule.redirects.includes(address))
  );
}

function common(rule: CompiledRule, args: Match['args'], place: Place) {
  return { control: `transportRule:${rule.name}`, args: { rule: rule.name, ...args }, place };
}

function passStep(rule: CompiledRule, match: Match, why: string, place: Place, message: Message): Step {
  const args = { mechanism: message.mechanism, recipient: message.recipient.written, domain: message.recipient.domain };
  return {
    ...common(rule, args, place),
    result: 'pass',
    why,
    basis: match.basis,
    citations: match.citations ?? ['EXO-MFR', 'PS-TR'],
  };
}

function unknownStep(rule: CompiledRule, match: Match): Step {
  const reason = match.reason ?? 'message-content-dependent';
  return {
    ...common(rule, match.args, match.place ?? rule.object.namePlace),
    result: 'unknown',
    why: `unknown-${reason}`,
    reason,
    basis: 'inferred',
    citations: match.citations ?? REASON_CITATIONS[reason] ?? ['EXO-MFR', 'REASONED'],
  };
}

function blockStep(rule: CompiledRule, match: Match, place: Place, message: Message): Step {
  const inferred: Basis =
    message.scope.basis === 'inferred' && rule.conditions.some((one) => one.name === 'sentToScope')
      ? 'inferred'
      : match.basis;
  return {
    ...common(rule, { outcome: rule.outcome, mechanism: message.mechanism }, place),
    result: 'block',
    why: `${rule.outcome.startsWith('rule-ndr') ? 'rule-rejects' : rule.outcome}`,
    basis: inferred,
    citations: [...new Set([...(match.citations ?? []), 'PS-TR', 'EXO-MFRA'])],
  };
}

/** Some rule, nobody can say which, is changed by a statement: no answer of the gate is sure. */
function namelessStep(doubt: Match): Step {
  return {
    control: `transportRule:${doubt.args?.expression ?? ''}`,
    args: doubt.args ?? {},
    ...(doubt.place ? { place: doubt.place } : {}),
    result: 'unknown',
    why: 'unknown-run-time-value',
    reason: 'run-time-value',
    basis: 'inferred',
    citations: ['REASONED'],
  };
}

function stopStep(rule: CompiledRule, match: Match): Step {
  const place = placeOf(rule.object, 'stopRuleProcessing');
  return {
    ...common(rule, {}, place),
    result: 'pass',
    why: 'rule-stops',
    basis: match.basis,
    citations: ['EXO-MFR', 'EXO-MFRA'],
  };
}

const REASON_CITATIONS: Readonly<Record<string, readonly string[]>> = {
  'rule-date-window': ['PS-TR', 'REASONED'],
  'held-for-approval': ['EXO-MFRA'],
  'sender-match-undetermined': ['KB-AF-ETR'],
  'header-stamping-undocumented': ['LEARN-FWD-2026', 'REASONED'],
};

/** Outcome of a blocking step of a rule. */
export function ruleOutcome(step: Step): string {
  return String(step.args.outcome ?? 'undetermined');
}
