/** Words of cards about bounces: headings, who can mend a failure, and what it leads to. */
export const NDR_LABELS = [
  'separator',
  'meaning',
  'cause',
  'who',
  'steps',
  'registry',
  'others',
  'more',
  'known',
  'documentation',
  'outcome-ndr',
  'outcome-silent',
  'outcome-defer',
  'outcome-smtp-reject',
  'outcome-info',
  'role-sender',
  'role-sender-admin',
  'role-recipient-admin',
  'role-microsoft',
] as const;

export type NdrLabel = (typeof NDR_LABELS)[number];

/** What a failure is about, in one word. */
export const NDR_CATEGORIES = [
  'auth',
  'dns',
  'forwarding',
  'loop',
  'other',
  'quota',
  'recipient',
  'relay',
  'routing',
  'size',
  'spam-policy',
  'throttling',
  'tls',
] as const;

export type NdrCategory = (typeof NDR_CATEGORIES)[number];

/** Words of cards about cmdlets, settings and objects. */
export const CMDLET_LABELS = [
  'separator',
  'reference',
  'cmdlet-online',
  'cmdlet-server',
  'replaced',
  'type',
  'values',
  'default',
  'required',
  'deprecated',
  'about-members',
  'about-nobody-listed',
  'about-applies',
  'about-policy',
  'about-stated',
] as const;

export type CmdletLabel = (typeof CMDLET_LABELS)[number];
