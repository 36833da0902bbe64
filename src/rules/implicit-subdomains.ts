import { covers, senderLists, within } from '../exchange/sender-lists.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { list, stated, type TenantObject, text } from '../tenant/index.ts';
import { addItems } from '../write/index.ts';
import { declarationOf, everyStatement, nameOf } from './shared/objects.ts';

const meta = {
  id: 'implicit-subdomains',
  severity: 'information',
  fixes: { except: 'review' },
  messages: {
    covered:
      'SenderDomainIs {domain} of outbound rule {rule} also covers {subdomains}: subdomains are included unless they are excepted.',
  },
  titles: { except: 'Except {subdomains} (another policy then decides for senders there)' },
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

const EXCEPTION = 'exceptIfSenderDomainIs';

function except(context: RuleContext, object: TenantObject, subdomains: readonly string[]): readonly Fix[] {
  const target = declarationOf(object, object.properties.has(EXCEPTION) ? EXCEPTION : 'senderDomainIs');
  const outer = subdomains.map((value) => ({ value, place: object.namePlace }));
  const taken = senderLists(object)?.some((own) =>
    covers(context.tenant, { condition: 'senderDomainIs', items: outer }, own),
  );
  if (taken) return [];
  const edit = addItems(context.source(target.place.source), target, EXCEPTION, subdomains);
  return fix(meta, 'except', [edit], { subdomains: subdomains.join(', ') });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    const { tenant } = context;
    const accepted = tenant.objects.acceptedDomain.flatMap(
      (domain) => (stated(text(domain, 'domainName')) ?? domain.name)?.toLowerCase() ?? [],
    );
    for (const object of everyStatement(tenant, 'outboundRule')) {
      const exceptions = list(object, EXCEPTION);
      if (exceptions.state === 'runtime') continue;
      const excepted = stated(exceptions) ?? [];
      const domains = stated(list(object, 'senderDomainIs')) ?? [];
      for (const domain of domains) {
        const subdomains = accepted.filter(
          (own) =>
            own.endsWith(`.${domain.value.toLowerCase()}`) &&
            !excepted.some((item) => within(own, item.value)) &&
            !domains.some((item) => item !== domain && within(own, item.value)),
        );
        if (subdomains.length === 0) continue;
        report({
          message: 'covered',
          args: { rule: nameOf(object), domain: domain.value, subdomains: subdomains.join(', ') },
          place: domain.place,
          subject: { object: `outboundRule:${nameOf(object)}`, property: 'senderDomainIs', value: domain.value },
          fixes: () => except(context, object, subdomains),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Subdomains come along',
  summary: 'A sender domain of an outbound rule also covers accepted subdomains.',
  why: '`SenderDomainIs` compares the domain of the primary address and includes its subdomains. Whoever lists the parent domain only may not have meant them.',
  whatToDo: 'List the subdomains too if they are meant, or except them with `ExceptIfSenderDomainIs`.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com, labs.contoso.com]
  outboundRules:
    - name: Contoso
      policy: Contoso
      senderDomainIs: [contoso.com]
`,
      good: `exchange:
  acceptedDomains: [contoso.com, labs.contoso.com]
  outboundRules:
    - name: Contoso
      policy: Contoso
      senderDomainIs: [contoso.com]
      exceptIfSenderDomainIs: [labs.contoso.com]
`,
    },
  ],
};
