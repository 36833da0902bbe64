import path from 'node:path';
import { isTestsFile, TESTS_NAMES } from '../../../config/index.ts';
import { translate } from '../../../messages/index.ts';
import { problemView } from '../../../not-read.ts';
import { coverageOf, mending, type Proof, readTests, runTests } from '../../../prove.ts';
import { type Harmless, harmless } from '../../../report/harmless.ts';
import { oneLine } from '../../../report/printable.ts';
import { testsJson } from '../../../report/tests-json.ts';
import { testsJunit } from '../../../report/tests-junit.ts';
import { testsPretty } from '../../../report/tests-pretty.ts';
import { exceptionView, type TestsView, type TestView, testsView, testView, word } from '../../../report/tests-view.ts';
import type { Lines } from '../../../report/view.ts';
import { LineIndex, type Source } from '../../../text/index.ts';
import { type Command, EXIT, gravest, say, type World } from '../command.ts';
import { disk } from '../disk.ts';
import { COMMON, commonOptions, LEDGER, parse } from '../options.ts';
import { type Output, outputsOf, writeOutput } from '../outputs.ts';
import { terminalOf } from '../paint.ts';
import type { FileProblem } from '../store.ts';
import { shown, walk } from '../walk.ts';
import { forReader, load, type Workspace } from '../workspace.ts';

const FORMATS = ['pretty', 'json', 'junit'] as const;

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
const MENDED = 10;

function viewsOf(proofs: readonly Proof[], lines: Lines): readonly TestView[] {
  const mended = new Set(proofs.filter(({ status }) => status === 'refuted').slice(0, MENDED));
  return proofs.map((proof) => testView(proof, mended.has(proof) ? mending(proof) : undefined, lines));
}

function render({ format, file }: Output<(typeof FORMATS)[number]>, view: TestsView, world: World): Harmless {
  if (format === 'json') return harmless(testsJson(view), 'json');
  if (format === 'junit') return harmless(testsJunit(view), 'markup');
  const isFile = file !== undefined;
  return harmless(testsPretty(view, terminalOf(world, isFile)), world.colour && !isFile ? 'colours' : 'terminal');
}

/** Finds lines in the files with tests as well. */
function withTests(workspace: Workspace, sources: readonly Source[]): Lines {
  const own = new Map(sources.map(({ path: name, text }) => [name, new LineIndex(text)]));
  return (file) => own.get(file) ?? workspace.lines(file);
}

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, { ...COMMON, ...LEDGER, format: { type: 'string', multiple: true } });
    const common = commonOptions(values, positionals);
    const outputs = outputsOf(values.format ?? ['pretty'], FORMATS);
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
    for (const output of outputs) writeOutput(output, render(output, view, world), world);
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
