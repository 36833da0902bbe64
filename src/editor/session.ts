import type { Analysis, Analyzer } from '../analyze.ts';
import { type Config, DEFAULT_CONFIG } from '../config/index.ts';
import type { Finding } from '../lint/contract.ts';
import { dayOf, type Edit, LineIndex, type Source } from '../text/index.ts';
import { ConfigInForce } from './config-in-force.ts';
import type { Subscription } from './emitter.ts';
import { Emitter } from './emitter.ts';
import type { FileProblem, FolderFiles } from './folder-files.ts';
import type { Area, Cancellation, Host } from './host.ts';
import type { OpenDocument } from './open-document.ts';
import { rest } from './rest.ts';

/** How long the text must rest before it is looked at, in milliseconds: the longer a look takes, the longer, so that typing goes first. */
const DEBOUNCE = { least: 40, most: 2000, looks: 2 } as const;

/** The state of one area after an analysis. */
export interface Outcome<U> {
  readonly area: Area<U>;
  readonly analysis: Analysis;
  readonly config: Config;
  /** Files of this area that could not be read. */
  readonly unreadable: readonly FileProblem[];
  /** Findings by path of their source. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Versions of the open documents that were looked at, by path. */
  readonly versions: ReadonlyMap<string, number>;
  lines(path: string): LineIndex;
  /** What edits would change in who may forward where, at least one sentence. */
  difference(tenant: string, edits: readonly Edit[]): Promise<readonly string[]>;
  /** Milliseconds that reading and checking took. */
  readonly duration: number;
}

/** Paths of the sources that say something about an organization. */
export const tellingPaths = ({ tenants }: Analysis): readonly string[] =>
  tenants.flatMap(({ readings }) => readings.map(({ source }) => source.path));

/** An analysis under way; those who ask meanwhile wait for the same one. */
interface Run<U> {
  readonly abort: AbortController;
  readonly revision: number;
  readonly outcome: Promise<Outcome<U> | undefined>;
}

/** How many of how many files have been read. */
export type Progress = (done: number, all: number) => void;

interface State<U> {
  readonly area: Area<U>;
  readonly files: FolderFiles<U> | undefined;
  readonly config: ConfigInForce;
  analyzer: Analyzer | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the changes of texts that were heard of. */
  revision: number;
  running: Run<U> | undefined;
  outcome: Outcome<U> | undefined;
}

/**
 * Keeps the analysis of every area up to date while people type. An analysis of texts that have changed meanwhile is
 * dropped; nothing is read before the first document about forwarding is open.
 */
export class Session<U, D extends OpenDocument<U>> implements Subscription {
  readonly #states = new Map<string, State<U>>();
  readonly #analyzed = new Emitter<Outcome<U>>();
  readonly #started = new Emitter<Area<U>>();
  readonly #host: Host<U, D>;

  /** An area was analysed; the outcome fits the texts as they are now. */
  readonly onDidAnalyze = this.#analyzed.event;
  /** An area is about to be analysed. */
  readonly onDidStart = this.#started.event;

  constructor(host: Host<U, D>) {
    this.#host = host;
  }

  /** The latest outcome that a document is part of; undefined before the first one. */
  outcomeOf(uri: U): Outcome<U> | undefined {
    return this.#states.get(this.#host.keyOf(uri))?.outcome;
  }

  /** The latest outcome of every area. */
  outcomes(): readonly Outcome<U>[] {
    return [...this.#states.values()].flatMap(({ outcome }) => outcome ?? []);
  }

  /** An outcome for exactly the text that a document has now; waits for one where needed. Undefined when cancelled. */
  async current(document: D, token?: Cancellation): Promise<Outcome<U> | undefined> {
    const { mayConcern } = await import('../analyze.ts');
    const known = this.#states.has(this.#host.keyOf(document.uri));
    if (!this.#host.isJudged(document)) return undefined;
    if (!known && !mayConcern(document.getText())) return undefined;
    const state = this.#stateOf(document.uri);
    const path = state.area.pathOf(document.uri);
    while (!token?.isCancellationRequested && !document.isClosed) {
      const fits = state.outcome?.versions.get(path) === document.version;
      // While somebody types, the look that is due answers everybody who asks.
      if (!fits && state.timer !== undefined) {
        await this.#due(state, token);
        continue;
      }
      const outcome = fits ? state.outcome : await this.#run(state);
      if (!outcome) continue;
      const version = outcome.versions.get(path);
      if (version === document.version) return outcome;
      if (version === undefined) return undefined;
    }
    return undefined;
  }

  /** Looks at the area of a document soon, when it is known already or the document is about forwarding. */
  async consider(document: D): Promise<void> {
    if (!this.#host.isJudged(document)) return;
    const known = this.#states.get(this.#host.keyOf(document.uri));
    if (known) this.#later(known);
    else {
      const { mayConcern } = await import('../analyze.ts');
      if (!document.isClosed && mayConcern(document.getText())) this.#later(this.#stateOf(document.uri));
    }
  }

  /** Looks at the area of a document again, if it was looked at before. */
  refresh(uri: U): void {
    const known = this.#states.get(this.#host.keyOf(uri));
    if (known) this.#later(known);
  }

  /** Looks at every area known so far again, for instance after a change of settings. */
  refreshAll(): void {
    for (const state of this.#states.values()) this.#later(state);
  }

  /** Analyses the area of a file or folder now. Undefined when cancelled. */
  async analyzeNow(uri: U, token?: Cancellation, progress?: Progress): Promise<Outcome<U> | undefined> {
    const state = this.#stateOf(uri);
    for (;;) {
      const outcome = await this.#run(state, token, progress);
      if (outcome || token?.isCancellationRequested) return outcome;
    }
  }

  /** Forgets a document outside of any workspace folder, or areas of folders that are gone. */
  forget(key: string): void {
    const state = this.#states.get(key);
    if (!state) return;
    clearTimeout(state.timer);
    state.timer = undefined;
    state.running?.abort.abort();
    state.files?.dispose();
    this.#states.delete(key);
    // Those who wait for the look that was due look again themselves.
    this.#started.fire(state.area);
  }

  #later(state: State<U>): void {
    state.revision++;
    clearTimeout(state.timer);
    const looks = (state.outcome?.duration ?? 0) * DEBOUNCE.looks;
    state.timer = setTimeout(
      () => {
        state.timer = undefined;
        this.#run(state).catch((error: unknown) => this.#host.failed(error));
      },
      Math.min(DEBOUNCE.most, Math.max(DEBOUNCE.least, looks)),
    );
  }

  /** Resolves when the look that is due has begun, or nobody waits for it any more. */
  async #due(state: State<U>, token?: Cancellation): Promise<void> {
    await new Promise<void>((resolve) => {
      const listeners = [
        this.#started.event((area) => {
          if (area.key === state.area.key) done();
        }),
        token?.onCancellationRequested(() => done()),
      ];
      const done = (): void => {
        for (const one of listeners) one?.dispose();
        resolve();
      };
    });
  }

