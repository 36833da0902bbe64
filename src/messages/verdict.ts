import type { ControlKind } from '../exchange/control.ts';
import type { Mechanism } from '../exchange/mechanism.ts';
import type { ReasonId } from '../exchange/reason.ts';
import type { StepId } from '../exchange/step-id.ts';
import type { HindranceId } from '../tenant/index.ts';
import type { ClassName } from '../verdict/classes.ts';
import type { FamilyId } from '../verdict/families.ts';
import type { Basis, MissingId, Step } from '../verdict/verdict.ts';
import type { Table } from './translate.ts';

/** Mechanisms in words, to stand after "by". */
export const MECHANISM_NAMES = {
  inboxRuleForward: 'an Inbox rule (forward)',
  inboxRuleForwardAsAttachment: 'an Inbox rule (forward as attachment)',
  inboxRuleRedirect: 'an Inbox rule (redirect)',
  m365GroupInboxRule: 'an Inbox rule of a Microsoft 365 group',
  oofRule: 'a rule of automatic replies',
  mailboxForwardingSmtpAddress: 'mailbox forwarding (ForwardingSmtpAddress)',
  owaForwarding: 'forwarding set in Outlook on the web',
  mailboxForwardingAddress: 'mailbox forwarding to a contact (ForwardingAddress)',
  transportRuleRedirect: 'a mail flow rule that redirects',
  powerAutomate: 'a Power Automate flow',
  clientSideRule: 'a rule that runs in Outlook only',
  manualForward: 'a person who forwards by hand',
  distributionGroupExpansion: 'a distribution group with an outside member',
  journaling: 'journaling',
  onPremisesForward: 'an on-premises mailbox that forwards through Microsoft 365',
} as const satisfies Readonly<Record<Mechanism, string>>;

/** Families of mechanisms in the matrix. */
export const FAMILY_NAMES = {
  'inbox-rule': 'Inbox rule (forward)',
  'inbox-rule-redirect': 'Inbox rule (redirect)',
  'mailbox-forwarding': 'mailbox forwarding to an address',
  'mailbox-contact': 'mailbox forwarding to a contact',
  'group-inbox-rule': 'Inbox rule of a Microsoft 365 group',
  'automatic-reply-rule': 'rule of automatic replies',
  'client-rule': 'rule in Outlook only',
  'on-premises': 'on-premises mailbox',
  flow: 'Power Automate',
  'rule-redirect': 'mail flow rule or group with outside members',
  'by-hand': 'by hand',
} as const satisfies Readonly<Record<FamilyId, string>>;

/** Classes of senders and recipients. */
export const CLASS_NAMES = {
  address: '{name}',
  addresses: '{name} and {more} more',
  members: 'members of {group}',
  domain: 'anyone at {name}',
  'rest-of-domain': 'anyone else at {name}',
  domains: '{name} and {more} more',
  'recipient-domain': '{name}',
  everyone: 'everyone else',
  subdomains: 'subdomains of {name}',
  inside: 'inside ({name})',
  elsewhere: 'anywhere else',
  'mail-users': 'mail users with an outside address',
} as const satisfies Readonly<Record<ClassName['id'] | 'rest-of-domain', string>>;

/** Controls in words. */
export const CONTROL_NAMES = {
  outboundPolicy: 'outbound policy {name}',
  outboundRule: 'outbound rule {name}',
  remoteDomain: 'remote domain {name}',
  transportRule: 'mail flow rule {name}',
  tenantBlockList: 'block list entry {name}',
  outboundConnector: 'outbound connector {name}',
  inboundConnector: 'inbound connector {name}',
  mailbox: 'mailbox {name}',
  inboxRule: 'Inbox rule {name}',
  acceptedDomain: 'accepted domain {name}',
  approvedDomain: 'approved domain {name}',
  group: 'group {name}',
  mailContact: 'mail contact {name}',
  mailUser: 'mail user {name}',
  recipient: 'recipient {name}',
  sender: 'sender {name}',
  mechanism: 'the mechanism itself',
  internal: 'the recipient is inside the organization',
  none: 'no control',
} as const satisfies Readonly<Record<ControlKind, string>>;

