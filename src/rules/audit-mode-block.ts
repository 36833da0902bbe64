import { closedByPolicy } from '../exchange/allowances.ts';
import { enabled } from '../exchange/readings.ts';
import { acting, isAutoForwardRule, isBlocking } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';
import { namedForForwarding } from './shared/rule-purpose.ts';

const meta = {
  id: 'audit-mode-block',
  severity: 'warning',
  fixes: { enforce: 'review' },
  messages: {
    onlyAudits:
      'Mail flow rule {rule} would stop messages, but its mode is {mode}: it only writes to the log and the messages are delivered. Set Mode to Enforce when the test is over.',
  },
  titles: { enforce: 'Set Mode Enforce: {rule} stops the messages it matches' },
  citations: ['PS-TR', 'EXO-MFR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      const property = rule.properties.get('mode');
      const audits = acting(rule).is === 'no';
      if (!property || !audits || !isBlocking(rule) || enabled(rule).is === 'no') continue;
      if (!isAutoForwardRule(rule) && namedForForwarding(rule) === undefined) continue;
      report({
        message: 'onlyAudits',
        args: { rule: nameOf(rule), mode: stated(text(rule, 'mode')) ?? '' },
        place: property.value.place,
        ...(closedByPolicy(context.tenant) ? { severity: 'information' as const } : {}),
        fixes: () => fix(meta, 'enforce', [setOn(context, rule, 'mode', 'Enforce')], { rule: nameOf(rule) }),
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'mode' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A block rule that only audits',
  summary: 'A mail flow rule that should stop forwards runs in test mode and lets every message through.',
  why: 'In the modes `Audit` and `AuditAndNotify` no action that affects delivery is taken. A rule left in test mode looks like protection in every listing and stops nothing.',
  whatToDo: 'Read the rule reports, then set `Mode` to `Enforce`. A change can take up to 30 minutes to act.',
  exceptions:
    'Information only when every outbound policy is stated `Off`. Rules that do not concern forwarding are left alone.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -Mode Audit -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -Mode Enforce -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
