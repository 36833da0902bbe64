import { KINDS, type KindWords, type Knowledge } from '../../knowledge/index.ts';
import { ASSUMPTIONS, collectionName } from './native.ts';
import { type PropertyFacts, vocabularyOf } from './properties.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Kinds whose objects may be given by their names alone. */
const NAMED = new Set(['acceptedDomain', 'tenantBlockList']);

/**
 * JSON Schema (draft 2020-12) of the native tenant file, from the vocabulary its reader uses. It offers keys and words and explains
 * them; mistakes are the linter's to report, so every value that is written is fine to it.
 */
export function nativeJsonSchema(knowledge: Knowledge): Schema {
  const definitions = KINDS.map((words) => [words.kind, objectSchema(knowledge, words)] as const);
  const collections = KINDS.map((words) => [collectionName(words), collectionSchema(knowledge, words)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Mail flow settings of an Exchange Online organization',
    description:
      'Native tenant file of Mailflow Lint (*.exo.yaml, *.exo.json). Keys are read without regard to case, _ and -.',
    type: 'object',
    properties: {
      exchange: {
        properties: {
          tenant: { type: 'string', description: 'Name of the organization, for readers.' },
          ...Object.fromEntries(collections),
          assumptions: ASSUMPTIONS_SCHEMA,
        },
      },
    },
    $defs: Object.fromEntries(definitions),
  };
}

function objectSchema(knowledge: Knowledge, words: KindWords): Schema {
  const { settings } = knowledge.cmdletTexts('en');
  const described = (name: string, schema: Schema): Schema => {
    const description = settings[`${words.noun}.${name}`] ?? settings[name];
    return { ...schema, ...(description === undefined ? {} : { description }) };
  };
  const properties = new Map<string, Schema>([[words.key, described(words.key, ANYTHING)]]);
  for (const facts of vocabularyOf(knowledge, words).values()) {
    const name = written(facts.name);
    if (!facts.minor && !properties.has(name)) properties.set(name, described(facts.name, propertySchema(facts)));
  }
  if (words.kind === 'outboundRule') properties.set('policy', { description: 'The policy that applies.' });
  return { properties: Object.fromEntries(properties) };
}

const ANYTHING: Schema = {};

/** A name as people write it: an abbreviation at its start is one word (`NDREnabled`: `ndrEnabled`). */
const written = (name: string): string =>
  name.replace(/^[a-z]?[A-Z]+(?=[A-Z][a-z]|$)/, (abbreviation) => abbreviation.toLowerCase());

/** Words are offered, and others accepted. */
function propertySchema({ type, values }: PropertyFacts): Schema {
  if (type === 'flag') return { anyOf: [{ type: 'boolean' }, ANYTHING] };
  return type === 'enum' && values ? { anyOf: [{ enum: [...values] }, ANYTHING] } : ANYTHING;
}

function collectionSchema(knowledge: Knowledge, words: KindWords): Schema {
  const entry = { $ref: `#/$defs/${words.kind}` };
  const item = NAMED.has(words.kind) ? { anyOf: [entry, ANYTHING] } : entry;
  const keyed = words.kind === 'group' ? { anyOf: [{ type: 'array', items: ANYTHING }, entry] } : entry;
  return {
    description: `${knowledge.cmdletTexts('en').about[words.noun]} A list, or a mapping keyed by name.`,
    anyOf: [{ type: 'array', items: item }, { type: 'object', additionalProperties: keyed }, ANYTHING],
  };
}

const ASSUMPTIONS_SCHEMA: Schema = {
  description: 'What the settings cannot show.',
  properties: {
    automaticMeans: {
      description: 'What Automatic does in this organization.',
      anyOf: [{ enum: [...ASSUMPTIONS.automaticMeans] }, ANYTHING],
    },
    asOf: { description: 'The day that counts as today, as YYYY-MM-DD.' },
    cloud: { description: 'The cloud of the organization.', anyOf: [{ enum: [...ASSUMPTIONS.cloud] }, ANYTHING] },
  },
};
