import type { LensId } from '../language/lens.ts';
import type { ChangeId } from '../verdict/repairs/change.ts';
import type { Decision, UserImpact } from '../verdict/verdict.ts';

/** Changes that turn an answer. */
export const CHANGES = {
  'scoped-policy-group-on':
    'Create outbound policy {policy} with forwarding on, with a rule in front of all others for the new group {group}, and put {sender} into it.',
  'scoped-policy-address-on':
    'Create outbound policy {policy} with forwarding on, with a rule in front of all others for {sender} alone.',
  'scoped-policy-address-off':
    'Create outbound policy {policy} with forwarding off, with a rule in front of all others for {sender} alone.',
  'scoped-policy-group-off':
    'Create outbound policy {policy} with forwarding off, with a rule in front of all others for the new group {group}, and put {sender} into it.',
  'policy-on': 'Set outbound policy {policy} to On.',
  'policy-off': 'Set outbound policy {policy} to Off.',
  'enable-rule': 'Switch on outbound rule {rule}, which selects policy {policy}.',
  'join-group': 'Put {sender} into group {group}.',
  'add-to-rule': 'Add {sender} to the senders of outbound rule {rule}.',
  'remote-domain-entry': 'Add a remote domain for {domain} that allows automatic forwards.',
  'remote-domain-entry-block': 'Add a remote domain for {domain} that drops automatic forwards.',
  'remote-domain-on': 'Allow automatic forwards in remote domain {remoteDomain}.',
  'remote-domain-off': 'Drop automatic forwards in remote domain {remoteDomain}.',
  'rule-exception-recipient': 'Give mail flow rule {rule} an exception for the recipient {value}.',
  'rule-exception-domain': 'Give mail flow rule {rule} an exception for recipients at {value}.',
  'rule-exception-sender':
    'Give mail flow rule {rule} an exception for {value}, and let it look at header and envelope (SenderAddressLocation).',
  'rule-disable': 'Switch off mail flow rule {rule}.',
  'rule-enable': 'Switch on mail flow rule {rule}.',
  'rule-block-forwards': 'Add a mail flow rule that rejects automatic forwards to {recipient}.',
  'rule-block-all':
    'Add a mail flow rule that rejects all mail to {recipient}: rules cannot see this way of forwarding.',
  'block-list-remove': 'Take {value} off the Tenant Allow/Block List.',
  'block-list-add': 'Put {value} on the Tenant Allow/Block List, which blocks all mail to it.',
} as const satisfies Readonly<Record<ChangeId, string>>;

/** What differs between two states, by the verdict afterwards. */
export const EFFECTS = {
  allowed: '{from} may then forward to {to} by {families} ({before} before).',
  blocked: '{from} may then no longer forward to {to} by {families} ({before} before).',
  unknown: 'Whether {from} may forward to {to} by {families} is then unknown ({before} before).',
} as const satisfies Readonly<Record<Decision, string>>;

/** Texts above objects in the editor. */
export const LENSES = {
  'lens-too-many': 'Too many senders and recipients to say what this does',
  'lens-which-domains': 'Unknown: which domains are yours?',
  'lens-is-domain-yours': 'Unknown: is {domain} yours?',
  'lens-policy-nobody': '{policy}: applies to nobody, no rule that is on selects it',
  'lens-policy-off': '{policy}: blocked for {who}',
  'lens-policy-on': '{policy}: {who} may forward to {to}',
  'lens-policy-on-except': '{policy}: {who} may forward to {to}; blocked for {stopped} by {control}',
  'lens-policy-on-except-line': '{policy}: {who} may forward to {to}; blocked for {stopped} by {line}',
  'lens-policy-on-blocked': '{policy}: on for {who}, but other controls stop every forward',
  'lens-policy-on-unknown': '{policy}: on for {who}, but other controls may stop every forward',
  'lens-policy-unknown': '{policy}: unknown whether {who} may forward',
  'lens-everyone-else': 'everyone not named elsewhere',
  'lens-everyone': 'everyone',
  'lens-senders-one': '{count} class of senders',
  'lens-senders-many': '{count} classes of senders',
  'lens-from-one': '{count} person',
  'lens-from-many': '{count} people',
  'lens-fromMemberOf-one': '{count} group',
  'lens-fromMemberOf-many': '{count} groups',
  'lens-senderDomainIs-one': '{count} domain',
  'lens-senderDomainIs-many': '{count} domains',
  'lens-no-condition': 'senders that no condition names',
  'lens-and': ' and also ',
  'lens-rule': '{rule} → {policy}, {who}',
  'lens-rule-off': 'Off. {rule} → {policy}, {who}',
  'lens-remoteDomain-unknown': 'Unknown whether it drops forwards',
  'lens-transportRule-unknown': 'Unknown whether it stops forwards',
  'lens-hidden': 'Other lines of this kind, not shown in a file of this size: {count}',
  'lens-remoteDomain-stops': 'Drops forwards of {who} to {to}, without a report',
  'lens-remoteDomain-closed': 'Closed for automatic forwards',
  'lens-remoteDomain-stops-nothing': 'Stops no forwards',
  'lens-transportRule-stops': 'Stops forwards of {who} to {to}',
  'lens-transportRule-stops-nothing': 'Stops no automatic forwards',
  'lens-forward-inside': 'Stays inside the organization',
  'lens-forward-allowed': 'Leaves the organization: {control}',
  'lens-forward-allowed-line': 'Leaves the organization: {control}, {line}',
  'lens-forward-blocked': 'Blocked by {control}',
  'lens-forward-blocked-line': 'Blocked by {control}, {line}',
  'lens-forward-unknown': 'Cannot be told: {control}',
  'lens-forward-unknown-line': 'Cannot be told: {control}, {line}',
  'lens-any-domain': 'any domain',
  'lens-exception-opens': 'Opens now: {what}',
  'lens-exception-pair': '{who} to {to}',
  'lens-exception-nothing': 'Opens nothing now',
  'lens-exception-unknown': 'What it opens now is not known',
  'lens-and-more': '{names} and {count} more',
} as const satisfies Readonly<Record<LensId, string>>;

