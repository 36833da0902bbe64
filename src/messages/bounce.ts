import type { CauseReason, MissingFact } from '../bounce/cause.ts';
import type { ChecklistId, ChecklistState } from '../bounce/checklist.ts';
import type { Table } from './translate.ts';

/** Headings and labels. */
export const BOUNCE_LABELS = {
  title: 'Bounce {code} for {recipient}',
  'title-nobody': 'Bounce {code}',
  'title-many': 'Bounce for {count} recipients',
  'title-event': 'Event {code} for {recipient}',
  'title-event-nobody': 'Event {code}',
  'title-no-code': 'Failed delivery to {recipient}, without a code',
  'title-no-code-nobody': 'Failed delivery, without a code',
  'title-nothing': 'No failure was found in this text',
  nothing:
    'The text holds no status code, no reply of a server and no message trace. Paste the whole report, with the part for administrators.',
  facts: 'What the report says',
  recipient: 'Recipient',
  code: 'Code',
  answer: 'Answer of the server',
  token: 'Decisive text',
  remoteServer: 'Server that answered',
  generatingServer: 'Server that wrote the report',
  failedAt: 'Failed at',
  time: 'Time',
  originalSender: 'Sender',
  author: 'Author of the message',
  forwardingMailbox: 'Mailbox that forwarded',
  subject: 'Subject',
  messageId: 'Message id',
  messageTraceId: 'Message trace id',
  inner: 'Passed-on answer',
  innerMeaning: 'The answer that is passed on is the real reason:',
  passedOn: 'It was passed on by these answers:',
  answeredBy: 'Answer of',
  cause: 'Which line did it',
  trace: 'Trace the message',
  related: 'What the files say about this control:',
  missing: 'What would tell:',
  assumed: 'The report does not say how the message was forwarded; {mechanism} was taken as likely.',
  also: 'Also in this report: {codes}',
} as const satisfies Table;

/** Why a check of the author fails for forwards, and the ways out, each with the one whom it helps. */
export const FORWARD_ADVICE = {
  title: 'Why forwards fail this check, and the ways out',
  forwarded: 'This message was forwarded, and the server that took it checks who really sent it.',
  perhaps: 'If this message was forwarded, that is why it failed:',
  spf: 'SPF fails at the new server: the server that forwards is none of those that the domain of the author names.',
  dkim: 'DKIM survives only when the message arrives unchanged. A disclaimer, a tag in the subject or a rewritten link breaks the signature, and some mail has none.',
  srs: 'Exchange Online rewrites the sender of the envelope of what it forwards (SRS). That repairs SPF for the envelope alone: DMARC looks at the From header, which stays.',
  ways: 'Ways out:',
  fetch:
    'For somebody who wants to read the mail elsewhere: a mail program or app that signs in to this mailbox and fetches the mail, in place of the forward. Gmail itself ends fetching from other mailboxes in 2026.',
  shared: 'For a team, a deputy or a successor: a shared mailbox or access to this mailbox, in place of the forward.',
  contact:
    'For somebody who has left: a mail contact with the new address, and an automatic reply that tells it to the senders, in place of the forward.',
  arc: 'For an administrator of Microsoft 365 at the receiving end: trust the ARC seal of the server that forwards (Set-ArcConfig).',
  author: 'For the owner of the author’s domain: sign with DKIM, so that a forward that changes nothing passes DMARC.',
} as const satisfies Table;

/** Whether the files explain the bounce, by the reason of the cause. */
export const CAUSES = {
  line: '{place} did it: {control} stops what {from} forwards to {to}.',
  default:
    'A default of the service did it: {control} stops what {from} forwards to {to}, and no file states otherwise.',
  automatic:
    '{place} did it: {control} is Automatic. What Automatic means differs between organizations; this bounce shows that it acts as Off here. Write Off or On instead.',
  'rule-by-status': '{place} did it: {control} gives exactly this status or text.',
  'by-recipient': '{place} did it: {control} stops such mail to {to}, whoever sends it.',
  'allowed-for-all':
    'This repository cannot explain it: by these files {control} stops nothing that goes to {to}. The settings in force probably differ from the files, or changed after the bounce.',
  connector:
    '{place}: {control} carries the mail to {to}, and the server at its other end did not satisfy it. Compare its TLS settings and smart hosts with the certificate and the name of that server.',
  'no-connector':
    'Exchange Online and the server that it reached could not agree on a session. No outbound connector of these files surely carries mail to {to}; without one, the settings of that server decide.',
  normal: 'Nothing failed: this event is normal.',
  'normal-setting': 'Nothing failed: this event is normal. {place} makes it: {control}.',
  'no-answer': 'The text holds no answer of a server, so no line can be named.',
  'no-tenant': 'No files of an organization were read, so no line can be named.',
  'no-control': 'No setting of the kinds that are read makes this answer, so no line can be named.',
  'other-side': 'This repository cannot explain it: the server of another organization refused the message.',
  'sender-unknown':
    'This repository cannot explain it yet: the report does not say which mailbox forwarded, and no file holds exactly one forward to {to}.',
  'another-control':
    'This repository cannot explain it: by these files {control} would act first. The settings in force probably differ from the files.',
  'allowed-here':
    'This repository cannot explain it: by these files the forward from {from} to {to} is allowed. The settings in force probably differ from the files, or changed after the bounce.',
  undecided: 'This repository cannot explain it for sure: {why}',
} as const satisfies Readonly<Record<CauseReason, string>>;

