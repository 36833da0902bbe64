import { isSet } from '../exchange/readings.ts';
import {
  conditionsOf,
  enforced,
  exceptionsOf,
  isAutoForwardRule,
  LEAST_RULE_SETTINGS,
} from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { TenantObject } from '../tenant/index.ts';
import { unknownParameters } from './shared/calls.ts';
import { everyObject, headOf, nameOf, ofDeclarations, setOn } from './shared/objects.ts';

const meta = {
  id: 'rule-without-action',
  severity: 'error',
  fixes: { reject: 'review' },
  messages: {
    forwards:
      'Mail flow rule {rule} looks for automatic forwards and has no action: the service refuses a rule without one, so nothing stops them. Add the action, such as a rejection.',
    nothing:
      'Mail flow rule {rule} has conditions and no action: the service refuses a rule without one. Add the action, or remove the rule.',
  },
  titles: { reject: 'Reject with a text (what {rule} matches is then not delivered, and its sender gets an NDR)' },
  citations: ['EXO-MFR', 'PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** Whether anything that is set is more than a condition, an exception, or what every rule has. */
function acts(rule: TenantObject): boolean {
  const looks = new Set([...conditionsOf(rule), ...exceptionsOf(rule)].map(({ name }) => name));
  return [...rule.properties.keys()].some(
    (name) => !looks.has(name) && !LEAST_RULE_SETTINGS.has(name.toLowerCase()) && isSet(rule, name),
  );
}

/** An export states every setting; what was not understood may be the action. */
const isExportedOrUnread = ofDeclarations(
  (declarations) =>
    declarations.every(({ operation }) => operation === 'snapshot') || declarations.some(({ unread }) => unread),
);

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      if (!rule.whole || isExportedOrUnread(rule)) continue;
      if (conditionsOf(rule).length === 0 || acts(rule) || enforced(rule).is === 'no') continue;
      // May have been meant as the action; another rule reports it.
      if (unknownParameters(context.calls, rule).length > 0) continue;
      const args = { rule: nameOf(rule) };
      const text = { placeholder: 'Automatic forwarding to outside addresses is not permitted here.' };
      const forwards = isAutoForwardRule(rule);
      report({
        message: forwards ? 'forwards' : 'nothing',
        args,
        place: headOf(rule),
        ...(forwards ? {} : { severity: 'information' as const }),
        subject: { object: `transportRule:${nameOf(rule)}` },
        fixes: () =>
          forwards ? fix(meta, 'reject', [setOn(context, rule, 'rejectMessageReasonText', text)], args) : [],
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A mail flow rule without an action',
  summary: 'A mail flow rule has conditions and no action, so it does nothing to the messages it matches.',
  why: 'Conditions say which messages a rule is for, and actions what happens to them. A rule that is meant to stop forwards and was written without `RejectMessageReasonText`, `DeleteMessage` or `Quarantine` looks like protection and stops nothing.',
  whatToDo: 'Add the action, or remove the rule.',
  exceptions: 'Exports, and rules with settings that were not read, are left alone.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -Mode Enforce -Priority 0`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.' -RuleErrorAction Defer`,
    },
  ],
};
