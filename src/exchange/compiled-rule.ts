import { type Declaration, type Position, type TenantObject, text } from '../tenant/index.ts';
import type { Surroundings } from './condition.ts';
import { all, type Doubt, type Match, NO } from './match.ts';
import { exists, flagMatch, itemsOf, mayBeReplaced, nameOf, readWhole } from './readings.ts';
import { type Predicate, predicatesOf, READABLE } from './rule-predicates.ts';
import { actionOf, enforced, exceptionName, type RuleAction } from './transport-rule.ts';
import { concerns, disturbedBy } from './unresolved.ts';

/** Settings that decide whether and how a rule acts on a forward. */
export const SETTINGS = [
  ...READABLE.flatMap((name) => [name, exceptionName(name)]),
  ...['priority', 'enabled', 'mode', 'activationDate', 'expiryDate', 'senderAddressLocation', 'stopRuleProcessing'],
  ...['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode', 'deleteMessage', 'quarantine', 'redirectMessageTo'],
  ...['moderateMessageByUser', 'moderateMessageByManager'],
];

export interface CompiledRule extends RuleAction {
  readonly object: TenantObject;
  readonly name: string;
  readonly position: Position;
  /** Switched on and enforcing; the date window is judged per question. */
  readonly live: Match;
  /** Why nobody knows what the rule says. */
  readonly replaced?: Doubt;
  readonly dated: boolean;
  readonly conditions: readonly Predicate[];
  readonly exceptions: readonly Predicate[];
  readonly redirects: readonly string[];
  readonly stops: Match;
  /** Looks at the forwarding itself, so it is worth a line in the chain even when it does not act. */
  readonly aboutForwarding: boolean;
}

/** Compiles one mail flow rule. `doubts` are statements that may concern it without being surely about it. */
export function compileRule(
  object: TenantObject,
  position: Position,
  around: Surroundings,
  doubts: readonly Declaration[],
): CompiledRule {
  const conditions = predicatesOf(object, 'conditions', around);
  const names = conditions.map((predicate) => predicate.name);
  const redirects = (itemsOf(object.properties.get('redirectMessageTo'))?.items ?? []).flatMap(
    ({ value }) => around.directory.resolve(value) ?? [],
  );
  const replaced = mayBeReplaced(object);
  return {
    object,
    name: nameOf(object),
    position,
    live: liveness(object, doubts),
    ...(replaced ? { replaced } : {}),
    dated: ['activationDate', 'expiryDate'].some((name) => text(object, name).state !== 'absent'),
    conditions,
    exceptions: predicatesOf(object, 'exceptions', around),
    redirects,
    ...(replaced ? { effect: 'doubtful', outcome: 'undetermined', doubt: replaced } : actionOf(object)),
    stops: flagMatch(object, 'stopRuleProcessing', NO),
    aboutForwarding:
      names.some((name) => name === 'messageTypeMatches' || name.startsWith('header')) || conditions.length === 0,
  };
}

function liveness(object: TenantObject, doubts: readonly Declaration[]): Match {
  const doubt = doubts.find((one) => one.name !== undefined && one.name !== '*all' && concerns(one, object));
  if (doubt) return disturbedBy(doubt, 'name');
  const own = enforced(object);
  return own.is === 'no' ? own : all([exists(object), readWhole(object), own]);
}
