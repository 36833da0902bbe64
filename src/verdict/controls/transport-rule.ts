import type { CompiledRule } from '../../exchange/compiled-rule.ts';
import { controlOf } from '../../exchange/control.ts';
import { type Match, maybe } from '../../exchange/match.ts';
import type { Message } from '../../exchange/message.ts';
import { placeOf } from '../../exchange/readings.ts';
import { mayPrecede, orderDoubt, precedes } from '../../exchange/rule-order.ts';
import type { StepId } from '../../exchange/step-id.ts';
import type { RuleOutcome } from '../../exchange/transport-rule.ts';
import { matchOf, type TransportRules } from '../../exchange/transport-rules.ts';
import type { Place } from '../../text/index.ts';
import { table } from '../../text/table.ts';
import type { Basis, Step } from '../verdict.ts';

/** What the rules do to one message: steps worth showing, in order, and the step that decides. */
export interface RuleResult {
  readonly steps: readonly Step[];
  readonly deciding?: Step;
  /** A rule that would have blocked was cancelled by an exception. */
  readonly excepted: boolean;
  /** Inferred when a rule that could have blocked does not match for an inferred reason only. */
  readonly basis: Basis;
}

/**
 * Judges the rules in order of priority. The first sure block ends it; a rule that stops processing, or may, shadows the blocks
 * behind it. A block that may run before such a rule or behind it is no sure one. `among` leaves out rules that surely do not match;
 * `matching` may know
 * already how a rule takes the message.
 */
export function judgeRules(
  message: Message,
  rules: TransportRules,
  among: readonly CompiledRule[] = rules.concerning(message.recipient),
  matching: typeof matchOf = matchOf,
): RuleResult {
  const steps: Step[] = [];
  let undecided: Step | undefined;
  let shadow: Match | undefined;
  const stops: CompiledRule[] = [];
  let excepted = false;
  let basis: Basis = 'documented';
  const note = (step: Step) => {
    steps.push(step);
    if (step.result === 'unknown') undecided ??= step;
  };
  const effectOf = (rule: CompiledRule) => (rule.effect === 'block' && spares(rule, message) ? 'none' : rule.effect);
  /** A rule that may run before another one, though it need not, and then ends the processing. */
  const rival = (rule: CompiledRule): CompiledRule | undefined =>
    (rules.unsettled(rule) || undefined) &&
    among.find(
      (other) =>
        mayPrecede(other, rule) &&
        !precedes(other, rule) &&
        other.stops.is !== 'no' &&
        effectOf(other) !== 'block' &&
        matching(other, message).match.is !== 'no',
    );
  for (const rule of among) {
    if (stops.some((stop) => precedes(stop, rule))) continue;
    const { match, why, place } = matching(rule, message);
    const effect = effectOf(rule);
    if (match.is === 'no') {
      if (effect !== 'none' && match.basis === 'inferred') basis = 'inferred';
      excepted ||= why === 'rule-excepted' && effect !== 'none';
      if (why && effect !== 'none' && (rule.aboutForwarding || why === 'rule-excepted'))
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
      const doubt = shadow ?? rules.unresolved;
      const other = doubt ? undefined : rival(rule);
      if (other) {
        note(unknownStep(rule, orderDoubt(other, rule)));
        continue;
      }
      const step = doubt ? unknownStep(rule, doubt) : blockStep(rule, match, place, message);
      note(step);
      return { steps, deciding: step.result === 'block' ? step : (undecided ?? step), excepted, basis };
    }
    if (effect === 'hold')
      note(unknownStep(rule, { ...maybe('held-for-approval', { rule: rule.name }, place), basis: match.basis }));
    if (effect === 'doubtful' && rule.doubt) note(unknownStep(rule, rule.doubt));
    if (rule.stops.is === 'yes') {
      note(stopStep(rule, match));
      if (!rules.unsettled(rule)) break;
      stops.push(rule);
    }
    if (rule.stops.is === 'maybe') shadow ??= rule.stops;
  }
  if (rules.unresolved && (rules.more || rules.all.some((rule) => rule.effect !== 'none')))
    note(namelessStep(rules.unresolved));
  return { steps, excepted, basis, ...(undecided ? { deciding: undecided } : {}) };
}

/** A rule that redirects to the very recipient of the question does not keep the message from it. */
function spares(rule: CompiledRule, message: Message): boolean {
  return (
    rule.outcome === 'rule-redirect' && message.recipient.addresses.some((address) => rule.redirects.includes(address))
  );
}

function common(rule: CompiledRule, args: Match['args'], place: Place) {
  return { control: controlOf(rule.object), args: { rule: rule.name, ...args }, place };
}

function passStep(rule: CompiledRule, match: Match, why: StepId, place: Place, message: Message): Step {
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
    why: blocking(rule.outcome),
    basis: inferred,
    citations: [...new Set([...(match.citations ?? []), 'PS-TR', 'EXO-MFRA'])],
  };
}

function blocking(outcome: RuleOutcome): StepId {
  const isSilent = outcome === 'rule-silent-drop' || outcome === 'rule-quarantine' || outcome === 'rule-redirect';
  return isSilent ? outcome : 'rule-rejects';
}

/** Some rule, nobody can say which, is changed by a statement: no answer of the gate is sure. */
function namelessStep(doubt: Match): Step {
  const { reason = 'run-time-value', args } = doubt;
  const name = args?.expression;
  return {
    control: { kind: 'transportRule', ...(name ? { name: String(name) } : {}) },
    args: doubt.args ?? {},
    ...(doubt.place ? { place: doubt.place } : {}),
    result: 'unknown',
    why: `unknown-${reason}`,
    reason,
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

const REASON_CITATIONS: Readonly<Record<string, readonly string[]>> = table({
  'rule-date-window': ['PS-TR', 'REASONED'],
  'duplicate-priority': ['PS-TR', 'REASONED'],
  'order-unknown': ['PS-TR', 'REASONED'],
  'held-for-approval': ['EXO-MFRA'],
  'sender-match-undetermined': ['KB-AF-ETR'],
  'header-stamping-undocumented': ['LEARN-FWD-2026', 'REASONED'],
});

/** Outcome of a blocking step of a rule. */
export function ruleOutcome(step: Step): string {
  return String(step.args.outcome ?? 'undetermined');
}
