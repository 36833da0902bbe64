import { type Allowance, allowances } from '../exchange/allowances.ts';
import { modePlace } from '../exchange/outbound-policy.ts';
import { exceptionIn } from '../exchange/recipes/transport-rule.ts';
import { statedPartners } from '../exchange/remote-domain.ts';
import {
  conditionsOf,
  exceptionsOf,
  headerConditions,
  inForce,
  isAutoForwardBlock,
  LOOP_HEADER,
  namedIn,
} from '../exchange/transport-rule.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { once } from '../text/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { changes, everyObject, nameOf } from './shared/objects.ts';

const meta = {
  id: 'block-rule-cancels-policy',
  severity: 'warning',
  fixes: { exceptGroup: 'review', exceptPartners: 'review' },
  messages: {
    cancels:
      'Mail flow rule {rule} stops every forward of an Inbox rule, also for {who}, whom outbound policy {policy} allows to forward. A block wins over any permission. Give the rule an exception for the allowed senders or for the partner domains.',
    relatedPolicy: 'Outbound policy {policy} allows forwarding for {who}',
  },
  titles: {
    exceptGroup:
      'Let {who} forward to any domain (exception in {rule}; needs SenderAddressLocation HeaderOrEnvelope, redirects stay blocked)',
    exceptPartners: 'Let any sender forward to {domains} as far as the outbound policy allows it (exception in {rule})',
  },
  citations: ['LEARN-FWD-2026', 'PS-TR', 'KB-AF-ETR'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

const folded = (items: Allowance['groups']): readonly string[] => items.map((item) => item.value.toLowerCase());

/** Exceptions on the recipient, and those that name a sender of the allowance, leave its forwards alone. */
function excepts(rule: TenantObject, { groups, senders, domains }: Allowance): boolean {
  const wanted = [
    ['exceptIfFromMemberOf', folded(groups)],
    ['exceptIfFrom', folded(senders)],
    ['exceptIfSenderDomainIs', folded(domains)],
  ] as const;
  return exceptionsOf(rule).some((exception) => {
    const own = wanted.find(([property]) => property === exception.name);
    if (exception.name === 'exceptIfMessageTypeMatches')
      return stated(text(rule, exception.name))?.toLowerCase() === 'autoforward';
    if (!own) return !/subject|body|attachment|size|importance/i.test(exception.name);
    const values = namedIn(rule, own[0]);
    return values === undefined || own[1].some((name) => values.includes(name));
  });
}

/** Conditions that every forward to an outside address may meet; with another one the rule cancels at most a part. */
const GENERAL = /^(messageType|header)/;

/** Whether the rule looks only at some forwards, or only at those inside the organization. */
function isLimited(rule: TenantObject): boolean {
  const inside = stated(text(rule, 'sentToScope'))?.trim().toLowerCase() === 'inorganization';
  const other = headerConditions(rule).some((header) => header !== LOOP_HEADER);
  return inside || other || conditionsOf(rule).some(({ name }) => name !== 'sentToScope' && !GENERAL.test(name));
}

const scope = ({ groups, senders, domains }: Allowance): string =>
  [...groups, ...senders, ...domains].map((item) => item.value).join(', ');

/** Allowances that a rule cancels, in the words of its message. */
function described(cancelled: readonly Allowance[]) {
  const related = cancelled.map((allowance) => ({
    place: modePlace(allowance.policy),
    message: 'relatedPolicy' as const,
    args: { policy: nameOf(allowance.policy), who: scope(allowance) },
  }));
  const groups = once(() => [
    ...new Set(cancelled.flatMap((allowance) => allowance.groups.map((group) => group.value))),
  ]);
  const haveGroups = once(() => cancelled.every((allowance) => allowance.groups.length > 0));
  return { cancelled, who: cancelled.map(scope).join(', '), related, groups, haveGroups };
}

function fixes(
  context: RuleContext,
  rule: TenantObject,
  { groups, haveGroups }: ReturnType<typeof described>,
): readonly Fix[] {
  const args = { rule: nameOf(rule), who: groups().join(', ') };
  const partners = statedPartners(context.tenant).flatMap((entry) => stated(text(entry, 'domainName')) ?? []);
  // The service refuses an entry with a wildcard inside; a rule would refuse it too.
  const domains = partners.map((domain) => domain.replace(/^\*\./, '')).filter((domain) => !domain.includes('*'));
  const target = domains.length > 0 ? domains : [{ placeholder: 'partner.example' }];
  const known = haveGroups() && !rule.properties.has('exceptIfFromMemberOf');
  return [
    ...(known
      ? fix(meta, 'exceptGroup', changes(context, rule, exceptionIn(rule, 'exceptIfFromMemberOf', groups())), args)
      : []),
    ...fix(meta, 'exceptPartners', changes(context, rule, exceptionIn(rule, 'exceptIfRecipientDomainIs', target)), {
      rule: nameOf(rule),
      domains: domains.join(', ') || 'partner.example',
    }),
  ];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const allowed = allowances(context.tenant);
    // Most rules have no exceptions and cancel the same: it is put into words once.
    const all = once(() => described(allowed));
    for (const rule of everyObject(context.tenant, 'transportRule')) {
      if (!rule.whole || inForce(rule, context.asOf).is !== 'yes' || !isAutoForwardBlock(rule) || isLimited(rule))
        continue;
      const isWithoutExceptions = exceptionsOf(rule).length === 0;
      const what = isWithoutExceptions ? all() : described(allowed.filter((allowance) => !excepts(rule, allowance)));
      const { cancelled, who, related } = what;
      const [first] = cancelled;
      if (!first) continue;
      report({
        message: 'cancels',
        args: { rule: nameOf(rule), who, policy: nameOf(first.policy) },
        place: rule.namePlace,
        related,
        fixes: () => fixes(context, rule, what),
        subject: { object: `transportRule:${nameOf(rule)}` },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A block rule cancels the policy that allows forwarding',
  summary: 'A mail flow rule rejects the automatic forwards that an outbound policy allows for some senders.',
  why: 'Outbound policies, remote domains and mail flow rules are asked one by one and a block wins. A policy that is `On` for a group has no effect while an enforced rule rejects every message of type AutoForward: the members still get a bounce.',
  whatToDo:
    'Give the rule an exception. An exception for the allowed group (`ExceptIfFromMemberOf`) needs `SenderAddressLocation HeaderOrEnvelope`, because the rule sees the original sender of a forwarded message and not the person who forwards; for redirects it can never work. An exception for the partner domains (`ExceptIfRecipientDomainIs`) has no such limit, but it holds for every sender whom the outbound policy lets through.',
  exceptions:
    'Silent when the rule has an exception on the recipient or for the allowed senders, when it is limited to some senders or domains, or is not enforced.',
  examples: [
    {
      language: 'powershell',
      bad: `New-HostedOutboundSpamFilterPolicy -Name 'Sales forwarding' -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name 'Sales forwarding' -HostedOutboundSpamFilterPolicy 'Sales forwarding' -FromMemberOf sales@contoso.com
New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -RejectMessageReasonText 'No forwarding.'`,
      good: `New-HostedOutboundSpamFilterPolicy -Name 'Sales forwarding' -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name 'Sales forwarding' -HostedOutboundSpamFilterPolicy 'Sales forwarding' -FromMemberOf sales@contoso.com
New-TransportRule -Name 'Block forwards' -MessageTypeMatches AutoForward -SentToScope NotInOrganization -ExceptIfRecipientDomainIs fabrikam.com -RejectMessageReasonText 'No forwarding.'`,
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Sales forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Sales forwarding
      policy: Sales forwarding
      fromMemberOf: [sales@contoso.com]
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
      good: `exchange:
  outboundPolicies:
    - name: Sales forwarding
      autoForwardingMode: "On"
  outboundRules:
    - name: Sales forwarding
      policy: Sales forwarding
      fromMemberOf: [sales@contoso.com]
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      senderAddressLocation: HeaderOrEnvelope
      exceptIfFromMemberOf: [sales@contoso.com]
      rejectMessageReasonText: No forwarding.
`,
    },
  ],
};
