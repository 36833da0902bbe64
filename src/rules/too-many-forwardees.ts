import { FORWARD_ACTION_NAMES } from '../exchange/inbox-rule.ts';
import { enabled } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { list, stated, type TenantObject } from '../tenant/index.ts';
import { replacedByGroup } from './shared/group-of.ts';
import { everyObject, nameOf } from './shared/objects.ts';

const meta = {
  id: 'too-many-forwardees',
  severity: 'warning',
  fixes: { group: 'review' },
  messages: {
    inboxRule:
      'Inbox rule {rule} forwards to {count} recipients. A rule can add 10 to a message, and with more it does not work. Forward to a distribution group.',
    transportRule:
      'Mail flow rule {rule} sends messages to {count} further recipients; a rule can add 10 to a message. Use a distribution group.',
  },
  titles: {
    group: 'Forward to a new group with these {count} recipients (outside ones need a mail contact first)',
  },
  citations: ['KB-4021948', 'KB-INBOX-RULES', 'MS-INBOX-1332'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Recipients that one rule can add to a message. */
const MOST = 10;

const ACTIONS = {
  inboxRule: FORWARD_ACTION_NAMES,
  transportRule: ['redirectMessageTo', 'blindCopyTo', 'copyTo', 'addToRecipients'],
} as const;

/** The actions of a rule that name recipients, with how many each names. */
function recipients(rule: TenantObject, actions: readonly string[]) {
  return actions.flatMap((action) => {
    const place = rule.properties.get(action)?.value.place;
    const count = (stated(list(rule, action)) ?? []).length;
    return place && count > 0 ? [{ action, count, place }] : [];
  });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['inboxRule', 'transportRule'],
  check(context, report) {
    const { tenant } = context;
    for (const kind of ['inboxRule', 'transportRule'] as const) {
      for (const object of everyObject(tenant, kind)) {
        const found = recipients(object, ACTIONS[kind]);
        const count = found.reduce((sum, one) => sum + one.count, 0);
        const [first] = found.toSorted((a, b) => b.count - a.count);
        if (!first || count <= MOST || enabled(object).is === 'no') continue;
        report({
          message: kind,
          args: { rule: nameOf(object), count },
          place: first.place,
          fixes: () => fix(meta, 'group', replacedByGroup(context, object, first.action), { count: first.count }),
          subject: { object: `${kind}:${nameOf(object)}`, property: first.action },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'A rule that forwards to more than ten recipients',
  summary: 'An Inbox rule or a mail flow rule names more than ten recipients to forward to.',
  why: 'A rule that redirects or forwards can add at most ten recipients to a message. Microsoft describes that an Inbox rule with more does not work at all; the author gets no bounce.',
  whatToDo:
    'Put the recipients into a distribution group or a Microsoft 365 group and forward to it; a group counts as one.',
  exceptions: 'With exactly ten recipients the texts of Microsoft differ; nothing is said then.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  inboxRules:
    - name: Team
      mailbox: ap@contoso.com
      forwardTo: [a@contoso.com, b@contoso.com, c@contoso.com, d@contoso.com, e@contoso.com, f@contoso.com, g@contoso.com, h@contoso.com, i@contoso.com, j@contoso.com, k@contoso.com]
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  inboxRules:
    - name: Team
      mailbox: ap@contoso.com
      forwardTo: [team@contoso.com]
`,
    },
  ],
};
