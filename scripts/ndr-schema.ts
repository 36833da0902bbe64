import * as z from 'zod/mini';
import {
  CMDLET_LABELS,
  type Knowledge,
  NDR_CATEGORIES,
  NDR_LABELS,
  type NdrFact,
  type NdrTexts,
} from '../src/knowledge/index.ts';

const text = z.string().check(z.minLength(1));
const code = z
  .string()
  .check(z.regex(/^(?:n\/a|[2456]\.\d{1,3}\.(?:\d{1,3}|\d?xx)|x\.\d{1,3}\.(?:\d{1,3}|x)|[245]\.x\.x|[\dx.-]+)$/));
const exactCode = z.string().check(z.regex(/^[245]\.\d{1,3}\.\d{1,3}$/));
const url = z.string().check(z.regex(/^https?:\/\/\S+$/));
/** A public page, or in words where no page can be named. */
const source = z.string().check(z.minLength(6));
const date = z.string().check(z.regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/));

const MECHANISMS = [
  'connector',
  'contact-forward',
  'dlp',
  'header-hint',
  'inbox-rule-limit',
  'loop',
  'mailbox-forwarding',
  'misconfigured-forward',
  'oof-reply',
  'outbound-spam-policy',
  'rbac',
  'relay-pool',
  'remote-domain',
  'sender-authentication',
  'tabl',
  'transport-rule',
] as const;

const fact = z.strictObject({
  id: z.string().check(z.regex(/^\S+\/(?:exo|exchange-server|wrapper|consumer|any|rfc|foreign)#\d{1,2}$/)),
  code,
  smtp: z.nullable(z.string().check(z.regex(/^[245]\d\d$/))),
  kind: z.enum(['code', 'token', 'range', 'family', 'fallback', 'pattern', 'words']),
  scope: z.enum(['exo', 'exchange-server', 'wrapper', 'consumer', 'any', 'rfc', 'foreign']),
  outcome: z.enum(['ndr', 'silent', 'defer', 'smtp-reject', 'info']),
  category: z.enum(NDR_CATEGORIES),
  who: z.array(z.enum(['sender', 'sender-admin', 'recipient-admin', 'microsoft'])).check(z.minLength(1)),
  strings: z.array(text),
  cmdlets: z.array(text),
  commands: z.optional(z.array(text)),
  doc: url,
  mechanism: z.optional(z.enum(MECHANISMS)),
  range: z.optional(z.tuple([exactCode, exactCode])),
  general: z.optional(z.literal(true)),
  codes: z.optional(z.array(exactCode)),
  vague: z.optional(z.literal(true)),
  as: z.optional(z.string().check(z.regex(/^\d{2,20}\*?$/))),
  attr: z.optional(z.string().check(z.regex(/^ATTRP?\d{1,4}$/i))),
  match: z.optional(z.enum(['header', 'none'])),
  clash: z.optional(z.literal(true)),
  level: z.optional(z.enum(['detail', 'subject', 'class', 'smtp-reply'])),
});

const answer = z.strictObject({
  text: z.optional(text),
  code: z.optional(exactCode),
  fact: text,
  source,
  date,
  seen: z.boolean(),
});

const provider = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  name: text,
  hosts: z.array(z.string().check(z.regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/))),
  marks: z.array(z.string().check(z.minLength(4))),
  exchange: z.optional(z.literal(true)),
  software: z.optional(z.literal(true)),
  answers: z.array(answer),
});

