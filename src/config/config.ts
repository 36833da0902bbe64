import type { Assumptions, Declaration, Ledger } from '../tenant/index.ts';
import { DEFAULT_TENANT } from '../tenant/tenant.ts';
import { globMatcher, type Language, type Located, type Place } from '../text/index.ts';

/** Names under which a configuration file is looked for, in this order. */
export const CONFIG_NAMES = [
  'mailflow-lint.config.yaml',
  'mailflow-lint.config.yml',
  'mailflow-lint.config.json',
] as const;

/** Names of files that hold policy tests. */
export const TESTS_NAMES = ['mailflow-lint.tests.yaml', 'mailflow-lint.tests.yml', 'mailflow-lint.tests.json'] as const;

/** Whether a path is that of a file with policy tests. */
export const isTestsFile = (path: string): boolean =>
  (TESTS_NAMES as readonly string[]).includes(path.slice(path.lastIndexOf('/') + 1));

/** Where a setting comes from: its place in the configuration file, or the built-in default. */
export interface Origin<T> {
  readonly value: T;
  readonly place?: Place;
}

export type RuleSetting = 'off' | 'information' | 'warning' | 'error';

/** One tenant as configured. Globs are relative to the folder of the configuration file. */
export interface TenantConfig {
  readonly name: string;
  readonly files: readonly Located<string>[];
  readonly ignore: readonly Located<string>[];
  /** Layers of configuration data, lowest first: each a set of globs. Files in none belong to the lowest. */
  readonly layers: readonly (readonly Located<string>[])[];
  /** Globs of scripts in the order in which they run; scripts that one glob matches run in the order of their paths. */
  readonly scriptOrder: readonly Located<string>[];
  /** Accepted domains, groups and approved domains, as objects of the tenant that stand in the configuration file. */
  readonly declarations: readonly Declaration[];
  readonly assumptions: Readonly<{ [K in 'automaticMeans' | 'asOf' | 'cloud']?: Located<NonNullable<Assumptions[K]>> }>;
  /** Operations that flows of the tenant use (`x-ms-mail-operation-type`). */
  readonly flowOperations: readonly Located<string>[];
  readonly ledger: Ledger;
}

/** A request of the configuration not to report rules in some files, for texts that have no comments. */
export interface SuppressionEntry {
  readonly files: readonly Located<string>[];
  readonly rules: readonly string[];
  readonly object?: string;
  readonly property?: string;
  readonly reason: string;
  readonly until?: string;
  readonly place: Place;
}

/** Where a house keeps settings in data files of its own shape, and what its keys stand for. */
export interface Shape {
  readonly files: readonly Located<string>[];
  /** Keys from the root of a document to the object; `*` stands for every key or item. */
  readonly at: readonly string[];
  /** Collection of native files that the objects belong to. */
  readonly collection: string;
  readonly name?: string;
  readonly nameKey?: string;
  /** Own keys with the settings they stand for. */
  readonly properties: Readonly<Record<string, string>>;
  /** Where the settings are named, by own key. */
  readonly propertyPlaces: ReadonlyMap<string, Place>;
}

/** More mistakes of one configuration are not listed: each is looked up among what may be meant. */
export const MOST_PROBLEMS = 100;

/** What is wrong in a configuration file or in a file of policy tests. */
export type ConfigProblemId =
  | 'config-syntax'
  | 'config-not-a-mapping'
  | 'config-unknown-key'
  | 'config-mistyped-key'
  | 'config-unknown-rule'
  | 'config-mistyped-rule'
  | 'config-unknown-setting'
  | 'config-mistyped-setting'
  | 'config-missing-key'
  | 'config-not-one-of'
  | 'config-wrong-value'
  | 'config-too-many-globs'
  | 'config-tenant-without-files'
  | 'config-file-not-readable'
  | 'tests-unknown-name'
  | 'tests-unknown-tenant';

/** A mistake in the configuration file. */
export interface ConfigProblem {
  readonly message: ConfigProblemId;
  readonly args: Readonly<Record<string, string>>;
  readonly place: Place;
}

export interface Config {
  /** Path of the file; undefined when there is none and everything is the default. */
  readonly path: string | undefined;
  /** At least one; without declared tenants the one named `default` takes every file. */
  readonly tenants: readonly TenantConfig[];
  readonly ignore: readonly Located<string>[];
  readonly rules: ReadonlyMap<string, Located<RuleSetting>>;
  /** Languages to read. */
  readonly languages: Origin<readonly Language[]>;
  /** Whether commands in documents (Markdown fences) are looked at, as advice. */
  readonly documents: Origin<boolean>;
  /** How many days before its last day an exception is said to end. */
  readonly warnBefore: Origin<number>;
  readonly silenced: readonly SuppressionEntry[];
  readonly shapes: readonly Shape[];
  readonly problems: readonly ConfigProblem[];
}

const EVERY_LANGUAGE: readonly Language[] = ['powershell', 'psd1', 'yaml', 'json', 'csv', 'markdown'];

