import { knowledgeIn } from '../src/adapters/node/knowledge.ts';
import { type ControlAct, MECHANISM_FACTS } from '../src/exchange/mechanism.ts';
import type { ReasonId } from '../src/exchange/reason.ts';
import type { Citation } from '../src/knowledge/index.ts';
import { HOW_TO_STATE, MECHANISM_NAMES, REASON_NAMES, REASONS, STEPS, USER_IMPACT } from '../src/messages/index.ts';
import { MECHANISMS } from '../src/verdict/verdict.ts';
import { BY_HAND, ENGINE } from '../test/exchange/effect-scripts.ts';
import { stepsSeen } from '../test/verdict/steps-seen.ts';
import { inRoot } from './root.ts';

const knowledge = knowledgeIn(inRoot('src/knowledge/data'));

/** Points on which the documents are silent or allow two readings, and how the engine reads them. */
const READINGS: readonly (readonly [string, string])[] = [
  [
    'Automatic',
    'Unknown, unless the configuration states `automaticMeans`. Until mid-2026 Microsoft wrote that Automatic is Off for everybody; since 2026-08-10 it says that it depends on the organization.',
  ],
  ['No accepted domain is stated', 'The sender cannot be placed: unknown (`sender-not-in-accepted-domain`).'],
  ['Several entries cover one domain', 'Exact before wildcard, longer wildcard before shorter, `*` last; inferred.'],
  ['No entry `*` is stated', 'The service default is assumed: automatic forwards are allowed.'],
  [
    'Remote domain with IsInternal and AutoForwardEnabled false',
    'Still a block: the documents name only rules as parts that treat the recipients as internal.',
  ],
  [
    'Outbound rules that may match',
    'All policies that may be the one are kept. When they agree the answer is theirs (`outboundPolicy`); otherwise the first rule in doubt names policy and reason.',
  ],
  [
    'Rule that may match, policy missing',
    'Unknown (`rule-references-missing-policy`); the policy is named as the rule writes it.',
  ],
  [
    'Priority not stated',
    'The rule stands behind all others, as the service does with a new rule. A priority known at run time only may be any.',
  ],
  [
    'FromMemberOf and an Inbox rule of a Microsoft 365 group',
    'Never matches: the group itself is the sender and must stand in From.',
  ],
  [
    'A name without address in From or in a group',
    'May be the sender when no declared mailbox, contact or group has this name: unknown (`sender-match-undetermined`, `group-membership-unknown`).',
  ],
  [
    'Sender that a mail flow rule sees',
    'Header: the author of the original message for forwards, the person for forwards by hand and flows. Envelope: the forwarding mailbox for forward and forward as attachment, the author for redirects, not determined elsewhere.',
  ],
  [
    'Several reasons in one mail flow rule',
    'Named in this order: run-time state of the rule, dates, conditions (message type, headers, senders, scopes, recipients, content), exceptions.',
  ],
  [
    'StopRuleProcessing on a rule that may match',
    'Later blocks become unknown. A rule that blocks itself when it matches leaves no doubt about a later block: blocked either way.',
  ],
  ['Rule that redirects to the very recipient', 'No block: the message reaches the recipient.'],
  [
    'Activation and expiry',
    'A date without a time means its midnight, so the day itself counts as come. A moment within the day asked for, and a date whose day and month cannot be told apart, are unknown (`rule-date-window`).',
  ],
  ['Audit mode and StopRuleProcessing', 'A rule in audit mode does not stop later rules; inferred.'],
  [
    'Recipient that is a mail user or made internal by a remote domain',
    'Rules with SentToScope NotInOrganization do not match. A policy that is not On gives unknown.',
  ],
  [
    'Rules that run in Outlook only',
    'Where a remote domain or a policy would act, the mechanism itself is named as what cannot be told. A mail flow rule that does not look at the message type still blocks.',
  ],
  [
    'On-premises mailboxes',
    'Allowed when every control is open, otherwise unknown (`onprem-docs-contradict`), except for a mail flow rule that matches by header.',
  ],
  [
    'Tenant Allow/Block List',
    'Blocks mail by every way. The entry for the address is named before one for the domain, that before a wildcard.',
  ],
  [
    'Several controls block',
    'Named first: remote domain, mail flow rule, outbound policy, block list. The verdict does not depend on the order.',
  ],
  [
    'Values known at run time only, or not legal',
    'Never taken for either side: `run-time-value`, `illegal-value`, `invalid-autoforwardingmode`. A statement on objects that only a run can name makes everything it may touch unknown.',
  ],
  ['Two places state different values', 'Unknown (`contradicting-values`) when the two lead to different answers.'],
  [
    'An object that scripts only change',
    'What they do not state is not known (`setting-not-stated`): a default counts on a New- call and on objects that are stated whole. The entry `*` keeps its service default.',
  ],
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];
const link = (id: string): string => `[${id}](#${id.toLowerCase().replaceAll('.', '')})`;

