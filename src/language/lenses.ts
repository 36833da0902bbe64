import { type Control, controlOf, controlText, sameControl } from '../exchange/control.ts';
import { statedForwards } from '../exchange/forwards.ts';
import { modelOf } from '../exchange/model.ts';
import { defaultPolicy, forwardingMode } from '../exchange/outbound-policy.ts';
import { policyNameOf, SENDER_CONDITIONS } from '../exchange/outbound-rule.ts';
import { enabled, sameName } from '../exchange/readings.ts';
import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Place } from '../text/index.ts';
import type { Cell } from '../verdict/cells.ts';
import type { PersonClass } from '../verdict/classes.ts';
import { decide } from '../verdict/decide.ts';
import { FAMILIES } from '../verdict/families.ts';
import { type Matrix, matrixOf } from '../verdict/matrix.ts';
import type { Question, Verdict } from '../verdict/verdict.ts';

/** One line of text above an object, and the question behind it where there is one. */
export interface Lens {
  readonly place: Place;
  readonly text: string;
  /** What a click asks: the forward that is set up here. */
  readonly question?: Question;
}

/** What a lens needs from outside: sentences by id, and a place as people write it (`file:12`, or `line 12` in the same file). */
export interface LensWords {
  say(id: string, args: Readonly<Record<string, string | number>>): string;
  where(place: Place, from: Place): string;
  control(control: Control): string;
  name(one: PersonClass): string;
}

/** Families a lens speaks of: Inbox rules and mailbox forwarding, the ways people set up. */
const SPOKEN = FAMILIES.flatMap((family, at) => (['inbox-rule', 'mailbox-forwarding'].includes(family.id) ? [at] : []));
/** How many names a lens shows before it counts. */
const NAMES = 3;

/** What the matrix says about one control. */
interface Seen {
  readonly allowed: Set<number>;
  readonly blocked: Set<number>;
  readonly senders: Set<number>;
  readonly blockers: Map<string, Cell>;
}

const KNOWN = new WeakMap<Tenant, ReadonlyMap<string, Seen>>();

/**
 * Texts above policies, rules, remote domains, mailbox forwards and Inbox rules of a tenant. What the matrix says is worked out once
 * per tenant; a tenant that did not change costs nothing again.
 */
export function lenses(tenant: Tenant, words: LensWords): readonly Lens[] {
  const matrix = matrixOf(tenant);
  let seen = KNOWN.get(tenant);
  if (!seen) {
    seen = survey(matrix);
    KNOWN.set(tenant, seen);
  }
  const { objects } = tenant;
  const all = [
    ...objects.outboundPolicy.flatMap((object) => policyLens(object, tenant, matrix, seen, words) ?? []),
    ...objects.outboundRule.map((object) => ruleLens(object, words)),
    ...objects.remoteDomain.map((object) => stopLens('remoteDomain', object, matrix, seen, words)),
    ...objects.transportRule.map((object) => stopLens('transportRule', object, matrix, seen, words)),
    ...statedForwards(tenant).map(({ question, place }) =>
      forwardLens(decide(tenant, question), question, place, words),
    ),
  ];
  return all.map((lens) => ({ ...lens, text: capitalized(lens.text) }));
}

/** For each control that decides cells: whom and where it lets through or stops, and what stops senders of a policy elsewhere. */
function survey(matrix: Matrix): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  const of = (control: Control): Seen => {
    const key = controlText(control);
    let one = seen.get(key);
    if (!one) {
      one = { allowed: new Set(), blocked: new Set(), senders: new Set(), blockers: new Map() };
      seen.set(key, one);
    }
    return one;
  };
  for (let sender = 0; sender < matrix.senders.length; sender++) {
    const policies = new Set<Control>();
    const stops = new Map<number, Cell>();
    for (let destination = 0; destination < matrix.destinations.length; destination++) {
      for (const family of SPOKEN) {
        const cell = matrix.cell(sender, destination, family);
        const own = of(cell.by);
        own.senders.add(sender);
        if (cell.verdict === 'allowed') own.allowed.add(destination);
        else own.blocked.add(destination);
        if (cell.by.kind === 'outboundPolicy' && cell.by.name !== undefined) policies.add(cell.by);
        else if (cell.verdict === 'blocked') stops.set(destination, cell);
      }
    }
    for (const policy of policies)
      for (const [destination, cell] of stops) of(policy).blockers.set(`${destination}`, cell);
  }
  return seen;
}

