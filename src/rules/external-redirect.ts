import { domainOf } from '../exchange/addresses.ts';
import { modelOf } from '../exchange/model.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { capitalized } from '../text/capitalized.ts';
import { isApproved } from '../verdict/ledger.ts';
import { CIS_FORWARDING, MITRE_FORWARDING, PROWLER_RULES } from './shared/benchmarks.ts';
import { nameOf } from './shared/objects.ts';
import { ruleTargets } from './shared/rule-targets.ts';
import { switchedOff } from './shared/switch.ts';

const meta = {
  id: 'external-redirect',
  severity: 'warning',
  fixes: { disable: 'review' },
  messages: {
    redirects:
      'Mail flow rule {rule} sends mail to {address} outside the organization ({action}). Neither the outbound policy nor a remote domain stops this. Check that the target is meant, and that somebody owns it.',
  },
  titles: {
    disable: 'Disable {rule} (nothing is then sent to {address})',
  },
  citations: ['MC221113', 'EXO-RD', 'CIS-6.2.1'],
  benchmarks: [CIS_FORWARDING, PROWLER_RULES, MITRE_FORWARDING],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['transportRule'],
  check(context, report) {
    const { tenant } = context;
    const { acceptedDomains } = modelOf(tenant);
    for (const { object, action, address, place } of ruleTargets(tenant)) {
      if (acceptedDomains.belonging(domainOf(address)).inside.is !== 'no') continue;
      if (isApproved({ to: address, mechanism: 'transportRuleRedirect' }, tenant, context.asOf)) continue;
      const args = { rule: nameOf(object), address, action: capitalized(action) };
      report({
        message: 'redirects',
        args,
        fixes: () => fix(meta, 'disable', switchedOff(context, object), args),
        place,
        subject: { object: `transportRule:${nameOf(object)}`, property: action, value: address },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'A mail flow rule sends mail outside',
  summary: 'A mail flow rule redirects or copies messages to an address outside the organization.',
  why: 'Redirects and copies of mail flow rules are no automatic forwards: `AutoForwardingMode` and the remote domains leave them alone. They are a quiet way out of the tenant, and CIS counts them as forwarding.',
  whatToDo:
    'Keep such rules few, write the owner into their comments, and prefer a target inside. Remove the rule if nobody needs it.',
  exceptions:
    'An address counts as outside when the text lists the accepted domains and it is in none of them, or when it belongs to a public mail service. What the configuration agrees to for everybody (`approvedDomains`, `exceptions` from `*`) is passed over.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: Copies for the auditor
      sentTo: [finance@contoso.com]
      blindCopyTo: [audit@fabrikam.com]
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  transportRules:
    - name: Copies for the auditor
      sentTo: [finance@contoso.com]
      blindCopyTo: [audit@contoso.com]
`,
    },
  ],
};
