import { closedByPolicy } from '../exchange/allowances.ts';
import { enabled } from '../exchange/readings.ts';
import { actionOf, inForce, isAutoForwardBlock, isAutoForwardRule } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'fromscope-inorganization',
  severity: 'warning',
  fixes: { removeFromScope: 'review' },
  messages: {
    misses:
      'FromScope InOrganization looks at the original sender, so mail flow rule {rule} misses every forward of mail that came from outside. Remove FromScope.',
  },
  titles: { removeFromScope: 'Remove FromScope: {rule} also acts on forwards of mail from outside' },
  citations: ['KB-AF-ETR', 'TN-SECSCORE', 'PS-TR'],
  benchmarks: [CIS_FORWARDING, 'Secure Score: Enable Client Rules Forwarding Block (legacy)'],
} as const satisfies RuleMeta;

const fromScope = (rule: TenantObject): string | undefined => stated(text(rule, 'fromScope'))?.toLowerCase();

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const rules = everyObject(context.tenant, 'transportRule');
    const complete = rules.filter(
      (other) =>
        other.whole &&
        inForce(other, context.asOf).is === 'yes' &&
        isAutoForwardBlock(other) &&
        actionOf(other).effect === 'block' &&
        fromScope(other) !== 'inorganization',
    );
    for (const rule of rules) {
      const scope = rule.properties.get('fromScope');
      if (!scope || fromScope(rule) !== 'inorganization' || !isAutoForwardRule(rule) || enabled(rule).is === 'no')
        continue;
      // Another rule takes the forwards that this one misses.
      if (complete.some((other) => nameOf(other) !== nameOf(rule))) continue;
      report({
        message: 'misses',
        args: { rule: nameOf(rule) },
        place: scope.value.place,
        ...(closedByPolicy(context.tenant) ? { severity: 'information' as const } : {}),
        fixes: () => fix(meta, 'removeFromScope', [removeFrom(context, rule, 'fromScope')], { rule: nameOf(rule) }),
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'fromScope', value: 'InOrganization' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'FromScope InOrganization on a forwarding rule',
  summary: 'The rule acts only on forwards of internal mail; what came from outside is forwarded untouched.',
  why: '`FromScope` asks where the *author* of the message is. A forwarded message keeps its author, so `InOrganization` leaves out exactly the forwards that matter most: mail from customers and partners. The rule that Secure Score once generated has this mistake. The page of 2026 asks for an authenticated connection as well.',
  whatToDo: 'Remove `FromScope` and keep `SentToScope NotInOrganization`.',
  exceptions:
    'Silent when another enforced block rule has no such limit; information only when every outbound policy is stated `Off`.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -FromScope InOrganization -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -SentToScope NotInOrganization -MessageTypeMatches AutoForward -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
