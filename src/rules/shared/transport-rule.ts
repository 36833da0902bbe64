import { flag, list, type Property, stated, type TenantObject, text } from '../../tenant/index.ts';

/** Header that Exchange Online stamps on what an Inbox rule forwards (LEARN-FWD-2026). */
export const LOOP_HEADER = 'X-MS-Exchange-Inbox-Rules-Loop';
/** Headers that the Office 365 Outlook connector of Power Automate stamps (PP-EXFIL). */
export const FLOW_HEADERS = ['x-ms-mail-application', 'x-ms-mail-operation-type', 'x-ms-mail-environment-id'];

/** Conditions of a mail flow rule, lower case (reference of New-TransportRule, 2026-08-21). */
const CONDITIONS = new Set(
  `adcomparisonattribute anyofccheader anyofccheadermemberof anyofrecipientaddresscontainswords
  anyofrecipientaddressmatchespatterns anyoftoccheader anyoftoccheadermemberof anyoftoheader anyoftoheadermemberof
  attachmentcontainswords attachmentextensionmatcheswords attachmenthasexecutablecontent attachmentispasswordprotected
  attachmentisunsupported attachmentmatchespatterns attachmentnamematchespatterns attachmentprocessinglimitexceeded
  attachmentpropertycontainswords attachmentsizeover betweenmemberof1 betweenmemberof2 contentcharactersetcontainswords
  from fromaddresscontainswords fromaddressmatchespatterns frommemberof fromscope hasclassification hasnoclassification
  hassenderoverride headercontainsmessageheader headercontainswords headermatchesmessageheader headermatchespatterns
  manageraddresses managerforevaluateduser messagecontainsdataclassifications messagesizeover messagetypematches
  recipientadattributecontainswords recipientadattributematchespatterns recipientaddresscontainswords
  recipientaddressmatchespatterns recipientaddresstype recipientdomainis recipientinsenderlist sclover
  senderadattributecontainswords senderadattributematchespatterns senderdomainis senderinrecipientlist senderipranges
  sendermanagementrelationship sentto senttomemberof senttoscope subjectcontainswords subjectmatchespatterns
  subjectorbodycontainswords subjectorbodymatchespatterns withimportance conditions dlppolicy`.split(/\s+/),
);

/** Conditions on who receives the message, lower case. */
const RECIPIENT_CONDITIONS = new Set(
  `anyofccheader anyofccheadermemberof anyofrecipientaddresscontainswords anyofrecipientaddressmatchespatterns
  anyoftoccheader anyoftoccheadermemberof anyoftoheader anyoftoheadermemberof recipientadattributecontainswords
  recipientadattributematchespatterns recipientaddresscontainswords recipientaddressmatchespatterns recipientaddresstype
  recipientdomainis sentto senttomemberof senttoscope`.split(/\s+/),
);

/** Conditions that look at the sender and obey `SenderAddressLocation` (PS-TR), lower case. */
const SENDER_CONDITIONS = new Set(
  `from frommemberof senderdomainis fromaddresscontainswords fromaddressmatchespatterns senderadattributecontainswords
  senderadattributematchespatterns`.split(/\s+/),
);

const bare = (name: string): string => name.toLowerCase().replace(/^exceptif/, '');

/** Whether a property says anything: a run-time value does; `$null`, `$false`, an empty text or list does not. */
export function isSet(property: Property): boolean {
  const { value } = property;
  if (value.state === 'runtime') return true;
  if (Array.isArray(value.value)) return value.value.length > 0;
  return value.value !== null && value.value !== false && value.value !== '';
}

type Named = Pick<TenantObject, 'properties'>;

const chosen = (rule: Named, want: (name: string) => boolean): readonly Property[] =>
  [...rule.properties.values()].filter((property) => want(property.name) && isSet(property));

/** Conditions that are set, exceptions left out. */
export const conditions = (rule: Named): readonly Property[] =>
  chosen(rule, (name) => CONDITIONS.has(name.toLowerCase()));

/** Exceptions that are set. */
export const exceptions = (rule: Named): readonly Property[] =>
  chosen(rule, (name) => name.toLowerCase().startsWith('exceptif'));

/** Conditions and exceptions on the recipient that are set. */
export const recipientConditions = (rule: Named): readonly Property[] =>
  conditions(rule).filter((property) => RECIPIENT_CONDITIONS.has(property.name.toLowerCase()));

/** Conditions and exceptions on the sender that obey `SenderAddressLocation`. */
export const senderPredicates = (rule: Named): readonly Property[] =>
  chosen(rule, (name) => SENDER_CONDITIONS.has(bare(name)));

