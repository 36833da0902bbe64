import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { nameOf, setOn } from './shared/objects.ts';
import { isAutoForwardRule, isBroaderThanNamed, isEnabled, senderPredicates } from './shared/transport-rule.ts';

const meta: RuleMeta = {
  id: 'sender-predicate-header',
  severity: 'warning',
  fixes: { headerOrEnvelope: 'review' },
  messages: {
    condition:
      '{property} of mail flow rule {rule} is compared with the From header, which on a forwarded message still names the original sender: mail from others that {who} forwards does not match. Set SenderAddressLocation to HeaderOrEnvelope; redirects cannot be matched by sender at all.',
    exception:
      '{property} of mail flow rule {rule} is compared with the From header, which on a forwarded message still names the original sender: the exception does not cover mail from others that {who} forwards. Set SenderAddressLocation to HeaderOrEnvelope; redirects cannot be matched by sender at all.',
  },
  titles: {
    headerOrEnvelope: 'Set SenderAddressLocation HeaderOrEnvelope: {rule} also compares the mailbox that forwards',
  },
  citations: ['KB-AF-ETR', 'ODS-541', 'PS-TR'],
  benchmarks: [CIS_FORWARDING],
};

const words = (property: { readonly value: { readonly state: string; readonly value?: unknown } }): string =>
  property.value.state === 'stated' ? [property.value.value].flat().map(String).join(', ') : '';

export const rule: Rule = {
  meta,
  check(context, report) {
    for (const rule of context.tenant.objects.transportRule) {
      if (isEnabled(rule) === false || !(isAutoForwardRule(rule) || isBroaderThanNamed(rule))) continue;
      const location = text(rule, 'senderAddressLocation');
      const header =
        location.state === 'absent' ? rule.whole : location.state === 'stated' && /^header$/i.test(location.value);
      const [first] = senderPredicates(rule);
      if (!header || first?.value.state !== 'stated') continue;
      const property = first.name.charAt(0).toUpperCase() + first.name.slice(1);
      report({
        message: first.name.startsWith('exceptIf') ? 'exception' : 'condition',
        args: { rule: nameOf(rule), property, who: words(first) },
        place: first.value.place,
        fixes: fix(meta, 'headerOrEnvelope', [setOn(context, rule, 'senderAddressLocation', 'HeaderOrEnvelope')], {
          rule: nameOf(rule),
        }),
        subject: { object: `transportRule:${nameOf(rule)}`, property: first.name },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A sender condition that looks at the original sender',
  summary:
    'A sender condition of a forwarding rule is compared with the person who wrote the mail, not with the mailbox that forwards it.',
  why: 'An Inbox rule forwards a message with the From header of its author. A mail flow rule compares sender conditions with that header (`SenderAddressLocation Header`, the default), so a condition or exception for the people who forward matches only when they forward their own mail.',
  whatToDo:
    'Write `SenderAddressLocation HeaderOrEnvelope`. It helps for forwards and forwards as attachment. For redirects both header and envelope name the original sender: use a condition on the recipient, or let the outbound policy decide who may forward.',
  examples: [
    {
      language: 'powershell',
      bad: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf sales@contoso.com -RejectMessageReasonText 'No forwarding.'`,
      good: `New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfFromMemberOf sales@contoso.com -SenderAddressLocation HeaderOrEnvelope -RejectMessageReasonText 'No forwarding.'`,
    },
  ],
};
