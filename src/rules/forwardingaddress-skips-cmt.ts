import { centralizes } from '../exchange/connector.ts';
import { statedForwards } from '../exchange/forwards.ts';
import type { Rule, RuleDocs, RuleMeta } from '../lint/contract.ts';
import type { Mechanism } from '../verdict/verdict.ts';
import { answerFor } from './shared/forwards.ts';
import { nameOf } from './shared/objects.ts';

const meta = {
  id: 'forwardingaddress-skips-cmt',
  severity: 'information',
  fixes: {},
  messages: {
    skips:
      'Administrators report that what {from} forwards through ForwardingAddress does not take connector {connector}, which is meant for all mail. If archives or filters on the own servers must see it, test this forward.',
    documented:
      'What {from} forwards to this address does not take connector {connector}, which is meant for all mail, where the message came from the own servers: Microsoft documents that as by design. If archives or filters there must see it, test this forward.',
    relatedConnector: 'Connector {connector} is meant for all mail',
  },
  titles: {},
  citations: ['KB-3194415', 'ODE-799'],
  benchmarks: [],
} as const satisfies RuleMeta;

type Message = keyof typeof meta.messages;

/** What is known about the ways a mailbox forwards. */
const MESSAGES = new Map<Mechanism | undefined, Message>([
  ['mailboxForwardingAddress', 'skips'],
  ['mailboxForwardingSmtpAddress', 'documented'],
]);

export const rule: Rule<Message> = {
  meta,
  about: ['mailbox', 'inboxRule'],
  check({ tenant, decide }, report) {
    const connector = tenant.objects.outboundConnector.find((candidate) => centralizes(candidate).is === 'yes');
    const place = connector?.properties.get('routeAllMessagesViaOnPremises')?.value.place;
    if (!connector || !place) return;
    for (const forward of statedForwards(tenant)) {
      const { question } = forward;
      const message = MESSAGES.get(question.mechanism);
      if (message === undefined) continue;
      const verdict = answerFor(forward, decide);
      if (verdict.verdict === 'blocked' || verdict.by.kind === 'internal') continue;
      report({
        message,
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
  summary: 'Forwards that are set on a mailbox do not take the connector that is meant for all mail.',
  why: 'With centralized mail transport all mail shall leave through the own servers. Microsoft documents (KB 3194415) that a message from the own servers which a mailbox forwards to an SMTP address does not take this way, by design. Administrators report the same of `ForwardingAddress`, about which Microsoft documents nothing.',
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
      forwardingSmtpAddress: deputy@contoso.com
      deliverToMailboxAndForward: true
`,
    },
  ],
};
