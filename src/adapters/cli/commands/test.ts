import path from 'node:path';
import { isTestsFile, TESTS_NAMES } from '../../../config/index.ts';
import { translate } from '../../../messages/index.ts';
import { problemView } from '../../../not-read.ts';
import { coverageOf, type Proof, readTests, repairsFor, runTests } from '../../../prove.ts';
import { oneLine } from '../../../report/printable.ts';
import { testsJson } from '../../../report/tests-json.ts';
import { testsJunit } from '../../../report/tests-junit.ts';
import { testsPretty } from '../../../report/tests-pretty.ts';
import { exceptionView, type TestsView, type TestView, testsView, testView, word } from '../../../report/tests-view.ts';
import type { Lines } from '../../../report/view.ts';
import { LineIndex, type Source } from '../../../text/index.ts';
import { type Command, EXIT, gravest, say } from '../command.ts';
import { disk } from '../disk.ts';
import { forReader } from '../for-reader.ts';
import { formatsOption, type Renderers, rendered, reportsOf } from '../formats.ts';
import { COMMON, commonOptions, LEDGER, type Options, parse } from '../options.ts';
import { writeOutput } from '../outputs.ts';
import type { FileProblem } from '../store.ts';
import { shown, walk } from '../walk.ts';
import { load, type Workspace } from '../workspace.ts';

const FORMATS = {
  pretty: (view, { terminal }) => testsPretty(view, terminal),
  json: testsJson,
  junit: testsJunit,
} as const satisfies Renderers<TestsView>;

const OPTIONS = { ...COMMON, format: formatsOption(FORMATS), ...LEDGER } as const satisfies Options;

/** Files with policy tests among the given paths, else those in their folders and below; and the paths of settings. */
function testFiles(
  given: readonly string[],
  cwd: string,
): { readonly tests: readonly string[]; readonly paths: readonly string[] } {
  const named = given.map((one) => path.resolve(cwd, one)).filter(isTestsFile);
  const others = given.filter((one) => !isTestsFile(one));
  const ignored = { failed: () => {}, leadsOutside: () => {} };
  const found = others.flatMap((one) => {
    const given = path.resolve(cwd, one);
    const folder = disk.kindOf(given) === 'folder' ? given : path.dirname(given);
    return [...walk(disk, { file: folder, name: '.' }, true, ignored)].map(({ file }) => file).filter(isTestsFile);
  });
  return {
    tests: [...new Set(named.length > 0 ? named : found)].sort(),
    paths: others.length > 0 ? others : named.map((file) => path.dirname(file)),
  };
}

/** For how many refuted tests changes are looked for: each search may take a second. */
const MOST_REPAIRED = 10;

function viewsOf(proofs: readonly Proof[], lines: Lines): readonly TestView[] {
  const repaired = new Set(proofs.filter(({ status }) => status === 'refuted').slice(0, MOST_REPAIRED));
  return proofs.map((proof) => testView(proof, repaired.has(proof) ? repairsFor(proof) : undefined, lines));
}

/** Finds lines in the files with tests as well. */
function withTests(workspace: Workspace, sources: readonly Source[]): Lines {
  const own = new Map(sources.map(({ path: name, text }) => [name, new LineIndex(text)]));
  return (file) => own.get(file) ?? workspace.lines(file);
}

export const command: Command = {
  usage: ['[PATH...]'],
  options: OPTIONS,
  about: `Proves the policy tests of mailflow-lint.tests.yaml for everybody: named persons, and all whom no file names. Shows what each entry of
the exceptions ledger opens now. Exit code 1 when a test is refuted or not proved.`,
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const outputs = reportsOf(FORMATS, values.format);
    const { tests, paths } = testFiles(common.paths, world.cwd);
    const workspace = await load({ ...common, paths }, world, { withTenant: true });
    const { base, asOf, analysis } = workspace;
    const read = tests.map((file): Source | FileProblem => disk.source(file, shown(file, base)));
    const sources = read.filter((one) => 'text' in one);
    const lines = withTests(workspace, sources);
    const tenants = analysis.tenants.map(({ tenant }) => tenant);
    const run = runTests(tenants, sources.map(readTests), { asOf, isNarrow: common.tenant !== undefined });
    const entries = tenants.flatMap((tenant) =>
      coverageOf(tenant).map((one) => exceptionView(one, tenant.name, workspace, lines)),
    );
    const proofs = viewsOf(run.proofs, lines);
    const view = forReader(testsView(proofs, entries), base, world.cwd);
    for (const output of outputs) writeOutput(output, rendered(FORMATS, output, view, world), world);
    const problems = [...workspace.problems, ...run.problems.map((one) => problemView(one, lines))];
    for (const { file, start, reason } of forReader(problems, base, world.cwd))
      say(world, oneLine(`${file}:${start.line}: ${reason}`));
    for (const file of tests.filter((_, at) => !('text' in (read[at] as object))))
      say(world, translate('The file {file} could not be read.', { file: shown(file, world.cwd) }));
    if (tests.length === 0) say(world, word('none', { name: TESTS_NAMES[0] }));
    return gravest([
      ...workspace.codes,
      ...(run.problems.length > 0 ? [EXIT.usage] : []),
      ...(sources.length < tests.length || (tests.length === 0 && !common.allowEmpty) ? [EXIT.unreadable] : []),
      ...(proofs.some(({ status }) => status !== 'proved') ? [EXIT.findings] : []),
    ]);
  },
};
