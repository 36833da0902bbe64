import path from 'node:path';
import { Analyzer } from '../../../analyze.ts';
import type { Finding, Severity } from '../../../lint/index.ts';
import { NOT_IN_PATCH, translate } from '../../../messages/index.ts';
import { decode, languageOf, type Source } from '../../../text/index.ts';
import { type Command, EXIT, gravest, say, type World } from '../command.ts';
import type { Against } from '../comparison.ts';
import { disk } from '../disk.ts';
import { FileReader } from '../files.ts';
import { formatsOption, kindOf, rendered } from '../formats.ts';
import { LINT_FORMATS, lintOutputs, type Output } from '../lint-formats.ts';
import { lintView, textsFrom } from '../lint-view.ts';
import {
  COMMON,
  type CommonOptions,
  commonOptions,
  LEDGER,
  type Options,
  oneOf,
  parse,
  UsageError,
} from '../options.ts';
import { writeOutput } from '../outputs.ts';
import { type SelectionOptions, select } from '../selection.ts';
import { addOverflow } from '../step-summary.ts';
import { repositoryRoot, shown } from '../walk.ts';
import { load, loadConfig, type Workspace } from '../workspace.ts';

const LEVELS = ['error', 'warning', 'information', 'never'] as const;
const REACHED: Readonly<Record<(typeof LEVELS)[number], readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  information: ['error', 'warning', 'information'],
  never: [],
};

/** A note that is only a hint: neither always shown nor asked for in the configuration. */
function isHint(finding: Finding, workspace: Workspace): boolean {
  const asked = workspace.config.rules.has(finding.rule.id);
  return finding.severity === 'information' && !finding.rule.alwaysShown && !asked;
}

async function typedSource(name: string | undefined, paths: readonly string[], world: World): Promise<Source[]> {
  if (name === undefined) return [];
  const options = commonOptions({}, paths);
  const { base } = await loadConfig(options, world);
  const file = shown(path.resolve(world.cwd, name), base);
  const { text, encoding } = decode(world.input());
  return [{ path: file, text, encoding, language: languageOf(file) }];
}

const DEFAULT_BASELINE = '.mailflow-lint-baseline.json';

const OPTIONS = {
  ...COMMON,
  format: formatsOption(LINT_FORMATS),
  'fail-on': {
    type: 'string',
    value: 'LEVEL',
    words: LEVELS,
    usual: 'error',
    help: 'findings of this severity and graver ones fail the run',
  },
  ...LEDGER,
  fix: { type: 'boolean', help: 'apply safe fixes to what is shown' },
  'dry-run': {
    type: 'boolean',
    help: 'with --fix: print them as a patch and change nothing; exit code 1 when something would change',
  },
  baseline: { type: 'string', value: 'FILE', help: 'hide the findings listed in this file' },
  'write-baseline': { type: 'boolean', help: 'list the findings of this run in the baseline file' },
  'stdin-filename': {
    type: 'string',
    value: 'NAME',
    help: 'read one more file from standard input, under this name',
  },
  notes: {
    type: 'boolean',
    help: 'also show hints in the formats that people read; other formats always have them',
  },
  changed: {
    type: 'boolean',
    help: 'only findings that HEAD does not have: work tree, new files included, against HEAD',
  },
  since: {
    type: 'string',
    value: 'REF',
    help: 'only findings that the last commit in common with REF does not have',
  },
  staged: { type: 'boolean', help: 'only findings that HEAD does not have: index against HEAD' },
  watch: { type: 'boolean', help: 'run again when a file changes' },
} as const satisfies Options;

type Values = ReturnType<typeof parse<typeof OPTIONS>>['values'];

/** Combinations of options that make no sense. */
function checkCombinations(values: Values): void {
  if (values['dry-run'] && !values.fix) throw new UsageError(translate('--dry-run goes with --fix.'));
  if (values.fix && values['stdin-filename'] !== undefined && !values['dry-run'])
    throw new UsageError(translate('--fix writes files; with --stdin-filename only --fix --dry-run can be used.'));
  if (values.fix && values.staged)
    throw new UsageError(translate('--fix changes files on disk, and --staged looks at the index: use one of them.'));
}

