import type { TenantObject } from '../../tenant/index.ts';
import type { Place } from '../../text/index.ts';
import type { NewObject } from '../../write/index.ts';
import { headOf } from './objects.ts';

/** Where an entry says whether forwards pass; its head where it does not. */
export const openPlace = (entry: TenantObject): Place =>
  entry.properties.get('autoForwardEnabled')?.value.place ?? headOf(entry);

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
