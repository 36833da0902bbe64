import { KINDS } from '../knowledge/index.ts';
import { capitalized } from '../text/capitalized.ts';
import type { NewObject, NewValue, Placeholder } from '../write/index.ts';

/** What a person can insert; the names are those of the editor's commands. */
export type SnippetId =
  | 'scopedForwarding'
  | 'partnerRemoteDomain'
  | 'messageTrace'
  | 'blockAutoForwards'
  | 'detectInboxRuleForwards'
  | 'auditForwarding'
  | 'supportCase';

/** Kind of text a snippet is written for. */
export type SnippetFormat = 'powershell' | 'dsc' | 'yaml' | 'json';

interface Snippet {
  /** Settings, written as objects in declarative formats. Absent: commands for a person to run. */
  readonly objects?: readonly NewObject[];
  /** Snippet text for scripts. */
  readonly powershell: string;
}

const ask = (placeholder: string): Placeholder => ({ placeholder });

const SNIPPETS: Readonly<Record<SnippetId, Snippet>> = {
  scopedForwarding: {
    objects: [
      {
        kind: 'outboundPolicy',
        operation: 'create',
        name: ask('Allow forwarding'),
        properties: { autoForwardingMode: 'On' },
      },
      {
        kind: 'outboundRule',
        operation: 'create',
        name: ask('Allow forwarding'),
        properties: {
          hostedOutboundSpamFilterPolicy: ask('Allow forwarding'),
          fromMemberOf: [ask('forwarders@contoso.com')],
          priority: 0,
        },
      },
    ],
    powershell: [
      '# Members of this group may forward outside the organization; everyone else keeps the default policy.',
      'New-DistributionGroup -Name "${2:Forwarders}" -Type Security -PrimarySmtpAddress "${3:forwarders@contoso.com}"',
      'New-HostedOutboundSpamFilterPolicy -Name "${1:Allow forwarding}" -AutoForwardingMode On',
      'New-HostedOutboundSpamFilterRule -Name "${1:Allow forwarding}" -HostedOutboundSpamFilterPolicy "${1:Allow forwarding}" `',
      '    -FromMemberOf "${3:forwarders@contoso.com}" -Priority 0',
    ].join('\n'),
  },
  partnerRemoteDomain: {
    objects: [
      {
        kind: 'remoteDomain',
        operation: 'create',
        name: ask('Fabrikam'),
        properties: { domainName: ask('fabrikam.com'), autoForwardEnabled: true },
      },
    ],
    powershell: [
      '# Settings of a remote domain are made in a second step. The outbound policy still decides who may forward.',
      'New-RemoteDomain -Name "${1:Fabrikam}" -DomainName "${2:fabrikam.com}"',
      'Set-RemoteDomain -Identity "${1:Fabrikam}" -AutoForwardEnabled \\$true',
    ].join('\n'),
  },
  messageTrace: {
    powershell: [
      '# At most 10 days for one query and 5000 rows; the last 90 days can be asked for.',
      'Get-MessageTraceV2 -SenderAddress "${1:alex@contoso.com}" -RecipientAddress "${2:alex@fabrikam.com}" `',
      '    -StartDate (Get-Date).AddDays(-${3:2}) -EndDate (Get-Date) -ResultSize 5000 |',
      '    Select-Object Received, SenderAddress, RecipientAddress, Subject, Status, MessageTraceId',
      '',
      '# What happened to one of these messages, event by event:',
      'Get-MessageTraceDetailV2 -MessageTraceId "${4:00000000-0000-0000-0000-000000000000}" -RecipientAddress "${2:alex@fabrikam.com}"',
    ].join('\n'),
  },
  blockAutoForwards: {
    objects: [
      {
        kind: 'transportRule',
        operation: 'create',
        name: ask('Block auto-forwards'),
        properties: {
          messageTypeMatches: 'AutoForward',
          sentToScope: 'NotInOrganization',
          exceptIfRecipientDomainIs: [ask('fabrikam.com')],
          rejectMessageEnhancedStatusCode: '5.7.900',
          mode: 'Enforce',
        },
      },
    ],
    powershell: [
      '# Sees forwards by Inbox rules only. Forwarding set on mailboxes is stopped by the outbound policy.',
      'New-TransportRule -Name "${1:Block auto-forwards}" -Mode Enforce `',
      '    -MessageTypeMatches AutoForward `',
      '    -SentToScope NotInOrganization `',
      '    -ExceptIfRecipientDomainIs "${2:fabrikam.com}" `',
      '    -RejectMessageEnhancedStatusCode "5.7.900"',
    ].join('\n'),
  },
  detectInboxRuleForwards: {
    objects: [
      {
        kind: 'transportRule',
        operation: 'create',
        name: ask('Detect Inbox rule forwards'),
        properties: {
          headerMatchesMessageHeader: 'X-MS-Exchange-Inbox-Rules-Loop',
          headerMatchesPatterns: ['.'],
          sentToScope: 'NotInOrganization',
          setAuditSeverity: 'Medium',
          generateIncidentReport: ask('security@contoso.com'),
          incidentReportContent: ['Sender', 'Recipients', 'Subject', 'RuleDetections'],
        },
      },
    ],
    powershell: [
      '# Reports forwards by Inbox rules and lets them pass: every such message carries this header.',
      'New-TransportRule -Name "${1:Detect Inbox rule forwards}" `',
      '    -HeaderMatchesMessageHeader "X-MS-Exchange-Inbox-Rules-Loop" -HeaderMatchesPatterns "." `',
      '    -SentToScope NotInOrganization `',
      '    -SetAuditSeverity Medium `',
      '    -GenerateIncidentReport "${2:security@contoso.com}" `',
      '    -IncidentReportContent Sender, Recipients, Subject, RuleDetections',
    ].join('\n'),
  },
  auditForwarding: {
    powershell: [
      '# Mailboxes that forward.',
      '\\$mailboxes = Get-EXOMailbox -ResultSize Unlimited -Properties ForwardingSmtpAddress, ForwardingAddress, DeliverToMailboxAndForward',
      '\\$mailboxes | Where-Object { \\$_.ForwardingSmtpAddress -or \\$_.ForwardingAddress \\} |',
      '    Select-Object PrimarySmtpAddress, ForwardingSmtpAddress, ForwardingAddress, DeliverToMailboxAndForward |',
      '    Export-Csv -Path "${1:forwarding-mailboxes.csv}" -NoTypeInformation -Encoding utf8',
      '',
      '# Inbox rules that forward, hidden ones included.',
      '\\$rules = foreach (\\$mailbox in \\$mailboxes) {',
      '    Get-InboxRule -Mailbox \\$mailbox.PrimarySmtpAddress -IncludeHidden |',
      '        Where-Object { \\$_.ForwardTo -or \\$_.ForwardAsAttachmentTo -or \\$_.RedirectTo \\}',
      '\\}',
      '\\$rules | Select-Object MailboxOwnerId, Name, Enabled, ForwardTo, ForwardAsAttachmentTo, RedirectTo |',
      '    Export-Csv -Path "${2:forwarding-inbox-rules.csv}" -NoTypeInformation -Encoding utf8',
    ].join('\n'),
  },
  supportCase: {
    powershell: [
      '# What to collect before a support case about a refused forward. Keep the whole non-delivery report with its headers too.',
      '\\$mailbox = "${1:alex@contoso.com}"',
      '\\$recipient = "${2:alex@fabrikam.com}"',
      'Get-HostedOutboundSpamFilterPolicy | Select-Object Name, IsDefault, AutoForwardingMode',
      'Get-HostedOutboundSpamFilterRule | Select-Object Name, State, Priority, HostedOutboundSpamFilterPolicy, From, FromMemberOf, SenderDomainIs, ExceptIfFrom, ExceptIfFromMemberOf, ExceptIfSenderDomainIs',
      'Get-RemoteDomain | Select-Object Name, DomainName, AutoForwardEnabled, IsInternal',
      'Get-TransportRule -ResultSize Unlimited | Select-Object Name, State, Mode, Priority, Description',
      'Get-OutboundConnector | Select-Object Name, Enabled, RecipientDomains, SmartHosts',
      'Get-AcceptedDomain | Select-Object DomainName, DomainType, MatchSubDomains',
      'Get-Mailbox -Identity \\$mailbox | Select-Object PrimarySmtpAddress, ForwardingSmtpAddress, ForwardingAddress, DeliverToMailboxAndForward',
      'Get-InboxRule -Mailbox \\$mailbox -IncludeHidden | Select-Object Name, Enabled, ForwardTo, ForwardAsAttachmentTo, RedirectTo',
      'Get-MessageTraceV2 -SenderAddress \\$mailbox -RecipientAddress \\$recipient -StartDate (Get-Date).AddDays(-${3:2}) -EndDate (Get-Date) |',
      '    Select-Object Received, MessageId, MessageTraceId, Status, FromIP, ToIP',
    ].join('\n'),
  },
};

