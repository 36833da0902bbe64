import { type TenantObject, text } from '../tenant/index.ts';
import type { NamedTenant } from './cause.ts';
import type { Bounce } from './event.ts';

/**
 * The tenants that a bounce may belong to: those that know the address which says most about where it comes from (the mailbox that
 * forwarded, then the sender, then the recipients), by a mailbox or by its domain. All of them when none knows any.
 */
export function tenantsOfBounce(bounce: Bounce, tenants: readonly NamedTenant[]): readonly NamedTenant[] {
  if (tenants.length < 2) return tenants;
  const addresses = [
    bounce.forwardingMailbox,
    ...bounce.events.map(({ originalSender }) => originalSender),
    bounce.sender,
    bounce.author,
    ...bounce.events.map(({ recipient }) => recipient),
  ];
  for (const address of addresses) {
    const knowing = address ? tenants.filter((named) => knows(named, address.toLowerCase())) : [];
    if (knowing.length > 0) return knowing;
  }
  return tenants;
}

function knows({ tenant }: NamedTenant, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const { mailbox, acceptedDomain } = tenant.objects;
  return (
    mailbox.some(({ name }) => name?.toLowerCase() === address) ||
    acceptedDomain.some((object) => domainOf(object)?.toLowerCase() === domain)
  );
}

function domainOf(object: TenantObject): string | undefined {
  const stated = text(object, 'domainName');
  return stated.state === 'stated' ? stated.value : object.name;
}
