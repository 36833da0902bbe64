import path from 'node:path';
import {
  type Analysis,
  Analyzer,
  type DatedName,
  datedNamesIn,
  isRead,
  READER_FAILED,
  withNamesChecked,
} from '../../analyze.ts';
import { CONFIG_NAMES, type Config, type ConfigProblem, DEFAULT_CONFIG, Scope } from '../../config/index.ts';
import type { Members } from '../../config/statements.ts';
import { translate } from '../../messages/index.ts';
import { failureViews, fileProblemView, problemView, readingGaps, readingProblems } from '../../not-read.ts';
import type { Lines, UnreadView } from '../../report/view.ts';
import { LineIndex, languageOf, type Source } from '../../text/index.ts';
import { EXIT, say, type World } from './command.ts';
import { disk } from './disk.ts';
import { expanded, FileReader, type Files, type Root } from './files.ts';
import { type CommonOptions, UsageError } from './options.ts';
import { withLargeInput } from './startup/large-input.ts';
import type { FileProblem, Store } from './store.ts';
import { isWithin, repositoryRoot, shown } from './walk.ts';

/** Everything a command works on: the files as read and judged. Paths are relative to `base`. */
export interface Workspace {
  /** Absolute folder that paths of sources are relative to: the working folder, or that of a configuration above it. */
  readonly base: string;
  readonly config: Config;
  readonly analysis: Analysis;
  readonly asOf: string;
  /** How many days before its last day an exception is said to end. */
  readonly warnBefore: number;
  readonly lines: Lines;
  lineText(file: string, line: number): string;
  /** The text of a file between two offsets. */
  text(file: string, start: number, end: number): string;
  /**
   * What could not be read: files, broken text, mistakes in the configuration; and rules that failed until now, which may be when
   * fixes are asked for.
   */
  readonly problems: readonly UnreadView[];
  readonly unread: readonly UnreadView[];
  /** How many of the named files were read. */
  readonly files: number;
  /** What a person should know who sees no finding; sentences. */
  readonly notes: readonly string[];
  /** How many of the named files declare something and belong to no tenant. */
  readonly outside: number;
  /** Folders that were read, absolute. */
  readonly folders: readonly string[];
  /** Whether a source is one that was asked for, not only read as part of the tenant around it. */
  isNamed(path: string): boolean;
  /** Exit codes of what could not be read; with `--strict-read` also of anything that was not understood. */
  readonly codes: readonly number[];
}

/** The nearest configuration file at or above a folder. One that somebody else laid above it is told to `others` and passed over. */
function nearestConfig(store: Store, folder: string, others: (file: string) => void): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of CONFIG_NAMES) {
      const file = path.join(at, name);
      if (store.kindOf(file) !== 'file') continue;
      if (store.maySpeakFor(file, folder)) return file;
      others(file);
    }
    if (at === path.dirname(at)) return undefined;
  }
}

function configFile(options: CommonOptions, named: readonly string[], world: World, store: Store): string | undefined {
  const { cwd } = world;
  if (options.config !== undefined) return path.resolve(cwd, options.config);
  const first = named[0] ?? cwd;
  return nearestConfig(store, store.kindOf(first) === 'folder' ? first : path.dirname(first), (file) =>
    say(
      world,
      translate('{file} belongs to somebody else and is not used. Where it is meant, name it with --config.', { file }),
    ),
  );
}

/** The configuration in force, its text, and the folder that paths are relative to. */
export interface LoadedConfig {
  readonly config: Config;
  readonly base: string;
  readonly source: Source | undefined;
  /** The folder of the configuration file, absolute. */
  readonly folder: string | undefined;
}

/**
 * The configuration in force for a command line, in the files of a store. `named` are the paths given to it, absolute; `base` is
 * the folder that paths are made relative to, where it is known already.
 */
