import { stringify } from 'yaml';
import { exportLists, tenantExport } from '../support/tenant-export.ts';
import type { NaiveTenant, Plain } from '../verdict/naive.ts';
import { toConfig, toDsc, toPowerShell } from '../verdict/printers.ts';
import type { Random } from '../verdict/random-tenants.ts';
import type { TableTenant } from '../verdict/truth-table.ts';

/** A tenant as files by path, and the configuration that says what these cannot. */
export interface State {
  readonly files: Readonly<Record<string, string>>;
  readonly config: string;
}

/**
 * What must hold between the answers of a tenant and those of the changed one. `same`: answers and findings, up to places.
 * `order`: verdicts, and which rules find how much; of two that collide, or that say
 * the same, one is named by its place. `answers`: answers only. `sure`: no sure answer against another sure one. `stricter`: what was blocked stays blocked.
 * `open`: what is sure was so before.
 */
export type Relation = 'same' | 'order' | 'answers' | 'sure' | 'stricter' | 'open';

export interface Change {
  readonly name: string;
  readonly relation: Relation;
  /** The changed tenant; undefined when there is nothing to change in this one. */
  readonly made: (tenant: NaiveTenant, random: Random) => State | undefined;
  /** What the change calls things instead. */
  readonly renamed?: (text: string) => string;
}

/** Lists of objects by the name of their collection. */
type Lists = Readonly<Record<string, unknown>>;

const native = (exchange: unknown): State => ({
  files: { 'tenant.exo.json': JSON.stringify({ exchange }, null, 1) },
  config: '{}',
});

/** The form that others are compared with, in the words of each language. */
export const BASES = {
  native: (tenant: NaiveTenant): State => native(tenant),
  script: (tenant: NaiveTenant): State => scripted(toPowerShell(tenant as unknown as TableTenant), tenant),
  dsc: (tenant: NaiveTenant): State => scripted(toDsc(tenant as unknown as TableTenant), tenant),
} as const;

export type Base = keyof typeof BASES;

const scripted = (text: string, tenant: NaiveTenant): State => ({
  files: { 'tenant.ps1': text },
  config: toConfig(tenant as unknown as TableTenant),
});

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random.next() * left.length), 1)[0] as T);
}

const otherOrder = (object: Lists, random: Random): Lists =>
  Object.fromEntries(shuffled(Object.entries(object), random));

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const eachObject = (tenant: NaiveTenant, change: (object: Plain) => Plain): NaiveTenant => ({
  ...tenant,
  outboundPolicies: tenant.outboundPolicies.map(change),
  outboundRules: tenant.outboundRules.map(change),
  remoteDomains: tenant.remoteDomains.map(change),
  transportRules: tenant.transportRules.map(change),
});

/** The tenant as cmdlets print it, everything listed. */
function exported(tenant: NaiveTenant): State {
  const printed = (objects: readonly Plain[]): Plain[] =>
    objects.map((object) =>
      Object.fromEntries(
        Object.entries(object).map(([name, value]) => {
          if (name === 'policy') return ['HostedOutboundSpamFilterPolicy', value];
          return name === 'enabled' ? ['State', value ? 'Enabled' : 'Disabled'] : [capital(name), value];
        }),
      ),
    );
  const lists = exportLists({
    acceptedDomains: printed(tenant.acceptedDomains),
    hostedOutboundSpamFilterPolicies: printed(tenant.outboundPolicies),
    hostedOutboundSpamFilterRules: printed(tenant.outboundRules),
    remoteDomains: printed(tenant.remoteDomains),
    transportRules: printed(tenant.transportRules),
    tenantAllowBlockListItems: tenant.tenantBlockList.map(({ value }) => ({
      Value: value,
      Action: 'Block',
      ListType: 'Sender',
    })),
  });
  const { groups } = tenant;
  return { files: { 'state.json': tenantExport(lists) }, config: JSON.stringify({ groups }) };
}

/** Objects that concern none of the people and domains that are asked about. */
function withStrangers(tenant: NaiveTenant): NaiveTenant {
  const nobody = ['nobody@contoso.com'];
  return {
    ...tenant,
    outboundPolicies: [...tenant.outboundPolicies, { name: 'Strangers', autoForwardingMode: 'On' }],
    outboundRules: [...tenant.outboundRules, { name: 'Strangers', policy: 'Strangers', priority: 90, from: nobody }],
    remoteDomains: [
      ...tenant.remoteDomains,
      { name: 'Strangers', domainName: 'strangers.example', autoForwardEnabled: false },
    ],
    transportRules: [
      ...tenant.transportRules,
      { name: 'Strangers', priority: 90, recipientDomainIs: ['strangers.example'], rejectMessageReasonText: 'no' },
    ],
    groups: { ...tenant.groups, Strangers: { type: 'DistributionGroup', members: nobody } },
  };
}

