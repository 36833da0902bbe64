import { domainOf } from '../exchange/addresses.ts';
import { type Control, controlOf, controlText, sameControl } from '../exchange/control.ts';
import { type StatedForward, statedForwards } from '../exchange/forwards.ts';
import { modelOf } from '../exchange/model.ts';
import { defaultPolicy, forwardingMode } from '../exchange/outbound-policy.ts';
import { policyNameOf, SENDER_CONDITIONS } from '../exchange/outbound-rule.ts';
import { enabled, sameName } from '../exchange/readings.ts';
import { allowsForwards, domainNameOf } from '../exchange/remote-domain.ts';
import { list, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import type { Place } from '../text/index.ts';
import type { Cell } from '../verdict/cells.ts';
import { decide } from '../verdict/decide.ts';
import { FAMILIES } from '../verdict/families.ts';
import { type Matrix, matrixOf, prepareMatrix } from '../verdict/matrix.ts';
import type { Question, Verdict } from '../verdict/verdict.ts';
import { exceptionLenses } from './exception-lenses.ts';
import type { Lens, LensId, LensWords } from './lens.ts';

/** Families a lens is about: Inbox rules and mailbox forwarding, the ways people set up. */
const SPOKEN = FAMILIES.flatMap((family, at) =>
  family.id === 'inbox-rule' || family.id === 'mailbox-forwarding' ? [at] : [],
);
/** How many names a lens shows before it counts. */
const NAMES = 3;

/** What the matrix says about one control. */
interface Seen {
  readonly allowed: Set<number>;
  readonly blocked: Set<number>;
  readonly unknown: Set<number>;
  readonly senders: Set<number>;
}

const KNOWN = new WeakMap<Tenant, ReadonlyMap<string, Seen>>();

/** What the matrix of a tenant says about its controls; a tenant that did not change costs nothing again. */
function seenOf(tenant: Tenant): ReadonlyMap<string, Seen> {
  let seen = KNOWN.get(tenant);
  if (!seen) {
    seen = survey(matrixOf(tenant));
    KNOWN.set(tenant, seen);
  }
  return seen;
}

/**
 * Lenses above policies, rules, remote domains, mailbox forwards and Inbox rules of a tenant, and above its exceptions. Listing them costs little; what the
 * matrix says is worked out with the first text that is asked for.
 */
export function lenses(tenant: Tenant, words: LensWords): readonly Lens[] {
  const { objects } = tenant;
  const lens = (object: TenantObject, text: () => string): Lens => ({
    place: object.namePlace,
    above: object.declarations.find(({ namePlace }) => namePlace === object.namePlace)?.place ?? object.namePlace,
    ...inDoubt(tenant, () => capitalized(text()), words),
  });
  const ofMatrix = (object: TenantObject, text: () => string): Lens => ({
    ...lens(object, text),
    prepare: (pause) => prepareMatrix(tenant, pause),
  });
  return [
    ...objects.outboundPolicy.flatMap((object) =>
      // Rules that nobody can name from the text may select it.
      tenant.indeterminate.has('outboundRule') && scopeOf(object, tenant, words) === undefined
        ? []
        : [ofMatrix(object, () => policyText(object, tenant, words))],
    ),
    ...objects.outboundRule.map((object) => lens(object, () => ruleText(object, words))),
    ...objects.remoteDomain.map((object) => ofMatrix(object, () => stopText('remoteDomain', object, tenant, words))),
    ...objects.transportRule.map((object) => ofMatrix(object, () => stopText('transportRule', object, tenant, words))),
    ...statedForwards(tenant).map((forward) => forwardLens(forward, tenant, words)),
    ...exceptionLenses(tenant, words),
  ];
}

/** The text that asks for the domains of the organization. */
function asking(tenant: Tenant, words: LensWords): Pick<Lens, 'text' | 'unknownDomain'> {
  const unknownDomain = (): string => likelyDomain(tenant);
  const text = (): string => {
    const domain = unknownDomain();
    return words.say(domain === '' ? 'lens-which-domains' : 'lens-is-domain-yours', { domain });
  };
  return { text, unknownDomain };
}

/** Without senders the matrix knows nothing: then the line asks. */
function inDoubt(tenant: Tenant, text: () => string, words: LensWords): Pick<Lens, 'text' | 'unknownDomain'> {
  const [known] = modelOf(tenant).acceptedDomains.names;
  return known === undefined ? asking(tenant, words) : { text };
}

/** Above a forward: whether it leaves the organization. Where nobody knows that its recipient is outside, and nothing stops it, the line asks. */
function forwardLens({ question, place }: StatedForward, tenant: Tenant, words: LensWords): Lens {
  const { inside } = modelOf(tenant).acceptedDomains.belonging(domainOf(question.to));
  const doubt = inside.reason === 'accepted-domains-not-listed' ? asking(tenant, words) : undefined;
  const isStopped = (): boolean => decide(tenant, question).verdict === 'blocked';
  const said = (): string => capitalized(forwardText(decide(tenant, question), question, place, words));
  return {
    place,
    above: place,
    question,
    text: () => (doubt === undefined || isStopped() ? said() : doubt.text()),
    unknownDomain: () => (isStopped() ? undefined : doubt?.unknownDomain?.()),
  };
}

/** The domain that most likely is the organization's: that of the first mailbox that forwards, else of a sender whom a rule names. */
function likelyDomain(tenant: Tenant): string {
  const senders = [
    ...statedForwards(tenant).map(({ question }) => question.from),
    ...tenant.objects.outboundRule.flatMap((rule) =>
      SENDER_CONDITIONS.flatMap((name) => (stated(list(rule, name)) ?? []).map(({ value }) => value)),
    ),
    ...tenant.objects.mailbox.flatMap(({ name }) => name ?? []),
  ];
  const found = senders.find((sender) => /@[\w.-]+\.\w+$/.test(sender));
  return found === undefined ? '' : domainOf(found);
}

/** What one outcome adds to its control, and what it has added already: of a million cells few tell anything new. */
interface Tally {
  readonly own: Seen;
  readonly destinations: Set<number>;
  readonly counted: Uint8Array;
  /** The sender that was counted last. */
  sender: number;
}

/** For each control that decides cells: whom and where it lets through or stops. */
function survey(matrix: Matrix): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  const of = (control: Control): Seen =>
    getOrCreate(seen, controlText(control), () => ({
      allowed: new Set<number>(),
      blocked: new Set<number>(),
      unknown: new Set<number>(),
      senders: new Set<number>(),
    }));
  const width = matrix.destinations.length;
  const tallies = new Map<Cell, Tally>();
  const tallyOf = (cell: Cell): Tally =>
    getOrCreate(tallies, cell, () => {
      const own = of(cell.by);
      return { own, destinations: own[cell.verdict], counted: new Uint8Array(width), sender: -1 };
    });
  for (let sender = 0; sender < matrix.senders.length; sender++) {
    for (let destination = 0; destination < width; destination++) {
      for (const family of SPOKEN) {
        const tally = tallyOf(matrix.cell(sender, destination, family));
        if (tally.sender !== sender) {
          tally.sender = sender;
          tally.own.senders.add(sender);
        }
        if (!tally.counted[destination]) {
          tally.counted[destination] = 1;
          tally.destinations.add(destination);
        }
      }
    }
  }
  return seen;
}

