import { fileURLToPath } from 'node:url';

/** The path of a file; undefined for an address of another kind. */
export function pathOfUri(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