  #stateOf(uri: U): State<U> {
    const key = this.#host.keyOf(uri);
    const known = this.#states.get(key);
    if (known) return known;
    const { area, files } = this.#host.areaOf(uri, key);
    const state: State<U> = {
      area,
      files,
      config: new ConfigInForce(this.#host.knowledge),
      analyzer: undefined,
      timer: undefined,
      revision: 0,
      running: undefined,
      outcome: undefined,
    };
    files?.onDidChange(() => this.#later(state));
    this.#states.set(key, state);
    return state;
  }

  /**
   * Analyses the texts as they are now. An analysis of older texts is stopped; one of the same texts is shared. Undefined when
   * it was stopped; throws when the analysis itself failed.
   */
  #run(state: State<U>, token?: Cancellation, progress?: Progress): Promise<Outcome<U> | undefined> {
    clearTimeout(state.timer);
    state.timer = undefined;
    if (state.running?.revision === state.revision && !progress) return state.running.outcome;
    state.running?.abort.abort();
    const abort = new AbortController();
    const outer = token?.onCancellationRequested(() => abort.abort());
    this.#started.fire(state.area);
    const outcome = this.#finish(state, abort.signal, progress).finally(() => {
      outer?.dispose();
      if (state.running?.abort === abort) state.running = undefined;
    });
    state.running = { abort, revision: state.revision, outcome };
    return outcome;
  }

  async #finish(state: State<U>, signal: AbortSignal, progress?: Progress): Promise<Outcome<U> | undefined> {
    try {
      const outcome = await this.#analyze(state, signal, progress);
      if (!outcome) return undefined;
      state.outcome = outcome;
      this.#analyzed.fire(outcome);
      return outcome;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  async #analyze(state: State<U>, signal: AbortSignal, progress?: Progress): Promise<Outcome<U> | undefined> {
    const { area, files } = state;
    const [knowledge, engine] = await Promise.all([this.#host.knowledge(), import('../analyze.ts')]);
    const open = (): readonly D[] => this.#host.documentsOf(area).filter((document) => !files?.isGone(document));
    const openPaths = new Set(open().map(({ uri }) => area.pathOf(uri)));
    const content = files ? await files.content(openPaths, signal, progress) : { sources: [], problems: [] };
    if (!content || signal.aborted) return undefined;
    const start = performance.now();
    const sources = new Map(content.sources.map((source) => [source.path, source]));
    const versions = new Map<string, number>();
    for (const document of open()) {
      const path = area.pathOf(document.uri);
      const source = this.#host.sourceOf(document, path);
      if (!source) continue;
      sources.set(path, unchanged(state, source, document.version));
      versions.set(path, document.version);
    }
    const config = files ? await state.config.read(sources) : DEFAULT_CONFIG;
    state.analyzer ??= new engine.Analyzer(knowledge);
    const analysis = await state.analyzer.analyze(sources.values(), config, {
      asOf: dayOf(new Date()),
      signal,
      pause: rest,
    });
    if (signal.aborted) return undefined;
    const findings = new Map<string, Finding[]>();
    for (const finding of analysis.tenants.flatMap((tenant) => tenant.findings)) {
      const list = findings.get(finding.place.source);
      if (list) list.push(finding);
      else findings.set(finding.place.source, [finding]);
    }
    const indexes = new Map<string, LineIndex>();
    const lines = (path: string): LineIndex => {
      const index = indexes.get(path) ?? new LineIndex(sources.get(path)?.text ?? '');
      indexes.set(path, index);
      return index;
    };
    const { analyzer } = state;
    const difference = async (tenant: string, edits: readonly Edit[]) => {
      const { consequences } = await import('../compare.ts');
      return consequences(analyzer, analysis, tenant, edits);
    };
    const duration = performance.now() - start;
    const unreadable = content.problems;
    return { area, analysis, config, unreadable, findings, sources, versions, lines, difference, duration };
  }

  dispose(): void {
    for (const key of [...this.#states.keys()]) this.forget(key);
    this.#analyzed.dispose();
    this.#started.dispose();
  }
}

/** The source of the last analysis when the document has not changed: readers keep what they know by the object. */
function unchanged<U>({ outcome: before }: State<U>, source: Source, version: number): Source {
  const known = before?.versions.get(source.path) === version ? before.sources.get(source.path) : undefined;
  return known?.language === source.language ? known : source;
}