/** What stops senders of a policy where the policy itself is not asked: by destination, the last such outcome. */
function blockersOf({ senders }: Seen, matrix: Matrix): ReadonlyMap<number, Cell> {
  const blockers = new Map<number, Cell>();
  for (const sender of senders) {
    for (let destination = 0; destination < matrix.destinations.length; destination++) {
      for (const family of SPOKEN) {
        const cell = matrix.cell(sender, destination, family);
        const isPolicy = cell.by.kind === 'outboundPolicy' && cell.by.name !== undefined;
        if (cell.verdict === 'blocked' && !isPolicy) blockers.set(destination, cell);
      }
    }
  }
  return blockers;
}

function policyText(policy: TenantObject, tenant: Tenant, words: LensWords): string {
  const name = policy.name ?? '';
  const matrix = matrixOf(tenant);
  if (matrix.tooLarge) return words.say('lens-too-many', {});
  const who = scopeOf(policy, tenant, words);
  const own = seenOf(tenant).get(controlText(controlOf(policy)));
  if (who === undefined) return words.say('lens-policy-nobody', { policy: name });
  if (!own || own.allowed.size === 0) {
    return words.say(withoutForwards(policy, tenant, matrix), { policy: name, who });
  }
  const to = namesOf([...own.allowed], matrix, words);
  const blockers = [...blockersOf(own, matrix)];
  const first = blockers.find(([destination]) => !own.allowed.has(destination));
  if (!first) return words.say('lens-policy-on', { policy: name, who, to });
  const [, cell] = first;
  const stopped = blockers.filter(([, one]) => one === cell).map(([destination]) => destination);
  const args = { policy: name, who, to, stopped: namesOf(stopped, matrix, words), control: words.control(cell.by) };
  const line = cell.place ? words.where(cell.place, policy.namePlace) : '';
  return words.say(line ? 'lens-policy-on-except-line' : 'lens-policy-on-except', { ...args, line });
}

/** What a policy comes to of which no field says that it lets somebody forward. */
function withoutForwards(policy: TenantObject, tenant: Tenant, matrix: Matrix): LensId {
  const mode = forwardingMode(policy);
  if (mode === 'off') return 'lens-policy-off';
  if (mode !== 'on') return 'lens-policy-unknown';
  return isStoppedElsewhere(policy, tenant, matrix) ? 'lens-policy-on-blocked' : 'lens-policy-on-unknown';
}

