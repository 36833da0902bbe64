import { isPlaceholder, type NewValue, type Placeholder, plainName } from '../tenant/index.ts';
import { escapeJson, stringText } from './value.ts';

export interface YamlStyle {
  /** Quotes for strings that need them or that stand beside quoted ones. */
  readonly quote: '"' | "'";
}

/** Words that some YAML reader takes for a Boolean, a null or a number; `On` and `Off` are Booleans in YAML 1.1. */
const SPECIAL = /^(?:y|n|yes|no|on|off|true|false|null|~|[-+.\d][\d_.,:eExXoO+-]*|\.inf|\.nan)$/i;
const PLAIN = /^[A-Za-z0-9_./(\\][\w .@/+()\\'&=$;-]*$/;

/** Whether a string may stand without quotes everywhere, flow collections included. */
export function isPlain(value: string): boolean {
  return PLAIN.test(value) && !SPECIAL.test(value) && !value.endsWith(' ') && !value.includes(' #');
}

/** A string in quotes. Single quotes have no escapes, and a line break in them is a blank: what holds one stands in double quotes. */
export function yamlString(value: string | Placeholder, quote: '"' | "'"): string {
  const own = /\p{Cc}/u.test(plainName(value)) ? '"' : quote;
  const encode = own === "'" ? (raw: string): string => raw.replaceAll("'", "''") : escapeJson;
  return own + stringText(value, encode) + own;
}

function scalar(value: string | number | boolean | null | Placeholder, style: YamlStyle): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (isPlain(plainName(value))) return stringText(value, (raw) => raw);
  return yamlString(value, style.quote);
}

/** A value on one line; lists in flow style. */
export function yamlValue(value: NewValue, style: YamlStyle): string {
  if (!Array.isArray(value)) return scalar(value as Exclude<NewValue, readonly unknown[]>, style);
  return `[${(value as readonly (string | Placeholder)[]).map((item) => scalar(item, style)).join(', ')}]`;
}

/** A value in the place of the scalar `old`, with its quotes. */
export function yamlReplacement(old: string, value: NewValue, style: YamlStyle): string {
  if (typeof value === 'string' || isPlaceholder(value)) {
    if (old.startsWith('"')) return yamlString(value, '"');
    if (old.startsWith("'")) return yamlString(value, "'");
  }
  return yamlValue(value, style);
}
