import { domainOf } from '../exchange/addresses.ts';
import { statedForwards } from '../exchange/forwards.ts';
import { statedItems } from '../exchange/readings.ts';
import { statedPartners } from '../exchange/remote-domain.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag, stated, type Tenant, text } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import { everyStatement, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'outbound-connector-inactive',
  severity: 'warning',
  fixes: { enable: 'review', testModeOff: 'review' },
  messages: {
    disabled:
      'Mail is forwarded to {domain}, but outbound connector {connector} for this domain is disabled: the forwards take the way over the public internet instead. Enable the connector or remove it.',
    testMode:
      'Mail is forwarded to {domain}, but outbound connector {connector} for this domain is in test mode. Set TestMode to false.',
    allowedDisabled:
      'Forwards to {domain} are allowed, but outbound connector {connector} for this domain is disabled: what is forwarded there takes the way over the public internet instead. Enable the connector or remove it.',
    allowedTestMode:
      'Outbound connector {connector} for {domain}, to which forwards are allowed, is in test mode. Set TestMode to false when it shall carry mail.',
    relatedForward: 'Forwarding to {domain} is set up here',
    relatedAllowed: 'Forwards to {domain} may pass here',
  },
  titles: {
    enable: 'Enable {connector} (mail for {domain} then leaves through it)',
    testModeOff: 'Set TestMode to false (mail for {domain} then leaves through {connector})',
  },
  citations: ['PS-OUTCONN'],
  benchmarks: [],
} as const satisfies RuleMeta;

interface Target {
  readonly place: Place;
  /** Forwards may go there, and perhaps none does. */
  readonly allowed?: true;
}

/** Domains to which mail is or may be forwarded, with the line that says so. */
function targets(tenant: Tenant): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  for (const entry of statedPartners(tenant)) {
    const domain = text(entry, 'domainName');
    if (domain.state !== 'stated') continue;
    found.set(domain.value.toLowerCase().replace(/^\*\./, ''), { place: domain.place, allowed: true });
  }
  for (const { question, place } of statedForwards(tenant)) found.set(domainOf(question.to), { place });
  return found;
}

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundConnector'],
  check(context, report) {
    const { tenant } = context;
    const wanted = targets(tenant);
    for (const connector of everyStatement(tenant, 'outboundConnector')) {
      const enabled = flag(connector, 'enabled');
      const test = flag(connector, 'testMode');
      const disabled = stated(enabled) === false;
      const place = disabled ? enabled : stated(test) === true ? test : undefined;
      if (place?.state !== 'stated') continue;
      const domain = statedItems(connector, 'recipientDomains')
        .map((item) => item.value.toLowerCase().replace(/^\*\./, ''))
        .find((own) => wanted.has(own));
      const forward = domain === undefined ? undefined : wanted.get(domain);
      if (domain === undefined || !forward) continue;
      const { allowed } = forward;
      const message = disabled ? (allowed ? 'allowedDisabled' : 'disabled') : allowed ? 'allowedTestMode' : 'testMode';
      const args = { connector: nameOf(connector), domain };
      report({
        message,
        args,
        fixes: () =>
          disabled
            ? fix(meta, 'enable', [setOn(context, connector, 'enabled', true)], args)
            : fix(meta, 'testModeOff', [setOn(context, connector, 'testMode', false)], args),
        place: place.place,
        ...(allowed ? { severity: 'information' as const } : {}),
        related: [{ place: forward.place, message: allowed ? 'relatedAllowed' : 'relatedForward', args: { domain } }],
        subject: { object: `outboundConnector:${nameOf(connector)}`, property: disabled ? 'enabled' : 'testMode' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'The connector for a forwarding target is not in use',
  summary: 'Mail is forwarded to a domain whose outbound connector is disabled or in test mode.',
  why: 'A connector that is disabled carries no mail, and one in test mode is not in use yet. Forwards to its domain then leave by the usual way, without the TLS or the route that the connector was made for.',
  whatToDo: 'Enable the connector, or remove it.',
  exceptions:
    'Only said for domains to which mail is forwarded. Where a remote domain merely lets forwards pass it is an information.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
  outboundConnectors:
    - name: Fabrikam TLS
      enabled: false
      connectorType: Partner
      recipientDomains: [fabrikam.com]
`,
      good: `exchange:
  remoteDomains:
    - name: Fabrikam
      domainName: fabrikam.com
      autoForwardEnabled: true
  outboundConnectors:
    - name: Fabrikam TLS
      enabled: true
      connectorType: Partner
      recipientDomains: [fabrikam.com]
`,
    },
  ],
};
