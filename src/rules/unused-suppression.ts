import type { MessageArgs, Rule, RuleContext, RuleDocs, RuleMeta, SuppressionState } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { removeComment } from './shared/comment-edit.ts';

const meta = {
  id: 'unused-suppression',
  severity: 'warning',
  fixes: { remove: 'safe' },
  messages: {
    unused:
      'This comment suppresses {rule}, which finds nothing here. Remove it, so that it does not hide a later mistake.',
    reason: 'This comment gives no reason and suppresses nothing. Write the reason behind two dashes: -- reason.',
    empty: 'This comment names no rule and suppresses nothing. Write the id of the rule.',
    unknown: 'There is no rule {rule}; this comment suppresses nothing. Correct the id.',
    locked: 'Rule {rule} cannot be suppressed by a comment.',
    date: 'There is no day {until}; this suppresses nothing. Write the last day as in 2027-01-31.',
    form: 'This comment suppresses nothing: {written} is no form of it. Write mailflow-lint-disable-next-line, a rule and a reason.',
    'mistyped-form': 'This comment suppresses nothing as it is written. Is {meant} meant?',
    files: 'No file matches {files}; this entry suppresses nothing. Correct the path.',
  },
  titles: { remove: 'Remove the comment' },
  citations: [],
  benchmarks: [],
  locked: true,
  afterwards: true,
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** What is wrong with a suppression; `rule` names the id it is about. */
function mistakesOf(
  state: SuppressionState,
): readonly { readonly message: Message; readonly rule?: string; readonly args?: MessageArgs }[] {
  const { suppression, used, unknown, locked, expired } = state;
  if (suppression.mistake) return [suppression.mistake];
  if (suppression.rules.length === 0) return [{ message: 'empty' }];
  if (suppression.reason === '') return [{ message: 'reason' }];
  const unused = suppression.rules.filter(
    (rule) => !used.has(rule) && !unknown.includes(rule) && !locked.includes(rule) && !expired,
  );
  return [
    ...unknown.map((rule) => ({ message: 'unknown', rule }) as const),
    ...locked.map((rule) => ({ message: 'locked', rule }) as const),
    ...unused.map((rule) => ({ message: 'unused', rule }) as const),
  ];
}

const isDead = (state: SuppressionState): boolean => state.used.size === 0 || state.suppression.rules.length === 0;

export const rule: Rule<Message> = {
  meta,
  about: ['suppression'],
  check(context: RuleContext, report) {
    for (const state of context.suppressions) {
      for (const { message, rule: id, args } of mistakesOf(state)) {
        const removable = message === 'unused' || message === 'unknown' || message === 'locked';
        report({
          message,
          args: args ?? (id === undefined ? {} : { rule: id }),
          place: state.suppression.place,
          fixes: () =>
            removable && isDead(state) ? fix(meta, 'remove', [removeComment(context, state.suppression)]) : [],
          subject: id === undefined ? {} : { property: id },
          advice: false,
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Suppression comment without effect',
  summary: 'A comment that suppresses a rule does not suppress anything.',
  why: 'A comment that outlives its finding hides the next one. A comment without a reason, with a mistyped rule or without a rule looks as if it worked.',
  whatToDo: `Remove the comment, or correct it. The form is \`# mailflow-lint-disable-next-line <rule> -- reason\`; \`disable-line\`,
\`disable\` ... \`enable\` and \`disable-file\` work the same way, and \`until 2027-01-31\` before the dashes sets an end.`,
  examples: [
    {
      language: 'powershell',
      bad: `# mailflow-lint-disable-next-line default-policy-forwarding-on -- agreed with security
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode Off
`,
      good: `# mailflow-lint-disable-next-line default-policy-forwarding-on -- agreed with security
Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On
`,
    },
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    # mailflow-lint-disable-next-line default-policy-forwarding-on
    - name: Default
      autoForwardingMode: "On"
`,
      good: `exchange:
  outboundPolicies:
    # mailflow-lint-disable-next-line default-policy-forwarding-on -- lab tenant without users
    - name: Default
      autoForwardingMode: "On"
`,
    },
  ],
};
