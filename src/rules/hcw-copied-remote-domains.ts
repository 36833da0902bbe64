import { onPremisesConnectors } from '../exchange/connector.ts';
import { defaultRemoteDomain } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { flag, statedViews } from '../tenant/index.ts';
import { declarationOf } from './shared/objects.ts';

const meta = {
  id: 'hcw-copied-remote-domains',
  severity: 'information',
  fixes: {},
  messages: {
    copied:
      'This tenant is hybrid: the organization configuration transfer of the hybrid wizard copies AutoForwardEnabled of remote domains from on-premises, where Default is false. Check that somebody chose this value for the cloud.',
  },
  titles: {},
  citations: ['PS-RD'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['remoteDomain'],
  check({ tenant }, report) {
    const entry = defaultRemoteDomain(tenant);
    const setting = entry && flag(entry, 'autoForwardEnabled');
    if (!entry || setting?.state !== 'stated' || setting.value || onPremisesConnectors(tenant).length === 0) return;
    if (!entry.declarations.some(({ operation }) => operation === 'snapshot' || operation === 'declare')) return;
    for (const view of statedViews(entry)) {
      report({
        message: 'copied',
        place: declarationOf(view, 'autoForwardEnabled').namePlace,
        subject: { object: 'remoteDomain:Default', property: 'autoForwardEnabled', value: 'false' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Value may come from on-premises',
  summary: 'In a hybrid tenant the hybrid wizard may have copied the closed default remote domain from on-premises.',
  why: 'In Exchange Server the default remote domain does not allow automatic forwarding; in Exchange Online it does. The organization configuration transfer of the hybrid configuration wizard copies the on-premises value.',
  whatToDo: 'Decide which value the cloud shall have, and write it down.',
  noFix: 'Both values are legal, and only somebody who knows the organization can tell which one is meant.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
  outboundConnectors:
    - name: Outbound to on-premises
      connectorType: OnPremises
      enabled: true
`,
      good: `exchange:
  remoteDomains:
    - name: Default
      domainName: "*"
      autoForwardEnabled: false
  outboundConnectors:
    - name: Outbound to partner
      connectorType: Partner
      enabled: true
`,
    },
  ],
};
