import type { MessageArgs, Rule, RuleContext, RuleDocs, RuleMeta, SilenceState } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { removeComment } from './shared/comment-edit.ts';

const meta: RuleMeta = {
  id: 'unused-suppression',
  severity: 'warning',
  fixes: { remove: 'safe' },
  messages: {
    unused:
      'This comment silences {rule}, which finds nothing here. Remove it, so that it does not hide a later mistake.',
    reason: 'This comment gives no reason and silences nothing. Write the reason behind two dashes: -- reason.',
    empty: 'This comment names no rule and silences nothing. Write the id of the rule.',
    unknown: 'There is no rule {rule}; this comment silences nothing. Correct the id.',
    locked: 'Rule {rule} cannot be silenced by a comment.',
    date: 'There is no day {until}; this silences nothing. Write the last day as in 2027-01-31.',
    form: 'This comment silences nothing: {written} is no form of it. Write mailflow-lint-disable-next-line, a rule and a reason.',
    'mistyped-form': 'This comment silences nothing as it is written. Is {meant} meant?',
    files: 'No file matches {files}; this entry silences nothing. Correct the path.',
  },
  titles: { remove: 'Remove the comment' },
  citations: [],
  benchmarks: [],
  locked: true,
  afterwards: true,
};

/** What is wrong with a silencing; `rule` names the id it is about. */
function mistakesOf(
  state: SilenceState,
): readonly { readonly message: string; readonly rule?: string; readonly args?: MessageArgs }[] {
  const { silence, used, unknown, locked, expired } = state;
  if (silence.mistake) return [silence.mistake];
  if (silence.rules.length === 0) return [{ message: 'empty' }];
  if (silence.reason === '') return [{ message: 'reason' }];
  const unused = silence.rules.filter(
    (rule) => !used.has(rule) && !unknown.includes(rule) && !locked.includes(rule) && !expired,
  );
  return [
    ...unknown.map((rule) => ({ message: 'unknown', rule })),
    ...locked.map((rule) => ({ message: 'locked', rule })),
    ...unused.map((rule) => ({ message: 'unused', rule })),
  ];
}

const isDead = (state: SilenceState): boolean => state.used.size === 0 || state.silence.rules.length === 0;

export const rule: Rule = {
  meta,
  about: ['silence'],
  check(context: RuleContext, report) {
    for (const state of context.silences) {
      for (const { message, rule: id, args } of mistakesOf(state)) {
        const removable = message === 'unused' || message === 'unknown' || message === 'locked';
        report({
          message,
          args: args ?? (id === undefined ? {} : { rule: id }),
          place: state.silence.place,
          fixes: () => (removable && isDead(state) ? fix(meta, 'remove', [removeComment(context, state.silence)]) : []),
          subject: id === undefined ? {} : { property: id },
          advice: false,
        });
      }
    }
  },
};

export const docs: RuleDocs = {
  title: 'Silencing comment without effect',
  summary: 'A comment that silences a rule does not silence anything.',
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
