import type { NewName } from '../../tenant/index.ts';
import type { ObjectChange } from './recipe.ts';

/** A remote domain of its own for a domain. */
export const remoteDomainFor = (name: NewName, domain: NewName, allow: boolean): ObjectChange => ({
  kind: 'remoteDomain',
  operation: 'create',
  name,
  properties: { domainName: domain, autoForwardEnabled: allow },
});

/** An open entry for one partner, whose name and domain a person fills in. */
export const PARTNER: ObjectChange = remoteDomainFor(
  { placeholder: 'Partner' },
  { placeholder: 'partner.example' },
  true,
);

/** Another value in an entry that is there. */
export const remoteDomainSet = (name: string, allow: boolean): ObjectChange => ({
  kind: 'remoteDomain',
  operation: 'set',
  name,
  properties: { autoForwardEnabled: allow },
});
