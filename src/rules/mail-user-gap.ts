import { externalAddressOf } from '../exchange/contact.ts';
import { modelOf } from '../exchange/model.ts';
import { outsideAddress } from '../exchange/recipient-scope.ts';
import { inForce, isAutoForwardBlock } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { text } from '../tenant/index.ts';
import { everyObject, nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'mail-user-gap',
  severity: 'information',
  fixes: {},
  messages: {
    gap: 'SentToScope NotInOrganization does not match mail users and guests, although their mail leaves the organization: forwards to {user} ({address}) pass mail flow rule {rule}.',
    relatedUser: 'Mail user {user} has the outside address {address}',
  },
  titles: {},
  citations: ['EXO-PRED'],
  benchmarks: [],
};

export const rule: Rule = {
  meta,
  about: ['transportRule'],
  check({ tenant, asOf }, report) {
    const outside = tenant.objects.mailUser.flatMap((user) => {
      const address = outsideAddress(externalAddressOf(user) ?? '', modelOf(tenant));
      return address === undefined ? [] : [{ user, address }];
    });
    const [first] = outside;
    if (!first) return;
    for (const rule of everyObject(tenant, 'transportRule')) {
      const scope = text(rule, 'sentToScope');
      if (inForce(rule, asOf).is !== 'yes' || !isAutoForwardBlock(rule)) continue;
      if (scope.state !== 'stated' || scope.value.toLowerCase() !== 'notinorganization') continue;
      report({
        message: 'gap',
        args: { rule: nameOf(rule), user: nameOf(first.user), address: first.address },
        place: scope.place,
        related: outside.map(({ user, address }) => ({
          place: user.namePlace,
          message: 'relatedUser',
          args: { user: nameOf(user), address },
        })),
        subject: { object: `transportRule:${nameOf(rule)}`, property: 'sentToScope' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Mail users count as inside',
  summary: 'A rule for recipients outside does not see forwards to mail users and guests with an outside address.',
  why: '`SentToScope NotInOrganization` asks whether the recipient is an object of the organization, not where the mail ends. Mail users and guests are objects of the organization, so a forward to them passes the rule and leaves.',
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
