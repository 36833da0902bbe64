import { defaultPolicy } from '../exchange/outbound-policy.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag, isSame, list, type TenantObject } from '../tenant/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { Edit } from '../text/index.ts';
import { everyStatement, nameOf, removeFrom } from './shared/objects.ts';

const meta = {
  id: 'bcc-in-custom-policy',
  severity: 'information',
  fixes: { remove: 'review' },
  messages: {
    bcc: 'Copies of suspicious mail ({property}) only work in the Default policy; in {policy} the setting does nothing. Set it on the Default policy.',
  },
  titles: { remove: 'Remove the setting, which has no effect here' },
  citations: ['LEARN-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

const PROPERTIES = ['bccSuspiciousOutboundMail', 'bccSuspiciousOutboundAdditionalRecipients'] as const;

function isUsed(policy: TenantObject): boolean {
  const mail = flag(policy, PROPERTIES[0]);
  if (mail.state === 'stated') return mail.value;
  const recipients = list(policy, PROPERTIES[1]);
  return mail.state === 'absent' && recipients.state === 'stated' && recipients.value.length > 0;
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    for (const policy of everyStatement(context.tenant, 'outboundPolicy')) {
      if (isSame(policy, defaultPolicy(context.tenant)) || !isUsed(policy)) continue;
      const present = PROPERTIES.filter((name) => policy.properties.has(name));
      const [first] = present;
      const property = first && policy.properties.get(first);
      if (!property) continue;
      const edits: readonly (Edit | undefined)[] = present.map((name) => removeFrom(context, policy, name));
      report({
        message: 'bcc',
        args: { policy: nameOf(policy), property: capitalized(first) },
        place: property.keyPlace,
        subject: { object: `outboundPolicy:${nameOf(policy)}`, property: first },
        fixes: () => fix(meta, 'remove', edits),
        unnecessary: true,
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Copies of suspicious mail in a custom policy',
  summary: 'A custom outbound policy asks for copies of suspicious messages, which only the Default policy sends.',
  why: '`BccSuspiciousOutboundMail` and its recipients work in the Default outbound policy only. In a custom policy they are accepted and ignored, and the copies never arrive.',
  whatToDo: 'Set both on the Default policy and remove them here.',
  exceptions:
    'CIS 2.1.6 (7.0) asks for the setting in the policy with the highest priority as well: who is audited by it leaves it here.',
  examples: [
    {
      language: 'powershell',
      bad: 'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode Off -BccSuspiciousOutboundMail $true -BccSuspiciousOutboundAdditionalRecipients soc@contoso.com\n',
      good: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -BccSuspiciousOutboundMail $true -BccSuspiciousOutboundAdditionalRecipients soc@contoso.com\n',
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Sales
      autoForwardingMode: "Off"
      bccSuspiciousOutboundMail: true
`,
      good: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
      bccSuspiciousOutboundMail: true
`,
    },
  ],
};
