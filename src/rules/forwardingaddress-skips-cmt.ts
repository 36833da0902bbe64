import { centralizes } from '../exchange/connector.ts';
import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import { answerFor } from './shared/forwards.ts';
import { nameOf } from './shared/objects.ts';

const meta: RuleMeta = {
  id: 'forwardingaddress-skips-cmt',
  severity: 'information',
  fixes: {},
  messages: {
    skips:
      'Administrators report that what {from} forwards through ForwardingAddress does not take connector {connector}, which is meant for all mail. If archives or filters on the own servers must see it, test this forward.',
    relatedConnector: 'Connector {connector} is meant for all mail',
  },
  titles: {},
  citations: ['ODE-799'],
  benchmarks: [],
};

export const rule: Rule = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check({ tenant, decide }, report) {
    const connector = tenant.objects.outboundConnector.find((candidate) => centralizes(candidate).is === 'yes');
    const place = connector?.properties.get('routeAllMessagesViaOnPremises')?.value.place;
    if (!connector || !place) return;
    for (const forward of statedForwards(tenant)) {
      const { question } = forward;
      if (question.mechanism !== 'mailboxForwardingAddress') continue;
      const verdict = answerFor(forward, decide);
      if (verdict.verdict === 'blocked' || verdict.by.kind === 'internal') continue;
      report({
        message: 'skips',
        args: { from: question.from, connector: nameOf(connector) },
        place: forward.place,
        related: [{ place, message: 'relatedConnector', args: { connector: nameOf(connector) } }],
        subject: { object: `mailbox:${nameOf(forward.object)}`, property: forward.property },
      });
    }
  },
};

export const docs: RuleDocs = {
  title: 'Mailbox forwarding beside centralized transport',
  summary: 'Forwards through ForwardingAddress are reported not to take the connector that is meant for all mail.',
  why: 'With centralized mail transport all mail shall leave through the own servers. Administrators report, and say that support called it by design, that mail forwarded through `ForwardingAddress` does not take this way. Microsoft documents nothing about it.',
  whatToDo: 'Test the forward with a message trace when archives, signatures or filters on the own servers matter.',
  noFix:
    'No setting of a forward is documented to send it through the connector; only a message trace shows which way it takes.',
  examples: [
    {
      language: 'yaml',
      bad: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  outboundConnectors:
    - name: To our servers
      connectorType: OnPremises
      routeAllMessagesViaOnPremises: true
  mailContacts:
    - name: Auditor
      externalEmailAddress: audit@fabrikam.com
  mailboxes:
    - identity: ap@contoso.com
      forwardingAddress: Auditor
      deliverToMailboxAndForward: true
`,
      good: `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: "On"
  outboundConnectors:
    - name: To our servers
      connectorType: OnPremises
      routeAllMessagesViaOnPremises: true
  mailboxes:
    - identity: ap@contoso.com
      forwardingSmtpAddress: audit@fabrikam.com
      deliverToMailboxAndForward: true
`,
    },
  ],
};