const ACTS = { yes: 'acts', no: 'does not act', open: 'not known' } as const;

function cellText({ acts, basis, citations }: ControlAct): string {
  return `${ACTS[acts]}${acts === 'open' ? '' : `, ${basis}`} (${citations.map(link).join(', ')})`;
}

/** What the four effects mean, and what was seen where the engine was asked. */
const EFFECTS: readonly (readonly [string, string])[] = [
  ['`runs`', 'The command is carried out each time the script runs. Only this says what the tenant is.'],
  [
    '`refused`',
    'PowerShell does not call the command, or the service does not do what it asks; a finding says why. Nothing of it counts.',
  ],
  ['`may-run`', 'Only a run tells: a branch, a loop, a parameter, a function that another file may call.'],
  ['`never`', 'No run reaches it as the text stands.'],
];

const EFFECT_READINGS: readonly string[] = [
  'What is refused or never runs contributes nothing. The value that stood before it stays in force; where nothing else states the setting it is unknown (`command-refused`, `never-runs`), and the service default is not taken in its place.',
  'What only may run leaves a setting as it was when it would not change it; otherwise the setting is unknown (`may-run`).',
  'PowerShell refuses an unknown, repeated or incomplete parameter, a value that it cannot convert, an argument that no parameter takes, and a command without what it needs. Such an error ends the `try` around it, or under Stop the script; `-ErrorAction` of the same command does not count, as it was not bound (tried with PowerShell 7.6.9).',
  'The service refuses values that a setting does not have, names that it does not take, a second rule for a policy, and commands for objects that are not there. Names are unique: what makes a second object of one may run. Its cmdlets are functions of a module: an error that they report does not end a script under its own `$ErrorActionPreference`, but does so with `-ErrorAction Stop` (tried with stand-in functions); as the real cmdlets may also throw, what follows under Stop or in `try` may run.',
  '`$WhatIfPreference` of a script does not reach the functions of a module (tried with stand-in functions), but may reach cmdlets that are not in one: `may-run`. A global one, `-WhatIf` and `$PSDefaultParameterValues` do reach them: `never`.',
  'A check that ends the script with an error (`throw`, `exit 1`) guards against a failed run and leaves what follows in effect; one that returns without an error leaves it to the run. Read by hand.',
  'A function is called when its own file calls it. It may be called from elsewhere when its name stands in a text, when commands are run whose names only a run tells, when it is in a module, or when another file names its file. Read by hand.',
  'A command is known by its name, by an alias that the text makes, by a variable with one value, and by a constant text that `Invoke-Expression` runs. Where only a run tells which cmdlet is meant (a name in a parameter, one handed to a function, code built as a text, a request that names a cmdlet) every cmdlet that takes what is given `may-run`. A splat that only a run tells may state any setting.',
  'Code that stands in a text `may-run`: what a PowerShell is given that is started in any way (`pwsh -Command`, `-EncodedCommand`, `Start-Process`, a scheduled task, .NET, a line of `cmd`, `bash` or `ssh`), and what is written to a script file or a function. It is read where the text tells it (base64 too); else every cmdlet may run that it names, or that the script names elsewhere than where it calls it. Of an encoded text no word can be looked for: any cmdlet may run. Everything else that is handed a text with such a command in it (a cmdlet, a function, a program or a method that is not known, a property that says what is started) may run it as well, on another machine too. A text that is only printed, logged, kept in a list or table, sent as a message or compared says nothing.',
  'What a script writes to a script file `may-run` although nothing in the texts runs that file: whoever writes one means to run it, and the run leaves no trace here. Read by hand.',
  'A block that `Invoke-Command` hands to a session runs, and sees no variable of the script but by `$using:`; one for another machine by its name, a guest or a job `may-run`. Read by hand.',
  'Options of PowerShell are read in the forms that PowerShell 7.6.9 takes (tried): `-c` to `-Command`, `-cwa`, `-e`, `-ec`, `-en` to `-EncodedCommand`, `-f` to `-File`, each also behind `--` and `/`.',
  'A variable that a branch, a loop or a `try` may leave without a value holds nothing then: a setting that refuses `$null` makes the command `may-run`, and what any other setting is given is unknown, as is everything that is made of such a variable. `$global:x` may be another variable than the `$x` of the script; hashtables with a key in common cannot be added, and `.Add` of a key that is there leaves it as it was. Random scripts of variables, lists, hashtables, scopes and functions were run with PowerShell 7.6.9 and stand-ins for the cmdlets: each was given what is said.',
  'A script that another one dot-sources gives it the variables that it sets, when both are read; else every variable is unknown behind it. Random scripts were run with PowerShell 7.6.9 and functions in place of the cmdlets: nearly every sure answer was theirs. Those that differed had a `throw` or `return` in a branch, a loop or a `catch`, which is read as a check that passes.',
  'Every resource of a configuration with a text for a Boolean, or with a key that its resource does not have, never takes effect: the configuration does not compile. Read by hand, as are Microsoft365DSC and the service.',
];

