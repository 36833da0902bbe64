import * as z from 'zod/mini';
import { COLLECTION_NAMES, MECHANISMS } from '../knowledge/index.ts';
import type { EntryLists } from './document.ts';

/** A text that says something. */
export const text = z.string().check(z.minLength(1));
const date = z.iso.date();
const globs = z.union([text, z.array(text).check(z.minLength(1))]);

const assumptions = z.strictObject({
  automaticMeans: z.optional(z.enum(['unknown', 'off', 'on'])),
  asOf: z.optional(date),
  cloud: z.optional(z.enum(['commercial', 'gcchigh', 'dod'])),
});

const acceptedDomain = z.union([
  text,
  z.strictObject({
    domainName: text,
    domainType: z.optional(z.enum(['Authoritative', 'InternalRelay', 'ExternalRelay'])),
    matchSubDomains: z.optional(z.boolean()),
  }),
]);

const group = z.union([
  z.array(text),
  z.strictObject({ type: z.optional(text), members: z.optional(z.array(text)), file: z.optional(text) }),
]);

/** One word or several that say who is meant. */
export const words = z.union([text, z.array(text).check(z.minLength(1))]);

const way = z.enum(MECHANISMS.filter((name) => name !== 'journaling'));

/** Ways of forwarding that the answers by classes know. */
export const ways = z.union([way, z.array(way).check(z.minLength(1))]);

const exception = z.strictObject({
  from: words,
  to: words,
  mechanism: z.optional(ways),
  owner: text,
  reason: text,
  ticket: z.optional(text),
  until: z.optional(date),
});

/** What a tenant's owner states that no settings file can. */
const statements = {
  acceptedDomains: z.optional(z.array(acceptedDomain)),
  groups: z.optional(z.record(z.string(), group)),
  approvedDomains: z.optional(z.array(text)),
  exceptions: z.optional(z.array(exception)),
  requireExceptions: z.optional(z.boolean()),
  flowOperations: z.optional(z.array(text)),
  assumptions: z.optional(assumptions),
};

const tenant = z.strictObject({
  files: globs,
  ignore: z.optional(z.array(text)),
  layers: z.optional(z.array(globs)),
  scriptOrder: z.optional(z.array(text)),
  ...statements,
});

const suppression = z.strictObject({
  files: globs,
  rules: z.union([text, z.array(text)]),
  object: z.optional(text),
  property: z.optional(text),
  reason: text,
  until: z.optional(date),
});

/** How a house keeps settings in data files of its own shape. */
const shape = z.strictObject({
  files: globs,
  at: text,
  kind: z.enum(COLLECTION_NAMES),
  name: z.optional(text),
  nameKey: z.optional(text),
  properties: z.optional(z.record(z.string(), text)),
});

const LANGUAGES = ['powershell', 'psd1', 'yaml', 'json', 'csv', 'markdown'] as const;

/** The sections of the configuration file; each is checked by itself, so that one mistake does not take the rest away. */
export const SECTIONS = {
  $schema: z.optional(z.string()),
  tenants: z.optional(z.record(z.string(), tenant)),
  ignore: z.optional(z.array(text)),
  layers: z.optional(z.array(globs)),
  scriptOrder: z.optional(z.array(text)),
  ...statements,
  rules: z.optional(z.record(z.string(), z.enum(['off', 'information', 'warning', 'error']))),
  languages: z.optional(z.array(z.enum(LANGUAGES))),
  documents: z.optional(z.boolean()),
  warnBefore: z.optional(z.int()),
  silenced: z.optional(z.array(suppression)),
  shapes: z.optional(z.array(shape)),
} as const;

/** Lists of the configuration of which one entry may be left out without changing what the others say. */
export const ENTRY_LISTS: EntryLists = [
  ['exceptions'],
  ['approvedDomains'],
  ['silenced'],
  ['shapes'],
  ['tenants', '*', 'exceptions'],
  ['tenants', '*', 'approvedDomains'],
];

export const configSchema = z.strictObject(SECTIONS);

export type ConfigFile = z.infer<typeof configSchema>;
