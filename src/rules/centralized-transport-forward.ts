import { closedByPolicy } from '../exchange/allowances.ts';
import { centralizes } from '../exchange/connector.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { fix } from '../lint/fix.ts';
import { flag } from '../tenant/index.ts';
import { everyObject, nameOf, setOn } from './shared/objects.ts';

const meta = {
  id: 'centralized-transport-forward',
  severity: 'warning',
  fixes: { rewriteSenders: 'review' },
  messages: {
    noRewriting:
      'Outbound connector {connector} sends all mail through the own servers and does not rewrite senders: a forwarded message leaves with the address of its author, and receivers that check SPF may refuse it. Set SenderRewritingEnabled to true.',
  },
  titles: { rewriteSenders: 'Set SenderRewritingEnabled to true: {connector} changes the envelope sender of forwards' },
  citations: ['PS-OUTCONN', 'LEARN-SRS'],
  benchmarks: [],
} as const satisfies RuleMeta;

export const rule: Rule<keyof typeof meta.messages> = {
  meta,
  about: ['outboundConnector'],
  check(context, report) {
    if (closedByPolicy(context.tenant)) return;
    for (const connector of everyObject(context.tenant, 'outboundConnector')) {
      const all = connector.properties.get('routeAllMessagesViaOnPremises');
      if (!all || centralizes(connector).is !== 'yes') continue;
      const rewriting = flag(connector, 'senderRewritingEnabled');
      const off = rewriting.state === 'absent' ? connector.whole : rewriting.state === 'stated' && !rewriting.value;
      if (!off) continue;
      report({
        message: 'noRewriting',
        args: { connector: nameOf(connector) },
        place: rewriting.state === 'stated' ? rewriting.place : all.value.place,
        fixes: () =>
          fix(meta, 'rewriteSenders', [setOn(context, connector, 'senderRewritingEnabled', true)], {
            connector: nameOf(connector),
          }),
        subject: { object: `outboundConnector:${nameOf(connector)}`, property: 'senderRewritingEnabled' },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Centralized transport without sender rewriting',
  summary: 'All mail leaves through the own servers, and forwarded mail keeps the envelope sender of its author.',
  why: 'Exchange Online rewrites the envelope sender of forwarded mail that it sends to the internet itself. Mail that goes to the own servers through a connector is rewritten only with `SenderRewritingEnabled`. Without it the servers send out mail in the name of a foreign domain, which fails SPF at the receiver.',
  whatToDo: 'Set `SenderRewritingEnabled` to true on the connector.',
  exceptions: 'Silent when every outbound policy is stated `Off`: then nothing is forwarded outside.',
  examples: [
    {
      language: 'powershell',
      bad: `New-OutboundConnector -Name 'To our servers' -ConnectorType OnPremises -RouteAllMessagesViaOnPremises $true -SmartHosts mail.contoso.com`,
      good: `New-OutboundConnector -Name 'To our servers' -ConnectorType OnPremises -RouteAllMessagesViaOnPremises $true -SenderRewritingEnabled $true -SmartHosts mail.contoso.com`,
    },
  ],
};
