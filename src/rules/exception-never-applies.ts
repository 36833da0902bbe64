import { addressOf, domainOf } from '../exchange/addresses.ts';
import { modelOf } from '../exchange/model.ts';
import { person } from '../exchange/people-of-message.ts';
import { statedItems } from '../exchange/readings.ts';
import { cancellations } from '../exchange/sender-lists.ts';
import { exceptionName, namedIn } from '../exchange/transport-rule.ts';
import type { Report, Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import { everyStatement, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'exception-never-applies',
  severity: 'warning',
  fixes: { remove: 'review' },
  messages: {
    scope:
      '{exception} {value} of rule {rule} never applies: the rule only matches {condition} {other}. Remove the exception or correct one of the two.',
    outside:
      '{exception} {value} of rule {rule} never applies: it is outside of {condition} {other}, and the rule matches nothing else. Remove the exception or correct one of the two.',
  },
  titles: { remove: 'Remove the exception {value}, which has no effect' },
  citations: ['PS-TR', 'PS-OSR', 'LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** `FromScope InOrganization` with `ExceptIfFromScope NotInOrganization`: the two cannot both hold. */
const SCOPES = ['fromScope', 'sentToScope'];

/** Conditions on a domain, and exceptions that only matter below one of these domains. */
const DOMAINS: readonly (readonly [condition: string, exceptions: readonly string[]])[] = [
  ['recipientDomainIs', ['exceptIfRecipientDomainIs']],
  ['senderDomainIs', ['exceptIfSenderDomainIs', 'exceptIfFrom']],
];

const isBelow = (domain: string, parent: string): boolean => domain === parent || domain.endsWith(`.${parent}`);

const overlaps = (value: string, domains: readonly string[]): boolean => {
  const domain = domainOf(addressOf(value) ?? value);
  return domains.some((other) => isBelow(domain, other) || (!value.includes('@') && isBelow(other, domain)));
};

function scopeFindings(rule: TenantObject): readonly Report<Message>[] {
  return SCOPES.flatMap((condition): Report<Message>[] => {
    const exception = exceptionName(condition);
    const wanted = text(rule, condition);
    const excepted = text(rule, exception);
    if (wanted.state !== 'stated' || excepted.state !== 'stated') return [];
    if (wanted.value.toLowerCase() === excepted.value.toLowerCase()) return [];
    const args = {
      rule: nameOf(rule),
      exception: capitalized(exception),
      value: excepted.value,
      condition: capitalized(condition),
      other: wanted.value,
    };
    return [{ message: 'scope', args, place: excepted.place, subject: { property: exception } }];
  });
}

function domainFindings(rule: TenantObject, tenant: Tenant): readonly Report<Message>[] {
  const model = modelOf(tenant);
  // Somebody is named by any of their addresses.
  const namesOf = (value: string): readonly string[] =>
    value.includes('@') ? person(value, model).addresses : [value.toLowerCase()];
  return DOMAINS.flatMap(([condition, exceptions]) => {
    const domains = namedIn(rule, condition);
    if (!domains || domains.length === 0) return [];
    return exceptions.flatMap((exception) =>
      statedItems(rule, exception)
        // A name without a domain may be anybody.
        .filter((item) => !exception.endsWith('From') || addressOf(item.value) !== undefined)
        .filter((item) => !namesOf(item.value).some((name) => overlaps(name, domains)))
        .map((item): Report<Message> => {
          const args = {
            rule: nameOf(rule),
            exception: capitalized(exception),
            value: item.value,
            condition: capitalized(condition),
            other: domains.join(', '),
          };
          return { message: 'outside', args, place: item.place, subject: { property: exception, value: item.value } };
        }),
    );
  });
}

export const rule: Rule<Message> = {
  meta,
  about: ['transportRule', 'outboundRule'],
  check(context, report) {
    const { tenant } = context;
    for (const rule of [...everyStatement(tenant, 'transportRule'), ...everyStatement(tenant, 'outboundRule')]) {
      const findings = [...scopeFindings(rule), ...domainFindings(rule, tenant)];
      if (findings.length === 0) continue;
      // What takes out everybody is the matter of `self-cancelling-scope`.
      const cancelling = rule.kind === 'outboundRule' ? cancellations(tenant, rule) : [];
      const cancels = new Set(cancelling.map(({ exception }) => exceptionName(exception.condition)));
      for (const found of findings) {
        const property = found.subject?.property ?? '';
        if (cancels.has(property)) continue;
        const alone = stated(text(rule, property)) !== undefined;
        report({
          ...found,
          unnecessary: true,
          fixes: () =>
            alone ? fix(meta, 'remove', [removeFrom(context, rule, property)], { value: found.args?.value ?? '' }) : [],
          subject: { ...found.subject, object: `${rule.kind}:${nameOf(rule)}` },
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'An exception that never applies',
  summary: 'An exception names senders or recipients that the conditions of the same rule already leave out.',
  why: 'Conditions are checked first: what does not meet them never gets to an exception. An exception beside the conditions does nothing, and mostly shows that one of the two has a mistake.',
  whatToDo: 'Remove the exception, or correct the condition.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  transportRules:
    - name: Block forwards to the rivals
      messageTypeMatches: AutoForward
      recipientDomainIs: [fabrikam.com]
      exceptIfRecipientDomainIs: [northwindtraders.com]
      rejectMessageReasonText: No forwarding.
`,
      good: `exchange:
  transportRules:
    - name: Block forwards to the rivals
      messageTypeMatches: AutoForward
      recipientDomainIs: [fabrikam.com]
      exceptIfRecipientDomainIs: [partners.fabrikam.com]
      rejectMessageReasonText: No forwarding.
`,
    },
  ],
};
