import { stated, type TenantObject, text } from '../tenant/index.ts';

/** The outside address of a mail contact or mail user, as written. */
export const externalAddressOf = (object: TenantObject): string | undefined =>
  stated(text(object, 'externalEmailAddress'));
