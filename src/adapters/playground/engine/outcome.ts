import { type Analysis, Analyzer } from '../../../analyze.ts';
import { consequences } from '../../../compare.ts';
import type { Config } from '../../../config/index.ts';
import { ConfigInForce } from '../../../editor/config-in-force.ts';
import type { Knowledge } from '../../../knowledge/index.ts';
import type { Finding } from '../../../lint/contract.ts';
import { failureViews, problemView, readingGaps, readingProblems } from '../../../not-read.ts';
import { compareFindings, type FindingView, findingView, type Lines, type UnreadView } from '../../../report/view.ts';
import { dayOf, type Edit, LineIndex, languageOf, type Source } from '../../../text/index.ts';
import type { PageFile } from '../messages.ts';

/** The texts of the page after an analysis. */
export interface Outcome {
  readonly analysis: Analysis;
  readonly sources: ReadonlyMap<string, Source>;
  readonly lines: Lines;
  /** In order of file, at most so many as a page can hold; the views are the same findings in words. */
  readonly findings: readonly Finding[];
  readonly views: readonly FindingView[];
  readonly notes: readonly UnreadView[];
  /** How many findings there are beyond these. */
  readonly more: number;
  /** What edits would change in who may forward where, at least one sentence. */
  difference(tenant: string, edits: readonly Edit[]): Promise<readonly string[]>;
}

const asSource = ({ path, text, encoding }: PageFile): Source => ({
  path,
  text,
  language: languageOf(path),
  encoding,
});

/** Keeps the texts of the page and judges them; an analysis of texts that have changed meanwhile is dropped. */
export class Judge {
  readonly #config: ConfigInForce;
  readonly #sources = new Map<string, Source>();
  readonly #analyzer: Analyzer;
  #running: AbortController | undefined;

  constructor(knowledge: Knowledge) {
    this.#config = new ConfigInForce(async () => knowledge);
    this.#analyzer = new Analyzer(knowledge);
  }

  take(files: readonly PageFile[], gone: readonly string[]): void {
    for (const path of gone) this.#sources.delete(path);
    for (const file of files) this.#sources.set(file.path, asSource(file));
  }

  /** The outcome for the texts as they are now; undefined when others came meanwhile. */
  async judge(): Promise<Outcome | undefined> {
    this.#running?.abort();
    const run = new AbortController();
    this.#running = run;
    const sources = new Map(this.#sources);
    const analyzer = this.#analyzer;
    try {
      const config = await this.#config.read(sources);
      const analysis = await analyzer.analyze(sources.values(), config, {
        asOf: dayOf(new Date()),
        signal: run.signal,
        pause: () => new Promise((resolve) => setTimeout(resolve)),
      });
      const indexes = new Map<string, LineIndex>();
      const lines = (path: string): LineIndex => {
        const index = indexes.get(path) ?? new LineIndex(sources.get(path)?.text ?? '');
        indexes.set(path, index);
        return index;
      };
      const source = (path: string): Source => sources.get(path) ?? asSource({ path, text: '', encoding: 'utf8' });
      const all = analysis.tenants.flatMap(({ findings }) => findings);
      const findings = all.slice(0, MOST_FINDINGS).sort(compareFindings);
      return {
        analysis,
        sources,
        lines,
        findings,
        views: findings.map((finding) => findingView(finding, lines, source)),
        more: all.length - findings.length,
        notes: notesOf(analysis, config, lines),
        difference: (tenant, edits) => consequences(analyzer, analysis, tenant, edits),
      };
    } catch (error) {
      if (run.signal.aborted) return undefined;
      throw error;
    }
  }
}

/** More findings than these are counted: handing them to the page would make it stand still. */
const MOST_FINDINGS = 2000;
/** More places than these are left out: nobody reads on. */
const MOST_NOTES = 500;

/** Rules that failed, mistakes in the configuration, and everything that was not understood. */
function notesOf(analysis: Analysis, { problems }: Config, lines: Lines): readonly UnreadView[] {
  const { readings } = analysis;
  const notes = [
    ...failureViews(analysis),
    ...problems.map((problem) => problemView(problem, lines)),
    ...readingGaps(readings, lines),
    ...readingProblems(readings, lines),
  ];
  return notes.slice(0, MOST_NOTES);
}