const words = z.array(text).check(z.minLength(1));
/** Words that reports are searched for: straight apostrophes, single blanks. */
const PLAIN = /^(?![\s\S]*(?:[’‘`´]|[^\S ]|\s\s))\S(?:[\s\S]*\S)?$/;
const sought = z.array(z.string().check(z.regex(PLAIN))).check(z.minLength(1));
const layout = z.strictObject({
  name: text,
  evidence: z.enum(['seen', 'documented', 'reconstructed']),
  source,
  date,
  labels: z.strictObject({
    generatingServer: sought,
    rejectedBy: sought,
    sender: sought,
    recipient: sought,
    subject: sought,
    time: sought,
    error: sought,
    status: sought,
    headers: sought,
    failed: sought,
  }),
  columns: z.strictObject({
    sender: sought,
    recipient: sought,
    status: sought,
    time: sought,
    event: sought,
    detail: sought,
    subject: sought,
    messageid: z.optional(sought),
  }),
  events: z.strictObject({ ndr: sought, silent: sought, defer: sought }),
});

/** A text for each label and for nothing else. */
function labelled<Label extends string>(
  labels: readonly Label[],
): z.ZodMiniObject<Record<Label, typeof text>, z.core.$strict> {
  return z.strictObject(Object.fromEntries(labels.map((label) => [label, text])) as Record<Label, typeof text>);
}

const texts = z.strictObject({
  facts: z.record(z.string(), z.strictObject({ meaning: text, cause: z.optional(text), steps: words })),
  labels: z.extend(labelled(NDR_LABELS), {
    known: text.check(z.includes('{provider}'), z.includes('{date}')),
    more: text.check(z.includes('{count}')),
  }),
  categories: z.record(z.enum(NDR_CATEGORIES), text),
});

/** The words of cards about cmdlets; their sentences about single settings are free. */
const cmdletTexts = z.looseObject({ labels: labelled(CMDLET_LABELS) });

export const SCHEMAS = {
  facts: z.array(fact),
  providers: z.array(provider),
  layouts: z.record(z.string(), layout),
  texts,
  cmdletTexts,
} as const;

/** The files of the knowledge about bounces, by what they hold. */
export interface NdrData {
  readonly facts: unknown;
  readonly providers: unknown;
  readonly layouts: unknown;
  readonly texts: Readonly<Record<string, unknown>>;
  readonly cmdletTexts: Readonly<Record<string, unknown>>;
}

/** What is wrong with the data: a line for each mistake, with its place. Empty when all is right. */
export function mistakesIn(data: NdrData, { cmdlets }: Pick<Knowledge, 'cmdlets'>): string[] {
  const shapes = [
    ...shapeMistakes('ndr-codes.json', SCHEMAS.facts, data.facts),
    ...shapeMistakes('ndr-providers.json', SCHEMAS.providers, data.providers),
    ...shapeMistakes('bounce-layouts.json', SCHEMAS.layouts, data.layouts),
    ...Object.entries(data.texts).flatMap(([language, content]) =>
      shapeMistakes(`ndr-texts-${language}.json`, SCHEMAS.texts, content),
    ),
    ...Object.entries(data.cmdletTexts).flatMap(([language, content]) =>
      shapeMistakes(`cmdlet-texts-${language}.json`, SCHEMAS.cmdletTexts, content),
    ),
  ];
  // References between data of a wrong shape say nothing.
  if (shapes.length > 0) return shapes;
  // The types that the product reads the data by are those of the schema: where they differ, this does not compile.
  const facts: readonly NdrFact[] = SCHEMAS.facts.parse(data.facts);
  const providers = SCHEMAS.providers.parse(data.providers);
  return [
    ...repeated('ndr-codes.json', facts),
    ...repeated('ndr-providers.json', providers),
    ...facts.flatMap((one) => factMistakes(one)),
    ...facts.flatMap(({ id, cmdlets: names }) =>
      names.filter((name) => !cmdlets.exists(name)).map((name) => `ndr-codes.json: ${id}: no cmdlet is called ${name}`),
    ),
    ...providers.flatMap((one) => providerMistakes(one, facts)),
    ...Object.entries(data.texts).flatMap(([language, content]) =>
      textMistakes(`ndr-texts-${language}.json`, SCHEMAS.texts.parse(content), facts),
    ),
  ];
}

function shapeMistakes(file: string, schema: z.ZodMiniType, content: unknown): string[] {
  const { error } = schema.safeParse(content);
  return (error?.issues ?? []).map(({ path, message }) => `${file}: ${named(content, path)}: ${message}`);
}

/** The path to a mistake; an entry of a list is called by its id. */
function named(content: unknown, path: readonly PropertyKey[]): string {
  const [index, ...rest] = path;
  const entry = Array.isArray(content) && typeof index === 'number' ? (content[index] as { id?: unknown }) : undefined;
  return [typeof entry?.id === 'string' ? entry.id : String(index ?? ''), ...rest.map(String)].join(' ');
}

function repeated(file: string, entries: readonly { readonly id: string }[]): string[] {
  const ids = entries.map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${file}: ${id} is there twice`);
}

function factMistakes({ id, scope, kind, code: number, range, strings }: NdrFact): string[] {
  const wrong: string[] = [];
  if (!id.includes(`/${scope}#`)) wrong.push('its id names another scope');
  if ((kind === 'range' || kind === 'family') !== (range !== undefined))
    wrong.push('a range belongs to kind range or family');
  if ((kind === 'words') !== (scope === 'foreign')) wrong.push('words are facts of scope foreign');
  if (kind === 'words' && (strings.length === 0 || number !== 'n/a')) wrong.push('words need strings and no code');
  return wrong.map((mistake) => `ndr-codes.json: ${id}: ${mistake}`);
}

function providerMistakes({ id, answers }: z.infer<typeof provider>, facts: readonly NdrFact[]): string[] {
  const known = new Set(facts.filter(({ scope }) => scope === 'foreign').map((one) => one.id));
  const reserved = ['exchange', 'foreign', 'unknown'].includes(id);
  return [
    ...(reserved ? [`ndr-providers.json: ${id} is no id for a provider`] : []),
    ...answers
      .filter((one) => !known.has(one.fact))
      .map((one) => `ndr-providers.json: ${id}: no fact of scope foreign is called ${one.fact}`),
    ...answers
      .filter((one) => one.text === undefined && one.code === undefined)
      .map((one) => `ndr-providers.json: ${id}: an answer for ${one.fact} has neither text nor code`),
  ];
}

function textMistakes(file: string, { facts: written }: NdrTexts, facts: readonly NdrFact[]): string[] {
  const ids = new Set(facts.map(({ id }) => id));
  return [
    ...[...ids].filter((id) => !(id in written)).map((id) => `${file}: ${id} has no text`),
    ...Object.keys(written)
      .filter((id) => !ids.has(id))
      .map((id) => `${file}: no fact is called ${id}`),
  ];
}