/** Facts that would help. */
export const MISSING_FACTS = {
  'forwarding-mailbox':
    'Which mailbox forwarded the message: the header X-MS-Exchange-Inbox-Rules-Loop, X-MS-Exchange-ForwardingLoop or Resent-From. On the command line: --from.',
  recipient: 'The address of the recipient.',
  'trace-detail': 'The details of the message trace; they name the rule or policy that acted.',
  'deployed-state': 'The settings in force, to compare them with the files: see the commands below.',
  'data-loss-prevention': 'The data loss prevention rules (Get-DlpComplianceRule); no file of this kind is read.',
  'sending-limits': 'The sending limits and restricted entities of the account; they stand in no configuration file.',
  'other-organization':
    'The answer of the administrators of the other organization, whose settings are not in these files.',
  'text-of-answer': 'The exact answer of the server, with its status code.',
  'whole-configuration':
    'The configuration of the tenant: outbound policies and rules, remote domains, mail flow rules, accepted domains.',
} as const satisfies Readonly<Record<MissingFact, string>>;

/** Support bundle. */
export const BUNDLE = {
  title: 'Support case: what to collect',
  redacted: 'Addresses, domains, IP addresses, subject and message id were replaced.',
  private: 'This text holds personal data. Replace it with --redact before it leaves your organization.',
  happened: 'What happened',
  affected: 'Who is affected',
  'affected-none': 'The files name no mailbox that forwards. List the accounts that cannot forward.',
  'affected-count': 'Forwards in the files: {count}. Mark those that fail, and add missing ones.',
  configuration: 'Configuration in the files',
  'configuration-none': 'No file states policies, rules or remote domains. Attach the output of the commands below.',
  commands: 'Attach the output of these commands',
  byHand: 'Add by hand',
  'hand-tenant': 'Tenant id and subscription (Microsoft 365 admin center)',
  'hand-screens':
    'Screenshots of the outbound spam policy and of the mail flow rules, where the output does not show enough',
  'hand-report': 'The whole report, with the part for administrators and the headers',
  'hand-since': 'Since when it happens, how often, and what changed before',
  'hand-tried': 'What was tried already',
} as const satisfies Table;

/** Checklist for 5.7.520. */
export const CHECKLIST = {
  title: 'Checklist for 5.7.520',
  'policy-mode': 'The outbound spam policy in force allows automatic forwarding.',
  'policy-scope': 'The rules apply such a policy to the mailbox that forwards.',
  'remote-domain':
    'The remote domain of the recipient allows automatic forwards (a block there is silent and gives no bounce).',
  'mail-flow-rules': 'No mail flow rule rejects automatic forwards.',
  connectors: 'Hybrid: the outbound connector is enabled, and TLS and certificate fit.',
  'manual-send': 'A message written by hand to the same address arrives: then only the automatic forward is blocked.',
  'message-trace': 'The message trace names the rule or policy that acted.',
  closing: 'Before the case is closed',
  'close-policy': 'The policy in force for this mailbox is On, by a policy and a rule for only those who need it.',
  'close-remote-domain': 'The remote domain of the recipient allows automatic forwards.',
  'close-rules': 'No mail flow rule blocks without a fitting exception.',
  'close-connectors': 'Connectors, TLS and certificates are in order (hybrid).',
  'close-trace': 'The message trace id is kept, the cause is named, and a new test arrived.',
  'state-good': 'fulfilled, by the files',
  'state-bad': 'not fulfilled, by the files',
  'state-unknown': 'the files do not say',
  'state-by-hand': 'to be checked by hand',
  automatic:
    'Automatic is not the same as Off: since the documentation of August 2026 its effect depends on the organization. A bounce 5.7.520 shows that it acts as Off in yours.',
  ask: 'For whom: name the mailbox that forwards and the recipient to have each step answered.',
  waiting: 'Waiting time',
} as const satisfies Readonly<
  Record<ChecklistId | `state-${ChecklistState}` | 'title' | 'closing' | 'automatic' | 'ask' | 'waiting', string>
>;

/** What is known about an address in the files. */
export const ADDRESSES = {
  title: 'Address {address}',
  none: 'The files do not mention this address.',
  'no-files': 'No files of an organization were read, so nothing is known about this address.',
  places: 'Where the files name it',
  'leaves-yes': 'Mail for this address is forwarded out of the organization.',
  'leaves-no': 'Mail for this address is not forwarded out of the organization.',
  'leaves-unknown': 'The files do not tell whether mail for this address is forwarded out of the organization.',
  external: 'It is that of a mail contact or mail user: mail for it goes to {to}.',
  group: 'It is that of a group: what its members forward is not followed here.',
  'no-forward': 'The files set up no forward of this address.',
  inside: '{from} to {to} ({mechanism}): stays inside the organization.',
  dropped:
    '{from} to {to} ({mechanism}): an Inbox rule has forwarded the message before, so that Exchange Online drops it here and tells nobody.',
  unclear: 'These settings forward mail, and the files do not tell whose, or where to:',
  'not-listed':
    'The files do not list every mailbox and every Inbox rule of the organization: this address may forward by others.',
  more: 'Others that are not listed here: {count}.',
} as const satisfies Table;

/** Headings of the page of a rule. */
export const RULE_PAGE = {
  why: 'Why it matters',
  whatToDo: 'What to do',
  exceptions: 'Exceptions',
  examples: 'Examples',
  settings: 'With these settings',
  wrong: 'Wrong',
  right: 'Right',
  sources: 'Sources',
  benchmarks: 'Benchmarks',
  severity: 'Severity: {severity}',
  optional: 'Off unless the configuration gives it a severity.',
  since: 'Since version {version}.',
  aliases: 'Former names, which still count: {names}.',
  deprecated: 'Deprecated since version {version}; it still runs.',
  instead: 'Deprecated since version {version}; it still runs. {rule} finds the same.',
  fixes: 'Fixes',
  safe: 'safe',
  review: 'review',
} as const satisfies Table;
