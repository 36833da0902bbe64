import { allowances } from '../exchange/allowances.ts';
import { defaultPolicy, forwardingMode, modePlace } from '../exchange/outbound-policy.ts';
import { allowsForwards, defaultRemoteDomain, domainNameOf, openEntries } from '../exchange/remote-domain.ts';
import type { Related, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { statedViews, type TenantObject } from '../tenant/index.ts';
import { MAESTER_REMOTE_DOMAINS, SCUBA_REMOTE_DOMAINS } from './shared/benchmarks.ts';
import { CLOSED_FIXES, CLOSED_TITLES, closedFixes } from './shared/closed-remote-domain.ts';
import { everyStatement, nameOf, openPlace } from './shared/objects.ts';

const meta = {
  id: 'remote-domain-cancels-policy',
  severity: 'warning',
  fixes: CLOSED_FIXES,
  messages: {
    every:
      'Policy {policy} lets senders forward, but remote domain {entry} stops their forwards to every outside domain: they are deleted without an NDR. Open a remote domain for each partner.',
    named:
      'Policy {policy} lets senders forward, but remote domain {entry} stops their forwards to {domain}: they are deleted without an NDR. Open this remote domain if the policy is meant for it.',
    related: 'Policy {policy} is On.',
  },
  titles: {
    ...CLOSED_TITLES,
    partner: 'Add an open remote domain for a partner (lets the senders of {policy} forward to it)',
    open: 'Open {entry} (lets the senders of {policy} forward to {domain})',
  },
  citations: ['EXO-RD', 'LEARN-FWD-2026', 'EHLO-2017'],
  benchmarks: [SCUBA_REMOTE_DOMAINS, MAESTER_REMOTE_DOMAINS],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** Policies that let somebody forward, with the names people gave to policy and rule. */
function open(context: RuleContext): readonly { readonly policy: TenantObject; readonly words: string }[] {
  const { tenant } = context;
  const standard = defaultPolicy(tenant);
  const scoped = allowances(tenant).map(({ policy, rule }) => ({
    policy,
    words: `${nameOf(policy)} ${nameOf(rule)}`.toLowerCase(),
  }));
  return standard && forwardingMode(standard) === 'on' ? [...scoped, { policy: standard, words: '' }] : scoped;
}

/** Whether the names of a policy speak of a remote domain: by its name, its domain or the first label of that. */
function speaksOf(words: string, entry: TenantObject, domain: string): boolean {
  const [label = ''] = domain.replace(/^\*\./, '').split('.');
  return [nameOf(entry).toLowerCase(), domain, label].some((word) => word.length > 3 && words.includes(word));
}

export const rule: Rule<Message> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    if (tenant.indeterminate.has('remoteDomain')) return;
    const policies = open(context);
    const [first] = policies;
    if (!first) return;
    const say = (message: Message, entry: TenantObject, policy: TenantObject, domain: string): void => {
      const args = { policy: nameOf(policy), entry: nameOf(entry), domain };
      const related: Related<Message> = { place: modePlace(policy), message: 'related', args };
      report({
        message,
        args,
        place: openPlace(entry),
        related: [related],
        subject: { object: `remoteDomain:${nameOf(entry)}`, property: 'autoForwardEnabled', value: 'false' },
        fixes: () => closedFixes(context, meta, entry, { policy: nameOf(policy) }),
      });
    };
    const standard = defaultRemoteDomain(tenant);
    if (standard && allowsForwards(standard).is === 'no' && openEntries(tenant).length === 0) {
      for (const entry of statedViews(standard)) say('every', entry, first.policy, '*');
    }
    for (const entry of everyStatement(tenant, 'remoteDomain')) {
      const domain = domainNameOf(entry);
      if (domain === undefined || domain === '*' || allowsForwards(entry).is !== 'no') continue;
      const named = policies.find(({ words }) => speaksOf(words, entry, domain));
      if (named) say('named', entry, named.policy, domain);
    }
  },
};

export const docs: RuleDocs = {
  title: 'Remote domain undoes the policy',
  summary: 'An outbound policy allows forwarding, but a remote domain deletes these forwards silently.',
  why: `Every control must let a forward pass; one that blocks is enough. A remote domain with \`AutoForwardEnabled\` false deletes
automatic forwards before they are sent. There is no NDR: neither the sender nor the mailbox owner learns of it. Only the
message trace shows it: \`250 2.1.5 RESOLVER.MSGTYPE.AF; handled AutoForward addressed to external recipient\`.`,
  whatToDo: `Keep the default remote domain closed and add an open one for each partner. A specific entry overrides the default
one.`,
  exceptions:
    'With at least one open partner entry a closed default remote domain is the recommended design and is not reported.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Partners
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      policy: Partners
      fromMemberOf: [partners@contoso.com]
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
`,
      good: `exchange:
  outboundPolicies:
    - name: Partners
      autoForwardingMode: "On"
  outboundRules:
    - name: Partners
      policy: Partners
      fromMemberOf: [partners@contoso.com]
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
`,
    },
  ],
};
