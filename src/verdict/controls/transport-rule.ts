import type { CompiledRule } from '../../exchange/compiled-rule.ts';
import { controlOf } from '../../exchange/control.ts';
import { type Doubt, type Match, maybe } from '../../exchange/match.ts';
import type { Message } from '../../exchange/message.ts';
import { placeOf } from '../../exchange/readings.ts';
import { mayPrecede, orderDoubt, precedes } from '../../exchange/rule-order.ts';
import type { StepId } from '../../exchange/step-id.ts';
import type { RuleOutcome } from '../../exchange/transport-rule.ts';
import { matchOf, type RuleMatch, type TransportRules } from '../../exchange/transport-rules.ts';
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

/** A rule that may act on a message, with how it takes the message once that is known. */
export interface Candidate {
  readonly rule: CompiledRule;
  taken?: RuleMatch;
}

/** A step that is written out only where somebody reads it: most messages meet many rules, and one of them decides. */
interface Note {
  readonly result: Step['result'];
  step(): Step;
}

interface Judgement extends Omit<RuleResult, 'steps' | 'deciding'> {
  readonly notes: readonly Note[];
  readonly deciding?: Note;
}

/**
 * Judges the rules in order of priority. The first sure block ends it; a rule that stops processing, or may, shadows the blocks
 * behind it. A block that may run before such a rule or behind it is no sure one.
 */
export function judgeRules(message: Message, rules: TransportRules): RuleResult {
  const candidates = rules.concerning(message.recipient).map((rule): Candidate => ({ rule }));
  const { notes, deciding, excepted, basis } = judge(message, rules, candidates);
  const steps = new Map(notes.map((note) => [note, note.step()]));
  const step = deciding && steps.get(deciding);
  return { steps: [...steps.values()], excepted, basis, ...(step ? { deciding: step } : {}) };
}

/** The step of `judgeRules` that decides. `among` leaves out rules that surely do not match. */
export function decidingRule(message: Message, rules: TransportRules, among: readonly Candidate[]): Step | undefined {
  return judge(message, rules, among).deciding?.step();
}

function judge(message: Message, rules: TransportRules, among: readonly Candidate[]): Judgement {
  const notes: Note[] = [];
  let undecided: Note | undefined;
  let shadow: Doubt | undefined;
  const stops: CompiledRule[] = [];
  let excepted = false;
  let basis: Basis = 'documented';
  const note = (result: Step['result'], step: () => Step): Note => {
    const made = { result, step };
    notes.push(made);
    if (result === 'unknown') undecided ??= made;
    return made;
  };
  const unknown = (rule: CompiledRule, match: Doubt): Note => note('unknown', () => unknownStep(rule, match));
  const taken = (one: Candidate): RuleMatch => {
    one.taken ??= matchOf(one.rule, message);
    return one.taken;
  };
  const effectOf = (rule: CompiledRule) => (rule.effect === 'block' && spares(rule, message) ? 'none' : rule.effect);
  /** A rule that may run before another one and then ends the processing. What surely runs before it has been judged. */
  const rival = (rule: CompiledRule): CompiledRule | undefined =>
    (rules.unsettled(rule) || undefined) &&
    among.find(
      (one) =>
        mayPrecede(one.rule, rule) &&
        one.rule.stops.is !== 'no' &&
        effectOf(one.rule) !== 'block' &&
        taken(one).match.is !== 'no',
    )?.rule;
  for (const candidate of among) {
    const { rule } = candidate;
    if (stops.some((stop) => precedes(stop, rule))) continue;
    const { match, why, place } = taken(candidate);
    const effect = effectOf(rule);
    if (match.is === 'no') {
      if (effect !== 'none' && match.basis === 'inferred') basis = 'inferred';
      excepted ||= why === 'rule-excepted' && effect !== 'none';
      if (why && effect !== 'none' && (rule.aboutForwarding || why === 'rule-excepted'))
        note('pass', () => passStep(rule, match, why, place, message));
      continue;
    }
    if (match.is === 'maybe') {
      if (effect !== 'none') unknown(rule, match);
      // A rule that blocks when it matches leaves no way past a later block, stopped or not.
      if (effect !== 'block' && rule.stops.is !== 'no') shadow ??= match;
      continue;
    }
    if (effect === 'block') {
      const doubt = shadow ?? rules.unresolved;
      const other = doubt ? undefined : rival(rule);
      if (other) {
        unknown(rule, orderDoubt(other, rule));
        continue;
      }
      const last = doubt ? unknown(rule, doubt) : note('block', () => blockStep(rule, match, place, message));
      return { notes, deciding: doubt ? (undecided ?? last) : last, excepted, basis };
    }
    if (effect === 'hold')
      unknown(rule, { ...maybe('held-for-approval', { rule: rule.name }, place), basis: match.basis });
    if (rule.doubt) unknown(rule, rule.doubt);
    if (rule.stops.is === 'yes') {
      note('pass', () => stopStep(rule, match));
      stops.push(rule);
    }
    if (rule.stops.is === 'maybe') shadow ??= rule.stops;
  }
  const { unresolved } = rules;
  if (unresolved && (rules.more || rules.all.some((rule) => rule.effect !== 'none')))
    note('unknown', () => namelessStep(unresolved));
  return { notes, excepted, basis, ...(undecided ? { deciding: undecided } : {}) };
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

function unknownStep(rule: CompiledRule, match: Doubt): Step {
  const { reason } = match;
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
function namelessStep(doubt: Doubt): Step {
  const { reason, args } = doubt;
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
