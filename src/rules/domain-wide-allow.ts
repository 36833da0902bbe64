import { allowances } from '../exchange/allowances.ts';
import { statedItems } from '../exchange/readings.ts';
import { exampleDomain } from '../exchange/recipes/recipe.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { stated, statedViews, type Tenant, type TenantObject, text } from '../tenant/index.ts';
import { renameProperty, setProperty } from '../write/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { declarationOf, nameOf } from './shared/objects.ts';

const meta = {
  id: 'domain-wide-allow',
  severity: 'warning',
  fixes: { group: 'review' },
  messages: {
    whole:
      'Outbound rule {rule} lets everyone in {domain} forward to any domain: with policy {policy} On that is the same as opening the Default policy for them. Name a group instead.',
  },
  titles: { group: 'Name a group instead of {domain} (everyone else in {domain} can no longer forward)' },
  citations: ['LEARN-OSP-2026', 'LEARN-RECS-2026'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

/** The accepted domains in which people have their addresses: no routing domain, and none below another accepted domain. */
function mainDomains(tenant: Tenant): readonly string[] {
  const own = tenant.objects.acceptedDomain.map((domain) =>
    (stated(text(domain, 'domainName')) ?? nameOf(domain)).toLowerCase(),
  );
  return own.filter((domain) => !domain.endsWith('.onmicrosoft.com') && !own.some((o) => domain.endsWith(`.${o}`)));
}

/** Without a list of accepted domains a domain that has no parent of its own counts as one. */
const isMain = (tenant: Tenant, domain: string): boolean =>
  tenant.objects.acceptedDomain.length > 0
    ? mainDomains(tenant).includes(domain.toLowerCase())
    : domain.split('.').length === 2;

function groupInstead(context: RuleContext, object: TenantObject, domain: string): readonly Fix[] {
  const declaration = declarationOf(object, 'senderDomainIs');
  const source = context.source(declaration.place.source);
  const group = [{ placeholder: `forwarders@${exampleDomain(context.tenant)}` }];
  const edits = [
    renameProperty(source, declaration, 'senderDomainIs', 'fromMemberOf'),
    setProperty(source, declaration, 'senderDomainIs', group),
  ];
  return fix(meta, 'group', edits, { domain });
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundRule'],
  check(context, report) {
    for (const { rule: object, policy, groups, senders, domains } of allowances(context.tenant)) {
      if (groups.length + senders.length > 0) continue;
      if (object.properties.has('from') || object.properties.has('fromMemberOf')) continue;
      if (!domains.some((domain) => isMain(context.tenant, domain.value))) continue;
      for (const view of statedViews(object)) {
        const main = statedItems(view, 'senderDomainIs').find((domain) => isMain(context.tenant, domain.value));
        if (!main) continue;
        report({
          message: 'whole',
          args: { rule: nameOf(object), policy: nameOf(policy), domain: main.value },
          place: main.place,
          subject: { object: `outboundRule:${nameOf(object)}`, property: 'senderDomainIs', value: main.value },
          fixes: () => groupInstead(context, view, main.value),
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwarding allowed for a whole domain',
  summary: 'An outbound rule allows forwarding for everyone in a main domain of the organization.',
  why: `A rule scoped by \`SenderDomainIs\` alone covers every mailbox whose primary address is in the domain or a subdomain of
it. With a policy that is On, this opens the organization as much as the Default policy would, but looks like an exception.`,
  whatToDo: 'Scope the rule with `FromMemberOf` and a group of those who need to forward.',
  exceptions: 'Subdomains and routing domains (`*.onmicrosoft.com`) are not reported.',
  examples: [
    {
      language: 'powershell',
      bad: `New-HostedOutboundSpamFilterPolicy -Name Open -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Open -HostedOutboundSpamFilterPolicy Open -SenderDomainIs contoso.com
`,
      good: `New-HostedOutboundSpamFilterPolicy -Name Open -AutoForwardingMode On
New-HostedOutboundSpamFilterRule -Name Open -HostedOutboundSpamFilterPolicy Open -FromMemberOf forwarders@contoso.com
`,
    },
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Open
      autoForwardingMode: "On"
  outboundRules:
    - name: Open
      policy: Open
      senderDomainIs: [contoso.com]
`,
      good: `exchange:
  acceptedDomains: [contoso.com, labs.contoso.com]
  outboundPolicies:
    - name: Open
      autoForwardingMode: "On"
  outboundRules:
    - name: Open
      policy: Open
      senderDomainIs: [labs.contoso.com]
`,
    },
  ],
};
