import { type NewName, type NewValue, stated, type TenantObject, text } from '../../tenant/index.ts';
import { statedItems } from '../readings.ts';
import { isSenderPredicate } from '../transport-rule.ts';
import type { ObjectChange } from './recipe.ts';

const rule = (name: NewName, properties: ObjectChange['properties']): ObjectChange => ({
  kind: 'transportRule',
  operation: 'create',
  name,
  properties,
});

/** What Inbox rules forward outside, as conditions. */
export const LEAVING_FORWARDS: ObjectChange['properties'] = {
  messageTypeMatches: 'AutoForward',
  sentToScope: 'NotInOrganization',
};

/** A rule in front of all others that rejects forwards to one recipient, or all mail where rules cannot see the forwards. */
export const rejectionFor = (name: string, recipient: string, seesForwards: boolean): ObjectChange => ({
  ...rule(name, {
    ...(seesForwards ? { messageTypeMatches: 'AutoForward' } : {}),
    sentTo: [recipient],
    rejectMessageReasonText: 'Forwarding to this address is not permitted.',
    priority: 0,
  }),
  order: 'front',
});

/** A rule that rejects what Inbox rules forward outside, but for one partner. */
export const blockAutoForwards = (name: NewName, partner: NewName): ObjectChange =>
  rule(name, {
    ...LEAVING_FORWARDS,
    exceptIfRecipientDomainIs: [partner],
    rejectMessageEnhancedStatusCode: '5.7.900',
    mode: 'Enforce',
  });

/** A rule that rejects what Inbox rules forward outside, or to some domains, with a text that tells the sender why. */
export const rejectAutoForwards = (name: string, domains: readonly string[]): ObjectChange =>
  rule(name, {
    messageTypeMatches: 'AutoForward',
    ...(domains.includes('*')
      ? { sentToScope: 'NotInOrganization' }
      : { recipientDomainIs: domains.map((domain) => domain.replace(/^\*\./, '')) }),
    rejectMessageReasonText: { placeholder: 'Automatic forwarding to outside addresses is not permitted here.' },
  });

/** A rule that reports what Inbox rules forward outside and lets it pass: every such message carries the header. */
export const reportAutoForwards = (name: NewName, to: NewName): ObjectChange =>
  rule(name, {
    headerMatchesMessageHeader: 'X-MS-Exchange-Inbox-Rules-Loop',
    headerMatchesPatterns: ['.'],
    sentToScope: 'NotInOrganization',
    setAuditSeverity: 'Medium',
    generateIncidentReport: to,
    incidentReportContent: ['Sender', 'Recipients', 'Subject', 'RuleDetections'],
  });

/** A rule that rejects what flows of Power Automate forward outside (PP-EXFIL). */
export const BLOCK_FLOWS: ObjectChange = rule('Block forwards of Power Automate', {
  sentToScope: 'NotInOrganization',
  headerMatchesMessageHeader: 'x-ms-mail-application',
  headerMatchesPatterns: ['^Microsoft Power Automate'],
  headerContainsMessageHeader: 'x-ms-mail-operation-type',
  headerContainsWords: ['Forward'],
  rejectMessageReasonText: 'Flows may not forward mail outside.',
});

/**
 * More values in an exception of a rule. An exception for senders needs the envelope as well, because the header of a forward names its
 * author (KB-AF-ETR).
 */
export function exceptionIn(object: TenantObject, exception: string, values: readonly NewName[]): ObjectChange {
  const present = statedItems(object, exception).map((item) => item.value);
  const location = stated(text(object, 'senderAddressLocation'))?.trim().toLowerCase();
  const properties: Record<string, NewValue> = { [exception]: [...present, ...values] };
  if (isSenderPredicate(exception) && location !== 'headerorenvelope')
    properties.senderAddressLocation = 'HeaderOrEnvelope';
  return { kind: 'transportRule', operation: 'set', name: object.name ?? '', properties };
}