/** Everything that was found, and what is shown of it. */
interface Judged {
  readonly workspace: Workspace;
  readonly options: SelectionOptions;
}

/** Reads and judges what the options ask for, again whenever it is called. */
async function judge(values: Values, common: CommonOptions, tools: Tools, world: World): Promise<Judged> {
  const { analyzer, reader, typed } = tools;
  const workspace = await load(common, world, { typed, analyzer, reader, withTenant: true, frugal: !values.watch });
  const { isNamed, base } = workspace;
  const against = tools.against;
  const before =
    against && (await (await import('../comparison.ts')).judgedBefore(against, common, world, analyzer, base));
  const baseline =
    values.baseline === undefined || values['write-baseline']
      ? undefined
      : (await import('../baseline-file.ts')).readBaseline(path.resolve(world.cwd, values.baseline));
  const isNarrow = !common.paths.some((given) => path.resolve(world.cwd, given) === base);
  return { workspace, options: { isNamed, isNarrow, baseline, before } };
}

/** What outlives one judging. */
interface Tools {
  readonly analyzer: Analyzer;
  readonly reader: FileReader;
  readonly typed: readonly Source[];
  readonly against: Against | undefined;
}

async function toolsOf(values: Values, paths: readonly string[], world: World): Promise<Tools> {
  const { againstOf, stagedStore } = await comparisonFor(values);
  const against = againstOf(values);
  const reader = new FileReader(stagedStore(against, world.cwd) ?? disk);
  const typed = await typedSource(values['stdin-filename'], paths, world);
  return { analyzer: new Analyzer(world.knowledge), reader, typed, against };
}

type Comparing = Pick<typeof import('../comparison.ts'), 'againstOf' | 'stagedStore'>;

/** What knows how to ask Git, loaded only where it is asked. */
async function comparisonFor({ changed, since, staged }: Values): Promise<Comparing> {
  if (changed || staged || since !== undefined) return import('../comparison.ts');
  return { againstOf: () => undefined, stagedStore: () => undefined };
}

/** What a comparison showed, in a sentence. */
function comparisonNote({ workspace, options }: Judged, shown: number): readonly string[] {
  if (!options.before) return [];
  const { findings } = select(workspace.analysis, { ...options, before: undefined });
  return [
    translate('Compared with {before}. New findings: {count} of {all}.', {
      before: options.before.name,
      count: shown,
      all: findings.length,
    }),
  ];
}

/** Writes the reports; returns the exit code. */
function show(judged: Judged, outputs: readonly Output[], failing: readonly Severity[], notes: boolean, world: World) {
  const { workspace, options } = judged;
  const { findings, stale } = select(workspace.analysis, options);
  const comparison = comparisonNote(judged, findings.length);
  const root = repositoryRoot(disk, world.cwd) ?? world.cwd;
  for (const output of outputs) {
    const { forPeople, forForges, showsFixes = false } = kindOf(output.format);
    const from = forForges ? root : world.cwd;
    const own = forPeople && !notes ? findings.filter((finding) => !isHint(finding, workspace)) : findings;
    const hidden = own === findings ? {} : { hiddenNotes: findings.length - own.length };
    const view = { ...lintView(own, workspace, comparison, from, showsFixes), ...hidden };
    const reported = { view, failing, ...textsFrom(from, workspace) };
    const text = rendered(LINT_FORMATS, output, reported, world);
    writeOutput(output, text, world);
    if (output.format === 'github' && output.file === undefined) addOverflow(reported.view, world);
  }
  for (const { rule, object, file } of stale)
    say(
      world,
      translate('The baseline accepts {rule} for {object}, which is no longer found; write it again.', {
        rule,
        object: object ?? file ?? '',
      }),
    );
  const failed = findings.some((finding) => failing.includes(finding.severity));
  return gravest([...workspace.codes, ...(failed ? [EXIT.findings] : [])]);
}

