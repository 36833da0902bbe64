import type { ParameterFacts } from '../../knowledge/index.ts';
import type { PropertyValue, Scalar } from '../../tenant/index.ts';
import type { Located, Place } from '../../text/index.ts';

/** Types whose listed values are examples, or for which the reference lists those of another parameter. */
const NO_ENUM = new Set(['String', 'String[]', 'MultiValuedProperty', 'Int32', 'UInt32', 'MessageFormat']);

/** Enumerations of which the reference lists a part (`Get-Mailbox` knows more kinds than it names). */
const LISTED_IN_PART = /^RecipientTypeDetails(?:\[\])?$/;

/** Codes that `RejectMessageEnhancedStatusCode` takes (PS-TR). */
const REJECT_CODE = /^5\.7\.(1|9\d\d)$/;

/** Types that have values of Exchange servers alone, as the page of a cmdlet says. */
const DIVIDED = new Set(['AcceptedDomainType', 'ToUserScope']);

/** The documented values that Exchange Online takes. */
export const cloudValues = ({ type, values = [], valuesOnPremOnly = [] }: ParameterFacts): readonly string[] =>
  DIVIDED.has(type) ? values.filter((word) => !valuesOnPremOnly.includes(word)) : values;

const itemsOf = (value: PropertyValue): readonly Located<Scalar>[] => {
  if (value.state !== 'stated') return [];
  return value.items ?? (Array.isArray(value.value) ? [] : [{ value: value.value as Scalar, place: value.place }]);
};

const knownWords = new WeakMap<ParameterFacts, readonly string[]>();

/** All words that a setting takes, in lower case, worked out once; undefined where they are not all documented. */
function legalWords(facts: ParameterFacts): readonly string[] | undefined {
  const known = knownWords.get(facts);
  if (known) return known;
  if (!facts.values || facts.openValues || NO_ENUM.has(facts.type) || LISTED_IN_PART.test(facts.type)) return undefined;
  const words = cloudValues(facts).map((word) => word.toLowerCase().replace(/^\$/, ''));
  knownWords.set(facts, words);
  return words;
}

/**
 * Words that a setting does not take although its values are all documented, each with its place. A cmdlet (`abbreviated`) also takes
 * the beginning of one value for the value, as PowerShell does with enumerations.
 */
export function illegalWords(
  facts: ParameterFacts,
  value: PropertyValue,
  abbreviated: boolean,
): readonly Located<Scalar>[] {
  if (facts.type === 'RejectEnhancedStatus') {
    return itemsOf(value).filter(
      ({ value: code }) => code !== null && code !== '' && !REJECT_CODE.test(String(code).trim()),
    );
  }
  const legal = legalWords(facts);
  if (!legal) return [];
  const isLegal = (text: string): boolean =>
    legal.includes(text) || (abbreviated && legal.filter((word) => word.startsWith(text)).length === 1);
  return itemsOf(value).filter(({ value: word }) => {
    const text = String(word).trim().toLowerCase();
    // Several flags may stand in one text, divided by commas.
    return word !== null && text !== '' && !/^-?\d+$/.test(text) && !text.split(/\s*,\s*/).every(isLegal);
  });
}

const BOOLEAN = new Set(['Boolean', 'SwitchParameter']);
const NUMBER = new Set(['Int32', 'UInt32', 'Int64']);

/** What a tool replaces before the text is run. */
const TEMPLATE = /[{}<>%]|__/;

/** A value that PowerShell does not convert to what a parameter takes, a Boolean or a number. The rule says which. */
export function wrongType(
  { type, nullable }: Pick<ParameterFacts, 'type' | 'nullable'>,
  value: PropertyValue,
): { readonly rule: 'invalid-boolean' | 'invalid-number'; readonly value: string; readonly place: Place } | undefined {
  if (value.state !== 'stated' || value.change !== undefined) return undefined;
  const { value: given, place } = value;
  const isList = Array.isArray(given) && given.length > 1;
  if (type === 'Boolean' && (isList || (given === null && !nullable))) {
    return { rule: 'invalid-boolean', value: isList ? given.join(', ') : '$null', place };
  }
  const text = Array.isArray(given) ? undefined : given;
  if (typeof text !== 'string' || TEMPLATE.test(text)) return undefined;
  if (BOOLEAN.has(type)) return { rule: 'invalid-boolean', value: text, place };
  const isNumber = /^\s*[+-]?(?:\d+(?:\.\d*)?(?:e[+-]?\d+)?|0x[\da-f]+)\s*$/i.test(text) || text.trim() === '';
  return NUMBER.has(type) && !isNumber ? { rule: 'invalid-number', value: text, place } : undefined;
}