function policyLens(
  policy: TenantObject,
  tenant: Tenant,
  matrix: Matrix,
  seen: ReadonlyMap<string, Seen>,
  words: LensWords,
): Lens | undefined {
  const place = policy.namePlace;
  const who = scopeOf(policy, tenant, words);
  const own = seen.get(controlText(controlOf(policy)));
  if (who === undefined) {
    // Rules that nobody can name from the text may select it.
    return tenant.clouded.has('outboundRule') ? undefined : { place, text: words.say('lens-policy-nobody', {}) };
  }
  if (!own || own.allowed.size === 0) {
    const mode = forwardingMode(policy);
    const id = mode === 'off' ? 'lens-policy-off' : mode === 'on' ? 'lens-policy-on-blocked' : 'lens-policy-unknown';
    return { place, text: words.say(id, { who }) };
  }
  const to = namesOf([...own.allowed], matrix, words);
  const [first] = [...own.blockers].filter(([destination]) => !own.allowed.has(Number(destination)));
  if (!first) return { place, text: words.say('lens-policy-on', { who, to }) };
  const [, cell] = first;
  const stopped = [...own.blockers].filter(([, one]) => one === cell).map(([destination]) => Number(destination));
  const args = { who, to, stopped: namesOf(stopped, matrix, words), control: words.control(cell.by) };
  const line = cell.place ? words.where(cell.place, place) : '';
  return { place, text: words.say(line ? 'lens-policy-on-except-line' : 'lens-policy-on-except', { ...args, line }) };
}

/** Whom a policy covers, counted from the rules that select it; undefined for a policy that covers nobody. */
function scopeOf(policy: TenantObject, tenant: Tenant, words: LensWords): string | undefined {
  if (policy === defaultPolicy(tenant)) return words.say('lens-everyone-else', {});
  const rules = modelOf(tenant).tenant.objects.outboundRule.filter(
    (rule) => sameName(policyNameOf(rule), policy.name) && enabled(rule).is !== 'no',
  );
  return rules.length === 0 ? undefined : rules.map((rule) => ruleScope(rule, words)).join(', ');
}

/** The conditions of an outbound rule, counted. */
function ruleScope(rule: TenantObject, words: LensWords): string {
  const counted = SENDER_CONDITIONS.flatMap((name) => {
    const count = stated(list(rule, name))?.length ?? 0;
    return count === 0 ? [] : [words.say(`lens-${name}-${count === 1 ? 'one' : 'many'}`, { count })];
  });
  return counted.length === 0 ? words.say('lens-no-condition', {}) : counted.join(words.say('lens-and', {}));
}

function ruleLens(rule: TenantObject, words: LensWords): Lens {
  const policy = policyNameOf(rule) ?? '';
  const id = enabled(rule).is === 'no' ? 'lens-rule-off' : 'lens-rule';
  return { place: rule.namePlace, text: words.say(id, { who: ruleScope(rule, words), policy }) };
}

/** What a remote domain or a mail flow rule stops. */
function stopLens(
  kind: string,
  object: TenantObject,
  matrix: Matrix,
  seen: ReadonlyMap<string, Seen>,
  words: LensWords,
): Lens {
  const place = object.namePlace;
  const own = seen.get(controlText(controlOf(object)));
  if (!own || own.blocked.size === 0) return { place, text: words.say(`lens-${kind}-stops-nothing`, {}) };
  const all = own.senders.size === matrix.senders.length;
  const who = all ? words.say('lens-everyone', {}) : words.say('lens-senders', { count: own.senders.size });
  return { place, text: words.say(`lens-${kind}-stops`, { who, to: namesOf([...own.blocked], matrix, words) }) };
}

function forwardLens({ verdict, by, chain }: Verdict, question: Question, place: Place, words: LensWords): Lens {
  const decisive = chain.find((step) => sameControl(step.control, by) && step.place)?.place;
  const line = decisive ? words.where(decisive, place) : '';
  const args = { to: question.to, control: words.control(by), line };
  return { place, question, text: words.say(`lens-forward-${verdict}${line ? '-line' : ''}`, args) };
}

function namesOf(destinations: readonly number[], matrix: Matrix, words: LensWords): string {
  const classes = destinations.map((at) => matrix.destinations[at]).filter((one) => one !== undefined);
  if (classes.some((one) => one.name.id === 'elsewhere') && classes.length > 1) return words.say('lens-any-domain', {});
  const names = classes.map((one) => words.name(one));
  if (names.length <= NAMES) return names.join(', ');
  return words.say('lens-and-more', { names: names.slice(0, NAMES).join(', '), count: names.length - NAMES });
}
