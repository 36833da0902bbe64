import * as vscode from 'vscode';
import type { Analysis, Analyzer } from '../../analyze.ts';
import { type Config, DEFAULT_CONFIG } from '../../config/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Finding } from '../../lint/contract.ts';
import { dayOf, type Edit, LineIndex, type Source } from '../../text/index.ts';
import { ConfigInForce } from './config-in-force.ts';
import { isJudged, languageOfDocument, sourceOfDocument } from './documents.ts';
import { type FileProblem, FolderFiles } from './folder-files.ts';

/** How long the text must rest before it is looked at, in milliseconds: the longer a look takes, the longer, so that typing goes first. */
const DEBOUNCE = { least: 40, most: 2000, looks: 2 } as const;

/** What belongs together: a workspace folder, which is one tenant unless configured, or one document outside of any. */
export interface Area {
  readonly key: string;
  readonly name: string;
  pathOf(uri: vscode.Uri): string;
  uriOf(path: string): vscode.Uri;
}

/** The state of one area after an analysis. */
export interface Outcome {
  readonly area: Area;
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
  /** What edits would change in who may forward where, a sentence each; undefined for a tenant that is gone. */
  difference(tenant: string, edits: readonly Edit[]): Promise<readonly string[] | undefined>;
  /** Milliseconds that reading and checking took. */
  readonly duration: number;
}

/** An analysis under way; those who ask meanwhile wait for the same one. */
interface Run {
  readonly source: vscode.CancellationTokenSource;
  readonly revision: number;
  readonly outcome: Promise<Outcome | undefined>;
}

interface State {
  readonly area: Area;
  readonly files: FolderFiles | undefined;
  readonly config: ConfigInForce;
  analyzer: Analyzer | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the changes of texts that were heard of. */
  revision: number;
  running: Run | undefined;
  outcome: Outcome | undefined;
}

/**
 * Keeps the analysis of every area up to date while people type. An analysis of texts that have changed meanwhile is
 * dropped; nothing is read before the first document about forwarding is open.
 */
export class Session implements vscode.Disposable {
  readonly #states = new Map<string, State>();
  readonly #analyzed = new vscode.EventEmitter<Outcome>();
  readonly #started = new vscode.EventEmitter<Area>();
  readonly #knowledge: () => Promise<Knowledge>;
  readonly #failed: (error: unknown) => void;

  /** An area was analysed; the outcome fits the texts as they are now. */
  readonly onDidAnalyze = this.#analyzed.event;
  /** An area is about to be analysed. */
  readonly onDidStart = this.#started.event;

  constructor(knowledge: () => Promise<Knowledge>, failed: (error: unknown) => void) {
    this.#knowledge = knowledge;
    this.#failed = failed;
  }

  /** The latest outcome that a document is part of; undefined before the first one. */
  outcomeOf(uri: vscode.Uri): Outcome | undefined {
    return this.#states.get(keyOf(uri))?.outcome;
  }

