import type { Report, Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { closedByPolicy } from './shared/allowed-senders.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { isAfter, isBefore } from './shared/dates.ts';
import { everyObject, nameOf } from './shared/objects.ts';
import { isAutoForwardBlock, isEnabled, isEnforced } from './shared/transport-rule.ts';

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
  const args = { rule: nameOf(rule), asOf };
  if (isEnabled(rule) === false) {
    const property = rule.properties.get('enabled') ?? rule.properties.get('state');
    return { message: 'disabled', args, place: property?.value.place ?? rule.namePlace };
  }
  const expiry = stated(text(rule, 'expiryDate'));
  const expiryPlace = rule.properties.get('expiryDate')?.value.place;
  if (expiry && expiryPlace && isBefore(expiry, asOf)) {
    return { message: 'expired', args: { ...args, date: expiry }, place: expiryPlace };
  }
  const start = stated(text(rule, 'activationDate'));
  const startPlace = rule.properties.get('activationDate')?.value.place;
  if (start && startPlace && isAfter(start, asOf)) {
    return { message: 'notYet', args: { ...args, date: start }, place: startPlace };
  }
  return undefined;
}

export const rule: Rule = {
  meta,
  about: ['transportRule'],
  check({ tenant, asOf }, report) {
    const active = (rule: TenantObject): boolean => isEnforced(rule) && !inactivity(rule, asOf);
    const covered =
      closedByPolicy(tenant) ||
      everyObject(tenant, 'transportRule').some((rule) => isAutoForwardBlock(rule) && active(rule));
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
