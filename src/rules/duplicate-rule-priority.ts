import { knowsAll } from '../exchange/presence.ts';
import { placeOf } from '../exchange/readings.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { number, stated, statedViews, type TenantObject } from '../tenant/index.ts';
import { once } from '../text/index.ts';
import { nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'duplicate-rule-priority',
  severity: 'error',
  fixes: { renumber: 'review' },
  messages: {
    duplicate:
      'Outbound rule {rule} has priority {priority}, like rule {other}. The service keeps one rule for each priority and moves the other down, so the order depends on which is created first. Give each rule its own priority.',
    gap: 'Outbound rule {rule} has priority {priority}. The highest that the service accepts is {highest}, as the number of rules is {count}. Number the rules from 0 without gaps.',
    related: 'Rule {other} has priority {priority} too.',
  },
  titles: {
    renumber: 'Number the rules {order} (the first of them that matches a sender decides alone)',
  },
  citations: ['PS-OSR', 'LEARN-ORDER'],
  benchmarks: [],
} as const satisfies RuleMeta;

interface Ranked {
  readonly object: TenantObject;
  readonly priority: number;
}

/** All rules in the order of their priorities, equal ones in the order of the text. */
function ranked(rules: readonly TenantObject[]): readonly Ranked[] {
  return rules
    .flatMap((object) => {
      const priority = stated(number(object, 'priority'));
      return priority === undefined ? [] : [{ object, priority }];
    })
    .toSorted((a, b) => a.priority - b.priority);
}

function renumber(context: RuleContext, order: readonly Ranked[]): readonly Fix[] {
  const changed = order.flatMap(({ object, priority }, index) =>
    priority === index ? [] : statedViews(object).map((view) => setOn(context, view, 'priority', index)),
  );
  return fix(meta, 'renumber', changed, { order: order.map(({ object }) => nameOf(object)).join(', ') });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const rules = context.tenant.objects.outboundRule;
    const order = ranked(rules);
    const fixes = once((): readonly Fix[] => (order.length === rules.length ? renumber(context, order) : []));
    const firsts = new Map(order.toReversed().map((one) => [one.priority, one.object]));
    const duplicates = order.filter((one, index) => order[index - 1]?.priority === one.priority);
    for (const { object, priority } of duplicates) {
      const other = firsts.get(priority) ?? object;
      const args = { rule: nameOf(object), priority, other: nameOf(other) };
      for (const view of statedViews(object)) {
        report({
          message: 'duplicate',
          args,
          place: placeOf(view, 'priority'),
          related: [{ place: placeOf(other, 'priority'), message: 'related', args }],
          subject: { object: `outboundRule:${nameOf(object)}`, property: 'priority', value: String(priority) },
          fixes,
        });
      }
    }
    if (duplicates.length > 0 || order.length < rules.length || !knowsAll(context.tenant, 'outboundRule')) return;
    for (const { object, priority } of order.filter((one) => one.priority >= order.length)) {
      for (const view of statedViews(object)) {
        report({
          message: 'gap',
          args: { rule: nameOf(object), priority, count: order.length, highest: order.length - 1 },
          place: placeOf(view, 'priority'),
          subject: { object: `outboundRule:${nameOf(object)}`, property: 'priority', value: String(priority) },
          fixes,
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Outbound rules with one priority, or with gaps',
  summary: 'Two outbound rules have the same priority, or a priority is higher than the number of rules allows.',
  why: `The first enabled rule that matches a sender, by priority from 0 upwards, chooses the policy, and nothing else is
looked at. When two rules ask for one priority, the service moves the rule that is there down by one, so the result depends on
the order in which they are created. A priority outside 0 to the number of rules less one is refused.`,
  whatToDo: 'Number the rules 0, 1, 2 ... in the order in which they shall be tried.',
  exceptions: 'Gaps are only reported where the text lists all rules.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      priority: 0
      from: [a@contoso.com]
    - name: Legal
      policy: Legal
      priority: 0
      from: [b@contoso.com]
`,
      good: `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      priority: 0
      from: [a@contoso.com]
    - name: Legal
      policy: Legal
      priority: 1
      from: [b@contoso.com]
`,
    },
  ],
};
