import type { ObjectChange } from './recipe.ts';

/** An entry of the Tenant Allow/Block List that blocks an address or a domain. */
export const blockEntry = (value: string): ObjectChange => ({
  kind: 'tenantBlockList',
  operation: 'create',
  name: value,
  properties: {},
});

/** Takes an entry off the list. */
export const unblockEntry = (value: string): ObjectChange => ({ ...blockEntry(value), operation: 'remove' });
