import path from 'node:path';
import { type Analysis, Analyzer, withNamesChecked } from '../../analyze.ts';
import { CONFIG_NAMES, type Config, DEFAULT_CONFIG } from '../../config/index.ts';
import { readConfig } from '../../config/read.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { failureViews, fileProblemView, problemView, readingGaps, readingProblems } from '../../not-read.ts';
import type { Lines, UnreadView } from '../../report/view.ts';
import { type FileProblem, LineIndex, languageOf, MOST_BYTES, type Source, tooLarge } from '../../text/index.ts';

/** A text to read. */
export interface TextFile {
  /**
   * Its name, with `/` between folders: names the places of answers, is what globs of a configuration match, and tells the
   * language by its ending.
   */
  readonly path: string;
  /** Its text. Offsets of answers count UTF-16 code units of it, after a byte order mark. */
  readonly text: string;
}

/** Files as read and judged. */
export interface Judged {
  readonly analysis: Analysis;
  readonly lines: Lines;
  readonly problems: readonly UnreadView[];
  readonly unread: readonly UnreadView[];
  /** How many files were read. */
  readonly files: number;
}

function sourceOf({ path: name, text }: TextFile): Source | FileProblem {
  if (text.length > MOST_BYTES) return tooLarge(name);
  return {
    path: name,
    text: text.startsWith('\ufeff') ? text.slice(1) : text,
    language: languageOf(name),
    encoding: 'utf8',
  };
}

/** The configuration among the files: the one that lies highest. */
function configAmong(sources: readonly Source[]): Source | undefined {
  const depth = ({ path: name }: Source): number => name.split('/').length;
  const names: readonly string[] = CONFIG_NAMES;
  return sources
    .filter((source) => names.includes(path.posix.basename(source.path)))
    .toSorted((a, b) => depth(a) - depth(b))[0];
}

function configOf(source: Source | undefined, sources: ReadonlyMap<string, Source>, knowledge: Knowledge): Config {
  if (source === undefined) return DEFAULT_CONFIG;
  const beside = path.posix.dirname(source.path);
  return withNamesChecked(
    readConfig(source, (name) => sources.get(path.posix.join(beside, name))),
    knowledge,
  );
}

/** Reads and judges files, of which the last one of a path counts. */
export async function judge(
  given: Iterable<TextFile>,
  config: TextFile | undefined,
  asOf: string,
  knowledge: Knowledge,
): Promise<Judged> {
  const all = [...new Map([...given].map((file) => [file.path, file])).values()].map(sourceOf);
  const sources = all.filter((one) => 'text' in one);
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const stated = config && sourceOf(config);
  const refused = [...all, ...(stated ? [stated] : [])].filter((one) => 'id' in one);
  const configSource = stated && 'text' in stated ? stated : configAmong(sources);
  const read = configOf(configSource, byPath, knowledge);
  const analysis = await new Analyzer(knowledge).analyze(sources, read, {
    asOf,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const indexes = new Map<string, LineIndex>();
  const textOf = (name: string): string => (name === configSource?.path ? configSource : byPath.get(name))?.text ?? '';
  const lines: Lines = (name) => {
    const index = indexes.get(name) ?? new LineIndex(textOf(name));
    indexes.set(name, index);
    return index;
  };
  return {
    analysis,
    lines,
    problems: [
      ...read.problems.map((problem) => problemView(problem, lines)),
      ...refused.map(fileProblemView),
      ...failureViews(analysis),
      ...readingProblems(analysis.readings, lines),
    ],
    unread: readingGaps(analysis.readings, lines),
    files: sources.length,
  };
}
