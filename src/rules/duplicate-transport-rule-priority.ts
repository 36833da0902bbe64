import { NO } from '../exchange/match.ts';
import { flagMatch } from '../exchange/readings.ts';
import { isBlocking } from '../exchange/transport-rule.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { isSame, number, stated, type Tenant, type TenantObject } from '../tenant/index.ts';
import { once, type Place } from '../text/index.ts';
import { everyStatement, nameOf, ofDeclarations, setOn } from './shared/objects.ts';

const meta = {
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
} as const satisfies RuleMeta;

interface Placed {
  readonly rule: TenantObject;
  readonly priority: number;
  readonly place: Place;
}

const isScript = ofDeclarations((declarations) => declarations.some(({ format }) => format === 'powershell'));
const mayRun = ofDeclarations((declarations) => declarations.some(({ effect }) => effect === 'may-run'));

/** Stated priorities by text, in the order they stand: layers and scripts of a collection each have an order of their own. */
function bySource(tenant: Tenant): Iterable<readonly Placed[]> {
  const sources = new Map<string, Placed[]>();
  for (const rule of everyStatement(tenant, 'transportRule')) {
    const priority = stated(number(rule, 'priority'));
    const place = rule.properties.get('priority')?.value.place;
    if (priority === undefined || !place || mayRun(rule)) continue;
    const rules = sources.get(place.source) ?? [];
    rules.push({ rule, priority, place });
    sources.set(place.source, rules);
  }
  return [...sources.values()].map((rules) => rules.toSorted((one, other) => one.place.start - other.place.start));
}

function renumber(context: RuleContext, rules: readonly Placed[]): readonly Fix[] {
  const changed = rules.flatMap(({ rule, priority }, index) => (priority === index ? [] : [{ rule, index }]));
  return fix(
    meta,
    'renumber',
    changed.map(({ rule, index }) => setOn(context, rule, 'priority', index)),
  );
}

/** The rule that takes the place ends the processing in front of a block. */
const disarms = (rule: TenantObject, first: TenantObject): boolean =>
  isBlocking(first) && !isBlocking(rule) && flagMatch(rule, 'stopRuleProcessing', NO).is !== 'no';

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rules of bySource(context.tenant)) {
      const renumbered = once(() => renumber(context, rules));
      const taken = new Map<number, TenantObject>();
      for (const { rule, priority, place } of rules) {
        const first = taken.get(priority);
        if (!first) taken.set(priority, rule);
        if (!first || isSame(rule, first)) continue;
        const script = isScript(rule);
        const severity = disarms(rule, first) ? 'warning' : 'information';
        report({
          message: script ? 'pushes' : 'duplicate',
          args: { first: nameOf(first), rule: nameOf(rule), priority },
          place,
          ...(script ? { severity } : {}),
          related: [{ place: first.namePlace, message: 'relatedFirst', args: { first: nameOf(first), priority } }],
          fixes: script ? () => [] : renumbered,
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
    'In a script the order of the calls is known: there it is an information, and a warning where the rule that takes the place stops the processing in front of a rule that blocks. Rules of different files are not compared.',
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