/** The configuration in force without a file. */
export const DEFAULT_CONFIG: Config = {
  path: undefined,
  tenants: [
    {
      name: DEFAULT_TENANT,
      files: [],
      ignore: [],
      layers: [],
      scriptOrder: [],
      declarations: [],
      assumptions: {},
      flowOperations: [],
      ledger: { exceptions: [] },
    },
  ],
  ignore: [],
  rules: new Map(),
  languages: { value: EVERY_LANGUAGE },
  documents: { value: false },
  warnBefore: { value: 30 },
  silenced: [],
  shapes: [],
  problems: [],
};

/**
 * A test whether a path (POSIX, relative to `folder`) matches one of the globs. A glob that names a folder takes all
 * that is in it; a leading `!` takes back what an earlier one matched. Without globs nothing matches.
 */
export function globTest(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => {
    const negated = glob.startsWith('!');
    const plain = (negated ? glob.slice(1) : glob).replace(/^\.\//, '').replace(/\/+$/, '');
    const patterns = plain === '' || plain === '.' ? ['**'] : [plain, `${plain}/**`];
    const [one, ...more] = patterns.map(globMatcher);
    return { negated, matches: (path: string) => one?.(path) || more.some((matches) => matches(path)) };
  });
  return (path) => tests.reduce((matched, { negated, matches }) => (matches(path) ? !negated : matched), false);
}

/** A path relative to the folder of the configuration file, for globs; paths outside it stay as they are. */
export function relativeTo(config: Config, path: string): string {
  const slash = config.path?.lastIndexOf('/') ?? -1;
  const folder = slash < 0 ? '' : `${config.path?.slice(0, slash + 1)}`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

const values = (located: readonly Located<string>[]): string[] => located.map((item) => item.value);

const NO_SHAPES: readonly Shape[] = [];

/** Looks up what the configuration says about paths; build once per configuration. */
export class Scope {
  readonly #config: Config;
  readonly #ignored: (path: string) => boolean;
  readonly #tenants: readonly {
    tenant: TenantConfig;
    takes: (path: string) => boolean;
    ignores: (path: string) => boolean;
    layers: readonly ((path: string) => boolean)[];
    scripts: readonly ((path: string) => boolean)[];
  }[];
  readonly #shapes: readonly { readonly shape: Shape; readonly takes: (path: string) => boolean }[];

  constructor(config: Config) {
    this.#config = config;
    this.#ignored = globTest(values(config.ignore));
    this.#shapes = config.shapes.map((shape) => ({ shape, takes: globTest(values(shape.files)) }));
    this.#tenants = config.tenants.map((tenant) => ({
      tenant,
      takes: tenant.files.length === 0 ? () => true : globTest(values(tenant.files)),
      ignores: globTest(values(tenant.ignore)),
      layers: tenant.layers.map((layer) => globTest(values(layer))),
      scripts: tenant.scriptOrder.map((glob) => globTest([glob.value])),
    }));
  }

  /** Whether the configuration leaves the path out of every tenant. */
  ignores(path: string): boolean {
    return this.#ignored(relativeTo(this.#config, path));
  }

  /** The tenants a path belongs to: several for a layer they share, none for a path that no tenant takes. */
  tenantsOf(path: string): readonly TenantConfig[] {
    const relative = relativeTo(this.#config, path);
    if (this.#ignored(relative)) return [];
    return this.#tenants
      .filter(({ takes, ignores }) => takes(relative) && !ignores(relative))
      .map(({ tenant }) => tenant);
  }

  /** The shapes that the configuration describes for a path. */
  shapesOf(path: string): readonly Shape[] {
    if (this.#shapes.length === 0) return NO_SHAPES;
    const relative = relativeTo(this.#config, path);
    return this.#shapes.filter(({ takes }) => takes(relative)).map(({ shape }) => shape);
  }

  /** Which of the globs in `scriptOrder` of a tenant matches a path first; undefined when none does. */
  scriptOrderOf(tenant: TenantConfig, path: string): number | undefined {
    const relative = relativeTo(this.#config, path);
    const at = this.#entry(tenant)?.scripts.findIndex((matches) => matches(relative)) ?? -1;
    return at < 0 ? undefined : at;
  }

  /** The layer of a path in a tenant, 0 for the lowest; a path that several layers match belongs to the highest. */
  layerOf(tenant: TenantConfig, path: string): number {
    const relative = relativeTo(this.#config, path);
    const layers = this.#entry(tenant)?.layers ?? [];
    return Math.max(
      0,
      layers.findLastIndex((matches) => matches(relative)),
    );
  }

  #entry(tenant: TenantConfig) {
    return this.#tenants.find((entry) => entry.tenant === tenant);
  }
}

/** What the owner of a tenant says, without the places, for merging. */
export function assumptionsOf(tenant: TenantConfig): Partial<Assumptions> {
  const { automaticMeans, asOf, cloud } = tenant.assumptions;
  return {
    ...(automaticMeans ? { automaticMeans: automaticMeans.value } : {}),
    ...(asOf ? { asOf: asOf.value } : {}),
    ...(cloud ? { cloud: cloud.value } : {}),
    ...(tenant.flowOperations.length > 0 ? { flowOperations: values(tenant.flowOperations) } : {}),
  };
}
