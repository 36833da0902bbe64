import type { Refusal } from '../language/navigation.ts';
import type { ObjectKind, Operation } from '../tenant/index.ts';

/** Kinds of objects, as a label. */
export const KIND_NAMES = {
  outboundPolicy: 'Outbound spam policy',
  outboundRule: 'Outbound spam rule',
  remoteDomain: 'Remote domain',
  transportRule: 'Mail flow rule',
  outboundConnector: 'Outbound connector',
  inboundConnector: 'Inbound connector',
  acceptedDomain: 'Accepted domain',
  mailbox: 'Mailbox',
  inboxRule: 'Inbox rule',
  mailContact: 'Mail contact',
  mailUser: 'Mail user',
  group: 'Group',
  tenantBlockList: 'Tenant Allow/Block List entry',
  approvedDomain: 'Approved domain',
} as const satisfies Readonly<Record<ObjectKind, string>>;

/** What a text does with an object, where that is not plain. */
export const OPERATIONS = {
  set: 'changed here',
  remove: 'removed here',
  enable: 'switched on here',
  disable: 'switched off here',
  snapshot: 'as exported',
  advice: 'as a document advises',
} as const satisfies Readonly<Record<Exclude<Operation, 'create' | 'declare'>, string>>;

/** Why a name cannot be changed. */
export const REFUSALS = {
  'rename-nothing': 'No policy, rule, group or other object is named here.',
  'rename-service':
    'Exchange Online cannot rename {name}: {cmdlet} has no parameter Name. Create a new one and move what refers to it.',
  'rename-built-in': '{name} is part of every organization and keeps its name.',
  'rename-other-name': '{written} is another name of {name}. Rename it where {name} is written.',
  'rename-written':
    'Nothing was renamed: {written} in {source} is no plain text, so this place would keep the old name. Change it by hand first.',
  'rename-taken': 'Another object of this kind is called {name} already.',
  'rename-empty': 'A name is needed.',
} as const satisfies Readonly<Record<Refusal['id'], string>>;