/** Whether other controls surely stop every forward of those whom a policy may cover. */
function isStoppedElsewhere(policy: TenantObject, tenant: Tenant, { senders, destinations, cell }: Matrix): boolean {
  const { outboundPolicies } = modelOf(tenant);
  const covered = senders.flatMap(({ person }, at) =>
    outboundPolicies.select(person).alternatives.some(({ name }) => sameName(name, policy.name)) ? [at] : [],
  );
  const isStopped = (sender: number): boolean =>
    destinations.every((_, to) =>
      SPOKEN.every((family) => {
        const { verdict, by } = cell(sender, to, family);
        return verdict === 'blocked' || by.kind === 'internal';
      }),
    );
  return covered.length > 0 && covered.every(isStopped);
}

/** Whom a policy covers, counted from the rules that select it; undefined for a policy that covers nobody. */
function scopeOf(policy: TenantObject, tenant: Tenant, words: LensWords): string | undefined {
  if (policy === defaultPolicy(tenant)) return words.say('lens-everyone-else', {});
  const rules = modelOf(tenant).tenant.objects.outboundRule.filter(
    (rule) => sameName(policyNameOf(rule), policy.name) && enabled(rule).is !== 'no',
  );
  return rules.length === 0 ? undefined : rules.map((rule) => ruleScope(rule, words)).join(', ');
}

/** A number of something, in words. */
function counted(what: 'senders' | (typeof SENDER_CONDITIONS)[number], count: number, words: LensWords): string {
  return words.say(`lens-${what}-${count === 1 ? 'one' : 'many'}`, { count });
}

/** The conditions of an outbound rule, counted. */
function ruleScope(rule: TenantObject, words: LensWords): string {
  const conditions = SENDER_CONDITIONS.flatMap((name) => {
    const count = stated(list(rule, name))?.length ?? 0;
    return count === 0 ? [] : [counted(name, count, words)];
  });
  return conditions.length === 0 ? words.say('lens-no-condition', {}) : conditions.join(words.say('lens-and', {}));
}

function ruleText(rule: TenantObject, words: LensWords): string {
  const policy = policyNameOf(rule) ?? '';
  const id = enabled(rule).is === 'no' ? 'lens-rule-off' : 'lens-rule';
  return words.say(id, { rule: rule.name ?? '', who: ruleScope(rule, words), policy });
}

/** What a remote domain or a mail flow rule stops. */
function stopText(
  kind: 'remoteDomain' | 'transportRule',
  object: TenantObject,
  tenant: Tenant,
  words: LensWords,
): string {
  const matrix = matrixOf(tenant);
  if (matrix.tooLarge) return words.say('lens-too-many', {});
  const own = seenOf(tenant).get(controlText(controlOf(object)));
  if (own?.blocked.size) {
    const all = own.senders.size === matrix.senders.length;
    const who = all ? words.say('lens-everyone', {}) : counted('senders', own.senders.size, words);
    return words.say(`lens-${kind}-stops`, { who, to: namesOf([...own.blocked], matrix, words) });
  }
  const closed = kind === 'remoteDomain' && allowsForwards(object).is === 'no';
  if (closed && domainNameOf(object) !== undefined) return words.say('lens-remoteDomain-closed', {});
  // Its domain stands in no file, so nobody in the matrix is there.
  if (closed)
    return words.say('lens-remoteDomain-stops', { who: words.say('lens-everyone', {}), to: object.name ?? '' });
  return words.say(own?.unknown.size ? `lens-${kind}-unknown` : `lens-${kind}-stops-nothing`, {});
}

function forwardText({ verdict, by, chain }: Verdict, question: Question, place: Place, words: LensWords): string {
  if (by.kind === 'internal') return words.say('lens-forward-inside', {});
  const decisive = chain.find((step) => sameControl(step.control, by) && step.place)?.place;
  const line = decisive ? words.where(decisive, place) : '';
  const args = { to: question.to, control: words.control(by), line };
  return words.say(`lens-forward-${verdict}${line ? '-line' : ''}`, args);
}

function namesOf(destinations: readonly number[], matrix: Matrix, words: LensWords): string {
  const classes = destinations.map((at) => matrix.destinations[at]).filter((one) => one !== undefined);
  if (classes.some((one) => one.name.id === 'elsewhere') && classes.length > 1) return words.say('lens-any-domain', {});
  const names = classes.map((one) => words.name(one));
  if (names.length <= NAMES) return names.join(', ');
  return words.say('lens-and-more', { names: names.slice(0, NAMES).join(', '), count: names.length - NAMES });
}