export const SNIPPET_IDS = Object.keys(SNIPPETS) as readonly SnippetId[];

/** The settings a snippet stands for; empty for one that only holds commands to run. */
export function snippetObjects(id: SnippetId): readonly NewObject[] {
  return SNIPPETS[id].objects ?? [];
}

/**
 * Snippet text (`${1:name}` for a person to fill in) in a format. Commands have no form in declarative formats: YAML gets
 * them as a comment, DSC as PowerShell comments, JSON nothing. `whole` also writes the root of a native file.
 */
export function snippetText(id: SnippetId, format: SnippetFormat, whole = true): string | undefined {
  const { objects, powershell } = SNIPPETS[id];
  if (format === 'powershell') return powershell;
  if (!objects) return format === 'json' ? undefined : commented(powershell);
  const stops = new Map<string, number>();
  if (format === 'dsc') return objects.map((object) => dscBlock(object, stops)).join('\n');
  return format === 'yaml' ? yamlText(objects, stops, whole) : jsonText(objects, stops, whole);
}

const commented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' || line.startsWith('#') ? line : `# ${line}`))
    .join('\n');

type Stops = Map<string, number>;

/** A literal or a placeholder in snippet syntax; equal placeholders are filled in together. */
function shown(value: string | Placeholder, stops: Stops): string {
  if (typeof value === 'string') return value.replaceAll(/[\\$}]/g, '\\$&');
  const { placeholder } = value;
  if (!stops.has(placeholder)) stops.set(placeholder, stops.size + 1);
  return `\${${stops.get(placeholder)}:${placeholder}}`;
}

