import { addressMistake, addressOf } from '../exchange/addresses.ts';
import { refusalsBy } from '../exchange/effects/refusals.ts';
import type { Report, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { list, stated, type TenantObject, text } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Edit, Place } from '../text/index.ts';
import { setProperty } from '../write/index.ts';
import { parameter } from './shared/calls.ts';
import { everyObject, nameAt, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'malformed-address',
  severity: 'error',
  fixes: { address: 'review', domain: 'review' },
  messages: {
    several:
      'ForwardingSmtpAddress of {name} takes one address, and {value} holds several: the service refuses it. To reach several people, forward to a distribution group.',
    link: 'ForwardingSmtpAddress of {name} is {value}: mailto: belongs to links, and the service refuses it. Write {suggestion}.',
    noAddress: 'ForwardingSmtpAddress of {name} takes an address, and {value} is none: the service refuses it.',
    domain:
      '{property} of rule {name} takes domains, and {value} is none: what it matches is not documented. Write {suggestion}.',
  },
  titles: {
    address: 'Write {suggestion} (the forward then takes effect)',
    domain: 'Write {suggestion} (the rule then applies to this domain)',
  },
  citations: ['PS-MBX', 'PS-OSR', 'PS-TR'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

const PROPERTY = 'forwardingSmtpAddress';
const DOMAINS = ['senderDomainIs', 'recipientDomainIs', 'exceptIfSenderDomainIs', 'exceptIfRecipientDomainIs'];

interface Wrong {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  /** The edit that writes another address. */
  written(address: string): Edit | undefined;
}

function reportOf({ name, value, place, written }: Wrong): Report<Message> | undefined {
  const message = addressMistake(value);
  if (!message) return undefined;
  const suggestion = message === 'link' ? addressOf(value) : undefined;
  const args = { name, value, ...(suggestion && { suggestion }) };
  return {
    message,
    args,
    place,
    fixes: () => (suggestion ? fix(meta, 'address', [written(suggestion)], args) : []),
    subject: { object: `mailbox:${name}`, property: PROPERTY, value },
  };
}

/** What stands in data: commands with such a value are refused and say nothing of the mailbox. */
function inData(context: RuleContext): readonly Wrong[] {
  return everyObject(context.tenant, 'mailbox').flatMap((mailbox): Wrong[] => {
    const setting = text(mailbox, PROPERTY);
    if (setting.state !== 'stated' || setting.value.trim() === '') return [];
    const written = (address: string): Edit | undefined => setOn(context, mailbox, PROPERTY, address);
    return [{ name: nameOf(mailbox), value: setting.value, place: setting.place, written }];
  });
}

function inCommands({ calls, knowledge, source }: RuleContext): readonly Wrong[] {
  return refusalsBy(meta.id, calls, knowledge).map(({ call, refusal: { args, place } }): Wrong => {
    const identity = parameter(call, 'Identity')?.value;
    const name = identity?.state === 'stated' ? String(identity.value) : call.cmdlet;
    const written = (address: string): Edit | undefined =>
      setProperty(source(call.place.source), call, 'ForwardingSmtpAddress', address);
    return { name, value: args.value ?? '', place, written };
  });
}

const withoutAt = (domain: string): string => domain.slice(domain.lastIndexOf('@') + 1);

function checkRule(context: RuleContext, rule: TenantObject, report: (finding: Report<Message>) => void): void {
  for (const property of DOMAINS) {
    const items = stated(list(rule, property)) ?? [];
    for (const { value, place } of items) {
      if (!value.includes('@')) continue;
      const args = { name: nameOf(rule), property: capitalized(property), value, suggestion: withoutAt(value) };
      report({
        message: 'domain',
        severity: 'warning',
        args,
        place,
        fixes: () => fix(meta, 'domain', [nameAt(context, rule, property, place, withoutAt(value))], args),
        subject: { object: `${rule.kind}:${nameOf(rule)}`, property, value },
      });
    }
  }
}

export const rule: Rule<Message> = {
  meta,
  about: ['mailbox', 'outboundRule', 'transportRule', 'call'],
  check(context, report) {
    const { tenant } = context;
    for (const wrong of [...inData(context), ...inCommands(context)]) {
      const found = reportOf(wrong);
      if (found) report(found);
    }
    for (const kind of ['outboundRule', 'transportRule'] as const)
      for (const object of everyObject(tenant, kind)) checkRule(context, object, report);
  },
};

export const docs: RuleDocs = {
  title: 'An address or a domain that is none',
  summary: 'A forwarding address is not one SMTP address, or a domain condition holds an address.',
  why: '`ForwardingSmtpAddress` takes one SMTP address; several in one text, a link or a name are refused, and the mailbox does not forward. `SenderDomainIs` and `RecipientDomainIs` take domain names; what holds an `@` is no domain, and Microsoft documents no meaning for it.',
  whatToDo: 'Write the plain address, or the domain without the `@`. To forward to several people, forward to a group.',
  examples: [
    {
      language: 'powershell',
      bad: "Set-Mailbox ap@contoso.com -ForwardingSmtpAddress 'kim@contoso.com;lea@contoso.com'\n",
      good: "Set-Mailbox ap@contoso.com -ForwardingSmtpAddress 'deputies@contoso.com'\n",
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundRules:\n    - name: Sales\n      policy: Sales\n      senderDomainIs: ["@contoso.com"]\n',
      good: 'exchange:\n  outboundRules:\n    - name: Sales\n      policy: Sales\n      senderDomainIs: [contoso.com]\n',
    },
  ],
};
