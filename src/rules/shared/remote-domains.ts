import { flag, stated, type Tenant, type TenantObject, text } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import type { NewObject } from '../../write/index.ts';
import { headOf } from './objects.ts';
import { sameName } from './presence.ts';

/** Domain of an entry in lower case, `*` for the default one; undefined when the text does not tell. */
export function domainOf(entry: TenantObject): string | undefined {
  const domain = text(entry, 'domainName');
  if (domain.state === 'stated') return domain.value.trim().toLowerCase();
  return domain.state === 'absent' && sameName(entry.name, 'Default') ? '*' : undefined;
}

/** The entry for all domains without one of their own. */
export const defaultRemoteDomain = (tenant: Tenant): TenantObject | undefined =>
  tenant.objects.remoteDomain.find((entry) => domainOf(entry) === '*');

/**
 * Whether an entry lets automatic forwards pass. Omitted: it does (service default in Exchange Online), provided that the
 * text shows the whole entry. Undefined when the text does not tell.
 */
export function isOpen(entry: TenantObject): boolean | undefined {
  const setting = flag(entry, 'autoForwardEnabled');
  return setting.state === 'absent' ? (entry.defined ? true : undefined) : stated(setting);
}

/** Where an entry says whether forwards pass; its head where it does not. */
export const openPlace = (entry: TenantObject): Place =>
  entry.properties.get('autoForwardEnabled')?.value.place ?? headOf(entry);

/** Entries for single domains that are open, stated or by default. */
export const openEntries = (tenant: Tenant): readonly TenantObject[] =>
  tenant.objects.remoteDomain.filter((entry) => domainOf(entry) !== '*' && isOpen(entry) === true);

/** An open entry for one partner, whose name and domain a person fills in. */
export function partnerEntry(script: boolean): readonly NewObject[] {
  const domain = { placeholder: 'partner.example' };
  const name = { placeholder: 'Partner' };
  return openEntry(name, domain, script);
}

/** An open entry for a domain; scripts need two steps. */
export function openEntry(name: NewObject['name'], domain: NewObject['name'], script: boolean): readonly NewObject[] {
  const open = { autoForwardEnabled: true };
  if (!script) {
    return [{ kind: 'remoteDomain', operation: 'create', name, properties: { domainName: domain, ...open } }];
  }
  return [
    { kind: 'remoteDomain', operation: 'create', name, properties: { domainName: domain } },
    { kind: 'remoteDomain', operation: 'set', name, properties: open },
  ];
}