/** A value with strings in double quotes; `list` joins the items of a list. */
function literal(
  value: NewValue,
  stops: Stops,
  list: (items: string[]) => string,
  flag: (value: boolean) => string,
): string {
  if (typeof value === 'boolean') return flag(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' || 'placeholder' in value) return `"${shown(value, stops)}"`;
  return list(value.map((item) => `"${shown(item, stops)}"`));
}

const nounOf = (kind: string): string => KINDS.find((words) => words.kind === kind)?.noun ?? kind;

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const inBrackets = (items: string[]): string => `[${items.join(', ')}]`;

/** Key of a collection in native files: the noun in camelCase and in the plural. */
function collectionOf(kind: string): string {
  const noun = camel(nounOf(kind));
  return noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function dscBlock(object: NewObject, stops: Stops): string {
  const name = shown(object.name, stops);
  const key =
    object.kind === 'outboundPolicy'
      ? 'Identity'
      : object.kind === 'remoteDomain'
        ? 'Identity'
        : object.kind === 'outboundRule'
          ? 'Identity'
          : 'Name';
  const lines = Object.entries(object.properties).map(
    ([property, value]) =>
      `    ${capitalized(property)} = ${literal(
        value,
        stops,
        (items) => `@(${items.join(', ')})`,
        (flag) => (flag ? '\\$true' : '\\$false'),
      )}`,
  );
  return [
    `EXO${nounOf(object.kind)} "${name}" {`,
    `    ${key} = "${name}"`,
    ...lines,
    '    Ensure = "Present"',
    '\\}',
  ].join('\n');
}

function collections(objects: readonly NewObject[]): Map<string, NewObject[]> {
  const byCollection = new Map<string, NewObject[]>();
  for (const object of objects) {
    const key = collectionOf(object.kind);
    byCollection.set(key, [...(byCollection.get(key) ?? []), object]);
  }
  return byCollection;
}

function yamlText(objects: readonly NewObject[], stops: Stops, whole: boolean): string {
  const lines = [...collections(objects)].flatMap(([key, items]) => [
    `${key}:`,
    ...items.flatMap((object) => [
      `  - name: "${shown(object.name, stops)}"`,
      ...Object.entries(object.properties).map(
        ([name, value]) => `    ${name}: ${literal(value, stops, inBrackets, String)}`,
      ),
    ]),
  ]);
  return (whole ? ['exchange:', ...lines.map((line) => `  ${line}`)] : lines).join('\n');
}

function jsonText(objects: readonly NewObject[], stops: Stops, whole: boolean): string {
  const members = [...collections(objects)].map(([key, items]) => {
    const written = items.map((object) => {
      const fields = Object.entries({ name: object.name, ...object.properties }).map(
        ([name, value]) => `      "${name}": ${literal(value, stops, inBrackets, String)}`,
      );
      return `    {\n${fields.join(',\n')}\n    \\}`;
    });
    return `  "${key}": [\n${written.join(',\n')}\n  ]`;
  });
  const text = members.join(',\n');
  if (!whole) return text.replaceAll(/^ {2}/gm, '');
  return `{\n  "exchange": {\n${text.replaceAll(/^/gm, '  ')}\n  \\}\n\\}`;
}
