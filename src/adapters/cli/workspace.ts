import path from 'node:path';
import { type Analysis, Analyzer, READER_FAILED, withNamesChecked } from '../../analyze.ts';
import { CONFIG_NAMES, type Config, DEFAULT_CONFIG, Scope } from '../../config/index.ts';
import type { Members } from '../../config/statements.ts';
import { CONFIG, READING, translate } from '../../messages/index.ts';
import { type Lines, placeView, type UnreadView } from '../../report/view.ts';
import { LineIndex, type Source } from '../../text/index.ts';
import { EXIT, type World } from './command.ts';
import { type FileProblem, FileReader, readSource } from './files.ts';
import { type CommonOptions, UsageError } from './options.ts';
import { shown, statOf } from './walk.ts';

/** Everything a command works on: the files as read and judged. Paths are relative to `base`. */
export interface Workspace {
  /** Absolute folder that paths of sources are relative to: the working folder, or that of a configuration above it. */
  readonly base: string;
  readonly config: Config;
  readonly analysis: Analysis;
  readonly asOf: string;
  readonly lines: Lines;
  lineText(file: string, line: number): string;
  /** What could not be read: files, broken text, mistakes in the configuration. */
  readonly problems: readonly UnreadView[];
  readonly unread: readonly UnreadView[];
  readonly files: number;
  /** Files that declare something and belong to no tenant of the configuration: they were read and not judged. */
  readonly outside: number;
  /** Exit codes of what could not be read; with `--strict-read` also of anything that was not understood. */
  readonly codes: readonly number[];
}

/** The nearest configuration file at or above a folder. */
function nearestConfig(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of CONFIG_NAMES) {
      const file = path.join(at, name);
      if (statOf(file)?.isFile()) return file;
    }
    if (at === path.dirname(at)) return undefined;
  }
}

function configFile(options: CommonOptions, cwd: string): string | undefined {
  if (options.config !== undefined) {
    const file = path.resolve(cwd, options.config);
    if (!statOf(file)?.isFile())
      throw new UsageError(translate('The configuration file {file} could not be read.', { file: options.config }));
    return file;
  }
  const first = path.resolve(cwd, options.paths[0] ?? '.');
  const isFolder = statOf(first)?.isDirectory() ?? false;
  return nearestConfig(isFolder ? first : path.dirname(first));
}

/** The configuration in force for a command line, and the folder that paths are relative to. */
export async function loadConfig(
  options: CommonOptions,
  { cwd, knowledge }: World,
): Promise<{ readonly config: Config; readonly base: string; readonly source: Source | undefined }> {
  const file = configFile(options, cwd);
  if (file === undefined) return { config: narrowed(DEFAULT_CONFIG, options.tenant), base: cwd, source: undefined };
  const folder = path.dirname(file);
  const base = folder === cwd || folder.startsWith(cwd + path.sep) ? cwd : folder;
  const source = readSource(file, shown(file, base));
  if (!('text' in source))
    throw new UsageError(translate('The configuration file {file} could not be read.', { file: shown(file, cwd) }));
  const members: Members = (name) => {
    const listed = readSource(path.resolve(folder, name), shown(path.resolve(folder, name), base));
    return 'text' in listed ? { path: listed.path, text: listed.text } : undefined;
  };
  const { readConfig } = await import('../../config/read.ts');
  return { config: narrowed(withNamesChecked(readConfig(source, members), knowledge), options.tenant), base, source };
}

function narrowed(config: Config, tenant: string | undefined): Config {
  if (tenant === undefined) return config;
  const tenants = config.tenants.filter(({ name }) => name.toLowerCase() === tenant.toLowerCase());
  if (tenants.length === 0) {
    const known = config.tenants.map(({ name }) => name).join(', ');
    throw new UsageError(translate('There is no tenant {tenant}; there are: {known}.', { tenant, known }));
  }
  return { ...config, tenants };
}

