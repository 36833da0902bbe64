import { isAscii } from 'node:buffer';
import { readFileSync } from 'node:fs';

/** Bytes of a file that belongs to the product as text. Bundles and most data are ASCII, which is decoded a lot faster so. */
export function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8');
}

/** A file that belongs to the product. */
export const ownFile = (file: string): string => textOf(readFileSync(file));
