import { closedByPolicy } from '../exchange/allowances.ts';
import { enabled } from '../exchange/readings.ts';
import { actionOf, inForce, inWindow, isAutoForwardBlock } from '../exchange/transport-rule.ts';
import type { Report, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, nameOf, removeFrom } from './shared/objects.ts';
import { switchedOn } from './shared/switch.ts';

const meta = {
  id: 'inactive-block-rule',
  severity: 'warning',
  fixes: { enable: 'review', noExpiry: 'review', noActivation: 'review' },
  messages: {
    disabled:
      'Mail flow rule {rule} would stop forwards of Inbox rules, but it is disabled and stops nothing. Enable it or remove it.',
    expired:
      'Mail flow rule {rule} would stop forwards of Inbox rules, but it expired on {date} (today counts as {asOf}). Remove ExpiryDate or the rule.',
    notYet:
      'Mail flow rule {rule} would stop forwards of Inbox rules, but it starts only on {date} (today counts as {asOf}).',
  },
  titles: {
    enable: 'Enable {rule} (it then stops what Inbox rules forward)',
    noExpiry: 'Remove ExpiryDate ({rule} then stops what Inbox rules forward)',
    noActivation: 'Remove ActivationDate ({rule} then stops what Inbox rules forward at once)',
  },
  citations: ['EXO-MFR', 'PS-TR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

function inactivity(context: RuleContext, rule: TenantObject): Report<Message> | undefined {
  const { asOf } = context;
  const on = enabled(rule);
  const args = { rule: nameOf(rule), asOf };
  if (on.is === 'no') {
    const place = on.place ?? rule.namePlace;
    return {
      message: 'disabled',
      args,
      place,
      fixes: () => fix(meta, 'enable', [switchedOn(context, rule, place)], args),
    };
  }
  const window = inWindow(rule, asOf);
  if (window.is !== 'no') return undefined;
  const expired = window.idle === 'rule-expired';
  const property = expired ? 'expiryDate' : 'activationDate';
  const date = stated(text(rule, property)) ?? '';
  return {
    message: expired ? 'expired' : 'notYet',
    args: { ...args, date },
    place: window.place ?? rule.namePlace,
    fixes: () => fix(meta, expired ? 'noExpiry' : 'noActivation', [removeFrom(context, rule, property)], args),
  };
}

export const rule: Rule<Message> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant, asOf } = context;
    const active = (rule: TenantObject): boolean => inForce(rule, asOf).is === 'yes';
    const covered =
      closedByPolicy(tenant) ||
      everyObject(tenant, 'transportRule').some(
        (rule) => isAutoForwardBlock(rule) && actionOf(rule).effect === 'block' && active(rule),
      );
    for (const rule of everyObject(tenant, 'transportRule')) {
      if (!isAutoForwardBlock(rule)) continue;
      const found = inactivity(context, rule);
      if (!found) continue;
      report({
        ...found,
        ...(covered ? { severity: 'information' as const } : {}),
        subject: { object: `transportRule:${nameOf(rule)}`, property: found.message },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A block rule that is switched off',
  summary: 'A mail flow rule against forwarding is disabled, has expired, or has not started yet.',
  why: 'The service skips rules that are disabled or outside the time between `ActivationDate` and `ExpiryDate`. In a listing such a rule is easily taken for protection.',
  whatToDo: 'Enable the rule, move its dates, or remove it if another control does its work.',
  exceptions:
    'Information only when another block rule is active or every outbound policy is stated `Off`. A date whose day and month could be swapped counts only if both readings agree.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -Enabled $false -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -Enabled $true -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
