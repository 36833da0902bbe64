import type { Table } from './translate.ts';

/** What each benchmark asks for, by its id. Sources: the benchmarks themselves, as rules cite them. */
export const BENCHMARK_ASKS = {
  'CIS 2.1.6 (7.0)':
    'The outbound policy sends copies of suspicious mail and tells administrators when a sender is blocked.',
  'CIS 2.1.15 (7.0)': 'The outbound policy limits how many recipients a sender may reach, and blocks who reaches more.',
  'CIS 6.1.1 (7.0)': 'Auditing is on in the organization.',
  'CIS 6.1.2 (7.0)': 'Every mailbox logs what is done in it, with the actions that are asked for.',
  'CIS 6.1.3 (7.0)': 'No account is left out of the audit log.',
  'CIS 6.2.1 (7.0)': 'All forms of mail forwarding are blocked or switched off.',
  'CIS 6.2.2 (7.0)': 'No mail flow rule lets the mail of a domain past the spam filter.',
  'CISA SCuBA MS.EXO.1.1v2': 'Automatic forwarding to outside domains is off, except to approved ones.',
  'CISA SCuBA MS.SECURITYSUITE.4.1v1': 'The alert policies that are asked for are on.',
  'Microsoft Secure Score mdo_blockmailforward': 'Outbound policies block automatic forwarding.',
  'Microsoft Secure Score mdo_autoforwardingmode': 'Automatic forwarding is left to the service.',
  'ORCA-242': 'The alert policies that matter are on.',
  'Maester CISA.MS.EXO.1.1': 'Automatic forwarding is off in all remote domains.',
  'Prowler defender_antispam_outbound_policy_forwarding_disabled':
    'Automatic forwarding is off in all outbound policies.',
  'Prowler exchange_transport_rules_mail_forwarding_disabled': 'No mail flow rule forwards mail.',
} as const satisfies Table;

/** What speaks for or against a benchmark. */
export const EVIDENCE_POINTS = {
  'setting-is': '{control}: {setting} is {value}.',
  'setting-given': '{control}: {setting} is stated.',
  'setting-empty': '{control}: {setting} is empty.',
  'limit-is': '{control}: {setting} is {value}; at most {most} is asked for, and 0 leaves it to the service.',
  'sends-outside': '{control} sends mail to {who}, outside the organization ({setting}).',
  'lets-past': '{control} lets the mail of {who} past the spam filter (SetSCL -1).',
  approved: '{control} is open, and forwarding there is approved.',
  'off-is-stricter': '{control} is Off, which is stricter.',
  'organization-setting': '{setting} of the organization is {value}.',
  'not-stated': 'No file states {setting} of the organization.',
  'not-known': '{control}: {setting} cannot be told from these files ({why}).',
  'all-listed': 'All objects of this kind are listed: {control}.',
  'not-all-listed': 'These files do not list all objects of this kind: {control}.',
  'actions-lacking': '{control}: {setting} lacks {actions}.',
  'mailbox-audit-not-listed':
    'No state that is read lists every mailbox with what it logs. Get-EXOMailbox -PropertySets Audit -ResultSize Unlimited shows it in the tenant.',
  'bypass-not-read':
    'Which accounts are left out of the audit log is not among what is read. Get-MailboxAuditBypassAssociation -ResultSize Unlimited shows it in the tenant.',
  'alerts-not-read': 'Alert policies are not among what is read. Look at them in the tenant.',
  'alert-off': 'A script switches an alert policy off.',
} as const satisfies Table;

export const EVIDENCE_RESULTS = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
} as const satisfies Table;

/** Headings and labels of the evidence page. */
export const EVIDENCE_LABELS = {
  title: 'Evidence about mail forwarding',
  lead: 'What files say about who may forward mail out of the organization, judged by Mailflow Lint. The same files, version and day give the same pages, byte for byte.',
  redacted:
    'Names of people, domains, objects and files are replaced by stand-ins; sentences that hold names are left out.',
  version: 'Version',
  day: 'Day',
  commit: 'Commit',
  noCommit: 'The files are in no commit.',
  differing: 'Files that differ from the commit: {files}',
  hash: 'SHA-256 of all inputs',
  benchmarks: 'Benchmarks: {tenant}',
  benchmark: 'Benchmark',
  asks: 'What it asks for',
  result: 'Result',
  finding: 'finding',
  because: 'Because',
  place: 'Place',
  chains: 'Forwards that are set up: {tenant}',
  noChains: 'No file sets up a forward to the outside.',
  control: 'Control',
  exceptions: 'Exceptions: {tenant}',
  noExceptions: 'No exception is agreed to.',
  from: 'From',
  to: 'To',
  owner: 'Owner',
  reason: 'Reason',
  until: 'Until',
  expired: '{day} (expired)',
  endsSoon: '{day} (ends soon)',
  opens: 'Opens now',
  opensNothing: 'nothing',
  mayOpen: 'cannot be told',
  mayOpenMore: 'perhaps more',
  notRead: 'What was not read',
  allRead: 'Everything was read and understood.',
  inputs: 'Inputs',
  file: 'File',
  moreChains: 'Forwards that are not shown: {count}.',
} as const satisfies Table;
