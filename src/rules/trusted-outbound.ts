import { domainNameOf } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag } from '../tenant/index.ts';
import { everyStatement, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'trusted-outbound',
  severity: 'information',
  fixes: { untrust: 'review' },
  messages: {
    trusted:
      'Remote domain {entry} trusts outbound mail to {domain} (TrustedMailOutboundEnabled): content filtering is skipped for it. Whether the check for automatic forwards is skipped too is not documented. Keep it only for domains you run yourself.',
  },
  titles: {
    untrust: 'Set TrustedMailOutboundEnabled to false (mail to {domain} is then filtered like all other)',
  },
  citations: ['PS-RD'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check(context, report) {
    const { tenant } = context;
    for (const entry of everyStatement(tenant, 'remoteDomain')) {
      const trusted = flag(entry, 'trustedMailOutboundEnabled');
      if (trusted.state !== 'stated' || !trusted.value) continue;
      const args = { entry: nameOf(entry), domain: domainNameOf(entry) ?? nameOf(entry) };
      report({
        message: 'trusted',
        args,
        fixes: () => fix(meta, 'untrust', [setOn(context, entry, 'trustedMailOutboundEnabled', false)], args),
        place: trusted.place,
        subject: { object: `remoteDomain:${nameOf(entry)}`, property: 'trustedMailOutboundEnabled', value: 'true' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Outbound mail is trusted',
  summary: 'A remote domain skips content filtering for mail that leaves to it.',
  why: 'The setting was made for cross-premises mail of one organization. What it does to the forwarding check of the outbound policy is not documented.',
  whatToDo: 'Leave it false for domains of other organizations.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-RemoteDomain -Identity Fabrikam -TrustedMailOutboundEnabled $true\n',
      good: 'Set-RemoteDomain -Identity Fabrikam -TrustedMailOutboundEnabled $false\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: fabrikam.com\n      autoForwardEnabled: true\n      trustedMailOutboundEnabled: true\n',
      good: 'exchange:\n  remoteDomains:\n    - name: Fabrikam\n      domainName: fabrikam.com\n      autoForwardEnabled: true\n',
    },
  ],
};
