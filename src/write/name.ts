import type { Format } from '../tenant/index.ts';
import { quoted } from './powershell-value.ts';
import { isPlain, yamlString } from './yaml-value.ts';

/** Whether a word stands without quotes as an argument. */
const isBare = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}_.@+-]*$/u.test(name);

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
      return /["“”„]/.test(mark) || !isBare(name) ? quoted(name, '"') : name;
    case 'yaml':
      if (mark === '"' || mark === "'") return yamlString(name, mark);
      return isPlain(name) ? name : yamlString(name, '"');
    case 'json':
      return JSON.stringify(name);
    case 'csv':
      return undefined;
  }
}