/** Reads and judges the given paths. `typed` are texts that stand in for files of the same path, or beside them. */
export async function load(
  options: CommonOptions,
  world: World,
  typed: readonly Source[] = [],
  analyzer = new Analyzer(world.knowledge),
  reader = new FileReader(),
): Promise<Workspace> {
  const { config, base, source: configSource } = await loadConfig(options, world);
  const scope = new Scope(config);
  const files = reader.read(
    options.paths.map((given) => path.resolve(world.cwd, given)),
    base,
    (name) => !scope.ignores(name),
    (name) => scope.shapesOf(name).length > 0,
  );
  const replaced = new Set(typed.map((source) => source.path));
  const sources = [...files.sources.filter((source) => !replaced.has(source.path)), ...typed];
  const asOf = options.asOf ?? world.today;
  const whole = await analyzer.analyze(sources, config, { asOf });
  const analysis = { ...whole, tenants: concerned(whole.tenants) };
  const judged = new Set(whole.tenants.flatMap(({ readings }) => readings));
  const outside = whole.readings.filter((reading) => reading.declarations.length > 0 && !judged.has(reading)).length;
  return workspaceOf(
    // Of one tenant that is asked for, the files of the others are meant to be left out.
    { base, config, analysis, asOf, outside: options.tenant === undefined ? outside : 0 },
    files.problems,
    configSource,
    new Set([...files.read, ...replaced]).size,
    options.strictRead,
  );
}

/** The tenants that the given paths say something about; all of them when the paths say nothing. */
function concerned(tenants: Analysis['tenants']): Analysis['tenants'] {
  const named = tenants.filter(({ readings }) => readings.length > 0);
  return named.length > 0 ? named : tenants;
}

function workspaceOf(
  known: Pick<Workspace, 'base' | 'config' | 'analysis' | 'asOf' | 'outside'>,
  fileProblems: readonly FileProblem[],
  configSource: Source | undefined,
  files: number,
  isStrict: boolean,
): Workspace {
  const { analysis, config } = known;
  const indexes = new Map<string, LineIndex>();
  const textOf = (file: string): string =>
    (file === configSource?.path ? configSource.text : analysis.source(file)?.text) ?? '';
  const lines: Lines = (file) => {
    const index = indexes.get(file) ?? new LineIndex(textOf(file));
    indexes.set(file, index);
    return index;
  };
  const start = { line: 1, column: 1, offset: 0 };
  const problems: UnreadView[] = [
    ...config.problems.map((problem) => ({
      ...placeView(problem.place, lines),
      reason: translate(CONFIG[problem.message] ?? problem.message, problem.args),
      configuration: true as const,
    })),
    ...fileProblems.map((problem) => ({
      file: problem.path,
      start,
      end: start,
      reason: translate(READING[problem.id] ?? problem.id, problem.args),
    })),
    ...analysis.tenants.flatMap(({ failures }) =>
      failures.map(({ rule, error }) => ({
        file: '.',
        start,
        end: start,
        reason: translate(READING['rule-failed'] ?? '', {
          rule,
          detail: error instanceof Error ? error.message : String(error),
        }),
      })),
    ),
    ...analysis.readings.flatMap((reading) =>
      reading.problems.map((problem) => ({
        ...placeView(problem.place, lines),
        reason: translate(READING[problem.message] ?? problem.message, problem.args),
      })),
    ),
  ];
  const unread = analysis.readings.flatMap((reading) =>
    reading.unread.map((item) => ({
      ...placeView(item.place, lines),
      reason: translate(READING[item.reason] ?? item.reason, item.args),
    })),
  );
  const incomplete = fileProblems.length > 0 || (isStrict && problems.length + unread.length > 0);
  const hasFailed =
    analysis.tenants.some(({ failures }) => failures.length > 0) ||
    analysis.readings.some((reading) => reading.problems.some(({ message }) => message === READER_FAILED));
  const codes = [
    ...(hasFailed ? [EXIT.internal] : []),
    ...(config.problems.length > 0 ? [EXIT.usage] : []),
    ...(incomplete ? [EXIT.unreadable] : []),
  ];
  const lineText = (file: string, line: number): string => {
    const index = lines(file);
    const text = textOf(file);
    let end = index.offsetOfLine(line + 1);
    while (end > index.offsetOfLine(line) && '\r\n'.includes(text.charAt(end - 1))) end--;
    return text.slice(index.offsetOfLine(line), end);
  };
  return { ...known, lines, lineText, problems, unread, files, codes };
}

/** The same data with file names as the working folder sees them: every `file` below `value`. */
export function forReader<T>(value: T, base: string, cwd: string): T {
  if (base === cwd) return value;
  const convert = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(convert);
    if (typeof item !== 'object' || item === null) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [
        key,
        key === 'file' && typeof inner === 'string'
          ? path.relative(cwd, path.resolve(base, inner)).split(path.sep).join('/')
          : convert(inner),
      ]),
    );
  };
  return convert(value) as T;
}
