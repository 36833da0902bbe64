import type { Knowledge } from './knowledge/index.ts';
import { type Finding, lint, type Severity, type Silence } from './lint/index.ts';
import { type Reading, read } from './read/index.ts';
import { rules as allRules } from './rules/index.ts';
import { type Assumptions, type Contribution, merge, type Tenant } from './tenant/index.ts';
import type { Source } from './text/index.ts';
import { decide } from './verdict/decide.ts';

/** One tenant of the configuration: which sources belong to it, and what the configuration says about it. */
export interface TenantPlan {
  readonly name: string;
  /** Whether a source belongs to this tenant, by its path. A source may belong to several. */
  includes(path: string): boolean;
  /** Accepted domains, groups and approved domains that the configuration states. */
  readonly contributions: readonly Contribution[];
  readonly assumptions?: Partial<Assumptions>;
  /** Layer of a source, lowest first. */
  readonly layer?: (path: string) => number;
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly silences?: readonly Silence[];
}

/** What one tenant comes to. */
export interface TenantAnalysis {
  readonly tenant: Tenant;
  readonly readings: readonly Reading[];
  readonly findings: readonly Finding[];
}

/** The whole answer: every source as read, and every tenant judged. Sources of no tenant are read and not judged. */
export interface Analysis {
  readonly tenants: readonly TenantAnalysis[];
  readonly readings: readonly Reading[];
  source(path: string): Source | undefined;
}

export interface AnalyzeOptions {
  /** ISO date (YYYY-MM-DD) that counts as today. */
  readonly asOf: string;
  /** Stops the work; the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called now and then, so that an editor stays responsive. */
  readonly pause?: () => Promise<void>;
}

const PAUSE_MS = 12;

interface Kept {
  readonly plan: TenantPlan;
  readonly readings: readonly Reading[];
  readonly asOf: string;
  readonly analysis: TenantAnalysis;
}

/**
 * The path from texts to findings. Keeps what did not change: a source with the same text is not read again, a tenant with
 * the same readings and the same plan object is not judged again.
 */
export class Analyzer {
  readonly #knowledge: Knowledge;
  readonly #readings = new Map<string, Reading>();
  readonly #kept = new Map<string, Kept>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** Reads what is new among `sources`, forgets what is gone, and judges each tenant of `plans` that changed. */
  async analyze(sources: Iterable<Source>, plans: readonly TenantPlan[], options: AnalyzeOptions): Promise<Analysis> {
    const readings = await this.#readAll(sources, options);
    const tenants: TenantAnalysis[] = [];
    for (const plan of plans) {
      options.signal?.throwIfAborted();
      await options.pause?.();
      tenants.push(this.#judge(plan, readings, options.asOf));
    }
    for (const name of this.#kept.keys()) if (!plans.some((plan) => plan.name === name)) this.#kept.delete(name);
    return { tenants, readings, source: (path) => this.#readings.get(path)?.source };
  }

  async #readAll(sources: Iterable<Source>, { signal, pause }: AnalyzeOptions): Promise<Reading[]> {
    const gone = new Set(this.#readings.keys());
    const readings: Reading[] = [];
    let since = performance.now();
    for (const source of sources) {
      gone.delete(source.path);
      const known = this.#readings.get(source.path);
      const same = known && (known.source === source || known.source.text === source.text);
      const reading = same ? known : await read(source, this.#knowledge);
      this.#readings.set(source.path, reading);
      readings.push(reading);
      if (pause && performance.now() - since > PAUSE_MS) {
        signal?.throwIfAborted();
        await pause();
        since = performance.now();
      }
    }
    for (const path of gone) this.#readings.delete(path);
    return readings;
  }

  #judge(plan: TenantPlan, all: readonly Reading[], asOf: string): TenantAnalysis {
    const readings = all.filter((reading) => saysSomething(reading) && plan.includes(reading.source.path));
    const kept = this.#kept.get(plan.name);
    if (kept && kept.plan === plan && kept.asOf === asOf && sameItems(kept.readings, readings)) return kept.analysis;
    const analysis = judge(plan, readings, this.#knowledge, asOf);
    this.#kept.set(plan.name, { plan, readings, asOf, analysis });
    return analysis;
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Whether a reading can change anything: most files of a repository hold nothing about forwarding. */
function saysSomething(reading: Reading): boolean {
  return reading.declarations.length + reading.calls.length + reading.slips.length + reading.complete.length > 0;
}

function judge(plan: TenantPlan, readings: readonly Reading[], knowledge: Knowledge, asOf: string): TenantAnalysis {
  const tenant = merge([...plan.contributions, ...readings], {
    name: plan.name,
    ...(plan.assumptions && { assumptions: plan.assumptions }),
    ...(plan.layer && { layer: plan.layer }),
  });
  const byPath = new Map(readings.map((reading) => [reading.source.path, reading.source]));
  const findings = lint(
    {
      tenant,
      calls: readings.flatMap((reading) => reading.calls),
      slips: readings.flatMap((reading) => reading.slips),
      comments: readings.flatMap((reading) => reading.comments),
      knowledge,
      source: (path) => byPath.get(path) ?? { path, text: '', language: 'text', encoding: 'utf8' },
      decide: (question) => decide(tenant, question),
      asOf,
    },
    allRules,
    { ...(plan.severities && { severities: plan.severities }), ...(plan.silences && { silences: plan.silences }) },
  );
  return { tenant, readings, findings };
}