/** Applies safe fixes to what is shown, or prints them as a patch; returns exit codes, undefined when the run goes on. */
async function fix(judged: Judged, tools: Tools, isDry: boolean, world: World): Promise<readonly number[]> {
  const { workspace, options } = judged;
  const { applySafeFixes, writeChanges } = await import('../fix.ts');
  const fixed = await applySafeFixes(workspace, tools.analyzer, (analysis) => select(analysis, options).findings);
  const tell = (sentence: string): void => say(world, sentence);
  const named = (file: string): string => shown(path.resolve(workspace.base, file), world.cwd);
  for (const file of fixed.guessed)
    tell(
      translate('{file}: its encoding is not certain, so that it is not fixed. Store it as UTF-8.', {
        file: named(file),
      }),
    );
  if (fixed.left > 0) tell(translate('Fixes that could not be applied: {count}.', { count: fixed.left }));
  if (isDry) {
    const { patchOf } = await import('../../../report/diff.ts');
    const { patch, left } = patchOf(fixed.changes.map((change) => ({ ...change, path: named(change.before.path) })));
    world.out(patch);
    for (const { path: file, why } of left) tell(translate(NOT_IN_PATCH[why], { file }));
    return fixed.changes.length > 0 ? [EXIT.findings] : [];
  }
  const { written, refused } = writeChanges(fixed.changes, workspace.base);
  for (const { before, fixes } of written) {
    tools.reader.forget(path.resolve(workspace.base, before.path));
    tell(translate('Fixes written to {file}: {count}.', { file: named(before.path), count: fixes }));
  }
  for (const sentence of refused) tell(sentence);
  if (refused.length > 0 && written.length === 0) tell(translate('Nothing was written.'));
  return refused.length > 0 ? [EXIT.usage] : [];
}

export const command: Command = {
  usage: ['[PATH...]'],
  options: OPTIONS,
  about: 'Named files are judged with the tenant around them, and only they are reported.',
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    checkCombinations(values);
    const outputs = lintOutputs(values.format, world);
    const failing = REACHED[oneOf('fail-on', values['fail-on'], LEVELS, 'error')];
    const tools = await toolsOf(values, positionals, world);
    const isTyped = values['stdin-filename'] !== undefined && positionals.length === 0;
    const given = commonOptions(values, positionals);
    // Nothing to compare is no mistake.
    const common = {
      ...given,
      ...(isTyped && { paths: [] }),
      allowEmpty: given.allowEmpty || tools.against !== undefined,
    };
    let judged = await judge(values, common, tools, world);
    const codes: number[] = [];
    if (values.fix) {
      codes.push(...(await fix(judged, tools, values['dry-run'] ?? false, world)));
      if (values['dry-run']) return gravest([...codes, ...judged.workspace.codes]);
      judged = await judge(values, common, tools, world);
    }
    if (values['write-baseline']) {
      const file = path.resolve(world.cwd, values.baseline ?? DEFAULT_BASELINE);
      const { findings } = select(judged.workspace.analysis, { ...judged.options, before: undefined });
      (await import('../baseline-file.ts')).writeBaseline(file, findings, judged.workspace.analysis);
      const name = shown(file, world.cwd);
      say(world, translate('Findings written to {file}: {count}.', { count: findings.length, file: name }));
      return gravest([...codes, ...judged.workspace.codes]);
    }
    const report = (one: Judged): number => show(one, outputs, failing, values.notes ?? false, world);
    const code = gravest([...codes, report(judged)]);
    if (!values.watch) return code;
    const { watch } = await import('../watch.ts');
    const written = outputs.flatMap(({ file }) => (file === undefined ? [] : [path.resolve(world.cwd, file)]));
    return watch(
      judged.workspace.folders,
      written,
      world,
      (file) => tools.reader.forget(file),
      async () => {
        report(await judge(values, common, tools, world));
      },
    );
  },
};
