/** How one kind of object is named in cmdlets, DSC resources and native files. Nouns and keys as Microsoft spells them. */
export interface KindWords {
  readonly kind: string;
  /** Cmdlet noun: `Set-<noun>`; DSC resource: `EXO<noun>`; UTCM: `microsoft.exchange.<noun>`. */
  readonly noun: string;
  /** Keys of a collection in native files, psd1 and snapshots, in comparison form (see `fold`). */
  readonly collections: readonly string[];
  /** Property that names the object, in canonical camelCase. */
  readonly key: 'name' | 'identity' | 'domainName' | 'value';
}

/** Every kind the product reads. Sources: facts of the cmdlet reference (2026-08-21) and the survey of file formats. */
export const KINDS: readonly KindWords[] = [
  {
    kind: 'outboundPolicy',
    noun: 'HostedOutboundSpamFilterPolicy',
    collections: [
      'hostedoutboundspamfilterpolicies',
      'hostedoutboundspamfilterpolicy',
      'outboundpolicies',
      'outboundpolicy',
    ],
    key: 'name',
  },
  {
    kind: 'outboundRule',
    noun: 'HostedOutboundSpamFilterRule',
    collections: ['hostedoutboundspamfilterrules', 'hostedoutboundspamfilterrule', 'outboundrules', 'outboundrule'],
    key: 'name',
  },
  { kind: 'remoteDomain', noun: 'RemoteDomain', collections: ['remotedomains', 'remotedomain'], key: 'name' },
  { kind: 'transportRule', noun: 'TransportRule', collections: ['transportrules', 'transportrule'], key: 'name' },
  {
    kind: 'outboundConnector',
    noun: 'OutboundConnector',
    collections: ['outboundconnectors', 'outboundconnector'],
    key: 'name',
  },
  {
    kind: 'inboundConnector',
    noun: 'InboundConnector',
    collections: ['inboundconnectors', 'inboundconnector'],
    key: 'name',
  },
  {
    kind: 'acceptedDomain',
    noun: 'AcceptedDomain',
    collections: ['accepteddomains', 'accepteddomain'],
    key: 'domainName',
  },
  { kind: 'mailbox', noun: 'Mailbox', collections: ['mailboxes', 'mailbox'], key: 'identity' },
  { kind: 'inboxRule', noun: 'InboxRule', collections: ['inboxrules', 'inboxrule'], key: 'name' },
  { kind: 'mailContact', noun: 'MailContact', collections: ['mailcontacts', 'mailcontact'], key: 'name' },
  { kind: 'mailUser', noun: 'MailUser', collections: ['mailusers', 'mailuser'], key: 'name' },
  { kind: 'group', noun: 'DistributionGroup', collections: ['groups', 'group', 'distributiongroups'], key: 'name' },
  {
    kind: 'tenantBlockList',
    noun: 'TenantAllowBlockListItems',
    collections: ['tenantblocklist', 'tenantallowblocklistitems'],
    key: 'value',
  },
];

/** The collections of native files by the names that people write, in the order of the kinds. */
export const COLLECTION_NAMES = [
  'outboundPolicies',
  'outboundRules',
  'remoteDomains',
  'transportRules',
  'outboundConnectors',
  'inboundConnectors',
  'acceptedDomains',
  'mailboxes',
  'inboxRules',
  'mailContacts',
  'mailUsers',
  'groups',
  'tenantBlockList',
] as const;

/** Comparison form of a key: lower case without `_` and `-`. */
export function fold(key: string): string {
  return key.replaceAll(/[_-]/g, '').toLowerCase();
}

const BY_NOUN = new Map(KINDS.map((words) => [words.noun.toLowerCase(), words]));
const BY_COLLECTION = new Map(KINDS.flatMap((words) => words.collections.map((key) => [key, words] as const)));

/** Words of a kind by cmdlet noun, in any case. */
export function kindOfNoun(noun: string): KindWords | undefined {
  return BY_NOUN.get(noun.toLowerCase());
}

/** Words of a kind by the key of its collection, in any spelling. */
export function kindOfCollection(key: string): KindWords | undefined {
  return BY_COLLECTION.get(fold(key));
}

/** Keys that hold the collections of a tenant, in comparison form. `nonnodedata` may hold one of them in its turn. */
const ROOTS: ReadonlySet<string> = new Set(['exchange', 'exchangeonline', 'exo']);

/** Whether a key, in any spelling, holds the collections of a tenant. */
export function isTenantRoot(key: string): boolean {
  return ROOTS.has(fold(key));
}

/** Canonical property name of a cmdlet parameter: its first letter in lower case (`AutoForwardingMode` -> `autoForwardingMode`). */
export function propertyName(parameter: string): string {
  return parameter.charAt(0).toLowerCase() + parameter.slice(1);
}
