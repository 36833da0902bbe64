import type { NaiveTenant, Plain } from '../../verdict/naive.ts';
import { toConfig, toDsc, toPowerShell } from '../../verdict/printers.ts';
import { type Random, randomTenant } from '../../verdict/random-tenants.ts';
import type { TableTenant } from '../../verdict/truth-table.ts';

/** A random tenant in one format, as a person has it: files by path, and the configuration that says what the format cannot. */
export interface Written {
  readonly format: string;
  readonly files: Readonly<Record<string, string>>;
  readonly config: string;
}

const MAILBOXES = ['alex@contoso.com', 'beth@contoso.com', 'mia@emea.contoso.com', 'sam@relay.com'];
const TARGETS = [
  'in@fabrikam.com',
  'in@emea.fabrikam.com',
  'me@gmail.com',
  'beth@contoso.com',
  'Auditor',
  'x@nowhere.org',
];

/** What exports state beside what is set: nothing in many words, modifiers, switches under another name. */
function disguised(random: Random, rule: Plain): Plain {
  const nothing = ['from', 'sentTo', 'subjectContainsWords', 'exceptIfFrom', 'exceptIfSentTo', 'hasNoClassification'];
  const empty = nothing
    .filter((name) => !(name in rule) && random.chance(0.08))
    .map((name) => [name, name === 'hasNoClassification' ? false : random.one([null, [], ''])] as const);
  return {
    ...rule,
    ...Object.fromEntries(empty as unknown as [string, Plain[string]][]),
    ...(random.chance(0.15) ? { recipientAddressType: random.one(['Resolved', 'Original']) } : {}),
    ...(random.chance(0.08) && !('rejectMessageReasonText' in rule) ? { rejectMessageReasonText: '' } : {}),
    ...(random.chance(0.1) && !('enabled' in rule) ? { state: random.one(['Enabled', 'Disabled']) } : {}),
  };
}

const KEPT =
  /^(name|priority|enabled|mode|reject|deleteMessage|quarantine|redirect|moderate|setHeader|stop|activation|expiry|senderAddressLocation)/;

/** A rule without its conditions and exceptions. */
const bare = (rule: Plain): Plain => Object.fromEntries(Object.entries(rule).filter(([name]) => KEPT.test(name)));

interface Forwards {
  readonly mailboxes: readonly Plain[];
  readonly inboxRules: readonly Plain[];
}

function forwards(random: Random): Forwards {
  const mailboxes = MAILBOXES.filter(() => random.chance(0.4)).map((name) => ({
    name,
    ...(random.chance(0.6) ? { forwardingSmtpAddress: random.one(TARGETS.filter((to) => to.includes('@'))) } : {}),
    ...(random.chance(0.3) ? { forwardingAddress: random.one(TARGETS) } : {}),
    ...(random.chance(0.5) ? { deliverToMailboxAndForward: random.chance(0.5) } : {}),
  }));
  const inboxRules = MAILBOXES.filter(() => random.chance(0.3)).map((mailbox, at) => ({
    name: `Inbox ${at}`,
    mailbox,
    [random.one(['forwardTo', 'redirectTo', 'forwardAsAttachmentTo'])]: [random.one(TARGETS)],
    ...(random.chance(0.2) ? { enabled: random.chance(0.5) } : {}),
  }));
  return { mailboxes, inboxRules };
}

const CONTACTS = [{ name: 'Auditor', externalEmailAddress: 'audit@fabrikam.com' }];

/** One random tenant in every format. */
export function written(random: Random): readonly Written[] {
  const start = randomTenant(random);
  const plain: NaiveTenant = {
    ...start,
    transportRules: start.transportRules.map((rule) => (random.chance(0.15) ? bare(rule) : rule)),
  };
  const own = forwards(random);
  const native: NaiveTenant = {
    ...plain,
    transportRules: plain.transportRules.map((rule) => disguised(random, rule)),
    outboundRules: plain.outboundRules.map((rule) =>
      random.chance(0.15) && !('enabled' in rule) ? { ...rule, state: random.one(['Enabled', 'Disabled']) } : rule,
    ),
  };
  const exchange = { ...native, ...own, mailContacts: CONTACTS };
  const table = plain as unknown as TableTenant;
  const config = toConfig(table);
  return [
    { format: 'native', files: { 'tenant.exo.json': JSON.stringify({ exchange }, null, 1) }, config: '{}' },
    { format: 'script', files: { 'tenant.ps1': toPowerShell(table) + commands(own) }, config },
    { format: 'dsc', files: { 'tenant.ps1': toDsc(table), 'mailboxes.ps1': commands(own) }, config },
    { format: 'split', files: split(exchange), config: '{}' },
  ];
}

/** The collections of a tenant in a file each. */
function split(exchange: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(exchange).map(([name, own]) => [`${name}.exo.json`, JSON.stringify({ exchange: { [name]: own } })]),
  );
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const quoted = (text: unknown): string => `'${String(text)}'`;

function call(cmdlet: string, settings: Plain): string {
  const parameters = Object.entries(settings).map(([name, value]) => {
    const shown = typeof value === 'boolean' ? `$${value}` : [value].flat().map(quoted).join(', ');
    return `-${upper(name)} ${shown}`;
  });
  return [cmdlet, ...parameters].join(' ');
}

/** Mailboxes, Inbox rules and contacts as commands. */
function commands({ mailboxes, inboxRules }: Forwards): string {
  return [
    ...CONTACTS.map((contact) => call('New-MailContact', contact)),
    ...mailboxes
      .filter((mailbox) => Object.keys(mailbox).length > 1)
      .map(({ name, ...rest }) => call('Set-Mailbox', { identity: name, ...rest } as Plain)),
    ...inboxRules.map(({ enabled: _, ...rule }) => call('New-InboxRule', rule as Plain)),
    '',
  ].join('\n');
}
