import { defaultPolicy } from '../exchange/outbound-policy.ts';
import { sameName } from '../exchange/readings.ts';
import { scopedForwarding } from '../exchange/recipes/forwarding.ts';
import type { Fix, Rule, RuleContext, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { type Declaration, stated, statedViews, text } from '../tenant/index.ts';
import { insertAfter, setProperty } from '../write/index.ts';
import { CIS_FORWARDING, PROWLER_POLICY, SECURE_SCORE_OFF } from './shared/benchmarks.ts';
import { declarationOf, isMeant } from './shared/objects.ts';

const meta = {
  id: 'default-policy-forwarding-on',
  severity: 'error',
  fixes: { scoped: 'review', off: 'review' },
  messages: {
    on: 'The Default outbound policy has forwarding On: every mailbox that no other policy covers may forward mail to any outside domain that no other control blocks. Keep Default Off and allow a group through a policy and a rule of its own.',
  },
  titles: {
    scoped: 'Write Off and add a policy, rule and group (lets only members of the group forward to any domain)',
    off: 'Write Off (blocks automatic forwarding by everyone whom no other policy covers)',
  },
  citations: ['LEARN-RECS-2026', 'LEARN-FWD-2026'],
  benchmarks: [CIS_FORWARDING, PROWLER_POLICY, SECURE_SCORE_OFF],
  onAdvice: true,
  yieldsTo: ['remote-domain-only-control'],
} as const satisfies RuleMeta;

const PROPERTY = 'autoForwardingMode';

function fixesOf(context: RuleContext, declaration: Declaration): readonly Fix[] {
  const source = context.source(declaration.place.source);
  const off = setProperty(source, declaration, PROPERTY, 'Off');
  const objects = scopedForwarding(context.tenant);
  const added = insertAfter(source, declaration, objects);
  return [...fix(meta, 'scoped', added && [off, ...added]), ...fix(meta, 'off', [off])];
}

const isOn = (object: Pick<Declaration, 'properties'>): boolean =>
  stated(text(object, PROPERTY))?.toLowerCase() === 'on';

/** The statements in force, what documents advise, and what does not take effect as it stands. */
function statements(context: RuleContext): readonly Declaration[] {
  const policy = defaultPolicy(context.tenant);
  const inForce = policy && isOn(policy) ? statedViews(policy).map((view) => declarationOf(view, PROPERTY)) : [];
  const advised = context.tenant.declarations.filter(
    (declaration) =>
      (declaration.operation === 'advice' || isMeant(declaration)) &&
      declaration.kind === 'outboundPolicy' &&
      (sameName(declaration.name, 'Default') || declaration.name === '*all') &&
      isOn(declaration),
  );
  return [...inForce, ...advised];
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check(context, report) {
    for (const declaration of statements(context)) {
      const place = declaration.properties.get(PROPERTY)?.value.place;
      if (!place) continue;
      report({
        message: 'on',
        place,
        subject: { object: 'outboundPolicy:Default', property: PROPERTY, value: 'On' },
        fixes: () => fixesOf(context, declaration),
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'The Default policy lets everyone forward',
  summary: 'The Default outbound policy has automatic forwarding On, which opens the whole organization.',
  why: `The Default policy is the one that decides for every sender whom no rule of a custom policy names. It has no rule,
cannot be disabled and is always last. With \`On\` it allows Inbox rules and mailbox forwarding of everyone to every outside
domain. That is how stolen mailboxes leak mail unnoticed.`,
  whatToDo: `Set the Default policy to \`Off\`. Make a custom policy with \`On\`, and a rule that applies it to a group; exactly
one policy applies to a sender, and the first rule that matches chooses it.`,
  examples: [
    {
      language: 'powershell',
      bad: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n',
      good: 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode Off\n',
    },
    {
      language: 'yaml',
      bad: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "On"\n',
      good: 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n',
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
            AutoForwardingMode = 'On'
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