/** What people see. */
export const USER_IMPACT = {
  'sender-nothing-delivered': 'nothing; the message went on.',
  'sender-unknown': 'cannot be told.',
  'sender-ndr-5.7.520':
    'a bounce: "550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)".',
  'sender-ndr-5.7.520-if-external':
    'the bounce "550 5.7.520 Access denied, Your organization does not allow external forwarding. ... AS(7555)" when the author is outside; nothing when the author is inside.',
  'sender-nothing-reports-off':
    'nothing: the bounce is deleted, because the remote domain of the author does not let bounces leave (NDREnabled false).',
  'sender-ndr-unless-reports-off':
    'a bounce; nothing when the author is outside in a domain whose remote domain does not let bounces leave (NDREnabled false).',
  'sender-nothing-internal': 'nothing: authors inside get no bounce when an Inbox rule is blocked.',
  'sender-nothing-dropped':
    'nothing; the message is deleted. Only the message trace shows it: "250 2.1.5 RESOLVER.MSGTYPE.AF; handled AutoForward addressed to external recipient".',
  'sender-ndr-rule-text': 'a bounce with the text of the rule: "550 5.7.1 TRANSPORT.RULES.RejectMessage".',
  'sender-ndr-rule-code': 'a bounce with the code that the rule sets.',
  'sender-ndr-rule-undetermined':
    'a bounce; which code it carries is not clear, because the rule sets a text and a code.',
  'sender-nothing-deleted': 'nothing; the rule deletes the message.',
  'sender-nothing-quarantined': 'nothing; the message waits in quarantine.',
  'sender-nothing-redirected': 'nothing; the message goes to somebody else.',
  'sender-ndr-5.7.703':
    'a bounce: "550 5.7.703 Your message can\'t be delivered because messages to ... are blocked by your organization".',
  'owner-unknown': 'cannot be told.',
  'owner-not-involved': 'nothing; no mailbox keeps this message.',
  'owner-keeps-copy': 'the message, in the mailbox as usual.',
  'owner-keeps-copy-unaware': 'the message, in the mailbox as usual, and no sign that the forward failed.',
  'owner-copy-unknown': 'a copy only when DeliverToMailboxAndForward is true; the files do not say.',
  'owner-copy-unknown-blocked':
    'the message only when DeliverToMailboxAndForward is true; the files do not say. Otherwise it is lost.',
  'owner-loses-message': 'NOTHING: DeliverToMailboxAndForward is false, so the message is lost.',
  'owner-has-no-copy': 'nothing: DeliverToMailboxAndForward is false, so only the recipient has the message.',
  'owner-may-lose-message':
    'nothing: DeliverToMailboxAndForward is false; if the forward is blocked, the message is lost.',
  'recipient-gets-it': 'the message.',
  'recipient-gets-nothing': 'nothing.',
  'recipient-unknown': 'cannot be told.',
  'recipient-quarantine': 'nothing until somebody releases the message.',
  'recipient-redirected': 'nothing: somebody else gets it.',
} as const satisfies Readonly<Record<UserImpact[keyof UserImpact], string>>;
