import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { number, stated, type TenantObject } from '../tenant/index.ts';
import { nameOf, setOn } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'duplicate-transport-rule-priority',
  severity: 'error',
  fixes: { renumber: 'review' },
  messages: {
    duplicate:
      'Mail flow rules {first} and {rule} both have priority {priority}. The service gives each place to one rule, so the order depends on which is created first. Number them in the order they are meant to run.',
    pushes:
      'Mail flow rule {rule} takes priority {priority} from {first}, which moves down. If that is not meant, number them in the order they are meant to run.',
    relatedFirst: 'Mail flow rule {first} has priority {priority}',
  },
  titles: {
    renumber: 'Number the rules of this file from 0 in the order they stand: the order in which they run changes',
  },
  citations: ['PS-TR', 'EXO-MFR'],
  benchmarks: [],
};

interface Placed {
  readonly rule: TenantObject;
  readonly priority: number;
}

function renumber(context: RuleContext, rules: readonly Placed[]): readonly Fix[] {
  const changed = rules.flatMap(({ rule, priority }, index) => (priority === index ? [] : [{ rule, index }]));
  return fix(
    meta,
    'renumber',
    changed.map(({ rule, index }) => setOn(context, rule, 'priority', index)),
  );
}

export const rule: Rule = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const sources = new Map<string, Placed[]>();
    for (const rule of context.tenant.objects.transportRule) {
      const priority = stated(number(rule, 'priority'));
      const place = rule.properties.get('priority')?.value.place;
      // Layers and scripts of a collection each have an order of their own.
      if (priority === undefined || !place || rule.declarations.some(({ effect }) => effect === 'may-run')) continue;
      sources.set(place.source, [...(sources.get(place.source) ?? []), { rule, priority }]);
    }
    for (const rules of sources.values()) {
      const taken = new Map<number, TenantObject>();
      for (const { rule, priority } of rules) {
        const first = taken.get(priority);
        const place = rule.properties.get('priority')?.value.place;
        if (!first || !place) {
          taken.set(priority, rule);
          continue;
        }
        const script = rule.declarations.some((declaration) => declaration.format === 'powershell');
        report({
          message: script ? 'pushes' : 'duplicate',
          args: { first: nameOf(first), rule: nameOf(rule), priority },
          place,
          ...(script ? { severity: 'information' as const } : {}),
          related: [{ place: first.namePlace, message: 'relatedFirst', args: { first: nameOf(first), priority } }],
          fixes: script ? [] : renumber(context, rules),
          subject: { object: `transportRule:${nameOf(rule)}`, property: 'priority', value: String(priority) },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Two mail flow rules with one priority',
  summary: 'Two mail flow rules of one file have the same priority, so the file does not say which runs first.',
  why: 'Rules run from priority 0 upwards and each number exists once. When a file gives a number twice, the rule that is written last pushes the other down, and a tool that creates them in parallel gives a different order each time. With `StopRuleProcessing` or two blocking rules the order decides what happens to a message.',
  whatToDo: 'Number the rules from 0 in the order they are meant to run.',
  exceptions:
    'In a script the order of the calls is known: there it is only an information. Rules of different files are not compared.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  transportRules:
    - name: Block forwards
      priority: 0
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
    - name: Disclaimer
      priority: 0
      sentToScope: NotInOrganization
      applyHtmlDisclaimerText: Contoso
`,
      good: `exchange:
  transportRules:
    - name: Block forwards
      priority: 0
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
    - name: Disclaimer
      priority: 1
      sentToScope: NotInOrganization
      applyHtmlDisclaimerText: Contoso
`,
    },
  ],
};
