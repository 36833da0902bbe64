import { policyNameOf } from '../exchange/outbound-rule.ts';
import { cancellations } from '../exchange/sender-lists.ts';
import { exceptionName } from '../exchange/transport-rule.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { capitalized } from '../text/capitalized.ts';
import { everyStatement, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'self-cancelling-scope',
  severity: 'error',
  fixes: { remove: 'review' },
  messages: {
    cancelled:
      'Outbound rule {rule} matches nobody: {exception} takes out every sender that {condition} lets in. Remove the exception or widen the rule.',
    related: '{condition} lists the same senders.',
  },
  titles: {
    remove: 'Remove {exception} ({policy} then decides for the senders in {condition})',
  },
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    for (const object of everyStatement(tenant, 'outboundRule')) {
      for (const { exception, condition } of cancellations(tenant, object)) {
        const property = exceptionName(exception.condition);
        const args = {
          rule: nameOf(object),
          exception: capitalized(property),
          condition: capitalized(condition.condition),
        };
        const related = object.properties.get(condition.condition)?.value.place;
        report({
          message: 'cancelled',
          args,
          fixes: () =>
            fix(meta, 'remove', [removeFrom(context, object, property)], {
              ...args,
              policy: policyNameOf(object) ?? '?',
            }),
          place: object.properties.get(property)?.value.place ?? object.namePlace,
          related: related ? [{ place: related, message: 'related', args }] : [],
          subject: { object: `outboundRule:${nameOf(object)}`, property },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Exceptions that cancel the rule',
  summary: 'The exceptions of an outbound rule take out every sender it includes.',
  why: 'One exception that fits is enough to leave a sender out. When exceptions cover all included senders, the rule matches nobody and its policy has no effect.',
  whatToDo: 'Remove the exception, or include senders whom it does not cover.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From ann@contoso.com -ExceptIfSenderDomainIs contoso.com\n',
      good: 'New-HostedOutboundSpamFilterRule -Name Sales -HostedOutboundSpamFilterPolicy Sales -From ann@contoso.com -ExceptIfSenderDomainIs fabrikam.com\n',
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      senderDomainIs: [eu.contoso.com]
      exceptIfSenderDomainIs: [contoso.com]
`,
      good: `exchange:
  outboundRules:
    - name: Sales
      policy: Sales
      senderDomainIs: [contoso.com]
      exceptIfSenderDomainIs: [eu.contoso.com]
`,
    },
  ],
};