/** The names of policies, groups and rules, as values and inside of what is said of them. */
const NAMES =
  /(?<![\w@./-])(Allow|allow|Block|Odd|Missing|Unknown|G1|G2|g2|Nested|Dynamic|Partly|rule \d|T\d|RD [*.\w]+)(?![\w-])/g;
const renamed = (text: string): string => text.replace(NAMES, 'new $1');

const inFiles = (state: State, change: (text: string) => string): State => ({
  ...state,
  files: Object.fromEntries(Object.entries(state.files).map(([path, text]) => [path, change(text)])),
});

/** The statements of a printed script, each on a line, those of different kinds in another order. */
function kindsInAnotherOrder(text: string, random: Random): string {
  const kinds = new Map<string, string[]>();
  for (const line of text.trimEnd().split('\n')) {
    // A rule needs its policy, so the two stay together.
    const kind = (/^\w+-(\w+)/.exec(line)?.[1] ?? '').replace(/FilterRule$/, 'FilterPolicy');
    kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
  }
  return `${shuffled([...kinds.values()], random)
    .flat()
    .join('\n')}\n`;
}

function blocksInAnotherOrder(text: string, random: Random): string {
  const blocks = text.match(/^ {8}EXO[^{]*\{[^}]*\}\n/gm) ?? [];
  const rest = text.split(blocks.join(''));
  return rest.length === 2 ? rest.join(shuffled(blocks, random).join('')) : text;
}

const shouted = (text: string): string =>
  text
    .replace(/^\w+-\w+|(?<= )-[A-Z]\w+/gm, (word) => word.toUpperCase())
    .replace(/\$(true|false)/g, (word) => word.toUpperCase());

const onePolicy = (tenant: NaiveTenant, random: Random, mode: string): NaiveTenant => {
  const at = Math.floor(random.next() * tenant.outboundPolicies.length);
  return {
    ...tenant,
    outboundPolicies: tenant.outboundPolicies.map((policy, index) =>
      index === at ? { ...policy, autoForwardingMode: mode } : policy,
    ),
  };
};

const oneDomain = (tenant: NaiveTenant, random: Random): NaiveTenant => {
  const at = Math.floor(random.next() * tenant.remoteDomains.length);
  return {
    ...tenant,
    remoteDomains: tenant.remoteDomains.map((domain, index) =>
      index === at ? { ...domain, autoForwardEnabled: false } : domain,
    ),
  };
};

const atTop = (tenant: NaiveTenant, rule: Plain): NaiveTenant => ({
  ...tenant,
  transportRules: [
    { name: 'First', priority: 0, ...rule },
    ...tenant.transportRules.map((one) => ({ ...one, priority: Number(one.priority) + 1 })),
  ],
});

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const base64 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

/** Ways in which a statement may run that stands in a text. */
const CARRIERS: Readonly<Record<string, (statement: string) => string>> = {
  'another shell': (statement) => `pwsh -NoProfile -Command ${quoted(statement)}`,
  'another shell, encoded': (statement) => `powershell -EncodedCommand ${base64(statement)}`,
  'a started program': (statement) => `Start-Process pwsh -ArgumentList '-enc', '${base64(statement)}' -Wait`,
  'a script that is written': (statement) => `${quoted(statement)} | Add-Content run.ps1`,
  'a block made of a text': (statement) => `& ([scriptblock]::Create(${quoted(statement)}))`,
};

/** Some statements of a printed script, each on a line, carried out in another way. */
const carried = (text: string, random: Random, carrier: (statement: string) => string): string =>
  text.replace(/^\w+-.*$/gm, (line) => (random.next() < 0.4 ? carrier(line) : line));