/** All controls of a kind in words, and those that have no name. */
export const CONTROLS_OF_KIND = {
  outboundPolicy: 'the outbound policies',
  outboundRule: 'the outbound rules',
  remoteDomain: 'the remote domains',
  transportRule: 'the mail flow rules',
  tenantBlockList: 'the block list',
  outboundConnector: 'the outbound connectors',
  inboundConnector: 'the inbound connectors',
  mailbox: 'the mailboxes',
  inboxRule: 'the Inbox rules',
  acceptedDomain: 'the accepted domains',
  approvedDomain: 'the approved domains',
  group: 'the groups',
  mailContact: 'the mail contacts',
  mailUser: 'the mail users',
  recipient: 'the recipient',
  sender: 'the sender',
  mechanism: 'the mechanism itself',
  internal: 'the recipient is inside the organization',
  none: 'no control',
} as const satisfies Readonly<Record<ControlKind, string>>;

/** The answer in one sentence, by verdict. */
export const ANSWERS = {
  allowed: 'Yes. What {from} forwards to {to} by {mechanism} leaves the organization: {control} permits it.',
  'allowed-none':
    'Yes. What {from} forwards to {to} by {mechanism} leaves the organization: no control acts on this way.',
  'allowed-internal':
    'Yes. {to} is inside the organization, and no control stops what {from} forwards there by {mechanism}.',
  blocked: 'No. What {from} forwards to {to} by {mechanism} is blocked by {control}.',
  unknown: 'Unknown. Whether {from} may forward to {to} by {mechanism} cannot be told from these files: {why}',
} as const satisfies Table;

export const RESULTS = {
  pass: 'passes',
  block: 'BLOCKS',
  unknown: 'unknown',
  'not-applicable': 'does not act',
} as const satisfies Readonly<Record<Step['result'], string>>;

export const BASES = { documented: 'documented', inferred: 'inferred' } as const satisfies Readonly<
  Record<Basis, string>
>;

