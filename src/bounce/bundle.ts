import { FORWARD_ACTION_NAMES } from '../exchange/inbox-rule.ts';
import type { ObjectKind, PropertyValue, Tenant, TenantObject } from '../tenant/index.ts';
import type { Place } from '../text/index.ts';
import type { NamedTenant } from './cause.ts';
import type { Bounce } from './event.ts';
import { traceCommands } from './trace-command.ts';

/** One setting of one object that a support engineer will ask for. */
export interface BundleSetting {
  readonly tenant: string;
  readonly kind: ObjectKind;
  readonly name: string;
  readonly setting: string;
  readonly value: string;
  readonly place: Place;
}

/** What to collect before a support case, as far as the bounce and the files fill it in. */
export interface Bundle {
  readonly bounce: Bounce;
  /** Mailboxes that the files let forward, with their targets. */
  readonly forwards: readonly BundleSetting[];
  /** Policies, rules and remote domains that decide about forwarding. */
  readonly settings: readonly BundleSetting[];
  /** Commands whose output belongs into the case. */
  readonly commands: readonly string[];
}

const FORWARDS: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  mailbox: ['forwardingAddress', 'forwardingSmtpAddress'],
  inboxRule: FORWARD_ACTION_NAMES,
};
const SETTINGS: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  outboundPolicy: ['autoForwardingMode'],
  outboundRule: ['hostedOutboundSpamFilterPolicy', 'from', 'fromMemberOf', 'senderDomainIs', 'priority', 'enabled'],
  remoteDomain: ['domainName', 'autoForwardEnabled'],
  transportRule: [
    'messageTypeMatches',
    'rejectMessageReasonText',
    'rejectMessageEnhancedStatusCode',
    'deleteMessage',
    'priority',
    'mode',
    'enabled',
  ],
  tenantBlockList: ['value', 'expirationDate'],
};

/** How many objects of one kind are listed; a case needs those that decide, not an inventory. */
const MOST = 50;

/** The commands of a support case: they only read. */
const COLLECT: readonly string[] = [
  'Get-HostedOutboundSpamFilterPolicy | Format-Table Name,IsDefault,AutoForwardingMode',
  'Get-HostedOutboundSpamFilterRule | Format-List Name,State,Priority,HostedOutboundSpamFilterPolicy,From,FromMemberOf,SenderDomainIs,ExceptIf*',
  'Get-RemoteDomain | Format-Table Name,DomainName,AutoForwardEnabled',
  'Get-TransportRule | Format-Table Name,State,Mode,Priority,MessageTypeMatches',
  'Get-OutboundConnector | Format-List Name,Enabled,ConnectorType,RecipientDomains,SmartHosts,TlsSettings',
  'Get-OrganizationConfig | Format-List Name,Guid',
];

/** Collects what a support case needs. Nothing is stored; the caller shows or copies it. */
export function supportBundle(bounce: Bounce, tenants: readonly NamedTenant[]): Bundle {
  const mailbox = bounce.forwardingMailbox;
  const own = mailbox && /^[\w.+-]{1,64}@[\w.-]{1,253}$/.test(mailbox) ? mailbox : undefined;
  return {
    bounce,
    forwards: tenants.flatMap((named) => settingsOf(named, FORWARDS)),
    settings: tenants.flatMap((named) => settingsOf(named, SETTINGS)),
    commands: [
      ...bounce.events.slice(0, 5).flatMap((event) => traceCommands(bounce, event)),
      ...COLLECT,
      ...(own
        ? [
            `Get-Mailbox -Identity '${own}' | Format-List PrimarySmtpAddress,Forwarding*,DeliverToMailboxAndForward`,
            `Get-InboxRule -Mailbox '${own}' -IncludeHidden | Format-List Name,Enabled,ForwardTo,ForwardAsAttachmentTo,RedirectTo`,
          ]
        : []),
    ],
  };
}

function settingsOf(
  { name, tenant }: NamedTenant,
  wanted: Readonly<Partial<Record<ObjectKind, readonly string[]>>>,
): BundleSetting[] {
  return (Object.keys(wanted) as ObjectKind[]).flatMap((kind) =>
    objectsOf(tenant, kind).flatMap((object) => statedOf(name, object, wanted[kind] ?? [])),
  );
}

function objectsOf(tenant: Tenant, kind: ObjectKind): readonly TenantObject[] {
  return tenant.objects[kind].slice(0, MOST);
}

function statedOf(tenant: string, object: TenantObject, settings: readonly string[]): BundleSetting[] {
  const found: BundleSetting[] = [];
  for (const setting of settings) {
    const property = object.properties.get(setting);
    if (!property) continue;
    const name = object.name ?? object.nameRuntime ?? '';
    found.push({
      tenant,
      kind: object.kind,
      name,
      setting,
      value: written(property.value),
      place: property.value.place,
    });
  }
  return found;
}

function written(value: PropertyValue): string {
  if (value.state === 'runtime') return value.expression;
  return [value.value].flat().map(String).join(', ');
}
