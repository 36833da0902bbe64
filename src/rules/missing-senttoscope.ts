import { modelOf } from '../exchange/model.ts';
import { inForce, isAutoForwardBlock, namedIn, recipientConditions } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { everyObject, headOf, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'missing-senttoscope',
  severity: 'warning',
  fixes: { addScope: 'review' },
  messages: {
    internalToo:
      'Mail flow rule {rule} has no condition on the recipient, so it also stops what colleagues forward to each other. Add SentToScope NotInOrganization.',
  },
  titles: { addScope: 'Add SentToScope NotInOrganization: {rule} leaves forwards inside the organization alone' },
  citations: ['EXO-MFR', 'PS-TR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

/** An exception for internal recipients does the same as the scope. */
function exceptsInternal(tenant: Tenant, rule: TenantObject): boolean {
  if (rule.properties.has('exceptIfSentToScope')) {
    return stated(text(rule, 'exceptIfSentToScope'))?.toLowerCase() !== 'notinorganization';
  }
  if (!rule.properties.has('exceptIfRecipientDomainIs')) return false;
  const domains = namedIn(rule, 'exceptIfRecipientDomainIs');
  const { acceptedDomains } = modelOf(tenant);
  return (
    domains === undefined ||
    domains.some((domain) => acceptedDomains.belonging(domain.toLowerCase()).inside.is !== 'no')
  );
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      if (!rule.whole || inForce(rule, context.asOf).is !== 'yes' || !isAutoForwardBlock(rule)) continue;
      if (recipientConditions(rule).length > 0 || exceptsInternal(context.tenant, rule)) continue;
      report({
        message: 'internalToo',
        args: { rule: nameOf(rule) },
        place: headOf(rule),
        fixes: () =>
          fix(meta, 'addScope', [setOn(context, rule, 'sentToScope', 'NotInOrganization')], {
            rule: nameOf(rule),
          }),
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'sentToScope' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A block rule that also hits internal forwards',
  summary:
    'A rule against automatic forwards has no condition on the recipient and rejects forwards between colleagues too.',
  why: 'Without `SentToScope` a mail flow rule looks at every message, also at those that stay inside. People who forward to a deputy or a shared mailbox then get bounces.',
  whatToDo: 'Add `SentToScope NotInOrganization`.',
  exceptions: 'Silent when the rule has another condition on the recipient, or an exception for internal recipients.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
