import * as z from 'zod/mini';
import { table } from '../text/table.ts';
import { testsSchema } from './policy-tests.ts';
import { configSchema } from './schema.ts';

type Schema = { readonly [key: string]: unknown };

/** What each key of the configuration is for, by its name. */
const DESCRIPTIONS = table({
  tenants: 'The organizations whose files stand in this repository, each under a name of your own.',
  files: 'Globs, relative to this file; a folder takes all that is in it.',
  ignore: 'Globs of files that are not read.',
  layers: 'Configuration data in layers, lowest first; a higher one overrides.',
  scriptOrder: 'Scripts in the order in which they run: files, or globs whose scripts run in the order of their paths.',
  acceptedDomains: 'The domains of the organization: names, or objects. Everything else is outside.',
  domainName: 'The domain.',
  domainType: 'Authoritative: every recipient is here. InternalRelay: some mailboxes are on other servers.',
  matchSubDomains: 'Whether subdomains belong to the organization as well.',
  groups: 'Who is in a group that rules name: a list of addresses, or an object.',
  type: 'Type of the group, for instance DynamicDistributionGroup.',
  members: 'Addresses of the members.',
  file: 'A file that lists one address a line, relative to this one.',
  approvedDomains: 'Outside domains that the organization approves of as destinations, for everybody and without end.',
  exceptions: 'Who may forward where, by agreement: each entry with its owner, reason, ticket and last day.',
  requireExceptions: 'Whether every forward that is allowed needs an entry in exceptions or approvedDomains.',
  from: 'Who forwards: addresses, domains (*. takes those below as well), groups, or * for everybody.',
  to: 'Where to: addresses, domains (*. takes those below as well), or * for everywhere outside.',
  mechanism: 'The ways of forwarding that are meant.',
  owner: 'Who answers for it.',
  ticket: 'Where it was agreed.',
  flowOperations: 'What Power Automate flows do, as x-ms-mail-operation-type says it.',
  assumptions: 'What the settings cannot show.',
  automaticMeans: 'What the value Automatic does in this organization.',
  asOf: 'The day that rules with dates are judged for, as YYYY-MM-DD.',
  cloud: 'The cloud of the organization.',
  rules: 'Severities of rules by their ids; off suppresses a rule everywhere.',
  languages: 'Languages that are read.',
  documents: 'Whether commands in Markdown are looked at, as advice.',
  warnBefore: 'How many days before its last day an exception is said to end; 30 when left out.',
  silenced: 'Findings that are right here, for files that cannot hold a comment.',
  object: 'Name of the object that the finding is about.',
  property: 'Setting that the finding is about.',
  reason: 'Why it is right.',
  until: 'Last day on which it counts, as YYYY-MM-DD.',
  shapes: 'Data files of your own shape: where an object stands, and what its keys mean.',
  at: 'The keys from the root to the object; * stands for every key and for every item of a list.',
  kind: 'The collection of a tenant file that the object belongs to.',
  name: 'The name of the object.',
  nameKey: 'The own key that names the object.',
  properties: 'Own keys, and the settings they stand for.',
});

/** What the keys of a file with policy tests are for, where that is not what they are in the configuration. */
const OF_TESTS = table({
  tenant: 'The organization that is meant, by its name in the configuration; left out, every one.',
  cases: 'Single questions with the answer that is expected.',
  invariants: 'What holds for everybody: named persons, and all whom no file names.',
  name: 'What the test is called.',
  from: 'Who forwards: addresses, domains (*. takes those below as well), groups, or * for everybody.',
  exceptFrom: 'Who of these is not meant.',
  to: 'Where to: addresses, domains (*. takes those below as well), or * for everywhere outside.',
  exceptTo: 'Where of these is not meant.',
  mechanism: 'The ways of forwarding that are meant; left out, those in which a mailbox forwards by itself.',
  expect:
    'What is expected of every pair: allowed, blocked, unknown, or exception (blocked unless an exception of the configuration covers it).',
  reason: 'Why it is so.',
});

/**
 * JSON Schema (draft 2020-12) of the configuration file, from the schema its reader checks with. It offers keys and words and explains
 * them; mistakes are the reader's to report, so every value that is written is fine to it.
 */
export function configJsonSchema(): Schema {
  return {
    ...relaxed(z.toJSONSchema(configSchema, { io: 'input' }) as Schema, DESCRIPTIONS),
    type: 'object',
    title: 'Mailflow Lint configuration',
    description: 'Tenants, ignores, facts that no settings file states, and severities of rules.',
  };
}

/** The same of a file with policy tests. */
export function testsJsonSchema(): Schema {
  return {
    ...relaxed(z.toJSONSchema(testsSchema, { io: 'input' }) as Schema, OF_TESTS),
    type: 'object',
    title: 'Mailflow Lint policy tests',
    description: 'Who may forward where, and who never may.',
  };
}

type Descriptions = Readonly<Record<string, string>>;

/** A schema without what refuses values; its properties with their descriptions. */
function relaxed(schema: Schema, descriptions: Descriptions): Schema {
  const { properties, additionalProperties, items, anyOf, enum: words, type } = schema;
  if (Array.isArray(words)) return { anyOf: [{ enum: words }, {}] };
  if (Array.isArray(anyOf)) return { anyOf: [...anyOf.map((one) => relaxed(one as Schema, descriptions)), {}] };
  if (type === 'boolean') return { anyOf: [{ type }, {}] };
  return {
    ...(isSchema(properties) && { properties: described(properties, descriptions) }),
    ...(isSchema(additionalProperties) && { additionalProperties: relaxed(additionalProperties, descriptions) }),
    ...(isSchema(items) && { items: relaxed(items, descriptions) }),
  };
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

function described(properties: Schema, descriptions: Descriptions): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const description = descriptions[name];
      return [
        name,
        { ...relaxed(schema as Schema, descriptions), ...(description === undefined ? {} : { description }) },
      ];
    }),
  );
}
