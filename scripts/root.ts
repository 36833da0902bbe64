import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const root: string = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** An absolute path below the project's folder. */
export function inRoot(...parts: string[]): string {
  return path.join(root, ...parts);
}