/** A mail flow rule's switch. Absent: on (service default); a value only known at run time: undefined. */
export function isEnabled(rule: Named): boolean | undefined {
  const enabled = flag(rule, 'enabled');
  if (enabled.state === 'stated') return enabled.value;
  const state = text(rule, 'state');
  if (state.state === 'stated') return state.value.toLowerCase() !== 'disabled';
  return enabled.state === 'absent' && state.state === 'absent' ? true : undefined;
}

export type Mode = 'enforce' | 'audit' | 'auditandnotify';

/** Mode of a mail flow rule; absent: `enforce` (service default). Undefined for run-time and illegal values. */
export function mode(rule: Named): Mode | undefined {
  const setting = text(rule, 'mode');
  if (setting.state === 'absent') return 'enforce';
  const word = stated(setting)?.toLowerCase();
  return word === 'enforce' || word === 'audit' || word === 'auditandnotify' ? word : undefined;
}

/** Enabled and enforced, as far as the text says; what is only known at run time counts as not enforced. */
export const isEnforced = (rule: Named): boolean => isEnabled(rule) === true && mode(rule) === 'enforce';

const BLOCKING = ['rejectMessageReasonText', 'rejectMessageEnhancedStatusCode', 'deleteMessage', 'quarantine'];

/** Actions that keep a message from its recipient: reject, delete, quarantine. */
export const blockingActions = (rule: Named): readonly Property[] =>
  chosen(rule, (name) => BLOCKING.some((action) => action.toLowerCase() === name.toLowerCase()));

/** Whether the rule keeps messages from their recipients. */
export const isBlocking = (rule: Named): boolean => blockingActions(rule).length > 0;

/** Condition `MessageTypeMatches AutoForward`, when the rule has it. */
export function autoForwardCondition(rule: Named): Property | undefined {
  const type = stated(text(rule, 'messageTypeMatches'));
  return type?.toLowerCase() === 'autoforward' ? rule.properties.get('messageTypeMatches') : undefined;
}

/** Name of a message header that a condition of the rule looks for, lower case. */
export function headerConditions(rule: Named): readonly string[] {
  return ['headerContainsMessageHeader', 'headerMatchesMessageHeader'].flatMap((name) => {
    const header = stated(text(rule, name));
    return header === undefined ? [] : [header.toLowerCase()];
  });
}

/** Condition on the header that Inbox rules leave behind. */
export const hasLoopHeader = (rule: Named): boolean => headerConditions(rule).includes(LOOP_HEADER.toLowerCase());

/** Condition on a header of Power Automate. */
export const hasFlowHeader = (rule: Named): boolean =>
  headerConditions(rule).some((header) => FLOW_HEADERS.includes(header));

/** Looks for messages that Inbox rules forward. */
export const isAutoForwardRule = (rule: Named): boolean =>
  autoForwardCondition(rule) !== undefined || hasLoopHeader(rule);

/** Keeps forwards of Inbox rules from their recipients. */
export const isAutoForwardBlock = (rule: Named): boolean => isAutoForwardRule(rule) && isBlocking(rule);

/** Words in a name or comment that promise "forwarding only" (English, French, Japanese, German, Dutch, Spanish). */
const FORWARDING_WORDS = /forward|transfert|転送|weiterleit|doorst|reenv[ií]/i;

/** The name or comment of the rule that speaks of forwarding, when it does. */
export function namedForForwarding(rule: TenantObject): string | undefined {
  const words = [rule.name, stated(text(rule, 'comments'))];
  return words.find((word) => word !== undefined && FORWARDING_WORDS.test(word));
}

/** Rejects or deletes mail, says "forwarding" in its name, and has no condition that would tell a forward from other mail. */
export function isBroaderThanNamed(rule: TenantObject): boolean {
  return (
    rule.whole &&
    namedForForwarding(rule) !== undefined &&
    isBlocking(rule) &&
    !rule.properties.has('messageTypeMatches') &&
    !conditions(rule).some(
      (property) =>
        /^(header|subject|attachment|sentto$|recipient(address|domain)|from(address)?)/i.test(property.name) &&
        !/^from(scope|memberof)$/i.test(property.name),
    )
  );
}

/** Addresses and domains a list property names; undefined when it is absent or only known at run time. */
export function named(rule: Named, property: string): readonly string[] | undefined {
  return stated(list(rule, property))?.map((item) => item.value.toLowerCase());
}
