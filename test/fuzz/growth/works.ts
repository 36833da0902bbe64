import { namesOf, rendered } from '../../../src/adapters/cli/formats.ts';
import { LINT_FORMATS } from '../../../src/adapters/cli/lint-formats.ts';
import {
  type Analysis,
  Analyzer,
  applyBaseline,
  baselineOf,
  newFindings,
  withNamesChecked,
} from '../../../src/analyze.ts';
import { ask, counterfactuals, matrixOf } from '../../../src/ask.ts';
import { compareStates } from '../../../src/compare.ts';
import { baselineEntries } from '../../../src/config/baseline.ts';
import { type Config, DEFAULT_CONFIG } from '../../../src/config/index.ts';
import { readConfig } from '../../../src/config/read.ts';
import { explainBounce } from '../../../src/explain.ts';
import type { Finding } from '../../../src/lint/index.ts';
import { readTests, runTests } from '../../../src/prove.ts';
import { compareFindings, findingView } from '../../../src/report/view.ts';
import { bundle } from '../../../src/support.ts';
import type { Tenant } from '../../../src/tenant/index.ts';
import { getOrCreate } from '../../../src/text/get-or-create.ts';
import { applyEdits, compatible, grouped, LineIndex, languageOf, type Source } from '../../../src/text/index.ts';
import { Folder } from '../../cli/support.ts';
import { knowledge, testWorld } from '../../support/world.ts';
import { NAMED_GROUP, STATED } from './configurations.ts';
import { type Afterwards, afterwardsName, FILE_END, type Generator, type Work } from './generator.ts';

const DAY = { asOf: '2026-11-25' };
const CONFIG: Config = { ...DEFAULT_CONFIG, documents: { value: true } };
const BOUNCE = { knowledge, language: 'en' } as const;

const sourceOf = (path: string, text: string): Source => ({
  path,
  text,
  language: languageOf(path),
  encoding: 'utf8',
});

/** The texts of a text; only one that holds several has folders for them. */
const sourcesOf = (path: string, text: string): readonly Source[] =>
  text.includes(FILE_END)
    ? text
        .split(FILE_END)
        .filter((one) => one !== '')
        .map((one, at) => sourceOf(`${at}/${path}`, one))
    : [sourceOf(path, text)];

/** Judges texts with all rules; what a rule or a reader threw is thrown. */
async function judged(sources: readonly Source[], config = CONFIG): Promise<Analysis> {
  const analysis = await new Analyzer(knowledge).analyze(sources, config, DAY);
  const [failure] = analysis.tenants.flatMap(({ failures }) => failures);
  if (failure) throw failure.error;
  const broken = analysis.readings
    .flatMap(({ problems }) => problems)
    .find(({ message }) => message === 'reader-failed');
  if (broken) throw new Error(broken.args.detail);
  return analysis;
}

const findingsOf = ({ tenants }: Analysis): readonly Finding[] => tenants.flatMap(({ findings }) => findings);

async function tenantOf(path: string, text: string): Promise<Tenant> {
  const { tenants } = await new Analyzer(knowledge, []).analyze([sourceOf(path, text)], CONFIG, DAY);
  const [first] = tenants;
  if (!first) throw new Error('no tenant');
  return first.tenant;
}

const SENDER = 'a1@contoso.com';
const RECIPIENT = 'x@d1.example';

/** Writes all fixes, and applies the safe ones that do not touch each other. */
function applyFixes(analysis: Analysis): void {
  const fixes = findingsOf(analysis).map(({ fixes }) => fixes.find(({ safety }) => safety === 'safe')?.edits ?? []);
  const edits = compatible(fixes);
  const groups = grouped(edits, ({ place }) => place.source);
  for (const [path, own] of groups) applyEdits(analysis.source(path)?.text ?? '', path, own);
}

type Format = keyof typeof LINT_FORMATS;

/** Writes a report of what was found; its fixes are written. */
function print(analysis: Analysis, format: Format): void {
  const text = (file: string): string => analysis.source(file)?.text ?? '';
  const indexes = new Map<string, LineIndex>();
  const lines = (file: string): LineIndex => getOrCreate(indexes, file, () => new LineIndex(text(file)));
  const source = (file: string): Source => analysis.source(file) ?? sourceOf(file, '');
  const findings = findingsOf(analysis)
    .toSorted(compareFindings)
    .map((finding) => findingView(finding, lines, source));
  const view = { findings, problems: [], unread: [], files: 1, notes: [] };
  const lineText = (file: string, line: number): string => {
    const index = lines(file);
    return text(file).slice(index.offsetOfLine(line), index.offsetOfLine(line + 1));
  };
  const reported = { view, lineText, failing: ['error' as const] };
  rendered(
    LINT_FORMATS,
    { format, file: undefined },
    { ...reported, text: (file, start, end) => text(file).slice(start, end) },
    testWorld('/'),
  );
}

/** What is measured, once everything that it needs is there. */
type Measured = () => unknown;

/** A tenant is judged with a configuration. */
const configured = async (path: string, text: string): Promise<Measured> => {
  const stated = sourceOf('a.exo.yaml', STATED);
  return () => judged([stated], withNamesChecked(readConfig(sourceOf(path, text)), knowledge));
};

/** Texts are judged with all rules. */
const judging = async (path: string, text: string): Promise<Measured> => {
  const sources = sourcesOf(path, text);
  return () => judged(sources);
};