  /** The latest outcome of every area. */
  outcomes(): readonly Outcome[] {
    return [...this.#states.values()].flatMap(({ outcome }) => outcome ?? []);
  }

  /** An outcome for exactly the text that a document has now; waits for one where needed. Undefined when cancelled. */
  async current(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<Outcome | undefined> {
    const { mayConcern } = await import('../../analyze.ts');
    const known = this.#states.has(keyOf(document.uri));
    if (!isJudged(document) || !languageOfDocument(document)) return undefined;
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
  async consider(document: vscode.TextDocument): Promise<void> {
    if (!isJudged(document)) return;
    const known = this.#states.get(keyOf(document.uri));
    if (known) this.#later(known);
    else {
      const { mayConcern } = await import('../../analyze.ts');
      if (!document.isClosed && mayConcern(document.getText())) this.#later(this.#stateOf(document.uri));
    }
  }

  /** Looks at the area of a document again, if it was looked at before. */
  refresh(uri: vscode.Uri): void {
    const known = this.#states.get(keyOf(uri));
    if (known) this.#later(known);
  }

  /** Looks at every area known so far again, for instance after a change of settings. */
  refreshAll(): void {
    for (const state of this.#states.values()) this.#later(state);
  }

  /** Analyses a whole workspace folder now. Undefined when cancelled. */
  async analyzeFolder(
    folder: vscode.WorkspaceFolder,
    token?: vscode.CancellationToken,
    progress?: (done: number, all: number) => void,
  ): Promise<Outcome | undefined> {
    const state = this.#stateOf(folder.uri);
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
    state.running?.source.cancel();
    state.files?.dispose();
    this.#states.delete(key);
    // Those who wait for the look that was due look again themselves.
    this.#started.fire(state.area);
  }

  #later(state: State): void {
    state.revision++;
    clearTimeout(state.timer);
    const looks = (state.outcome?.duration ?? 0) * DEBOUNCE.looks;
    state.timer = setTimeout(
      () => {
        state.timer = undefined;
        this.#run(state).catch(this.#failed);
      },
      Math.min(DEBOUNCE.most, Math.max(DEBOUNCE.least, looks)),
    );
  }

  /** Resolves when the look that is due has begun, or nobody waits for it any more. */
  async #due(state: State, token?: vscode.CancellationToken): Promise<void> {
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

  #stateOf(uri: vscode.Uri): State {
    const key = keyOf(uri);
    const known = this.#states.get(key);
    if (known) return known;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const files = folder && new FolderFiles(folder.uri);
    const name = folder?.name ?? uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const area: Area = files
      ? { key, name, pathOf: (file) => files.pathOf(file), uriOf: (path) => files.uriOf(path) }
      : uri.scheme === CELL
        ? notebookArea(uri, key, name)
        : { key, name, pathOf: () => name, uriOf: () => uri };
    const state: State = {
      area,
      files,
      config: new ConfigInForce(this.#knowledge),
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
  #run(
    state: State,
    token?: vscode.CancellationToken,
    progress?: (done: number, all: number) => void,
  ): Promise<Outcome | undefined> {
    clearTimeout(state.timer);
    state.timer = undefined;
    if (state.running?.revision === state.revision && !progress) return state.running.outcome;
    state.running?.source.cancel();
    const source = new vscode.CancellationTokenSource();
    const outer = token?.onCancellationRequested(() => source.cancel());
    this.#started.fire(state.area);
    const outcome = this.#finish(state, source.token, progress).finally(() => {
      outer?.dispose();
      if (state.running?.source === source) state.running = undefined;
    });
    state.running = { source, revision: state.revision, outcome };
    return outcome;
  }

  async #finish(
    state: State,
    token: vscode.CancellationToken,
    progress?: (done: number, all: number) => void,
  ): Promise<Outcome | undefined> {
    try {
      const outcome = await this.#analyze(state, token, progress);
      if (!outcome) return undefined;
      state.outcome = outcome;
      this.#analyzed.fire(outcome);
      return outcome;
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  }

  async #analyze(
    state: State,
    token: vscode.CancellationToken,
    progress?: (done: number, all: number) => void,
  ): Promise<Outcome | undefined> {
    const { area, files } = state;
    const [knowledge, engine] = await Promise.all([this.#knowledge(), import('../../analyze.ts')]);
    const open = (): vscode.TextDocument[] =>
      vscode.workspace.textDocuments.filter((document) => isPartOf(document, area) && !files?.isGone(document));
    const openPaths = new Set(open().map(({ uri }) => area.pathOf(uri)));
    const content = files ? await files.content(openPaths, token, progress) : { sources: [], problems: [] };
    if (!content || token.isCancellationRequested) return undefined;
    const start = performance.now();
    const sources = new Map(content.sources.map((source) => [source.path, source]));
    const versions = new Map<string, number>();
    for (const document of open()) {
      const path = area.pathOf(document.uri);
      const source = sourceOfDocument(document, path);
      if (!source) continue;
      sources.set(path, this.#unchanged(state, source, document.version));
      versions.set(path, document.version);
    }
    const config = files ? await state.config.read(sources) : DEFAULT_CONFIG;
    state.analyzer ??= new engine.Analyzer(knowledge);
    const abort = new AbortController();
    const stop = token.onCancellationRequested(() => abort.abort());
    const analysis = await state.analyzer.analyze(sources.values(), config, {
      asOf: dayOf(new Date()),
      signal: abort.signal,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
    stop.dispose();
    if (token.isCancellationRequested) return undefined;
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
      const { consequences } = await import('../../compare.ts');
      return consequences(analyzer, analysis, tenant, edits);
    };
    const duration = performance.now() - start;
    const unreadable = content.problems;
    return { area, analysis, config, unreadable, findings, sources, versions, lines, difference, duration };
  }

  /** The source of the last analysis when the document has not changed: readers keep what they know by the object. */
  #unchanged(state: State, source: Source, version: number): Source {
    const before = state.outcome;
    const known = before?.versions.get(source.path) === version ? before.sources.get(source.path) : undefined;
    return known?.language === source.language ? known : source;
  }

  dispose(): void {
    for (const key of [...this.#states.keys()]) this.forget(key);
    this.#analyzed.dispose();
    this.#started.dispose();
  }
}

const CELL = 'vscode-notebook-cell';

/** The cells of one notebook, which belong together. */
function notebookArea(cell: vscode.Uri, key: string, name: string): Area {
  return {
    key,
    name,
    pathOf: ({ fragment }) => `${name}#${fragment}`,
    uriOf: (path) => cell.with({ fragment: path.slice(path.indexOf('#') + 1) }),
  };
}

/** The workspace folder of a document, the notebook of a cell, else the document itself. */
export function keyOf(uri: vscode.Uri): string {
  if (uri.scheme === CELL) return uri.with({ fragment: '' }).toString();
  return (vscode.workspace.getWorkspaceFolder(uri)?.uri ?? uri).toString();
}

/** Files of the area that the editor holds; a diff or an output pane with the same path is no second copy of a file. */
function isPartOf(document: vscode.TextDocument, area: Area): boolean {
  if (document.isClosed || !isJudged(document) || keyOf(document.uri) !== area.key) return false;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return !folder || folder.uri.scheme === document.uri.scheme;
}
