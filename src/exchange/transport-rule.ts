import { type Declaration, flag, number, stated, type TenantObject, text } from '../tenant/index.ts';
import type { Surroundings } from './condition.ts';
import { dateMatch } from './dates.ts';
import { type Match, maybe, NO, YES } from './match.ts';
import { enabled, flagMatch, itemsOf, judged, settingMatch } from './readings.ts';
import { exceptionName, type Predicate, predicatesOf, READABLE } from './rule-predicates.ts';
import { concerns, nameOf } from './unresolved.ts';

/** What a matching rule does to delivery. */
export type RuleEffect = 'block' | 'hold' | 'none' | 'doubtful';

/** Settings that decide whether and how a rule acts on a forward. */
export const SETTINGS = [
  ...READABLE.flatMap((name) => [name, exceptionName(name)]),
  ...['priority', 'enabled', 'mode', 'activationDate', 'expiryDate', 'senderAddressLocation', 'stopRuleProcessing'],
  ...['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode', 'deleteMessage', 'quarantine', 'redirectMessageTo'],
  ...['moderateMessageByUser', 'moderateMessageByManager'],
];

export interface CompiledRule {
  readonly object: TenantObject;
  readonly name: string;
  readonly priority: number;
  /** Switched on and enforcing; the date window is judged per question. */
  readonly live: Match;
  readonly dated: boolean;
  readonly conditions: readonly Predicate[];
  readonly exceptions: readonly Predicate[];
  readonly effect: RuleEffect;
  readonly outcome: string;
  readonly redirects: readonly string[];
  /** Why the effect is doubtful. */
  readonly doubt?: Match;
  readonly stops: Match;
  /** Looks at the forwarding itself, so it is worth a line in the chain even when it does not act. */
  readonly aboutForwarding: boolean;
}

/** Compiles one mail flow rule. `doubts` are statements that may concern it without being surely about it. */
export function compileRule(object: TenantObject, around: Surroundings, doubts: readonly Declaration[]): CompiledRule {
  const conditions = predicatesOf(object, 'conditions', around);
  const priority = number(object, 'priority');
  const names = conditions.map((predicate) => predicate.name);
  const redirects = (itemsOf(object.properties.get('redirectMessageTo'))?.items ?? [])
    .map((item) => around.directory.resolve(item.value))
    .filter((address) => address !== undefined);
  return {
    object,
    name: nameOf(object),
    priority: priority.state === 'stated' ? priority.value : Number.POSITIVE_INFINITY,
    live: liveness(object, doubts),
    dated: ['activationDate', 'expiryDate'].some((name) => text(object, name).state !== 'absent'),
    conditions,
    exceptions: predicatesOf(object, 'exceptions', around),
    redirects,
    ...effectOf(object),
    stops: flagMatch(object, 'stopRuleProcessing', NO),
    aboutForwarding:
      names.some((name) => name === 'messageTypeMatches' || name.startsWith('header')) || conditions.length === 0,
  };
}

function liveness(object: TenantObject, doubts: readonly Declaration[]): Match {
  const doubt = doubts.find((one) => one.name !== undefined && one.name !== '*all' && concerns(one, object));
  if (doubt) return runTime(doubt);
  const on = enabled(object);
  if (on.is === 'no') return { ...on, reason: 'rule-disabled' };
  const mode = judged(object, 'mode', (bag) =>
    settingMatch(text(bag, 'mode'), 'mode', YES, (value, place) => {
      const word = value.toLowerCase();
      if (word === 'enforce') return YES;
      if (word === 'audit' || word === 'auditandnotify') return { ...NO, place, reason: 'rule-audit' };
      return maybe('illegal-value', { setting: 'mode', value, rule: nameOf(object) }, place);
    }),
  );
  return mode.is === 'yes' ? on : mode;
}

/** Whether the rule is active on a day. */
export function inWindow(object: TenantObject, asOf: string | undefined): Match {
  const reached = (name: string, absent: Match) =>
    judged(object, name, (bag) =>
      settingMatch(text(bag, name), name, absent, (value, place) => {
        const come = dateMatch(value, asOf);
        return come.is === 'maybe'
          ? { ...come, args: { rule: nameOf(object), date: value }, place }
          : { ...come, place };
      }),
    );
  const active = reached('activationDate', YES);
  const expired = reached('expiryDate', NO);
  if (active.is === 'no') return active;
  if (expired.is === 'yes') return { ...expired, is: 'no' };
  return active.is === 'maybe' ? active : expired.is === 'maybe' ? expired : YES;
}

/** A statement on rules nobody can name from the text. */
export function runTime(declaration: Declaration): Match {
  return maybe('run-time-value', { setting: 'name', expression: declaration.nameRuntime ?? '' }, declaration.place);
}

const REJECT_CODE = /^5\.7\.(1|9\d\d)$/;

/** The strongest action of a rule: reject, delete, quarantine, redirect, then approval. */
function effectOf(object: TenantObject): Pick<CompiledRule, 'effect' | 'outcome' | 'doubt'> {
  const reason = text(object, 'rejectMessageReasonText');
  const code = text(object, 'rejectMessageEnhancedStatusCode');
  if (code.state === 'stated' && !REJECT_CODE.test(code.value.trim())) {
    const args = { setting: 'rejectMessageEnhancedStatusCode', value: code.value, rule: nameOf(object) };
    return { effect: 'doubtful', outcome: 'undetermined', doubt: maybe('illegal-value', args, code.place) };
  }
  if (reason.state !== 'absent' && code.state !== 'absent') return { effect: 'block', outcome: 'rule-ndr' };
  if (reason.state !== 'absent') return { effect: 'block', outcome: 'rule-ndr-5.7.1' };
  if (code.state === 'stated') return { effect: 'block', outcome: `rule-ndr-${code.value.trim()}` };
  if (code.state !== 'absent') return { effect: 'block', outcome: 'rule-ndr' };
  let doubt: Match | undefined;
  for (const [name, outcome] of [
    ['deleteMessage', 'rule-silent-drop'],
    ['quarantine', 'rule-quarantine'],
  ] as const) {
    const match = flagMatch(object, name, NO);
    if (match.is === 'yes') return { effect: 'block', outcome };
    if (match.is === 'maybe') doubt ??= match;
  }
  if (itemsOf(object.properties.get('redirectMessageTo'))) return { effect: 'block', outcome: 'rule-redirect' };
  const held =
    itemsOf(object.properties.get('moderateMessageByUser')) || stated(flag(object, 'moderateMessageByManager'));
  if (doubt) return { effect: 'doubtful', outcome: 'undetermined', doubt };
  return { effect: held ? 'hold' : 'none', outcome: held ? 'undetermined' : 'delivered' };
}
