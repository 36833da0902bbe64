import { domainOf } from '../exchange/addresses.ts';
import { externalAddressOf } from '../exchange/contact.ts';
import { modelOf } from '../exchange/model.ts';
import { freeName } from '../exchange/recipes/recipe.ts';
import { rejectAutoForwards } from '../exchange/recipes/transport-rule.ts';
import { outsideAddress } from '../exchange/recipient-scope.ts';
import { conditionsOf, exceptionsOf, inForce, isAutoForwardBlock, namedIn } from '../exchange/transport-rule.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type TenantObject, text } from '../tenant/index.ts';
import { everyObject, insertedAfter, nameOf } from './shared/objects.ts';

const meta = {
  id: 'mail-user-gap',
  severity: 'information',
  fixes: { rule: 'review' },
  messages: {
    gap: 'SentToScope NotInOrganization does not match mail users and guests, although their mail leaves the organization: forwards to {user} ({address}) pass mail flow rule {rule}.',
    gaps: 'SentToScope NotInOrganization does not match mail users and guests, although their mail leaves the organization: forwards to {user} ({address}) and to {count} more of them pass mail flow rule {rule}.',
    relatedUser: 'Mail user {user} has the outside address {address}',
    relatedMany: 'These mail users are at {count} domains. A rule that names more than {most} is not offered as a fix.',
  },
  titles: {
    rule: 'Add a rule that rejects what Inbox rules forward to {domains} (the senders then get an NDR)',
  },
  citations: ['EXO-PRED'],
  benchmarks: [],
} as const satisfies RuleMeta;

/** How many mail users a finding points to, and domains that a rule may name. */
const MOST_RELATED = 10;
const MOST_DOMAINS = 100;

/** A rule that looks at the domain, which mail users have like everybody. */
function byDomain(context: RuleContext, rule: TenantObject, domains: readonly string[]): readonly Fix[] {
  if (domains.length > MOST_DOMAINS) return [];
  const name = freeName(context.tenant.objects.transportRule, `${nameOf(rule)} to mail users`);
  const edits = insertedAfter(context, rule, 'sentToScope', [rejectAutoForwards(name, domains)]);
  return fix(meta, 'rule', edits, { domains: domains.join(', ') });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant, asOf } = context;
    const blocks = everyObject(tenant, 'transportRule').filter(
      (rule) => inForce(rule, asOf).is === 'yes' && isAutoForwardBlock(rule),
    );
    // A rule that looks at nothing but the domain sees these recipients.
    const plain = blocks.filter((rule) => conditionsOf(rule).length === 2 && exceptionsOf(rule).length === 0);
    const seen = new Set(plain.flatMap((rule) => namedIn(rule, 'recipientDomainIs') ?? []));
    const outside = tenant.objects.mailUser.flatMap((user) => {
      const address = outsideAddress(externalAddressOf(user) ?? '', modelOf(tenant));
      return address === undefined || seen.has(domainOf(address)) ? [] : [{ user, address }];
    });
    const [first, ...others] = outside;
    if (!first) return;
    const domains = [...new Set(outside.map(({ address }) => domainOf(address)))];
    const count = others.length;
    for (const rule of blocks) {
      const scope = text(rule, 'sentToScope');
      if (scope.state !== 'stated' || scope.value.toLowerCase() !== 'notinorganization') continue;
      report({
        message: count > 0 ? 'gaps' : 'gap',
        args: {
          ...{ rule: nameOf(rule), user: nameOf(first.user), address: first.address },
          ...(count > 0 && { count }),
        },
        place: scope.place,
        fixes: () => byDomain(context, rule, domains),
        related: [
          ...(domains.length > MOST_DOMAINS
            ? [
                {
                  place: scope.place,
                  message: 'relatedMany' as const,
                  args: { count: domains.length, most: MOST_DOMAINS },
                },
              ]
            : []),
          ...outside.slice(0, MOST_RELATED).map(({ user, address }) => ({
            place: user.namePlace,
            message: 'relatedUser' as const,
            args: { user: nameOf(user), address },
          })),
        ],
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'sentToScope' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Mail users count as inside',
  summary: 'A rule for recipients outside does not see forwards to mail users and guests with an outside address.',
  why: '`SentToScope NotInOrganization` asks whether the recipient is an object of the organization, not where the mail ends. Mail users and guests are objects of the organization, so a forward to them passes the rule and leaves. The page about conditions says two different things of mail users; this is the plainer one.',
  whatToDo:
    'Decide with the outbound policy, or add a second rule with `RecipientDomainIs` for the domains of these mail users.',
  exceptions: 'Only said when the text declares a mail user with an outside address.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  mailUsers:
    - name: Consultant
      externalEmailAddress: kim@fabrikam.com
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      sentToScope: NotInOrganization
      rejectMessageReasonText: No forwarding.
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  mailUsers:
    - name: Consultant
      externalEmailAddress: kim@fabrikam.com
  transportRules:
    - name: Block forwards
      messageTypeMatches: AutoForward
      recipientDomainIs: [fabrikam.com]
      rejectMessageReasonText: No forwarding.
`,
    },
  ],
};
