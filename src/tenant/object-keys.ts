import type { Declaration, ObjectKind, Property } from './declaration.ts';

/** Properties whose text names the object as well as its name does. */
const NAMED_BY: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  outboundPolicy: ['identity', 'name'],
  outboundRule: ['identity', 'name'],
  transportRule: ['identity', 'name'],
  remoteDomain: ['identity', 'name', 'domainName'],
  mailbox: ['identity', 'name', 'primarySmtpAddress', 'userPrincipalName', 'alias'],
  mailContact: ['identity', 'primarySmtpAddress', 'alias'],
  mailUser: ['identity', 'primarySmtpAddress', 'userPrincipalName', 'alias'],
  group: ['identity', 'primarySmtpAddress', 'alias'],
};

/** Keys under which a declaration's object is found: its name first. */
export function keysOf(declaration: Declaration): string[] {
  const { kind, name, properties } = declaration;
  const owner = kind === 'inboxRule' ? (textOf(properties.get('mailbox')) ?? '') : '';
  const keys = [nameKey(kind, name ?? '', owner)];
  for (const property of NAMED_BY[kind] ?? []) {
    const text = textOf(properties.get(property));
    if (text !== undefined && text !== '') keys.push(nameKey(kind, text, owner));
  }
  const isDefault = properties.get('isDefault')?.value;
  if (kind === 'outboundPolicy' && isDefault?.state === 'stated' && isDefault.value === true) {
    keys.push(nameKey(kind, 'Default'));
  }
  return keys;
}

/** Names compare without case and blanks around them; Inbox rules are named within their mailbox, the owner. */
export const nameKey = (kind: ObjectKind, name: string, owner = ''): string =>
  `${kind}\n${owner.toLowerCase()}\n${name.trim().toLowerCase()}`;

function textOf(property: Property | undefined): string | undefined {
  return property?.value.state === 'stated' && typeof property.value.value === 'string'
    ? property.value.value
    : undefined;
}
