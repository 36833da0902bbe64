import { assumptionsOf, type Config, isTestsFile, Scope, type TenantConfig } from './config/index.ts';
import { severitiesOf, suppressionsFor, suppressionsOfNothing } from './configured.ts';
import { givingEffects, withEffects } from './exchange/effects.ts';
import { statedForwards } from './exchange/forwards.ts';
import { modelOf } from './exchange/model.ts';
import type { Knowledge } from './knowledge/index.ts';
import { type DatedName, datedNames } from './lint/former-names.ts';
import { type Finding, linting, type Rule, type RuleFailure, type RuleMeta, type Suppression } from './lint/index.ts';
import { suppressionsOf } from './lint/suppression.ts';
import { type OwnShape, type Reading, read, Scripts } from './read/index.ts';
import { mayMatter } from './read/powershell/prefilter.ts';
import { emptyReading, type ProblemId } from './read/reading.ts';
import { isRelevant } from './read/relevance.ts';
import { rules } from './rules/index.ts';
import { answerFor } from './rules/shared/forwards.ts';
import { merging, type Tenant } from './tenant/index.ts';
import { applyEdits, type Edit, type Language, type Source } from './text/index.ts';
import { allSteps, inSteps, type Rests } from './text/steps.ts';
import { decide } from './verdict/decide.ts';
import type { Question, Verdict } from './verdict/verdict.ts';

export { withNamesChecked } from './configured.ts';
export type { DatedName } from './lint/former-names.ts';
export { applyBaseline, baselineOf, newFindings, suppressionEdit } from './lint/index.ts';
export { mayMatter } from './read/index.ts';
export { rules } from './rules/index.ts';

/** What one tenant comes to. */
export interface TenantAnalysis {
  readonly config: TenantConfig;
  readonly tenant: Tenant;
  /** The readings that say something about it, each command with its effect. */
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
  /** Rules that threw: mistakes of the tool. More may come when somebody looks at the fixes of findings. */
  readonly failures: readonly RuleFailure[];
}

/** The whole answer: every source as read, and every tenant judged. Sources of no tenant are read and not judged. */
export interface Analysis {
  readonly tenants: readonly TenantAnalysis[];
  readonly readings: readonly Reading[];
  source(path: string): Source | undefined;
}

/** Stopped by its signal, the promise is rejected with the reason of that. */
export interface AnalyzeOptions extends Rests {
  /** ISO date (YYYY-MM-DD) that counts as today. */
  readonly asOf: string;
  /** How many days before its end an exception of the ledger is said to end, where the configuration is not to say it. */
  readonly warnBefore?: number | undefined;
  /** Paths of all files that were looked at, when these are all that the configuration speaks of. */
  readonly allPaths?: readonly string[];
}

/** How many forwards are answered in one step. */
const ANSWERED = 100;

/** Id of the sentence for a source that the reader threw on. */
export const READER_FAILED: ProblemId = 'reader-failed';

interface Kept {
  readonly readings: readonly Reading[];
  readonly asOf: string;
  readonly analysis: TenantAnalysis;
}

/**
 * The path from texts to findings. Keeps what did not change: a source with the same text is not read again, a tenant with
 * the same readings and the same configuration object is not judged again.
 */
export class Analyzer {
  readonly #knowledge: Knowledge;
  readonly #rules: readonly Rule[];
  readonly #readings = new Map<string, Reading>();
  /** The scripts among the sources of the last analysis. */
  #scripts = new Scripts([]);
  #kept = new Map<TenantConfig, Kept>();
  #scope: { readonly config: Config; readonly scope: Scope } | undefined;

  /** Without rules nothing is found: texts are read, and tenants put together. */
  constructor(knowledge: Knowledge, own: readonly Rule[] = rules) {
    this.#knowledge = knowledge;
    this.#rules = own;
  }

