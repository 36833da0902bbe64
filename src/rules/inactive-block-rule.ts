import { closedByPolicy } from '../exchange/allowances.ts';
import { enabled } from '../exchange/readings.ts';
import { actionOf, inForce, inWindow, isAutoForwardBlock } from '../exchange/transport-rule.ts';
import type { Report, Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'inactive-block-rule',
  severity: 'warning',
  fixes: {},
  messages: {
    disabled:
      'Mail flow rule {rule} would stop forwards of Inbox rules, but it is disabled and stops nothing. Enable it or remove it.',
    expired:
      'Mail flow rule {rule} would stop forwards of Inbox rules, but it expired on {date} (today counts as {asOf}). Remove ExpiryDate or the rule.',
    notYet:
      'Mail flow rule {rule} would stop forwards of Inbox rules, but it starts only on {date} (today counts as {asOf}).',
  },
  titles: {},
  citations: ['EXO-MFR', 'PS-TR'],
  benchmarks: [CIS_FORWARDING],
};

function inactivity(rule: TenantObject, asOf: string): Report | undefined {
  const on = enabled(rule);
  if (on.is === 'no')
    return { message: 'disabled', args: { rule: nameOf(rule), asOf }, place: on.place ?? rule.namePlace };
  const window = inWindow(rule, asOf);
  if (window.is !== 'no') return undefined;
  const expired = window.reason === 'rule-expired';
  const date = stated(text(rule, expired ? 'expiryDate' : 'activationDate')) ?? '';
  return {
    message: expired ? 'expired' : 'notYet',
    args: { rule: nameOf(rule), asOf, date },
    place: window.place ?? rule.namePlace,
  };
}

export const rule: Rule = {
  meta,
  about: ['transportRule'],
  check({ tenant, asOf }, report) {
    const active = (rule: TenantObject): boolean => inForce(rule, asOf).is === 'yes';
    const covered =
      closedByPolicy(tenant) ||
      everyObject(tenant, 'transportRule').some(
        (rule) => isAutoForwardBlock(rule) && actionOf(rule).effect === 'block' && active(rule),
      );
    for (const rule of everyObject(tenant, 'transportRule')) {
      if (!isAutoForwardBlock(rule)) continue;
      const found = inactivity(rule, asOf);
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
