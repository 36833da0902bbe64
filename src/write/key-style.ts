import { capitalized } from '../text/capitalized.ts';
import { mostFrequent } from './layout.ts';

export type KeyStyle = 'camel' | 'pascal' | 'snake' | 'kebab';

/** The spelling of keys in use, which may stand in quotes; camelCase where the keys do not tell. */
export function keyStyle(keys: readonly string[]): KeyStyle {
  const styles = keys.flatMap((key): KeyStyle[] => {
    if (key.includes('_')) return ['snake'];
    if (key.includes('-')) return ['kebab'];
    if (/^["']?[A-Z]/.test(key)) return ['pascal'];
    return /[A-Z]/.test(key) ? ['camel'] : [];
  });
  return mostFrequent(styles) ?? 'camel';
}

/** A canonical camelCase name in another spelling. */
export function spell(name: string, style: KeyStyle): string {
  if (style === 'camel') return name;
  if (style === 'pascal') return capitalized(name);
  const words = name.replaceAll(/[A-Z]+(?![a-z])|[A-Z]/g, (letters) => ` ${letters.toLowerCase()}`).trim();
  return words.replaceAll(' ', style === 'snake' ? '_' : '-');
}
