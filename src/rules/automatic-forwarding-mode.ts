import { defaultPolicy } from '../exchange/outbound-policy.ts';
import { scopedForwarding } from '../exchange/recipes/forwarding.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { isSame, type TenantObject, text } from '../tenant/index.ts';
import { CIS_FORWARDING, PROWLER_POLICY, SECURE_SCORE_AUTOMATIC, SECURE_SCORE_OFF } from './shared/benchmarks.ts';
import { everyStatement, headOf, insertedAfter, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'automatic-forwarding-mode',
  severity: 'warning',
  fixes: { off: 'review', scoped: 'review', on: 'review' },
  messages: {
    stated:
      'Outbound policy {policy} has AutoForwardingMode Automatic. Whether that blocks or allows forwarding depends on the organization: for most it is Off, for those that forwarded before 2021 it can still be On. Write Off or On.',
    omitted:
      'Outbound policy {policy} does not state AutoForwardingMode, so it is Automatic. Whether that blocks or allows forwarding depends on the organization: for most it is Off, for those that forwarded before 2021 it can still be On. Write Off or On.',
  },
  titles: {
    off: 'Write Off (blocks automatic forwarding by the senders of {policy} where Automatic still allows it)',
    scoped: 'Write Off and add a policy, rule and group (lets only members of the group forward to any domain)',
    on: 'Write On (lets the senders of {policy} forward to any domain)',
  },
  citations: ['LEARN-FWD-2026', 'PS-OSP-2026', 'LEARN-RECS-2026'],
  benchmarks: [CIS_FORWARDING, PROWLER_POLICY, SECURE_SCORE_OFF, SECURE_SCORE_AUTOMATIC],
} as const satisfies RuleMeta;

const PROPERTY = 'autoForwardingMode';

function fixesOf(context: RuleContext, policy: TenantObject): readonly Fix[] {
  const args = { policy: nameOf(policy) };
  const off = setOn(context, policy, PROPERTY, 'Off');
  if (!isSame(policy, defaultPolicy(context.tenant))) {
    return [...fix(meta, 'off', [off], args), ...fix(meta, 'on', [setOn(context, policy, PROPERTY, 'On')], args)];
  }
  const added = insertedAfter(context, policy, PROPERTY, scopedForwarding(context.tenant));
  return [...fix(meta, 'off', [off], args), ...fix(meta, 'scoped', added && [off, ...added], args)];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    for (const policy of everyStatement(context.tenant, 'outboundPolicy')) {
      const mode = text(policy, PROPERTY);
      const isStated = mode.state === 'stated' && mode.value.toLowerCase() === 'automatic';
      if (!isStated && !(mode.state === 'absent' && policy.whole)) continue;
      report({
        message: isStated ? 'stated' : 'omitted',
        args: { policy: nameOf(policy) },
        place: isStated ? mode.place : headOf(policy),
        subject: { object: `outboundPolicy:${nameOf(policy)}`, property: PROPERTY, value: 'Automatic' },
        fixes: () => fixesOf(context, policy),
        states: [
          { kind: 'automaticMeans', value: 'off' },
          { kind: 'automaticMeans', value: 'on' },
        ],
        ...(context.tenant.assumptions.automaticMeans === 'unknown' ? {} : { severity: 'information' as const }),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwarding mode is Automatic',
  summary: 'An outbound policy leaves it to the service whether its senders may forward mail to outside addresses.',
  why: `Until mid-2026 every Microsoft page said that *Automatic - System-controlled* is the same as Off. Since 2026-08-10 the
pages say that it depends on the organization: in 2021 the value became Off for new organizations and for those that did not
forward, but it can remain equivalent to On where forwarding was in use. No setting and no export shows which one it is.

Two Secure Score actions pull in opposite directions: \`mdo_autoforwardingmode\` rewards Automatic, \`mdo_blockmailforward\`
rewards Off. Microsoft's own recommendation for Standard and Strict is Off.`,
  whatToDo: `Write \`Off\` on the Default policy, and let the few who need it forward through a custom policy with \`On\` and a
rule for a group. If you know what Automatic means in your organization, say so in the configuration
(\`assumptions: automaticMeans: off\`); the finding then becomes information.`,
  exceptions:
    'A policy of which the text shows only a part is not reported: `Set-` without the parameter, or a DSC configuration that people write, which leaves alone what it does not state.',
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Automatic\n',
      good: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundPolicies:\n    - name: Default\n      recipientLimitPerDay: 500\n',
      good: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n      recipientLimitPerDay: 500\n',
    },
    {
      language: 'dsc',
      bad: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOHostedOutboundSpamFilterPolicy 'Example'
        {
            Identity           = 'Default'
            AutoForwardingMode = 'Automatic'
            Ensure             = 'Present'
        }
    }
}
`,
      good: `Configuration Tenant
{
    Import-DscResource -ModuleName Microsoft365DSC
    Node localhost
    {
        EXOHostedOutboundSpamFilterPolicy 'Example'
        {
            Identity           = 'Default'
            AutoForwardingMode = 'Off'
            Ensure             = 'Present'
        }
    }
}
`,
    },
  ],
};
