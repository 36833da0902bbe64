import { isAscii } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Bytes of a file that belongs to the product as text. Bundles and most data are ASCII, which is decoded a lot faster so. */
export function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString('latin1') : bytes.toString('utf8');
}

/** A file that belongs to the product. */
export const ownFile = (file: string): string => textOf(readFileSync(file));

/** The bytes of such a file from one offset to another, as text. */
export function ownPart(file: string, start: number, end: number): string {
  const bytes = Buffer.allocUnsafe(end - start);
  const fd = openSync(file, 'r');
  try {
    return textOf(bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, start)));
  } finally {
    closeSync(fd);
  }
}
