import type { Format, PropertyValue, Scalar } from '../../tenant/index.ts';
import type { Located } from '../../text/index.ts';
import type { DataNode, DataScalar } from '../data/node.ts';
import type { Context } from './draft.ts';
import type { PropertyFacts } from './properties.ts';

/**
 * Whether a text holds a token that some tool replaces before use: `{{x}}`, `${{ x }}`, `$(x)`, `%x%`, Datum's
 * `[x={ }=]` and `[ENC=...]`, ARM's `[parameters(...)]`, `<placeholder>`, `__TOKEN__`, a PowerShell or shell variable.
 */
export function isToken(text: string): boolean {
  if (text.length === 0 || text.length > 4000) return false;
  if (text.includes('{{') || text.includes('${') || text.includes('$(')) return true;
  const first = text[0];
  if (first === '[') return /^\[(?:x=|enc=|concat\(|parameters\(|variables\(|reference\(|format\()/i.test(text);
  if (first === '%') return /^%[\w.-]+%$/.test(text);
  if (first === '<') return /^<[^<>]{2,}>$/.test(text);
  if (first === '$') return /^\$[a-z_][\w.:]*/i.test(text) && !/^\$(?:true|false|null)$/i.test(text);
  return /^__[A-Z0-9_]+(?:__|:)/.test(text);
}

const ON_OFF = /^(?:on|off|yes|no|true|false|y|n)$/i;
const ON = /^(?:on|yes|true|y)$/i;

/** The word of a YAML text that a YAML 1.1 reader would take for a Boolean, as the enum word it means; else undefined. */
export function onOff(format: Format, node: DataScalar, facts: PropertyFacts | undefined): 'On' | 'Off' | undefined {
  if (format !== 'yaml' || node.style !== 'plain' || facts?.type !== 'enum' || !facts.values?.includes('Off'))
    return undefined;
  if (!facts.values.includes('On') || !ON_OFF.test(node.written)) return undefined;
  return ON.test(node.written) ? 'On' : 'Off';
}

/** The Boolean that a word other than `true` and `false` means for YAML 1.1 readers, as it is written; else undefined. */
export function meantFlag({ value }: DataScalar): 'true' | 'false' | undefined {
  if (typeof value !== 'string' || !ON_OFF.test(value)) return undefined;
  return ON.test(value) ? 'true' : 'false';
}

/** Whether a scalar is of a type that the property can have. A text is legal for a list of one. */
export function isLegal(node: DataNode, facts: PropertyFacts): boolean {
  if (node.type === 'map') return false;
  if (node.type === 'list') return facts.type === 'list' && node.items.every((item) => item.type === 'scalar');
  const { value } = node;
  if (value === null) return true;
  switch (facts.type) {
    case 'flag':
      return typeof value === 'boolean' || (typeof value === 'string' && /^\$?(?:true|false)$/i.test(value.trim()));
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d+\s*$/.test(value));
    case 'enum':
      return typeof value === 'string' && (facts.values?.some((word) => sameWord(word, value)) ?? true);
    default:
      return typeof value !== 'boolean';
  }
}

const sameWord = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

/** A list that PowerShell 5.1 wrapped: `{ "value": [...], "Count": 2 }`. */
export function unwrap(node: DataNode): DataNode {
  if (node.type !== 'map' || node.pairs.length > 2) return node;
  const inner = node.pairs.find((pair) => pair.key === 'value')?.value;
  return inner?.type === 'list' && node.pairs.every((pair) => pair.key === 'value' || pair.key === 'Count')
    ? inner
    : node;
}

/**
 * A node as the value of a property: stated, or run-time where it holds a token. Undefined for `null` and for nodes that
 * are no value (mappings, nested lists). Enum words that YAML 1.1 confuses with Booleans are read as the word.
 */
export function propertyValue(
  { slice, format }: Pick<Context, 'slice' | 'format'>,
  written: DataNode,
  facts: PropertyFacts | undefined,
): PropertyValue | undefined {
  const node = unwrap(written);
  const place = slice.place(node.start, node.end);
  const editable = !written.alias && slice.exact(node.start, node.end);
  if (node.type === 'map') return undefined;
  if (node.type === 'scalar') {
    if (node.value === null) return undefined;
    if (typeof node.value === 'string' && isToken(node.value))
      return { state: 'runtime', expression: node.value, place };
    return { state: 'stated', value: onOff(format, node, facts) ?? plainFlag(node, facts), place, editable };
  }
  const items: Located<Scalar>[] = [];
  let expression: string | undefined;
  for (const item of node.items) {
    if (item.type !== 'scalar') return undefined;
    if (item.value === null) continue;
    if (typeof item.value === 'string' && isToken(item.value)) expression ??= item.value;
    else items.push({ value: item.value, place: slice.place(item.start, item.end) });
  }
  if (expression !== undefined) return { state: 'runtime', expression, place, items };
  return { state: 'stated', value: items.map((item) => item.value), place, items, editable };
}

/** `"True"` and `$false` for a Boolean property, as text exports write them, are the Boolean. */
function plainFlag(node: DataScalar, facts: PropertyFacts | undefined): Scalar {
  if (facts?.type !== 'flag' || typeof node.value !== 'string') return node.value;
  const word = node.value.trim().toLowerCase().replace('$', '');
  return word === 'true' ? true : word === 'false' ? false : node.value;
}