export async function loadConfig(
  options: CommonOptions,
  world: World,
  how: {
    readonly named?: readonly string[];
    readonly store?: Store;
    readonly base?: string | undefined;
    readonly alone?: boolean | undefined;
  } = {},
): Promise<LoadedConfig> {
  const { cwd, knowledge } = world;
  const { store = disk, named = options.paths.map((given) => path.resolve(cwd, given)) } = how;
  const file = how.alone ? undefined : configFile(options, named, world, store);
  if (file === undefined)
    return {
      config: narrowed(DEFAULT_CONFIG, options.tenant),
      base: how.base ?? cwd,
      source: undefined,
      folder: undefined,
    };
  const folder = path.dirname(file);
  const base = how.base ?? (isWithin(folder, cwd) ? cwd : folder);
  // A configuration that is named may stand outside of the history.
  const isHere = options.config === undefined || store.kindOf(file) !== undefined;
  const source = (isHere ? store : disk).source(file, shown(file, base));
  if (!('text' in source))
    throw new UsageError(
      translate('The configuration file {file} could not be read.', { file: options.config ?? shown(file, cwd) }),
    );
  const members: Members = (name) => {
    const list = path.resolve(folder, name);
    // What a repository names stays inside of it: a link or `..` must not lead to files of the machine.
    if (store.kindOf(list) !== 'file' || !isWithin(store.realPath(list), store.realPath(folder))) return undefined;
    const listed = store.source(list, shown(list, base));
    return 'text' in listed ? { path: listed.path, text: listed.text } : undefined;
  };
  const { readConfig } = await import('../../config/read.ts');
  const config = narrowed(withNamesChecked(readConfig(source, members), knowledge), options.tenant);
  return { config, base, source, folder };
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

/** How a workspace is loaded, where it is not the usual way. */
export interface LoadOptions {
  /** Texts that stand in for files of the same path, or beside them. */
  readonly typed?: readonly Source[];
  /** One with rules, where findings are wanted. */
  readonly analyzer?: Analyzer;
  readonly reader?: FileReader;
  /** The named paths are judged with the tenant around them, and only they are reported. */
  readonly withTenant?: boolean;
  /** Paths of sources are relative to this folder; else to the one that the configuration gives. */
  readonly base?: string;
  /** The paths are one tenant whatever a configuration says. */
  readonly alone?: boolean;
  /** Nothing else runs in this process: it is set to take little memory where much is read. */
  readonly frugal?: boolean;
}

/**
 * Folders that hold the tenant around named paths: that of the configuration; without one the repository of a named file, else
 * the file's folder without those below it.
 */
function tenantAround(named: readonly string[], config: LoadedConfig, store: Store): Root[] {
  const folders = named.map((file): Root => {
    const isFolder = store.kindOf(file) === 'folder';
    if (config.folder !== undefined && isWithin(file, config.folder)) return { folder: config.folder, isDeep: true };
    if (isFolder) return { folder: file, isDeep: true };
    const repository = repositoryRoot(store, path.dirname(file));
    return { folder: repository ?? path.dirname(file), isDeep: repository !== undefined };
  });
  const isFirst = (one: Root, at: number): boolean =>
    folders.findIndex(({ folder, isDeep }) => folder === one.folder && isDeep === one.isDeep) === at;
  const isInside = (one: Root): boolean =>
    folders.some(({ folder, isDeep }) => isDeep && folder !== one.folder && isWithin(one.folder, folder));
  return folders.filter((one, at) => isFirst(one, at) && !isInside(one) && store.kindOf(one.folder) === 'folder');
}

/** Reads the given paths and puts the tenants together; judges them only with an analyzer that has rules. */
export async function load(options: CommonOptions, world: World, how: LoadOptions = {}): Promise<Workspace> {
  const { typed = [], analyzer = new Analyzer(world.knowledge, []), reader = new FileReader(disk) } = how;
  const { store } = reader;
  const given = expanded(store, options.paths, world.cwd);
  const loaded = await loadConfig(options, world, { named: given, store, base: how.base, alone: how.alone });
  const { config, base, source: configSource, folder } = loaded;
  const scope = new Scope(config);
  const typedFiles = typed.map((source) => path.resolve(base, source.path));
  const named = given.filter((file) => !typedFiles.includes(file));
  const around = how.withTenant ? tenantAround([...named, ...typedFiles], loaded, store) : [];
  const files = await reader.read({
    ...{ named, around, base },
    isWanted: (name) => !scope.ignores(name),
    isMapped: (name) => scope.shapesOf(name).length > 0,
  });
  const replaced = new Set(typed.map((source) => source.path));
  const sources = [...files.sources.filter((source) => !replaced.has(source.path)), ...typed];
  const read = new Set([...files.read, ...replaced]);
  const roots = [...named, ...around.map((one) => one.folder)];
  const isWhole = folder !== undefined && roots.some((one) => isWithin(folder, one));
  const asOf = options.asOf ?? world.today;
  const characters = how.frugal ? sources.reduce((sum, { text }) => sum + text.length, 0) : 0;
  const whole = await withLargeInput(characters, () =>
    analyzer.analyze(sources, config, {
      asOf,
      warnBefore: options.warnBefore,
      ...(isWhole && { allPaths: [...read] }),
    }),
  );
  const analysis = { ...whole, tenants: concerned(whole.tenants) };
  const isBaseNamed = named.includes(base);
  const isNamed = (name: string): boolean => {
    if (isBaseNamed && !name.startsWith('..') && !path.isAbsolute(name)) return true;
    const file = path.resolve(base, name);
    return [...named, ...typedFiles].some((one) => isWithin(file, one));
  };
  const judged = new Set(whole.tenants.flatMap(({ readings }) => readings.map(({ source }) => source.path)));
  const outside = whole.readings.filter(
    ({ declarations, source }) => declarations.length > 0 && !judged.has(source.path) && isNamed(source.path),
  ).length;
  const outcome = {
    ...{ base, config, analysis, asOf, isNamed, configSource },
    warnBefore: options.warnBefore ?? config.warnBefore.value,
    files: { ...files, read, problems: [...files.problems, ...languagesNotRead(named, config, store, base)] },
    folders: around.map((one) => one.folder),
    empty: isWhole ? emptyTenants(config, read) : [],
    // Of one tenant that is asked for, the files of the others are meant to be left out.
    outside: options.tenant === undefined ? outside : 0,
  };
  return workspaceOf(outcome, options);
}

/** Tenants whose globs match no file that was read. */
function emptyTenants(config: Config, read: ReadonlySet<string>): ConfigProblem[] {
  const scope = new Scope(config);
  const found = new Set([...read].flatMap((name) => scope.tenantsOf(name)));
  return config.tenants.flatMap((tenant) => {
    const [glob] = tenant.files;
    if (!glob || found.has(tenant)) return [];
    return [{ message: 'config-tenant-without-files', args: { tenant: tenant.name }, place: glob.place }];
  });
}

/** Named files in a language that the configuration leaves out. */
function languagesNotRead(named: readonly string[], config: Config, store: Store, base: string): FileProblem[] {
  return named.flatMap((file): FileProblem[] => {
    const language = languageOf(file);
    if (isRead(language, config) || store.kindOf(file) !== 'file') return [];
    const id = language === 'markdown' ? 'documents-not-read' : 'language-not-read';
    return [{ path: shown(file, base), id, args: { language } }];
  });
}

/** The tenants that the given paths say something about; all of them when the paths say nothing. */
function concerned(tenants: Analysis['tenants']): Analysis['tenants'] {
  const named = tenants.filter(({ readings }) => readings.length > 0);
  return named.length > 0 ? named : tenants;
}

/** What a run came to, before it is put into sentences. */
interface Outcome
  extends Pick<Workspace, 'base' | 'config' | 'analysis' | 'asOf' | 'warnBefore' | 'isNamed' | 'folders'> {
  readonly configSource: Source | undefined;
  readonly files: Files;
  /** Tenants without a file. */
  readonly empty: readonly ConfigProblem[];
  /** Files that declare something and belong to no tenant. */
  readonly outside: number;
}

/** Problems that mean that nothing was judged where something should have been. */
const NOTHING_JUDGED = new Set([
  'nothing-to-read',
  'kind-not-read',
  'xml-not-read',
  'language-not-read',
  'documents-not-read',
]);

function workspaceOf(outcome: Outcome, options: CommonOptions): Workspace {
  const { analysis, config, configSource, isNamed, base, asOf, warnBefore, folders } = outcome;
  const indexes = new Map<string, LineIndex>();
  const textOf = (file: string): string =>
    (file === configSource?.path ? configSource.text : analysis.source(file)?.text) ?? '';
  const lines: Lines = (file) => {
    const index = indexes.get(file) ?? new LineIndex(textOf(file));
    indexes.set(file, index);
    return index;
  };
  const ofConfig = (problem: ConfigProblem): UnreadView => problemView(problem, lines);
  const fileProblems = outcome.files.problems.filter((problem) => isNamed(problem.path));
  const readings = analysis.readings.filter(({ source }) => isNamed(source.path));
  const problemsNow = (): readonly UnreadView[] => [
    ...[...config.problems, ...outcome.empty].map(ofConfig),
    ...fileProblems.map(fileProblemView),
    ...failureViews(analysis),
    ...readingProblems(readings, lines),
  ];
  const unread = [
    ...outcome.files.unread.filter((one) => isNamed(one.path)).map(fileProblemView),
    ...readingGaps(readings, lines),
  ];
  const hasFailed = (): boolean =>
    analysis.tenants.some(({ failures }) => failures.length > 0) ||
    analysis.readings.some((reading) => reading.problems.some(({ message }) => message === READER_FAILED));
  const isIncomplete = fileProblems.some(({ id }) => !NOTHING_JUDGED.has(id));
  const isEmpty = outcome.empty.length > 0 || fileProblems.some(({ id }) => NOTHING_JUDGED.has(id));
  const isStrictlyIncomplete = (): boolean => options.strictRead && problemsNow().length + unread.length > 0;
  const codesNow = (): readonly number[] => [
    ...(hasFailed() ? [EXIT.internal] : []),
    ...(config.problems.length > 0 ? [EXIT.usage] : []),
    ...(isIncomplete || isStrictlyIncomplete() || (isEmpty && !options.allowEmpty) ? [EXIT.unreadable] : []),
  ];
  const lineText = (file: string, line: number): string => {
    const index = lines(file);
    const text = textOf(file);
    let end = index.offsetOfLine(line + 1);
    while (end > index.offsetOfLine(line) && '\r\n'.includes(text.charAt(end - 1))) end--;
    return text.slice(index.offsetOfLine(line), end);
  };
  const files = [...outcome.files.read].filter(isNamed).length;
  const notes = notesOf(outcome, files);
  const text: Workspace['text'] = (file, start, end) => textOf(file).slice(start, end);
  return {
    base,
    config,
    analysis,
    asOf,
    warnBefore,
    isNamed,
    folders,
    lines,
    lineText,
    text,
    get problems() {
      return problemsNow();
    },
    unread,
    files,
    notes,
    outside: outcome.outside,
    get codes() {
      return codesNow();
    },
  };
}

/** What a person should know who sees no finding. */
function notesOf({ analysis, config, outside, isNamed }: Outcome, files: number): readonly string[] {
  const isJudged = analysis.tenants.some(({ readings }) => readings.some(({ source }) => isNamed(source.path)));
  return [
    ...(files > 0 && !isJudged && outside === 0
      ? [
          translate(
            'None of the files that were read holds settings or commands of Exchange Online that this tool knows.',
          ),
        ]
      : []),
    ...(outside > 0
      ? [
          translate('Files that belong to no tenant of the configuration and were not judged: {count}.', {
            count: outside,
          }),
        ]
      : []),
    ...datedNamesIn(analysis, config).map(datedNote),
  ];
}

/** What is to be written instead of a name that a later version may not know. */
export function datedNote({ name, rule: { id, deprecated } }: DatedName): string {
  if (name !== id) return translate('Rule {name} is called {rule} now; the old name still counts.', { name, rule: id });
  const { since = '', instead } = deprecated ?? {};
  if (instead === undefined)
    return translate('Rule {rule} is deprecated since version {version}; a later version may be without it.', {
      rule: id,
      version: since,
    });
  return translate('Rule {rule} is deprecated since version {version}; {instead} finds the same.', {
    rule: id,
    version: since,
    instead,
  });
}
