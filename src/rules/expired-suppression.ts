import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { removeComment } from './shared/comment-edit.ts';

const meta = {
  id: 'expired-suppression',
  severity: 'warning',
  fixes: { remove: 'safe' },
  messages: {
    expired:
      'This comment suppressed {rules} until {until} and no longer does. Fix the finding, or agree on a new date.',
  },
  titles: { remove: 'Remove the comment' },
  citations: [],
  benchmarks: [],
  locked: true,
  afterwards: true,
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['suppression'],
  check(context, report) {
    for (const { suppression, expired } of context.suppressions) {
      if (!expired || suppression.until === undefined || suppression.reason === '' || suppression.rules.length === 0)
        continue;
      report({
        message: 'expired',
        args: { rules: suppression.rules.join(', '), until: suppression.until },
        place: suppression.place,
        fixes: () => fix(meta, 'remove', [removeComment(context, suppression)]),
        advice: false,
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Suppression comment has expired',
  summary: 'The date up to which a comment suppresses a rule has passed.',
  why: 'A date makes an exception temporary. After it the finding is reported again, and this one says why.',
  whatToDo: 'Fix what was suppressed, or write a new date with a new reason.',
  examples: [
    {
      language: 'powershell',
      bad: `# mailflow-lint-disable-next-line default-policy-forwarding-on until 2020-01-31 -- migration
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
`,
      good: `# mailflow-lint-disable-next-line default-policy-forwarding-on until 2999-01-31 -- migration
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
`,
    },
  ],
};