/** Changes of each form that must keep, or may only tighten, what a tenant does. */
export const CHANGES: Readonly<Record<Base, readonly Change[]>> = {
  native: [
    {
      name: 'kinds and keys in another order',
      relation: 'order',
      made: (tenant, random) =>
        native(otherOrder(eachObject(tenant, (object) => otherOrder(object, random)) as unknown as Lists, random)),
    },
    {
      name: 'a file for each kind',
      relation: 'same',
      made: (tenant) => ({
        files: Object.fromEntries(
          Object.entries(tenant).map(([kind, own]) => [
            `${kind}.exo.json`,
            JSON.stringify({ exchange: { [kind]: own } }),
          ]),
        ),
        config: '{}',
      }),
    },
    {
      name: 'remote domains in two files',
      relation: 'same',
      made: ({ remoteDomains, ...rest }) =>
        remoteDomains.length < 2
          ? undefined
          : {
              files: {
                'a.exo.json': JSON.stringify({ exchange: { ...rest, remoteDomains: remoteDomains.slice(0, 1) } }),
                'b.exo.json': JSON.stringify({ exchange: { remoteDomains: remoteDomains.slice(1) } }),
              },
              config: '{}',
            },
    },
    {
      name: 'as YAML',
      relation: 'same',
      made: (tenant) => ({
        files: { 'tenant.exo.yaml': stringify({ exchange: tenant }, { version: '1.1' }) },
        config: '{}',
      }),
    },
    {
      name: 'keys with a capital letter',
      relation: 'same',
      made: (tenant) =>
        native(
          eachObject(tenant, (object) =>
            Object.fromEntries(Object.entries(object).map(([name, value]) => [capital(name), value])),
          ),
        ),
    },
    {
      name: 'other names',
      relation: 'same',
      made: (tenant) => inFiles(native(tenant), renamed),
      renamed,
    },
    { name: 'objects of strangers', relation: 'answers', made: (tenant) => native(withStrangers(tenant)) },
    { name: 'as a script', relation: 'sure', made: BASES.script },
    { name: 'as a DSC configuration', relation: 'sure', made: BASES.dsc },
    { name: 'as an export', relation: 'sure', made: exported },
    {
      name: 'a policy switched off',
      relation: 'stricter',
      made: (tenant, random) => native(onePolicy(tenant, random, 'Off')),
    },
    {
      name: 'a remote domain closed',
      relation: 'stricter',
      made: (tenant, random) => native(oneDomain(tenant, random)),
    },
    {
      name: 'a rule on top that rejects forwards',
      relation: 'stricter',
      made: (tenant) => native(atTop(tenant, { messageTypeMatches: 'AutoForward', rejectMessageReasonText: 'no' })),
    },
    {
      name: 'a rule on top that rejects everything for a domain',
      relation: 'stricter',
      made: (tenant, random) =>
        native(
          atTop(tenant, {
            recipientDomainIs: [random.one(['fabrikam.com', 'gmail.com'])],
            rejectMessageReasonText: 'no',
          }),
        ),
    },
    {
      name: 'one more entry of the block list',
      relation: 'stricter',
      made: (tenant) => native({ ...tenant, tenantBlockList: [...tenant.tenantBlockList, { value: 'fabrikam.com' }] }),
    },
  ],
  script: [
    {
      name: 'commands of different kinds in another order',
      relation: 'same',
      made: (tenant, random) => inFiles(BASES.script(tenant), (text) => kindsInAnotherOrder(text, random)),
    },
    { name: 'words in capital letters', relation: 'same', made: (tenant) => inFiles(BASES.script(tenant), shouted) },
    {
      name: 'Windows line breaks, blank lines and comments',
      relation: 'same',
      made: (tenant) => inFiles(BASES.script(tenant), (text) => text.replaceAll('\n', '\r\n\r\n# a note\r\n')),
    },
    {
      name: 'parameters over several lines',
      relation: 'same',
      made: (tenant) => inFiles(BASES.script(tenant), (text) => text.replaceAll(' -', ' `\n  -')),
    },
    { name: 'objects of strangers', relation: 'answers', made: (tenant) => BASES.script(withStrangers(tenant)) },
    {
      name: 'statements that are expressions',
      relation: 'answers',
      made: (tenant, random) =>
        inFiles(BASES.script(tenant), (text) => carried(text, random, (statement) => `iex ${quoted(statement)}`)),
    },
    ...Object.entries(CARRIERS).map(
      ([name, carrier]): Change => ({
        name: `statements by ${name}`,
        relation: 'open',
        made: (tenant, random) => inFiles(BASES.script(tenant), (text) => carried(text, random, carrier)),
      }),
    ),
  ],
  dsc: [
    {
      name: 'resources in another order',
      relation: 'order',
      made: (tenant, random) => inFiles(BASES.dsc(tenant), (text) => blocksInAnotherOrder(text, random)),
    },
    {
      name: 'Windows line breaks',
      relation: 'same',
      made: (tenant) => inFiles(BASES.dsc(tenant), (text) => text.replaceAll('\n', '\r\n')),
    },
    { name: 'objects of strangers', relation: 'answers', made: (tenant) => BASES.dsc(withStrangers(tenant)) },
  ],
};
