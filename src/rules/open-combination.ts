import { modePlace } from '../exchange/outbound-policy.ts';
import { PARTNER } from '../exchange/recipes/remote-domain.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { statedViews, type TenantObject } from '../tenant/index.ts';
import { insertAfter, setProperty } from '../write/index.ts';
import { CIS_FORWARDING, MAESTER_REMOTE_DOMAINS, SCUBA_REMOTE_DOMAINS } from './shared/benchmarks.ts';
import { openToAll } from './shared/gates.ts';
import { declarationOf, openPlace } from './shared/objects.ts';

const meta = {
  id: 'open-combination',
  severity: 'error',
  fixes: { partner: 'review', close: 'review' },
  messages: {
    open: 'Anyone may forward anywhere: the Default outbound policy allows it, the default remote domain lets it pass, and no mail flow rule stops it. Close the default remote domain and set the Default policy to Off.',
    related: 'The Default outbound policy allows forwarding.',
  },
  titles: {
    partner:
      'Close the default remote domain and open one partner (forwards to all other domains are then deleted without an NDR)',
    close: 'Close the default remote domain (forwards to domains without an entry are then deleted without an NDR)',
  },
  citations: ['LEARN-FWD-2026', 'EXO-RD'],
  benchmarks: [CIS_FORWARDING, SCUBA_REMOTE_DOMAINS, MAESTER_REMOTE_DOMAINS],
} as const satisfies RuleMeta;

function fixesOf(context: RuleContext, entry: TenantObject): readonly Fix[] {
  const declaration = declarationOf(entry, 'autoForwardEnabled');
  const source = context.source(declaration.place.source);
  const close = setProperty(source, declaration, 'autoForwardEnabled', false);
  const added = insertAfter(source, declaration, [PARTNER]);
  return [...fix(meta, 'partner', added && [close, ...added]), ...fix(meta, 'close', [close])];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const open = openToAll(context);
    if (!open) return;
    for (const view of statedViews(open.entry)) {
      report({
        message: 'open',
        place: openPlace(view),
        related: [{ place: modePlace(open.policy), message: 'related', args: {} }],
        subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'true' },
        fixes: () => fixesOf(context, view),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Everything is open',
  summary: 'Default policy and default remote domain are both open, so anyone may forward to any domain.',
  why: `Outbound policy, remote domain and mail flow rules are independent: a forward leaves when none of them stops it. With the
Default policy On and the remote domain \`*\` open, and without a rule that stops automatic forwards, every mailbox can send its
mail anywhere. A stolen account needs one Inbox rule.`,
  whatToDo: `Set the Default policy to \`Off\`, allow a group through a policy of its own, close the default remote domain and open
one entry for each partner.`,
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: true
`,
    },
    {
      language: 'powershell',
      bad: `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-RemoteDomain Default -AutoForwardEnabled $true
`,
      good: `Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
Set-RemoteDomain Default -AutoForwardEnabled $false
`,
    },
  ],
};
