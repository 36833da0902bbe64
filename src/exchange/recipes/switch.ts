import type { TenantObject } from '../../tenant/index.ts';
import type { ObjectChange } from './recipe.ts';

/** Switches a rule on or off. */
export const switched = ({ kind, name = '' }: TenantObject, on: boolean): ObjectChange => ({
  kind,
  operation: on ? 'enable' : 'disable',
  name,
  properties: {},
});
