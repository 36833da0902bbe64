import { daysOf } from '../exchange/dates.ts';
import { LEAVING_FORWARDS } from '../exchange/recipes/transport-rule.ts';
import { actionOf, conditionsOf, enforced, exceptionsOf, inWindow } from '../exchange/transport-rule.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { unknownParameters } from './shared/calls.ts';
import { changes, everyObject, nameOf } from './shared/objects.ts';

const meta = {
  id: 'no-condition-destructive',
  severity: 'error',
  fixes: { forwards: 'review', domain: 'review' },
  messages: {
    everything:
      'Mail flow rule {rule} has no condition, so it matches every message of the organization, and {action} keeps them all from their recipients. Give it a condition.',
    everythingFrom:
      'Mail flow rule {rule} has no condition, so from {date} on it matches every message of the organization, and {action} keeps them all from their recipients. Give it a condition.',
  },
  titles: {
    forwards: 'Limit it to what Inbox rules forward outside (all other mail then passes)',
    domain: 'Limit it to mail for one domain (all other mail then passes)',
  },
  citations: ['PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

const narrower = (context: RuleContext, rule: TenantObject): readonly Fix[] => [
  ...fix(meta, 'forwards', changes(context, rule, { properties: LEAVING_FORWARDS })),
  ...fix(
    meta,
    'domain',
    changes(context, rule, { properties: { recipientDomainIs: [{ placeholder: 'partner.example' }] } }),
  ),
];

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant, calls, asOf } = context;
    for (const rule of everyObject(tenant, 'transportRule')) {
      const { effect, property: action } = actionOf(rule);
      if (!rule.whole || effect !== 'block' || !action || enforced(rule).is !== 'yes') continue;
      if (conditionsOf(rule).length > 0 || exceptionsOf(rule).length > 0) continue;
      // May have been meant as a condition; another rule reports it.
      if (unknownParameters(calls, rule).length > 0) continue;
      const window = inWindow(rule, asOf);
      const date = window.idle === 'rule-not-yet' ? stated(text(rule, 'activationDate')) : undefined;
      const begin = date === undefined ? asOf : daysOf(date).days[0];
      if (inWindow(rule, begin).is === 'no') continue;
      const args = { rule: nameOf(rule), action: capitalized(action.name) };
      report({
        message: date === undefined ? 'everything' : 'everythingFrom',
        args: date === undefined ? args : { ...args, date },
        place: action.keyPlace,
        fixes: () => narrower(context, rule),
        subject: { object: `transportRule:${nameOf(rule)}`, property: action.name },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A rule without conditions stops all mail',
  summary:
    'A mail flow rule rejects, deletes, redirects or quarantines and has no condition: it acts on every message.',
  why: 'A rule without conditions matches every message, in and out. Together with an action that keeps messages from their recipients it stops the mail of the whole organization.',
  whatToDo:
    'Add the condition you meant. If the rule really is for all mail, say so with a condition that is always true.',
  exceptions:
    'Silent when the rule has exceptions: "everything but" is a common way to write a rule. Disabled rules and rules in an audit mode are left alone.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Stop' -DeleteMessage $true`,
      good: `New-TransportRule -Name 'Stop' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -DeleteMessage $true`,
    },
  ],
};