/** What one step says. */
export const STEPS = {
  'recipient-inside': '{domain} is inside the organization',
  'recipient-relay': '{domain} is inside the organization; its mailboxes may be elsewhere (internal relay)',
  'recipient-outside': '{domain} is outside the organization',
  'recipient-outside-subdomain': '{domain} is outside: the accepted domain above it does not extend to subdomains',
  'recipient-mail-user': '{recipient} is a mail user: inside for mail flow rules, although the mail leaves',
  'recipient-internal-remote-domain': 'the remote domain makes {domain} internal for mail flow rules',
  'recipient-inside-by-mailbox': '{domain} is inside: mailboxes of the organization have addresses there',
  'recipient-not-listed': '{domain} may be inside or outside: no file lists the accepted domains',
  'recipient-perhaps-inside': '{domain} may be inside: an accepted domain is only known at run time',
  'forwarding-smtp-address-ignored':
    'ForwardingSmtpAddress is ignored, because ForwardingAddress ({forwardingAddress}) is set as well',
  'remote-domain-allows': 'automatic forwards to {domainName} are allowed',
  'remote-domain-assumed': 'no entry covers {domain}; the service default (*, allowed) is assumed',
  'remote-domain-blocks': 'automatic forwards to {domainName} are dropped without a report',
  'remote-domain-inside': 'the recipient is inside the organization',
  'remote-domain-not-this-mechanism': 'remote domains do not act on this way of forwarding',
  'no-rule-acts': 'no mail flow rule stops this message',
  'rule-disabled': 'the rule is switched off',
  'rule-audit': 'the rule is in audit mode and does not touch delivery',
  'rule-outside-dates': 'the rule is not active on this day',
  'rule-excepted': 'an exception of the rule applies',
  'rule-not-messageTypeMatches': 'this way of forwarding does not have the message type of the rule',
  'rule-not-headerContainsMessageHeader': 'the message does not carry the header of the rule',
  'rule-not-headerMatchesMessageHeader': 'the message does not carry the header of the rule',
  'rule-not-from': 'the sender the rule sees is not one of its senders',
  'rule-not-fromMemberOf': 'the sender the rule sees is in none of its groups',
  'rule-not-senderDomainIs': 'the sender the rule sees is in none of its domains',
  'rule-not-fromScope': 'the original sender is on the other side than the rule asks (FromScope)',
  'rule-not-sentToScope': 'the recipient is on the other side than the rule asks (SentToScope)',
  'rule-not-recipientDomainIs': 'the recipient is in none of the domains of the rule',
  'rule-not-sentTo': 'the recipient is not one of those of the rule',
  'rule-not-sentToMemberOf': 'the recipient is in none of the groups of the rule',
  'rule-rejects': 'the rule rejects the message',
  'rule-silent-drop': 'the rule deletes the message without a report',
  'rule-quarantine': 'the rule sends the message to quarantine',
  'rule-redirect': 'the rule redirects the message to somebody else',
  'rule-stops': 'the rule stops the processing of later rules',
  'rule-selects-policy': 'the first rule that matches {sender}; it selects policy {policy}',
  'policy-permits': 'automatic forwarding is on',
  'policy-permits-automatic': 'Automatic, which means On here, as stated',
  'policies-permit': 'every policy that may apply to {sender} permits it',
  'policy-forbids': 'automatic forwarding is off',
  'policy-forbids-automatic': 'Automatic, which means Off here, as stated',
  'policies-forbid': 'every policy that may apply to {sender} forbids it',
  'policy-not-this-mechanism': 'outbound policies do not act on this way of forwarding',
  'policy-inside': 'outbound policies do not act on recipients inside the organization',
  'block-list-blocks': 'all mail to {value} is blocked',
  'block-list-expired': 'the entry has expired',
} as const satisfies Readonly<Record<StepId, string>>;

/** Why an answer is unknown, by reason code; also what a step of this reason says. */
export const REASONS = {
  'automatic-org-dependent':
    'policy {policy} is Automatic, and what that means differs between organizations: Off for most, On for some that forwarded before 2021.',
  'sender-not-in-accepted-domain':
    '{domain} is not among the accepted domains, so the sender may not belong to this organization.',
  'accepted-domains-not-listed':
    'no file lists the accepted domains, so {domain} may be inside the organization or outside.',
  'default-policy-not-in-snapshot': 'the Default outbound policy judges this sender, and no file states it.',
  'rule-references-missing-policy': 'outbound rule {rule} selects policy {policy}, which no file defines.',
  'rule-without-conditions': 'outbound rule {rule} has no condition; Microsoft does not say whom it then covers.',
  'duplicate-priority':
    'several rules that match have priority {priority}, and which of them runs first makes the difference.',
  'order-unknown': '{control} depends on what runs first, and these files do not say it.',
  'group-membership-unknown': 'nobody can tell from these files who is in group {group}.',
  'dynamic-group-unsupported': '{group} is a dynamic group, which outbound rules do not support.',
  'nested-group-undocumented':
    'the sender may be in {group} through a nested group; Microsoft does not say whether that counts.',
  'header-stamping-undocumented':
    'Microsoft does not say whether this way of forwarding carries the header that {control} looks for.',
  'message-content-dependent': '{control} looks at the message itself ({predicate}).',
  'rule-date-window': '{control} depends on the date ({date}).',
  'mechanism-message-type-undocumented': 'Microsoft does not say how the controls see this way of forwarding.',
  'onprem-docs-contradict': 'two current Microsoft pages contradict each other about on-premises mailboxes.',
  'internal-relay-recipient-location':
    'the mailbox may be on-premises ({domain} is an internal relay domain), and remote domain {remoteDomain} drops automatic forwards that leave.',
  'invalid-autoforwardingmode': 'policy {policy} states {mode}, which is none of Automatic, On, Off.',
  'held-for-approval': '{control} holds the message until somebody approves it.',
  'sender-match-undetermined': 'which sender {control} sees cannot be told.',
  'mailuser-externality-undocumented':
    '{recipient} is a mail user; Microsoft does not say whether an outbound policy that is not On stops this.',
  'isinternal-remote-domain-undocumented':
    'remote domain {remoteDomain} makes the recipient internal; Microsoft does not say whether an outbound policy that is not On stops this.',
  'run-time-value': 'a value of {control} is only known at run time ({setting}).',
  'not-understood': '{setting} of {control} was not understood; it may say more about it.',
  'command-refused':
    '{command}, which was to set {setting} of {control}, is refused ({cause}); what is in force is not known.',
  'never-runs':
    '{command}, which was to set {setting} of {control}, never runs ({cause}); what is in force is not known.',
  'may-run': 'whether {command} runs, which sets {setting} of {control}, is only known at run time ({cause}).',
  'contradicting-values': 'the files give {control} two different values.',
  'setting-not-stated': 'no file states {setting} of {control} in full.',
  'export-broke-off': 'the export of the tenant does not list all of {collection}; others may be there.',
  'illegal-value': '{control} states {value} for {setting}, which the service does not accept.',
} as const satisfies Readonly<Record<ReasonId, string>>;

