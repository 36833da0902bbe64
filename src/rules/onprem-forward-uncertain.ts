import { onPremisesConnectors } from '../exchange/connector.ts';
import { defaultPolicy, forwardingMode, modePlace } from '../exchange/outbound-policy.ts';
import { enabled } from '../exchange/readings.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { statedViews } from '../tenant/index.ts';
import { nameOf } from './shared/objects.ts';

const meta = {
  id: 'onprem-forward-uncertain',
  severity: 'information',
  fixes: {},
  messages: {
    uncertain:
      'This organization has mail servers of its own ({connector}). Microsoft contradicts itself about forwards of mailboxes there: one current page says outbound policies hold for them, another that they hold for cloud mailboxes only. Do not rely on {policy} for on-premises mailboxes; test it.',
    relatedConnector: '{connector} connects servers of the organization',
  },
  titles: {},
  citations: ['LEARN-FWD-2026', 'PS-OSP-2026'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundPolicy'],
  check({ tenant }, report) {
    const connector = onPremisesConnectors(tenant).find((one) => enabled(one).is !== 'no');
    const policy = defaultPolicy(tenant);
    if (!connector || !policy || forwardingMode(policy) !== 'off') return;
    for (const view of statedViews(policy)) {
      report({
        message: 'uncertain',
        args: { connector: nameOf(connector), policy: nameOf(policy) },
        place: modePlace(view),
        related: [{ place: connector.namePlace, message: 'relatedConnector', args: { connector: nameOf(connector) } }],
        subject: { object: `outboundPolicy:${nameOf(policy)}`, property: 'autoForwardingMode' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Forwards of on-premises mailboxes',
  summary: 'In a hybrid organization it is not clear whether outbound policies hold for mailboxes on the own servers.',
  why: 'The page on external forwarding says that on-premises mailboxes which relay through Microsoft 365 are subject to the same policies as cloud mailboxes. The cmdlet reference says that `AutoForwardingMode` applies to cloud mailboxes only. Both are current.',
  whatToDo: 'Test with an on-premises mailbox, and close the way on the own servers as well.',
  exceptions: 'Only said when the text declares a connector of type OnPremises and the Default policy is `Off`.',
  noFix: 'The documents contradict each other; only a test with a mailbox on the own servers shows what holds.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  inboundConnectors:
    - name: From our servers
      connectorType: OnPremises
      enabled: true
`,
      good: `exchange:
  outboundPolicies:
    - name: Default
      autoForwardingMode: "Off"
  inboundConnectors:
    - name: From a partner
      connectorType: Partner
      enabled: true
`,
    },
  ],
};
