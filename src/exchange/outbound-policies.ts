import { type Declaration, number, type Position, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { getOrCreate } from '../text/get-or-create.ts';
import { mentions } from './changed-names.ts';
import { type Condition, condition, type Surroundings } from './condition.ts';
import type { Basis } from './match.ts';
import { all, type Doubt, type Match, maybe, NO, YES } from './match.ts';
import type { Mechanism } from './mechanism.ts';
import { defaultPolicy, modePlace, permits, permittedBy } from './outbound-policy.ts';
import { createdAt, POLICY, policyNameOf, SENDER_CONDITIONS } from './outbound-rule.ts';
import type { Person } from './person.ts';
import { enabled, exists, mayBeReplaced, nameOf, placeOf, readings, readWhole, settingMatch } from './readings.ts';
import { RuleIndex } from './rule-index.ts';
import { inOrder, orderDoubt, positionOf, precedes } from './rule-order.ts';
import { exceptionName } from './transport-rule.ts';
import { actsAfter, concerns, disturbances, disturbedBy, notListed, objectsOf } from './unresolved.ts';

/** A policy that may be the one for a sender. */
export interface Alternative {
  /** Undefined when the text does not define the policy. */
  readonly policy?: TenantObject;
  readonly name: string;
  /** The rule that selects it; undefined for Default. */
  readonly rule?: TenantObject;
  /** Why it is not sure that this policy is the one. */
  readonly doubt?: Doubt;
}

/** Which policy judges a sender: one, or several that cannot be told apart from the text. */
export interface Selection {
  readonly alternatives: readonly Alternative[];
  readonly basis: Basis;
}

interface CompiledRule {
  readonly object: TenantObject;
  readonly on: Match;
  /** Why nobody knows what the rule says. */
  readonly replaced: Doubt | undefined;
  readonly policyName: string | undefined;
  readonly policyDoubt?: Doubt;
  /** Place among the rules as they are written. */
  readonly index: number;
  readonly position: Position;
  /** The number that it got when it was made. */
  readonly madeAt: number | undefined;
  readonly priorityDoubt?: Doubt;
  readonly conditions: readonly Condition[];
  readonly exceptions: readonly Condition[];
}

const KINDS = { from: 'listed', fromMemberOf: 'member', senderDomainIs: 'domainListed' } as const;

/** The outbound spam filter policies and rules of a tenant. Sources: LEARN-OSP-2026, LEARN-ORDER, PS-OSR, PS-OSP-2026. */
export class OutboundPolicies {
  readonly #policies = new Map<string, TenantObject>();
  readonly #default: TenantObject | undefined;
  /** Rules by their objects, of which no statement that may not run says otherwise. */
  readonly #settled: ReadonlyMap<TenantObject, CompiledRule>;
  readonly #index: RuleIndex<CompiledRule>;
  /** What rules select where nothing is in doubt: asked for again for everybody. */
  readonly #chosen = new Map<TenantObject, Alternative>();
  /** What the modes of policies say, by the assumption about Automatic: searches ask for them again for everybody. */
  readonly #modes = { unknown: new Map<TenantObject, Match>(), off: new Map(), on: new Map() };
  readonly #unresolvedPolicies: readonly Declaration[];
  readonly #unresolvedRules: Doubt | undefined;
  /** Who was asked about last. */
  readonly #last: Partial<Record<'ofGroup' | 'ofPerson', { readonly sender: Person; readonly selection: Selection }>> =
    {};
  /** Why there may be policies that the text does not list. */
  readonly #morePolicies: Doubt | undefined;

  /** Rules of `like` are taken over where nothing they name has changed its meaning. */
  constructor(
    tenant: Tenant,
    surroundings: Surroundings,
    like?: { readonly outboundPolicies: OutboundPolicies },
    changed: ReadonlySet<string> = new Set(),
  ) {
    for (const object of tenant.objects.outboundPolicy) {
      if (object.name !== undefined) this.#policies.set(object.name.trim().toLowerCase(), object);
    }
    this.#default = defaultPolicy(tenant);
    const scope = SENDER_CONDITIONS.flatMap((name) => [name, exceptionName(name)]);
    const settings = [...scope, 'priority', POLICY, 'enabled'];
    const doubts = disturbances(tenant, 'outboundRule', settings);
    const before = like ? like.outboundPolicies.#settled : new Map<TenantObject, CompiledRule>();
    const compiled = objectsOf(tenant, 'outboundRule').map((object, index) => {
      const known = mentions(object, changed) ? undefined : before.get(object);
      const position = positionOf(tenant, object);
      return known ? { ...known, index, position } : compileRule(object, index, position, surroundings, doubts);
    });
    this.#settled = new Map(doubts.length > 0 ? [] : compiled.map((rule) => [rule.object, rule]));
    const rules = compiled.filter((rule) => rule.on.is !== 'no');
    this.#index = new RuleIndex(inOrder(rules), (rule) => rule.conditions);
    this.#unresolvedPolicies = disturbances(tenant, 'outboundPolicy', ['autoForwardingMode']);
    const nameless = doubts.find((one) => one.name === undefined || one.name === '*all');
    this.#unresolvedRules = nameless ? disturbedBy(nameless, 'name') : notListed(tenant, 'outboundRule');
    this.#morePolicies = notListed(tenant, 'outboundPolicy');
  }

  /** How many rules each sender has to be compared with. */
  get rulesForEverybody(): number {
    return this.#index.forEverybody;
  }

  /** The policy that the first matching rule selects, with every alternative the text leaves open. */
  select(sender: Person, mechanism?: Mechanism): Selection {
    // Tables ask for all ways of one person, one after the other; only the first of these two kinds differs.
    const kind = mechanism === 'm365GroupInboxRule' ? 'ofGroup' : 'ofPerson';
    const last = this.#last[kind];
    if (last?.sender === sender) return last.selection;
    const selection = this.#select(sender, mechanism);
    this.#last[kind] = { sender, selection };
    return selection;
  }

  #select(sender: Person, mechanism: Mechanism | undefined): Selection {
    const alternatives: Alternative[] = [];
    const sure: CompiledRule[] = [];
    let basis: Basis = 'documented';
    for (const rule of this.#index.concerning(sender)) {
      if (sure.some((one) => precedes(one, rule) && !(one.madeAt !== undefined && one.madeAt === rule.madeAt)))
        continue;
      const match = judgeRule(rule, sender, mechanism);
      if (match.is === 'no') continue;
      const doubt = match.is === 'maybe' ? match : (this.#missing(rule) ?? rule.priorityDoubt);
      if (doubt) {
        alternatives.push({ ...this.#choice(rule), doubt });
        continue;
      }
      sure.push(rule);
      if (match.basis === 'inferred' || !this.#spelledAlike(rule)) basis = 'inferred';
    }
    const [first, second] = sure.sort((a, b) => a.index - b.index);
    const tie = first && second && orderDoubt(first, second);
    for (const rule of sure) alternatives.push({ ...this.#choice(rule), ...(tie ? { doubt: tie } : {}) });
    if (!first) {
      const standard = this.#default;
      alternatives.push({ name: standard?.name ?? 'Default', ...(standard ? { policy: standard } : {}) });
    }
    return this.#indeterminate({ alternatives, basis });
  }

  /** With a statement about rules nobody can name, any policy may be the one, Default also where the text does not tell it. */
  #indeterminate(selection: Selection): Selection {
    const doubt = this.#unresolvedRules;
    if (!doubt) return selection;
    const others: Alternative[] = [...this.#policies.values()].map((policy) => ({
      policy,
      name: policy.name ?? '',
      doubt,
    }));
    if (!this.#default && selection.alternatives.every(({ rule }) => rule)) others.push({ name: 'Default', doubt });
    const unlisted = this.#morePolicies ? [{ name: '', doubt: this.#morePolicies }] : [];
    return { ...selection, alternatives: [...selection.alternatives, ...others, ...unlisted], basis: 'inferred' };
  }

  #missing(rule: CompiledRule): Doubt | undefined {
    if (rule.policyDoubt) return rule.policyDoubt;
    if (this.#choice(rule).policy) return undefined;
    if (this.#morePolicies) return this.#morePolicies;
    const args = { policy: rule.policyName ?? '', rule: nameOf(rule.object) };
    return maybe('rule-references-missing-policy', args, placeOf(rule.object, POLICY));
  }

  /** The policy that a rule names, when the text has it. */
  policyOf(rule: TenantObject): TenantObject | undefined {
    return this.#policies.get((policyNameOf(rule) ?? '').trim().toLowerCase());
  }

  #spelledAlike(rule: CompiledRule): boolean {
    return this.#choice(rule).policy?.name === rule.policyName;
  }

  #choice({ object, policyName }: CompiledRule): Alternative {
    return getOrCreate(this.#chosen, object, () => {
      const policy = this.policyOf(object);
      const name = policy?.name ?? policyName ?? nameOf(object);
      return { name, rule: object, ...(policy ? { policy } : {}) };
    });
  }

  /** What the mode of a policy says: yes permits, no forbids. `means` is the assumption about Automatic. */
  mode(alternative: Alternative, means: 'unknown' | 'off' | 'on'): Match {
    const { policy, name } = alternative;
    if (!policy) {
      const doubt = alternative.doubt ?? this.#morePolicies;
      return (
        doubt ??
        maybe(alternative.rule ? 'rule-references-missing-policy' : 'default-policy-not-in-snapshot', { policy: name })
      );
    }
    return getOrCreate(this.#modes[means], policy, () => this.#modeOf(policy, means));
  }

  #modeOf(policy: TenantObject, means: 'unknown' | 'off' | 'on'): Match {
    const own = permits(policy, means);
    for (const declaration of this.#unresolvedPolicies) {
      const stated = policy.properties.get('autoForwardingMode')?.value.place;
      // The service keeps Default whatever is removed.
      const isKept = declaration.operation === 'remove' && policy === this.#default;
      if (isKept || !concerns(declaration, policy) || !actsAfter(declaration, stated)) continue;
      const said = declaration.properties.has('autoForwardingMode')
        ? permittedBy(policy, declaration, means)
        : maybe('run-time-value');
      if (said.is !== own.is || said.reason !== own.reason) {
        return disturbedBy(declaration, 'autoForwardingMode');
      }
    }
    return own.place ? own : { ...own, place: modePlace(policy) };
  }
}

/** Whether the rule is on, and whether a statement that may not run says otherwise. */
function switched(object: TenantObject, doubts: readonly Declaration[]): Match {
  const switchedOn = enabled(object);
  const own = switchedOn.is === 'no' ? switchedOn : all([exists(object), readWhole(object), switchedOn]);
  const doubt = doubts.find((one) => one.name !== undefined && one.name !== '*all' && concerns(one, object));
  return doubt && own.is !== 'no' ? disturbedBy(doubt, 'enabled') : own;
}

function compileRule(
  object: TenantObject,
  index: number,
  position: Position,
  surroundings: Surroundings,
  doubts: readonly Declaration[],
): CompiledRule {
  const compiled = (spell: (name: string) => string) =>
    SENDER_CONDITIONS.flatMap((name) => condition(object, spell(name), KINDS[name], surroundings) ?? []);
  const policy = text(object, POLICY);
  const priority = number(object, 'priority');
  const policyDoubt =
    readings(object, POLICY).properties.length > 1
      ? maybe('contradicting-values', { setting: POLICY }, placeOf(object, POLICY))
      : policy.state === 'absent' && !object.whole
        ? maybe('setting-not-stated', { setting: POLICY, object: nameOf(object) }, object.namePlace)
        : settingMatch(policy, POLICY, YES, () => YES);
  const doubt = settingMatch(priority, 'priority', YES, () => YES);
  return {
    object,
    on: switched(object, doubts),
    replaced: mayBeReplaced(object),
    policyName: policy.state === 'stated' ? policy.value : undefined,
    ...(policyDoubt.is === 'maybe' ? { policyDoubt } : {}),
    index,
    position,
    madeAt: createdAt(object),
    ...(doubt.is === 'maybe' ? { priorityDoubt: doubt } : {}),
    conditions: compiled((name) => name),
    exceptions: compiled(exceptionName),
  };
}

/**
 * Whether a rule selects its policy for a sender: every condition type present, one value each, no exception. An Inbox rule of a
 * Microsoft 365 group sends as the group, which `FromMemberOf` never covers (LEARN-OSP-2026).
 */
function judgeRule(rule: CompiledRule, sender: Person, mechanism: Mechanism | undefined): Match {
  if (rule.replaced) return rule.replaced;
  const included = combined(rule.conditions, sender, mechanism, 'no');
  if (included.is === 'no') return NO;
  const excepted = combined(rule.exceptions, sender, mechanism, 'yes');
  if (excepted.is === 'yes') return NO;
  const { object } = rule;
  if (rule.conditions.length === 0) {
    return object.whole
      ? maybe('rule-without-conditions', { rule: nameOf(object) }, object.namePlace)
      : maybe('setting-not-stated', { setting: 'from', object: nameOf(object) }, object.namePlace);
  }
  if (rule.on.is === 'maybe') return rule.on;
  if (included.is === 'maybe') return included;
  return excepted.is === 'maybe' ? excepted : included;
}

/** All conditions (`no` decides) or any exception (`yes` decides); otherwise the first doubt, otherwise the other answer. */
function combined(
  parts: readonly Condition[],
  sender: Person,
  mechanism: Mechanism | undefined,
  decisive: 'yes' | 'no',
): Match {
  let rest: Match = decisive === 'yes' ? NO : YES;
  for (const part of parts) {
    const uncovered = mechanism === 'm365GroupInboxRule' && part.isMembership;
    const match = uncovered ? NO : part.judge(sender);
    if (match.is === decisive) return match;
    if (rest.is !== 'maybe' && (match.is === 'maybe' || match.basis === 'inferred')) rest = match;
  }
  return rest;
}