/** What keeps a command from surely running. */
export const EFFECT_CAUSES = {
  'region-branch': 'it stands in a branch',
  'region-loop': 'it stands in a loop',
  'region-block': 'it stands in a script block',
  'region-catch': 'it stands where a failure is handled',
  'condition-false': 'its condition never holds',
  'behind-exit': 'the script ends before it',
  'behind-failure': 'a command before it fails',
  'function-not-called': 'nothing calls the function it stands in',
  'function-called-elsewhere': 'another file may call the function it stands in',
  'does-not-parse': 'PowerShell cannot parse the script',
  'does-not-compile': 'the configuration does not compile',
  'name-replaced-elsewhere': 'another file makes a function of its name',
  'command-run-time': 'only a run tells which command it is',
  'command-handed': 'a function is given the name of the command',
  'code-in-text': 'it is code that stands in a text',
  'variable-unset': 'a variable that it is given may hold nothing',
  'policy-may-be-taken': 'another rule may have its policy already',
  'name-taken-before': 'an object of this name was made before',
  'what-if': '-WhatIf only shows what it would do',
  'what-if-preference': '$WhatIfPreference is set',
  'what-if-default': '$PSDefaultParameterValues gives it -WhatIf',
} as const satisfies Readonly<Record<HindranceId, string>>;

/** Reasons in few words, for tables. */
export const REASON_NAMES = {
  'automatic-org-dependent': 'Automatic differs between organizations',
  'sender-not-in-accepted-domain': 'domain not accepted',
  'accepted-domains-not-listed': 'accepted domains not listed',
  'default-policy-not-in-snapshot': 'Default policy not stated',
  'rule-references-missing-policy': 'policy of the rule not defined',
  'rule-without-conditions': 'rule without conditions',
  'duplicate-priority': 'equal priorities',
  'order-unknown': 'order not known',
  'group-membership-unknown': 'members of the group not known',
  'dynamic-group-unsupported': 'dynamic group',
  'nested-group-undocumented': 'nested group',
  'header-stamping-undocumented': 'header not documented for this way',
  'message-content-dependent': 'depends on the message',
  'rule-date-window': 'depends on the date',
  'mechanism-message-type-undocumented': 'way of forwarding not documented',
  'onprem-docs-contradict': 'Microsoft pages contradict each other',
  'internal-relay-recipient-location': 'mailbox may be on-premises',
  'invalid-autoforwardingmode': 'illegal mode',
  'held-for-approval': 'held for approval',
  'sender-match-undetermined': 'depends on the author of the message',
  'mailuser-externality-undocumented': 'mail user, not documented',
  'isinternal-remote-domain-undocumented': 'internal remote domain, not documented',
  'run-time-value': 'value known at run time only',
  'not-understood': 'block not understood',
  'command-refused': 'command refused',
  'never-runs': 'command never runs',
  'may-run': 'command may run or not',
  'contradicting-values': 'contradicting values',
  'setting-not-stated': 'setting not stated',
  'export-broke-off': 'export not whole',
  'illegal-value': 'illegal value',
} as const satisfies Readonly<Record<ReasonId, string>>;

