import { modelOf } from '../exchange/model.ts';
import { forwardingMode } from '../exchange/outbound-policy.ts';
import { hasExceptions, policyNameOf, sharesNumber } from '../exchange/outbound-rule.ts';
import { enabled } from '../exchange/readings.ts';
import { inOrder, type Placed, positionOf, precedes } from '../exchange/rule-order.ts';
import { covers, exceptionLists, marksAbove, marksOf, type SenderList, senderLists } from '../exchange/sender-lists.ts';
import type { Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { number, stated, statedViews, type Tenant, type TenantObject } from '../tenant/index.ts';
import { type Edit, grouped, once } from '../text/index.ts';
import { nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'shadowed-rule',
  severity: 'warning',
  fixes: { swap: 'review', 'swap-on': 'review' },
  messages: {
    shadowed:
      'Outbound rule {rule} never decides: every sender it names is already taken by rule {other}, which is tried first. Exactly one policy applies to a sender, so policy {policy} has no effect. Give {rule} the better priority.',
    related: 'Rule {other} is tried first and matches all these senders.',
  },
  titles: {
    swap: 'Swap the priorities of {rule} and {other} ({policy} then decides for the senders of {rule})',
    'swap-on': 'Swap the priorities of {rule} and {other} (lets the senders of {rule} forward to any domain)',
  },
  citations: ['LEARN-ORDER', 'LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Whether every sender of `later` surely matches `earlier`: each condition of `earlier` holds for them. */
function isShadowed(tenant: Tenant, earlier: Ranked, later: Ranked): boolean {
  if (!earlier.lists.every((list) => later.lists.some((own) => covers(tenant, list, own)))) return false;
  if (!hasExceptions(earlier.object)) return true;
  const own = exceptionLists(later.object);
  const lists = exceptionLists(earlier.object);
  return lists.length > 0 && lists.every((list) => own.some((other) => covers(tenant, other, list)));
}

interface Ranked extends Placed {
  /** The senders that it lists, where it lists all; a rule without any is found by no mark. */
  readonly lists: readonly SenderList[];
}

const enabledInOrder = (tenant: Tenant): readonly Ranked[] =>
  inOrder(
    tenant.objects.outboundRule
      .filter((object) => enabled(object).is === 'yes' && !object.removal)
      .map((object) => ({ object, position: positionOf(tenant, object), lists: senderLists(object) ?? [] })),
  );

/** Rules at one place of the order, as their numbers in the list of all. */
type AtOnePlace = Map<string, number[]>;

const placeKey = ({ position: { list, lowest, highest, rank } }: Ranked): string =>
  [list, lowest, highest, rank].join(' ');

/** Returns a function that finds the first earlier rule which shadows a rule. It must be called for every rule, in their order. */
function search(tenant: Tenant, order: readonly Ranked[]): (later: Ranked, index: number) => Ranked | undefined {
  const byMark = new Map<string, AtOnePlace>();
  const add = (mark: string, index: number): void => {
    const places: AtOnePlace = byMark.get(mark) ?? new Map();
    byMark.set(mark, places);
    const key = placeKey(order[index] as Ranked);
    const some = places.get(key);
    if (some) some.push(index);
    else places.set(key, [index]);
  };
  // Rules whose order is not known stand at one place together: asking the first of them is enough.
  const before = (later: Ranked, mark: string): readonly number[] =>
    [...(byMark.get(mark)?.values() ?? [])].filter(([at = 0]) => precedes(order[at] as Ranked, later)).flat();
  return (later, index) => {
    const { lists } = later;
    const marks = new Set(lists.flatMap((list) => marksAbove(tenant, list)));
    const found = [...new Set([...marks].flatMap((mark) => before(later, mark)))]
      .sort((a, b) => a - b)
      .map((at) => order[at] as Ranked)
      .find((other) => !sharesNumber(other.object, later.object) && isShadowed(tenant, other, later));
    const [first] = lists;
    if (first) for (const mark of marksOf(tenant, first)) add(mark, index);
    return found;
  };
}

const priorityOf = (rule: TenantObject): number | undefined => stated(number(rule, 'priority'));

/** Exchanges two stated priorities; where the order of the commands decides, the commands have to be moved by hand. */
function swap(
  context: RuleContext,
  [first, second]: readonly [Ranked, Ranked],
  holders: ReadonlyMap<number | undefined, readonly TenantObject[]>,
): readonly (Edit | undefined)[] | undefined {
  const [one, other] = [first, second].map(({ object }) => priorityOf(object));
  if (one === undefined || other === undefined) return undefined;
  // A number that a third rule has as well would only move the doubt about the order.
  if ([one, other].some((own) => (holders.get(own)?.length ?? 0) > 1)) return undefined;
  return [
    ...statedViews(first.object).map((view) => setOn(context, view, 'priority', other)),
    ...statedViews(second.object).map((view) => setOn(context, view, 'priority', one)),
  ];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    const order = enabledInOrder(tenant);
    const earlierOf = search(tenant, order);
    const holders = once(() => grouped(tenant.objects.outboundRule, priorityOf));
    order.forEach((later, index) => {
      const earlier = earlierOf(later, index);
      if (!earlier) return;
      const args = {
        rule: nameOf(later.object),
        other: nameOf(earlier.object),
        policy: policyNameOf(later.object) ?? nameOf(later.object),
      };
      const own = modelOf(tenant).outboundPolicies.policyOf(later.object);
      const first = modelOf(tenant).outboundPolicies.policyOf(earlier.object);
      const mode = own && forwardingMode(own);
      const sameMode = mode !== undefined && first !== undefined && forwardingMode(first) === mode;
      report({
        message: 'shadowed',
        args,
        place: later.object.namePlace,
        related: [{ place: earlier.object.namePlace, message: 'related', args }],
        subject: { object: `outboundRule:${nameOf(later.object)}` },
        unnecessary: true,
        ...(sameMode ? { severity: 'information' as const } : {}),
        fixes: () => fix(meta, mode === 'on' ? 'swap-on' : 'swap', swap(context, [earlier, later], holders()), args),
      });
    });
  },
};

export const docs: RuleDocs = {
  title: 'Rule behind a wider one',
  summary: 'An outbound rule never decides, because an earlier rule already matches all its senders.',
  why: `Rules are tried by priority. The first enabled one that matches a sender chooses the policy; settings of several
policies are never mixed. A narrow rule behind a wide one is therefore dead text, whatever its policy says.`,
  whatToDo: 'Give the narrow rule the lower number, except its senders from the wide rule, or remove it.',
  exceptions:
    'Only what the text proves is reported: listed senders, domains with their subdomains, and groups whose members the text lists. With equal forwarding modes the finding is information.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Everyone
      policy: Closed
      priority: 0
      senderDomainIs: [contoso.com]
    - name: Sales
      policy: Open
      priority: 1
      from: [ann@contoso.com]
`,
      good: `exchange:
  outboundRules:
    - name: Sales
      policy: Open
      priority: 0
      from: [ann@contoso.com]
    - name: Everyone
      policy: Closed
      priority: 1
      senderDomainIs: [contoso.com]
`,
    },
  ],
};
