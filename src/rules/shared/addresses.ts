import { addressOf, domainOf } from '../../exchange/addresses.ts';
import type { Directory } from '../../exchange/directory.ts';
import { flag, list, stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';
import type { Located } from '../../text/index.ts';

export { addressOf, domainOf };

/** Mail services that anyone can sign up for; nobody has them as an accepted domain. */
const CONSUMER_DOMAINS = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com aol.com proton.me
  protonmail.com gmx.net gmx.de web.de orange.fr free.fr laposte.net yahoo.co.jp docomo.ne.jp ezweb.ne.jp`.split(/\s+/),
);

/** An export of all accepted domains, or a list that the configuration or a data file declares. Scripts change single ones. */
const listsOwnDomains = (tenant: Tenant): boolean =>
  tenant.complete.has('acceptedDomain') ||
  tenant.objects.acceptedDomain.some((accepted) =>
    accepted.declarations.some(({ operation }) => operation === 'declare'),
  );

/** Whether a domain is one of the tenant's own. Undefined when the text does not list the accepted domains. */
export function isOwnDomain(tenant: Tenant, domain: string): boolean | undefined {
  const wanted = domain.toLowerCase();
  const own = tenant.objects.acceptedDomain.some((accepted) => {
    const name = (stated(text(accepted, 'domainName')) ?? accepted.name ?? '').toLowerCase();
    if (name === wanted) return true;
    return stated(flag(accepted, 'matchSubDomains')) === true && wanted.endsWith(`.${name}`);
  });
  if (own) return true;
  return listsOwnDomains(tenant) || CONSUMER_DOMAINS.has(wanted) ? false : undefined;
}

/** Address outside the organization where mail for a written recipient ends; undefined for one inside or unknown. */
export function outsideAddress(tenant: Tenant, directory: Directory, written: string): string | undefined {
  const address = directory.find(written)?.external ?? directory.resolve(written);
  return address !== undefined && isOwnDomain(tenant, domainOf(address)) === false ? address : undefined;
}

/** The stated items of a list property, each with its place; none when it is absent or only known at run time. */
export const items = (object: TenantObject, property: string): readonly Located<string>[] =>
  stated(list(object, property)) ?? [];
