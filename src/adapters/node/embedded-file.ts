import { getAsset } from 'node:sea';

/** The folder that the package seems to lie in where it is part of an executable. */
export const EMBEDDED = '/mailflow-lint';

/** A file that belongs to the product, in an executable that holds all of them: `own-file.ts` there. */
export const ownFile = (file: string): string =>
  getAsset(file.replaceAll('\\', '/').slice(EMBEDDED.length + 1), 'utf8');
