import { KINDS, type KindWords, type Knowledge } from '../../knowledge/index.ts';
import { ASSUMPTIONS, collectionName } from './native.ts';
import { type PropertyFacts, vocabularyOf } from './properties.ts';

type Schema = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<PropertyFacts['type'], Schema>> = {
  flag: { type: ['boolean', 'null'] },
  number: { type: ['integer', 'null'] },
  text: { type: ['string', 'number', 'null'] },
  enum: { type: ['string', 'null'] },
  list: { type: ['array', 'string', 'null'], items: { type: ['string', 'number'] } },
};

/** Kinds whose objects may be given by their names alone. */
const NAMED = new Set(['acceptedDomain', 'tenantBlockList']);

/** JSON Schema (draft 2020-12) of the native tenant file, from the vocabulary its reader uses. */
export function nativeJsonSchema(knowledge: Knowledge): Schema {
  const definitions = KINDS.map((words) => [words.kind, objectSchema(knowledge, words)] as const);
  const collections = KINDS.map((words) => [collectionName(words), collectionSchema(words)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Mail flow settings of an Exchange Online organization',
    description:
      'Native tenant file of Mailflow Lint (*.exo.yaml, *.exo.json). Keys are read without regard to case, _ and -.',
    type: 'object',
    properties: {
      exchange: {
        type: ['object', 'null'],
        properties: {
          tenant: { type: 'string', description: 'Name of the organization, for readers.' },
          ...Object.fromEntries(collections),
          assumptions: assumptionsSchema(),
        },
      },
    },
    $defs: Object.fromEntries(definitions),
  };
}

function objectSchema(knowledge: Knowledge, words: KindWords): Schema {
  const properties = new Map<string, Schema>([[words.key, { type: ['string', 'number'] }]]);
  for (const facts of vocabularyOf(knowledge, words).values()) {
    if (!facts.minor && !properties.has(facts.name)) properties.set(facts.name, propertySchema(facts));
  }
  if (words.kind === 'outboundRule')
    properties.set('policy', { type: 'string', description: 'The policy that applies.' });
  return { type: ['object', 'null'], properties: Object.fromEntries(properties) };
}

function propertySchema(facts: PropertyFacts): Schema {
  if (facts.type !== 'enum' || !facts.values) return TYPES[facts.type];
  const words = { enum: [...facts.values, null] };
  return facts.open ? { anyOf: [words, { type: 'string' }] } : words;
}

function collectionSchema(words: KindWords): Schema {
  const entry = { $ref: `#/$defs/${words.kind}` };
  const item = NAMED.has(words.kind) ? { anyOf: [{ type: 'string' }, entry] } : entry;
  const members = { type: 'array', items: { type: 'string' } };
  const keyed = words.kind === 'group' ? { anyOf: [members, entry] } : entry;
  return {
    description: `Objects of ${words.noun}: a list, or a mapping keyed by name.`,
    anyOf: [{ type: 'array', items: item }, { type: 'object', additionalProperties: keyed }, { type: 'null' }],
  };
}

function assumptionsSchema(): Schema {
  return {
    type: ['object', 'null'],
    description: 'What the settings cannot show.',
    properties: {
      automaticMeans: { enum: [...ASSUMPTIONS.automaticMeans] },
      asOf: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
      cloud: { enum: [...ASSUMPTIONS.cloud] },
    },
    additionalProperties: false,
  };
}