/** Policy tests are proved for a tenant. */
const proving = async (path: string, text: string): Promise<Measured> => {
  const tenant = await tenantOf('a.exo.yaml', STATED);
  return () => runTests([tenant], [readTests(sourceOf(path, text))], { isNarrow: false, ...DAY });
};

/** Compares two commits of a repository as the command line does; Git itself does not count. */
async function compared(path: string, text: string, change: (text: string, at: number) => string): Promise<Measured> {
  const folder = new Folder();
  const texts = sourcesOf(path, text).map((source) => source.text);
  folder.commits([texts, texts.map(change)].map((all) => new Map(all.map((one, at) => [`${at}/${path}`, one]))));
  return async () => {
    using own = folder;
    const { err } = await own.run(['diff', 'main~1', 'main', '--fail-on', 'never']);
    if (err !== '') throw new Error(err);
  };
}

/** Prepares each work for a text of a file. */
const WORKS: Readonly<Record<Work, (path: string, text: string) => Promise<Measured>>> = {
  judging,
  // Each command takes all that was added before it, up to a limit.
  'growing values': judging,
  configuration: async (path, text) => () => withNamesChecked(readConfig(sourceOf(path, text)), knowledge),
  'policy tests': proving,
  // Each is about everybody whom another one names.
  invariants: proving,
  ledger: configured,
  // Each pair of those whom they name is looked at.
  exceptions: configured,
  verdict: async (path, text) => {
    const tenant = await tenantOf(path, text);
    return () => ask([tenant], { from: SENDER, to: RECIPIENT });
  },
  changes: async (path, text) => {
    const tenant = await tenantOf(path, text);
    return () => counterfactuals(tenant, { from: SENDER, to: RECIPIENT, mechanism: 'inboxRuleForward' });
  },
  matrix: async (path, text) => {
    const tenant = await tenantOf(path, text);
    return () => matrixOf(tenant).rows();
  },
  comparison: async (path, text) => {
    const before = await tenantOf(path, text);
    const after = await tenantOf(path, text.replace('"Off"', '"On"'));
    return () => compareStates([before], [after]);
  },
  bounce: async (_, text) => () => explainBounce(text, BOUNCE),
  bundle: async (_, text) => () => bundle(text, BOUNCE, true),
  // Written of all that is found, and then nothing is left.
  'own baseline': async (path, text) => {
    const analysis = await judged([sourceOf(path, text)]);
    const found = findingsOf(analysis);
    const source = (file: string) => analysis.source(file) ?? sourceOf(file, '');
    return () => {
      const { findings } = applyBaseline(found, baselineOf(found, source), source);
      const left = findings.length + newFindings(found, source, found, source).length;
      if (found.length === 0 || left > 0) throw new Error(`of ${found.length} findings are left: ${left}`);
    };
  },
  members: async (path, text) => {
    const stated = sourceOf('a.exo.yaml', NAMED_GROUP);
    const config = sourceOf('mailflow-lint.config.yaml', `groups:\n  Partners: { file: ${path} }\n`);
    return () =>
      judged(
        [stated],
        withNamesChecked(
          readConfig(config, () => ({ path, text })),
          knowledge,
        ),
      );
  },
  'a commit that changes all': async (path, text) => compared(path, text, (one) => `${one}\n`),
  'a commit that changes one': async (path, text) => compared(path, text, (one, at) => (at === 0 ? `${one}\n` : one)),
  baseline: async (_, text) => {
    const analysis = await judged([sourceOf('a.exo.yaml', STATED)]);
    return () =>
      applyBaseline(
        findingsOf(analysis),
        baselineEntries(JSON.parse(text)) ?? [],
        (file) => analysis.source(file) ?? sourceOf(file, ''),
      );
  },
};

/** What is done with an analysis, and the milliseconds that it took; of reports those of the slowest. */
const AFTERWARDS: Readonly<Record<Afterwards, (analysis: Analysis) => Promise<number>>> = {
  fixes: async (analysis) => (await timed(() => applyFixes(analysis))).milliseconds,
  reports: async (analysis) => {
    for (const { fixes } of findingsOf(analysis)) fixes.length;
    let slowest = 0;
    for (const format of namesOf(LINT_FORMATS))
      slowest = Math.max(slowest, (await timed(() => print(analysis, format))).milliseconds);
    return slowest;
  },
};

/** What something took. */
export interface Figure {
  readonly name: string;
  readonly work: Work | Afterwards;
  /** Of the processor: what else the machine does must not count. */
  readonly milliseconds: number;
}

let runs = 0;

/** Does with a text all that is done with it; a figure for each. What comes before does not count for what comes after. */
export async function figures(generator: Generator, text: string): Promise<readonly Figure[]> {
  const { name, file, work, afterwards } = generator;
  // No two texts are the same: what is kept of a text between two looks must not count.
  const fresh = text + '\n'.repeat(runs++ % 100);
  if (!afterwards) return [{ name, work, milliseconds: (await timed(await WORKS[work](file, fresh))).milliseconds }];
  const { result, milliseconds } = await timed(() => judged(sourcesOf(file, fresh)));
  const found: Figure[] = [{ name, work, milliseconds }];
  for (const one of afterwards)
    found.push({ name: afterwardsName(one, name), work: one, milliseconds: await AFTERWARDS[one](result) });
  return found;
}

async function timed<T>(measured: () => T): Promise<{ readonly result: Awaited<T>; readonly milliseconds: number }> {
  const start = process.cpuUsage();
  const result = await measured();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}
