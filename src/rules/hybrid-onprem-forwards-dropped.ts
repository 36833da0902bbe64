import { modelOf } from '../exchange/model.ts';
import { remoteDomainFor } from '../exchange/recipes/remote-domain.ts';
import { allowsForwards, defaultRemoteDomain, domainNameOf } from '../exchange/remote-domain.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, type TenantObject, text } from '../tenant/index.ts';
import { everyStatement, insertedAfter, nameOf, openPlace, setOn } from './shared/objects.ts';

const meta = {
  id: 'hybrid-onprem-forwards-dropped',
  severity: 'warning',
  fixes: { own: 'review', open: 'review' },
  messages: {
    dropped:
      'The default remote domain is closed and {domain} is an internal relay domain: forwards to mailboxes of {domain} that are still on-premises may be deleted without an NDR. Add an open remote domain for {domain}.',
    related: 'The default remote domain is closed.',
  },
  titles: {
    own: 'Add an open remote domain for {domain} (lets everyone forward to addresses in it)',
    open: 'Open remote domain {entry} (lets everyone forward to addresses in {domain})',
  },
  citations: ['TIMMCMIC', 'TC-607580'],
  benchmarks: [],
} as const satisfies RuleMeta;

function fixesOf(context: RuleContext, standard: TenantObject, domain: string): readonly Fix[] {
  const own = context.tenant.objects.remoteDomain.find((entry) => domainNameOf(entry) === domain);
  if (own) return fix(meta, 'open', [setOn(context, own, 'autoForwardEnabled', true)], { domain, entry: nameOf(own) });
  const added = [remoteDomainFor(domain, domain, true)];
  return fix(meta, 'own', insertedAfter(context, standard, 'autoForwardEnabled', added), { domain });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['acceptedDomain'],
  check(context, report) {
    const { tenant } = context;
    const standard = defaultRemoteDomain(tenant);
    if (!standard || allowsForwards(standard).is !== 'no') return;
    for (const accepted of everyStatement(tenant, 'acceptedDomain')) {
      const type = text(accepted, 'domainType');
      if (type.state !== 'stated' || type.value.toLowerCase() !== 'internalrelay') continue;
      const domain = (stated(text(accepted, 'domainName')) ?? nameOf(accepted)).toLowerCase();
      if (modelOf(tenant).remoteDomains.covering(domain).allows.is !== 'no') continue;
      report({
        message: 'dropped',
        args: { domain },
        place: type.place,
        related: [{ place: openPlace(standard), message: 'related', args: {} }],
        subject: { object: `acceptedDomain:${domain}`, property: 'domainType', value: type.value },
        fixes: () => fixesOf(context, standard, domain),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwards to on-premises mailboxes may be lost',
  summary: 'The default remote domain is closed and an internal relay domain has no open entry of its own.',
  why: 'Mail for an internal relay domain may leave Exchange Online for mailboxes that are still on-premises. Field reports say that the closed default remote domain then also deletes forwards between colleagues.',
  whatToDo: 'Add a remote domain for the own domain with `AutoForwardEnabled` true.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains:
    - domainName: contoso.com
      domainType: InternalRelay
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
`,
      good: `exchange:
  acceptedDomains:
    - domainName: contoso.com
      domainType: InternalRelay
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Contoso
      domainName: contoso.com
      autoForwardEnabled: true
`,
    },
  ],
};
