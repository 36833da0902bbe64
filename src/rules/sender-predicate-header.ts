import { enabled } from '../exchange/readings.ts';
import { isAutoForwardRule, senderPredicates } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import type { Call } from '../read/reading.ts';
import { type PropertyValue, type TenantObject, text } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { unknownParameters } from './shared/calls.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';
import { isBroaderThanNamed } from './shared/rule-purpose.ts';

const meta = {
  id: 'sender-predicate-header',
  severity: 'warning',
  fixes: { headerOrEnvelope: 'review', letExcepted: 'review' },
  messages: {
    condition:
      '{property} of mail flow rule {rule} is compared with the From header, which on a forwarded message still names the original sender: mail from others that {who} forwards does not match. Set SenderAddressLocation to HeaderOrEnvelope; redirects cannot be matched by sender at all.',
    exception:
      '{property} of mail flow rule {rule} is compared with the From header, which on a forwarded message still names the original sender: the exception does not cover mail from others that {who} forwards. Set SenderAddressLocation to HeaderOrEnvelope; redirects cannot be matched by sender at all.',
  },
  titles: {
    headerOrEnvelope:
      'Set SenderAddressLocation HeaderOrEnvelope: {rule} also acts on mail from others that {who} forwards',
    letExcepted: 'Set SenderAddressLocation HeaderOrEnvelope: {who} may forward mail of any author past {rule}',
  },
  citations: ['KB-AF-ETR', 'ODS-541', 'PS-TR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

interface Predicate {
  readonly name: string;
  readonly value: PropertyValue;
}

/** A parameter that does not exist and whose name asks for the sender's groups (`SenderMembership`). */
const MEANS_SENDER = /^(?:ExceptIf)?(?:Sender|From)\w*(?:Member|Group)/i;

const isException = ({ name }: Predicate): boolean => /^exceptif/i.test(name);

/** The first condition, else the first exception on the sender, also one that the cmdlet refuses for its name. */
function senderPredicate(calls: readonly Call[], rule: TenantObject): Predicate | undefined {
  const all = senderPredicates(rule);
  const first = all.find((one) => !isException(one)) ?? all[0];
  if (first) return first;
  const meant = unknownParameters(calls, rule).find(({ name, value }) => value && MEANS_SENDER.test(name));
  return meant?.value && { name: meant.name, value: meant.value };
}

const words = ({ value }: Predicate): string =>
  value.state === 'stated' ? [value.value].flat().map(String).join(', ') : '';

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      if (enabled(rule).is === 'no' || !(isAutoForwardRule(rule) || isBroaderThanNamed(rule))) continue;
      const location = text(rule, 'senderAddressLocation');
      const header =
        location.state === 'absent' ? rule.whole : location.state === 'stated' && /^header$/i.test(location.value);
      const first = senderPredicate(context.calls, rule);
      if (!header || first?.value.state !== 'stated') continue;
      // An exception that begins to work lets people forward whom it did not cover before.
      const others = senderPredicates(rule).filter(({ name }) => name !== first.name);
      const excepted = [first, ...others].filter(isException);
      const property = capitalized(first.name);
      report({
        message: isException(first) ? 'exception' : 'condition',
        args: { rule: nameOf(rule), property, who: words(first) },
        place: first.value.place,
        fixes: () =>
          fix(
            meta,
            excepted.length > 0 ? 'letExcepted' : 'headerOrEnvelope',
            [setOn(context, rule, 'senderAddressLocation', 'HeaderOrEnvelope')],
            { rule: nameOf(rule), who: excepted.map(words).join(', ') || words(first) },
          ),
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
