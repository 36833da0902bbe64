import { getAsset, getRawAsset } from 'node:sea';

/** The folder that the package seems to lie in where it is part of an executable. */
export const EMBEDDED = '/mailflow-lint';

const assetOf = (file: string): string => file.replaceAll('\\', '/').slice(EMBEDDED.length + 1);

/** A file that belongs to the product, in an executable that holds all of them: `own-file.ts` there. */
export const ownFile = (file: string): string => getAsset(assetOf(file), 'utf8');

/** The bytes of such a file from one offset to another, as text. */
export const ownPart = (file: string, start: number, end: number): string =>
  Buffer.from(getRawAsset(assetOf(file)), start, end - start).toString('latin1');