  /** Reads what is new among the given sources, forgets what is gone, and judges each tenant of `config` that changed. */
  async analyze(given: Iterable<Source>, config: Config, options: AnalyzeOptions): Promise<Analysis> {
    if (this.#scope?.config !== config) this.#newScope(config);
    const scope = this.#scope?.scope ?? new Scope(config);
    const readings = await inSteps(this.#readAll(given, config, scope), options);
    const speaking = readings.filter(saysSomething);
    const members = new Map<TenantConfig, Reading[]>(config.tenants.map((tenant) => [tenant, []]));
    for (const reading of speaking)
      for (const tenant of scope.tenantsOf(reading.source.path)) members.get(tenant)?.push(reading);
    const kept = new Map<TenantConfig, Kept>();
    for (const [tenant, own] of members) {
      const before = this.#kept.get(tenant);
      const same = before && before.asOf === options.asOf && sameItems(before.readings, own);
      // What is about no file belongs to no tenant; the first one tells it.
      const idle = kept.size === 0 ? suppressionsOfNothing(options.allPaths, config) : [];
      const isKept = same && idle.length === 0;
      const analysis = isKept
        ? before.analysis
        : await inSteps(this.#judge(tenant, own, config, scope, options, idle), options);
      kept.set(tenant, { readings: own, asOf: options.asOf, analysis });
    }
    this.#kept = kept;
    const tenants = agreed([...kept.values()].map(({ analysis }) => analysis));
    const sources = new Map(readings.map(({ source }) => [source.path, source]));
    return { tenants, readings, source: (path) => sources.get(path) };
  }

  /** A configuration that describes other shapes has every data file read again. */
  #newScope(config: Config): void {
    const before = this.#scope?.config.shapes ?? [];
    if (JSON.stringify(before) !== JSON.stringify(config.shapes)) this.#readings.clear();
    this.#scope = { config, scope: new Scope(config) };
  }

  /** A tenant of this analyzer's last analysis as it would be after edits to its sources. */
  async after(tenant: TenantAnalysis, edits: readonly Edit[]): Promise<Tenant> {
    const isEdited = ({ path }: Source): boolean => edits.some(({ place }) => place.source === path);
    const edited = (source: Source): Source =>
      isEdited(source) ? { ...source, text: applyEdits(source.text, source.path, edits) ?? source.text } : source;
    const scripts = new Scripts([...this.#readings.values()].map(({ source }) => edited(source)));
    const readings = tenant.readings.map(({ source }) => {
      const known = this.#readings.get(source.path);
      if (known && !isEdited(source) && loadsTheSame(known, this.#scripts, scripts)) return known;
      return read(edited(source), this.#knowledge, this.#scope?.scope.shapesOf(source.path), scripts);
    });
    return allSteps(merged(tenant.config, withEffects(readings, this.#knowledge), this.#scope?.scope));
  }

  *#readAll(sources: Iterable<Source>, config: Config, scope: Scope): Generator<void, Reading[]> {
    const gone = new Set(this.#readings.keys());
    const readings: Reading[] = [];
    const wanted = [...sources].filter(({ language, path }) => isRead(language, config) && !isTestsFile(path));
    const scripts = new Scripts(wanted);
    const before = this.#scripts;
    this.#scripts = scripts;
    for (const source of wanted) {
      gone.delete(source.path);
      const known = this.#readings.get(source.path);
      const isSame = known && (known.source === source || known.source.text === source.text);
      const same = isSame && loadsTheSame(known, before, scripts);
      const reading = same ? known : readSafely(source, this.#knowledge, scope.shapesOf(source.path), scripts);
      this.#readings.set(source.path, reading);
      readings.push(reading);
      if (!same) yield;
    }
    for (const path of gone) this.#readings.delete(path);
    return readings;
  }

  *#judge(
    tenantConfig: TenantConfig,
    read: readonly Reading[],
    config: Config,
    scope: Scope,
    { asOf, warnBefore = config.warnBefore.value }: AnalyzeOptions,
    idle: readonly Suppression[],
  ): Generator<void, TenantAnalysis> {
    const readings = yield* givingEffects(read, this.#knowledge);
    yield;
    const tenant = yield* merged(tenantConfig, readings, scope);
    yield;
    // Many rules ask for these, and for the answer to each forward.
    modelOf(tenant);
    yield;
    const answer = (question: Question): Verdict => decide(tenant, question);
    const asked = this.#rules.length > 0 ? statedForwards(tenant) : [];
    for (const [at, forward] of asked.entries()) {
      if (at % ANSWERED === 0) yield;
      answerFor(forward, answer);
    }
    const sources = new Map(readings.map((reading) => [reading.source.path, reading.source]));
    const failures: RuleFailure[] = [];
    const findings = yield* linting(
      {
        tenant,
        calls: readings.flatMap((reading) => reading.calls),
        sourceIssues: readings.flatMap((reading) => reading.sourceIssues),
        comments: readings.flatMap((reading) => reading.comments),
        knowledge: this.#knowledge,
        source: (path) => sources.get(path) ?? { path, text: '', language: 'text', encoding: 'utf8' },
        decide: answer,
        asOf,
        warnBefore,
      },
      this.#rules,
      {
        severities: severitiesOf(config),
        suppressions: [...suppressionsFor(readings, config), ...idle],
        failed: (failure) => {
          if (!failures.some(({ rule }) => rule === failure.rule)) failures.push(failure);
        },
      },
    );
    return { config: tenantConfig, tenant, readings, findings, failures };
  }
}

/** Whether the scripts that a text names are the same in two states. */
const loadsTheSame = ({ loads = [] }: Reading, one: Scripts, other: Scripts): boolean =>
  loads.every((name) => one.named(name)?.text === other.named(name)?.text);

/** Reads a source; one that the reader fails on is named as a mistake of the tool, and all others are still read. */
function readSafely(source: Source, knowledge: Knowledge, shapes: readonly OwnShape[], scripts: Scripts): Reading {
  try {
    return read(source, knowledge, shapes, scripts);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const place = { source: source.path, start: 0, end: 0 };
    return { ...emptyReading(source), problems: [{ message: READER_FAILED, args: { detail }, place }] };
  }
}

/**
 * What rules say about suppression comments holds only when every tenant that shares the file says so: a comment that is
 * needed in one of them is needed.
 */
function agreed(tenants: readonly TenantAnalysis[]): readonly TenantAnalysis[] {
  if (tenants.length < 2) return tenants;
  const key = ({ rule, message, place }: Finding): string => [rule.id, message, place.source, place.start].join('\n');
  const said = tenants.map(({ findings }) => new Set(findings.filter(({ rule }) => rule.afterwards).map(key)));
  const shared = tenants.map(({ readings }) => new Set(readings.map(({ source }) => source.path)));
  const stands = (finding: Finding): boolean =>
    tenants.every((_, at) => !shared[at]?.has(finding.place.source) || said[at]?.has(key(finding)));
  return tenants.map((analysis) => {
    const findings = analysis.findings.filter((finding) => !finding.rule.afterwards || stands(finding));
    return findings.length === analysis.findings.length ? analysis : { ...analysis, findings };
  });
}

/** What the configuration and the readings say about a tenant, put together. */
function merged(config: TenantConfig, readings: readonly Reading[], scope: Scope | undefined): Generator<void, Tenant> {
  const stated = { declarations: config.declarations, complete: [] };
  return merging([stated, ...readings], {
    name: config.name,
    assumptions: assumptionsOf(config),
    ledger: config.ledger,
    layer: (path) => scope?.layerOf(config, path) ?? 0,
    scriptOrder: (path) => scope?.scriptOrderOf(config, path),
  });
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/**
 * Whether texts of a language are read. Bounces and plain text are no configuration languages: an export under `.txt` is read
 * with the scripts.
 */
export function isRead(language: Language, config: Config): boolean {
  const asked = language === 'text' ? 'powershell' : language;
  if (language === 'markdown' && !config.documents.value) return false;
  return language === 'ndr' || config.languages.value.includes(asked);
}

/** Whether a reading can change anything: most files of a repository hold nothing about forwarding. */
function saysSomething(reading: Reading): boolean {
  return reading.declarations.length + reading.calls.length + reading.sourceIssues.length + reading.complete.length > 0;
}

/** Names of rules in a configuration and in comments that a later version may not know, each once. */
export function datedNamesIn(
  { readings, source }: Analysis,
  config: Config,
  metas: readonly RuleMeta[] = rules.map(({ meta }) => meta),
): readonly DatedName[] {
  const dated = metas.filter(({ aliases, deprecated }) => aliases !== undefined || deprecated !== undefined);
  if (dated.length === 0) return [];
  const written = readings.flatMap((reading) =>
    suppressionsOf(reading.comments, reading, (path) => source(path) ?? reading.source),
  );
  return datedNames([...config.rules.keys(), ...[...config.silenced, ...written].flatMap((one) => one.rules)], dated);
}

/** Whether a text may say anything about forwarding; false is certain. One linear search. */
export function mayConcern(text: string): boolean {
  return isRelevant(text) || mayMatter(text);
}
