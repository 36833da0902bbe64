import type { Format } from '../tenant/index.ts';
import { quoted } from './powershell-value.ts';
import { isPlain, yamlString } from './yaml-value.ts';

/** Words that stand without quotes as an argument. */
const BARE = /^[\p{L}\p{N}][\p{L}\p{N}_.@+-]*$/u;

/**
 * The text of a name as a literal of its language: with the quotes of `old`, the literal that stands there now, or with quotes
 * where the name needs them. Undefined for formats whose quotes are those of a whole column (CSV).
 */
export function nameLiteral(name: string, old: string, format: Format): string | undefined {
  const [mark = ''] = old;
  switch (format) {
    case 'powershell':
    case 'dsc':
    case 'psd1':
      if (/['‘’‚‛]/.test(mark)) return quoted(name, "'");
      return /["“”„]/.test(mark) || !BARE.test(name) ? quoted(name, '"') : name;
    case 'yaml':
      if (mark === '"' || mark === "'") return yamlString(name, mark);
      return isPlain(name) ? name : yamlString(name, '"');
    case 'json':
      return JSON.stringify(name);
    case 'csv':
      return undefined;
  }
}