/** How to state the missing fact, by reason code. `{key}` is where it goes. */
export const HOW_TO_STATE = {
  'automatic-org-dependent':
    'Write On or Off in the policy. If you know what Automatic does in your organization, state {key}: off or on in the configuration.',
  'sender-not-in-accepted-domain': 'List the domain under {key} in the configuration or in the tenant file.',
  'accepted-domains-not-listed':
    'List all accepted domains of the organization under {key} in the configuration or in the tenant file.',
  'default-policy-not-in-snapshot': 'State the Default policy with its autoForwardingMode under {key}.',
  'rule-references-missing-policy': 'Define policy {policy} under {key}, or correct the name in rule {rule}.',
  'rule-without-conditions': 'Give the rule From, FromMemberOf or SenderDomainIs.',
  'duplicate-priority': 'Give each rule its own priority.',
  'order-unknown': 'Give each rule its own priority in one file, or list the scripts in their order under {key}.',
  'group-membership-unknown': 'List the members of {group} under {key} in the configuration or in the tenant file.',
  'dynamic-group-unsupported': 'Use a group with fixed members in the rule, and list them under {key}.',
  'nested-group-undocumented':
    'Put the sender into {group} directly, or list the members of {group} under {key} without nesting.',
  'header-stamping-undocumented': 'Let an outbound policy decide instead: set it to Off for these senders.',
  'message-content-dependent': 'Nothing to state: the answer differs from message to message.',
  'rule-date-window': 'State the day with --as-of, or {key} in the configuration.',
  'mechanism-message-type-undocumented': 'Test it in the tenant, or forward by an Inbox rule, which is documented.',
  'onprem-docs-contradict': 'Test it in the tenant with one on-premises mailbox.',
  'internal-relay-recipient-location':
    'List the mailbox under {key}, or add a remote domain for {domain} that allows automatic forwards.',
  'invalid-autoforwardingmode': 'Write Automatic, On or Off.',
  'held-for-approval': 'Nothing to state: a person decides.',
  'sender-match-undetermined':
    'State who sent the forwarded message (--original-sender), or use the address in place of a name.',
  'mailuser-externality-undocumented':
    'Use a mail contact in place of the mail user, or set the policy to On for this sender.',
  'isinternal-remote-domain-undocumented':
    'Set IsInternal of the remote domain to false, or the policy to On for this sender.',
  'run-time-value': 'Write the value as a literal, or state the object in a tenant file.',
  'not-understood': 'Write the settings as keys of the object itself.',
  'command-refused': 'Correct the command, or state what is in force in a tenant file.',
  'never-runs': 'Remove what keeps the command from running, or state what is in force in a tenant file.',
  'may-run': 'State what is in force in a tenant file, or write the command where it surely runs.',
  'contradicting-values': 'Keep one of the two values.',
  'setting-not-stated': 'State {setting} in a tenant file.',
  'export-broke-off': 'Run the export script again: it goes on where it stopped.',
  'illegal-value': 'Correct the value.',
  'flow-operation':
    'State what the flow does: --flow-operation Forward or Send, or flowOperations in the configuration.',
} as const satisfies Readonly<Record<MissingId, string>>;

/** How long a change takes to act, by the kind of control. Source: EXO-MFR; Microsoft names no time for the others. */
export const DELAYS = {
  transportRule: 'A change to a mail flow rule may take up to 30 minutes to act.',
  outboundPolicy: 'How long a change to an outbound policy takes to act is not documented.',
  remoteDomain: 'How long a change to a remote domain takes to act is not documented.',
  tenantBlockList: 'How long a change to the block list takes to act is not documented here.',
} as const satisfies Table;
