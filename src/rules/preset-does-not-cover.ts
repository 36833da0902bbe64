import { defaultPolicy } from '../exchange/outbound-policy.ts';
import { policyMode } from '../exchange/recipes/forwarding.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { text } from '../tenant/index.ts';
import { insertAfter } from '../write/index.ts';
import { CIS_FORWARDING } from './shared/benchmarks.ts';

const meta = {
  id: 'preset-does-not-cover',
  severity: 'information',
  fixes: { policyOff: 'review' },
  messages: {
    preset:
      'Preset security policies (Standard, Strict) hold no outbound policy, so they do not block forwarding; the Default outbound policy decides, and its AutoForwardingMode is not set here. Set it to Off.',
  },
  titles: {
    policyOff: 'Set {policy} to Off: senders without a policy of their own can no longer forward outside',
  },
  citations: ['LEARN-RECS-2026'],
  benchmarks: [CIS_FORWARDING],
} as const satisfies RuleMeta;

const PRESET = /^(Enable|New|Set)-(EOP|ATP)ProtectionPolicyRule$/;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['call'],
  check(context, report) {
    const { tenant, calls } = context;
    const policy = defaultPolicy(tenant);
    if (tenant.indeterminate.has('outboundPolicy')) return;
    if (policy && text(policy, 'autoForwardingMode').state !== 'absent') return;
    const first = calls.find((call) => PRESET.test(call.cmdlet) && !call.advice && call.effect !== 'may-run');
    if (!first) return;
    const name = policy?.name ?? 'Default';
    report({
      message: 'preset',
      place: first.namePlace,
      subject: { object: 'outboundPolicy:Default' },
      fixes: () =>
        fix(meta, 'policyOff', insertAfter(context.source(first.place.source), first, [policyMode(name, 'Off')]), {
          policy: name,
        }),
    });
  },
};

export const docs: RuleDocs = {
  title: 'Presets do not cover forwarding',
  summary: 'The scripts rely on preset security policies, which do not control automatic forwarding.',
  why: 'The Standard and Strict presets hold policies against spam, phishing and malware in incoming mail. There is no outbound policy in them, so automatic forwarding is decided by the Default outbound policy alone.',
  whatToDo: 'Set `AutoForwardingMode` of the Default outbound policy to `Off`.',
  exceptions: 'Silent where the command stands in a function, a branch or a loop: it may never run.',
  examples: [
    {
      language: 'powershell',
      bad: `Connect-ExchangeOnline
Enable-EOPProtectionPolicyRule -Identity "Standard Preset Security Policy"
`,
      good: `Connect-ExchangeOnline
Enable-EOPProtectionPolicyRule -Identity "Standard Preset Security Policy"
Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off
`,
    },
  ],
};
