import path from 'node:path';
import { getOrCreate } from '../../text/get-or-create.ts';
import { shown } from './walk.ts';

/** What the working folder calls a file of a workspace. */
export function readerName(base: string, cwd: string): (file: string) => string {
  const names = new Map<string, string>();
  return (file) => (base === cwd ? file : getOrCreate(names, file, () => shown(path.resolve(base, file), cwd)));
}

/** The same data with file names as the working folder sees them: every `file` below `value`. */
export function forReader<T>(value: T, base: string, cwd: string): T {
  if (base === cwd) return value;
  const named = readerName(base, cwd);
  const convert = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(convert);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [
        key,
        key === 'file' && typeof inner === 'string' ? named(inner) : convert(inner),
      ]),
    );
  };
  return convert(value) as T;
}