const effectRows = (scripts: typeof ENGINE, known: string): string[][] =>
  Object.entries(scripts).map(([name, { script, effects }]) => [
    name,
    script
      .split('\n')
      .map((line) => `\`\`${line.trim()}\`\``)
      .join('<br>'),
    Object.entries(effects)
      .map(([command, effect]) => `${command} ${effect}`)
      .join(', '),
    known,
  ]);

/** The page as Markdown. */
export function semanticsPage(): string {
  const citations = knowledge.data('citations.json') as Readonly<Record<string, Citation>>;
  const seen = [...stepsSeen()].sort((a, b) => (a.why < b.why ? -1 : 1));
  return `${[
    '# How forwarding is decided',
    '',
    'This page is generated from the data and the engine that give the verdicts. Every statement names its source; `inferred` means that Microsoft does not state it and that it follows from what is stated.',
    '',
    '## The order of controls',
    '',
    '1. The sender must belong to an accepted domain, or own a mailbox in the texts where none of them lists the accepted domains.',
    '2. `ForwardingAddress` of a mailbox wins over `ForwardingSmtpAddress`.',
    '3. The recipient is inside or outside the organization. Where no text lists the accepted domains, domains in which mailboxes have addresses are inside, mail services for private persons are outside, and nothing is said of any other (by-hand reading).',
    '4. One remote domain entry covers the recipient. When it does not allow automatic forwards the message is deleted and nobody is told.',
    '5. Mail flow rules act in order of priority. The first one that surely blocks ends the search.',
    '6. Exactly one outbound policy judges the sender: that of the first matching rule, else Default. `Off` bounces.',
    '7. The Tenant Allow/Block List blocks all mail to what it lists.',
    '8. One block blocks, whatever the other controls say. Otherwise one unknown makes the answer unknown.',
    '',
    '## What takes effect',
    '',
    ...table(['Effect', 'Means'], EFFECTS),
    '',
    ...EFFECT_READINGS.map((reading) => `- ${reading}`),
    '',
    'The scripts below are tests. Those tried were run with PowerShell 7.6.9 and functions of a module in place of the cmdlets; what only may run could not be tried that way.',
    '',
    ...table(
      ['Script', 'Text', 'Effects', 'Known'],
      [...effectRows(ENGINE, 'tried'), ...effectRows(BY_HAND, 'read by hand')],
    ),
    '',
    '## Which control acts on which way of forwarding',
    '',
    ...table(
      [
        'Way',
        'Outbound policy',
        'Remote domain',
        'MessageTypeMatches AutoForward',
        'Header X-MS-Exchange-Inbox-Rules-Loop',
      ],
      MECHANISMS.map((mechanism) => {
        const facts = MECHANISM_FACTS[mechanism];
        const cells = [facts.policy, facts.remoteDomain, facts.autoForwardType, facts.loopHeader].map(cellText);
        return [`\`${mechanism}\`: ${MECHANISM_NAMES[mechanism]}`, ...cells];
      }),
    ),
    '',
    '## What a step of a verdict rests on',
    '',
    ...table(
      ['Step', 'Says', 'Basis', 'Sources'],
      seen.map(({ why, basis, citations: ids }) => [
        `\`${why}\``,
        why in STEPS ? STEPS[why as keyof typeof STEPS] : REASONS[why.replace(/^unknown-/, '') as ReasonId],
        basis,
        ids.map(link).join(', '),
      ]),
    ),
    '',
    '## Reasons for an unknown answer',
    '',
    ...table(
      ['Reason', 'Means', 'How to state the missing fact'],
      (Object.keys(REASON_NAMES) as ReasonId[]).map((reason) => [
        `\`${reason}\``,
        REASONS[reason],
        HOW_TO_STATE[reason],
      ]),
    ),
    '',
    '## Where the texts are silent or allow two readings',
    '',
    ...table(['Point', 'Reading'], READINGS),
    '',
    '## What people see',
    '',
    ...table(
      ['Who', 'Sees'],
      Object.entries(USER_IMPACT).map(([id, sentence]) => [`\`${id}\``, sentence]),
    ),
    '',
    '## Not evaluated',
    '',
    'Data loss prevention and sensitivity labels, sending limits and restricted users, connectors, moderation of recipients, licences, the receiving side (SPF and DMARC after forwarding), the time a change takes to act, and the spam verdict of the forwarded message.',
    '',
    '## Sources',
    '',
    ...Object.values(citations).flatMap(({ id, title, date, url }) => [
      `### ${id}`,
      '',
      `${title}, ${date}${url ? `: <${url}>` : ''}`,
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()}\n`;
}
