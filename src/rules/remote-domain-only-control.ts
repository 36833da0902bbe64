import { defaultPolicy, forwardingMode, modePlace } from '../exchange/outbound-policy.ts';
import { allowsForwards, defaultRemoteDomain } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { statedViews } from '../tenant/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';
import { anyoneToAnywhere, defaultAllows } from './shared/gates.ts';
import { nameOf, openPlace, setOn } from './shared/objects.ts';

const meta = {
  id: 'remote-domain-only-control',
  severity: 'warning',
  fixes: { off: 'review' },
  messages: {
    only: 'Only the remote domain stops forwards here: outbound policy {policy} allows them. Remote domains do not stop ForwardingAddress to a contact nor redirects by mail flow rules, and drop the rest without an NDR. Set the policy to Off.',
    related: 'The default remote domain is closed.',
  },
  titles: { off: 'Write Off (blocks automatic forwarding by everyone whom no other policy covers)' },
  citations: ['EXO-RD', 'M365D-3259', 'LEARN-RECS-2026'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    const { tenant } = context;
    const policy = defaultPolicy(tenant);
    const entry = defaultRemoteDomain(tenant);
    if (!policy || !entry || allowsForwards(entry).is !== 'no' || defaultAllows(tenant) !== 'yes') return;
    const verdict = anyoneToAnywhere(context, 'inboxRuleForward');
    if (verdict && verdict.alsoBlockedBy.length > 0) return;
    for (const view of statedViews(policy)) {
      report({
        message: 'only',
        args: { policy: nameOf(policy) },
        place: modePlace(view),
        related: [{ place: openPlace(entry), message: 'related', args: {} }],
        subject: {
          object: `outboundPolicy:${nameOf(policy)}`,
          property: 'autoForwardingMode',
          value: forwardingMode(policy) ?? '',
        },
        fixes: () => fix(meta, 'off', [setOn(context, view, 'autoForwardingMode', 'Off')]),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Remote domain is the only lock',
  summary: 'The outbound policy allows forwarding and only a remote domain stops it, which leaves gaps.',
  why: 'A closed remote domain stops Inbox rules and `ForwardingSmtpAddress`. It does not stop `ForwardingAddress` to a mail contact, nor what a mail flow rule redirects, and it deletes without telling anyone. The outbound policy stops `ForwardingAddress` too and answers with 5.7.520.',
  whatToDo: 'Set the Default outbound policy to `Off` and keep the remote domain closed as a second lock.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
`,
      good: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
`,
    },
  ],
};
