import path from 'node:path';
import { Analyzer, applyBaseline, rules } from '../../../analyze.ts';
import type { Finding, RuleDocs, Severity } from '../../../lint/index.ts';
import { translate } from '../../../messages/index.ts';
import { lintCheckstyle } from '../../../report/lint-checkstyle.ts';
import { lintGithub } from '../../../report/lint-github.ts';
import { lintGitlab } from '../../../report/lint-gitlab.ts';
import { lintJson } from '../../../report/lint-json.ts';
import { lintJunit } from '../../../report/lint-junit.ts';
import { lintMarkdown } from '../../../report/lint-markdown.ts';
import { coloured, lintPretty, plain } from '../../../report/lint-pretty.ts';
import { lintSarif } from '../../../report/lint-sarif.ts';
import { compareFindings, findingView, type LintView } from '../../../report/view.ts';
import { decode, languageOf, type Source } from '../../../text/index.ts';
import { type Command, EXIT, gravest, type World } from '../command.ts';
import { FileReader } from '../files.ts';
import { COMMON, commonOptions, oneOf, parse, UsageError } from '../options.ts';
import { shown } from '../walk.ts';
import { forReader, load, loadConfig, type Workspace } from '../workspace.ts';
import { writeFile } from '../write-file.ts';

const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'] as const;
type Format = (typeof FORMATS)[number];

const LEVELS = ['error', 'warning', 'information', 'never'] as const;
const REACHED: Readonly<Record<(typeof LEVELS)[number], readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  information: ['error', 'warning', 'information'],
  never: [],
};

interface Output {
  readonly format: Format;
  /** Where to write; undefined is standard output. */
  readonly file: string | undefined;
}

function outputsOf(formats: readonly string[] | undefined, world: World): Output[] {
  if (!formats) {
    const pretty: Output = { format: 'pretty', file: undefined };
    return world.env.GITHUB_ACTIONS === 'true' ? [pretty, { format: 'github', file: undefined }] : [pretty];
  }
  const outputs = formats.map((given): Output => {
    const [name, ...file] = given.split('=');
    return { format: oneOf('format', name, FORMATS, 'pretty'), file: file.length ? file.join('=') : undefined };
  });
  if (outputs.filter((output) => output.file === undefined).length > 1)
    throw new UsageError(translate('Only one format can go to standard output; write the others as NAME=FILE.'));
  return outputs;
}

function render(format: Format, view: LintView, workspace: Workspace, world: World): string {
  switch (format) {
    case 'json':
      return lintJson(view);
    case 'sarif':
      return lintSarif(
        view,
        rules.map((rule) => rule.meta),
        {
          version: world.version,
          informationUri: 'https://example.invalid/mailflow-lint',
          docs: (id) => (world.knowledge.data('rule-docs.json') as Readonly<Record<string, RuleDocs>>)[id],
          helpUri: (id) => `https://example.invalid/mailflow-lint/docs/rules/${id}.md`,
        },
      );
    case 'github':
      return lintGithub(view);
    case 'gitlab':
      return lintGitlab(view);
    case 'junit':
      return lintJunit(view);
    case 'checkstyle':
      return lintCheckstyle(view);
    case 'markdown':
      return lintMarkdown(view);
    default: {
      const back = (file: string): string => shown(path.resolve(world.cwd, file), workspace.base);
      const lineText = (file: string, line: number): string => workspace.lineText(back(file), line);
      return lintPretty(view, lineText, world.colour ? coloured : plain);
    }
  }
}

/** All findings of a workspace that its baseline does not accept, and what is left over of the baseline. */
async function findingsOf(
  workspace: Workspace,
  baseline: string | undefined,
  cwd: string,
  isWanted: (file: string) => boolean,
) {
  const all = workspace.analysis.tenants
    .flatMap((tenant) => tenant.findings)
    .filter(({ place }) => isWanted(place.source));
  if (baseline === undefined) return { findings: all, stale: [] };
  const source = (file: string): Source =>
    workspace.analysis.source(file) ?? { path: file, text: '', language: 'text', encoding: 'utf8' };
  const { readBaseline } = await import('../baseline-file.ts');
  return applyBaseline(all, readBaseline(path.resolve(cwd, baseline)), source);
}

/** Formats that people read; hints are counted there and shown when asked for. */
const FOR_PEOPLE: ReadonlySet<Format> = new Set(['pretty', 'github', 'markdown']);

/** A note that is only a hint: neither always shown nor asked for in the configuration. */
function isHint(finding: Finding, workspace: Workspace): boolean {
  const asked = workspace.config.rules.has(finding.rule.id);
  return finding.severity === 'information' && !finding.rule.alwaysShown && !asked;
}

function viewOf(findings: readonly Finding[], workspace: Workspace): LintView {
  return {
    findings: findings.map((finding) => findingView(finding, workspace.lines)).sort(compareFindings),
    problems: workspace.problems,
    unread: workspace.unread,
    files: workspace.files,
  };
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

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, {
      ...COMMON,
      format: { type: 'string', multiple: true },
      'fail-on': { type: 'string' },
      fix: { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      baseline: { type: 'string' },
      'write-baseline': { type: 'boolean' },
      'stdin-filename': { type: 'string' },
      notes: { type: 'boolean' },
      changed: { type: 'boolean' },
      watch: { type: 'boolean' },
    });
    const stdin = values['stdin-filename'];
    const common = { ...commonOptions(values, positionals), ...(stdin && positionals.length === 0 && { paths: [] }) };
    const outputs = outputsOf(values.format, world);
    const failOn = oneOf('fail-on', values['fail-on'], LEVELS, 'error');
    if (values['dry-run'] && !values.fix) throw new UsageError(translate('--dry-run goes with --fix.'));
    if (values.fix && stdin !== undefined && !values['dry-run'])
      throw new UsageError(translate('--fix writes files; with --stdin-filename only --fix --dry-run can be used.'));
    const analyzer = new Analyzer(world.knowledge);
    const reader = new FileReader();
    const typed = await typedSource(stdin, positionals, world);
    let workspace = await load(common, world, typed, analyzer, reader);
    if (values.fix) {
      const { applySafeFixes } = await import('../fix.ts');
      const fixed = await applySafeFixes(workspace, analyzer);
      if (values['dry-run']) {
        const { diffText } = await import('../../../report/diff.ts');
        const changes = fixed.changes.map(({ before, after }) => ({ path: before.path, before: before.text, after }));
        world.out(diffText(changes));
        return EXIT.clean;
      }
      fixed.write();
      for (const { before } of fixed.changes) reader.forget(path.resolve(workspace.base, before.path));
      workspace = await load(common, world, typed, analyzer, reader);
    }
    if (values['write-baseline']) {
      const file = path.resolve(world.cwd, values.baseline ?? DEFAULT_BASELINE);
      const { writeBaseline } = await import('../baseline-file.ts');
      const count = writeBaseline(file, workspace);
      world.err(`${translate('{count} findings were written to {file}.', { count, file: shown(file, world.cwd) })}\n`);
      return EXIT.clean;
    }
    const show = async (current: Workspace): Promise<number> => {
      const isWanted = values.changed ? (await import('../changed.ts')).changedFiles(current.base) : () => true;
      const { findings, stale } = await findingsOf(current, values.baseline, world.cwd, isWanted);
      const view = forReader(viewOf(findings, current), current.base, world.cwd);
      const plainly = findings.filter((finding) => !isHint(finding, current));
      const hiddenNotes = findings.length - plainly.length;
      const { outside } = current;
      const short = { ...forReader(viewOf(plainly, current), current.base, world.cwd), hiddenNotes, outside };
      for (const { format, file } of outputs) {
        const text = render(format, FOR_PEOPLE.has(format) && !values.notes ? short : view, current, world);
        if (file === undefined) world.out(text);
        else writeFile(path.resolve(world.cwd, file), file, text);
      }
      for (const entry of stale)
        world.err(
          `${translate('The baseline accepts {rule} for {object}, which is no longer found; write it again.', { rule: entry.rule, object: entry.object ?? entry.file ?? '' })}\n`,
        );
      const failed = findings.some((finding) => REACHED[failOn].includes(finding.severity));
      return gravest([...current.codes, ...(failed ? [EXIT.findings] : [])]);
    };
    const code = await show(workspace);
    if (!values.watch) return code;
    const { watch } = await import('../watch.ts');
    return watch(
      common,
      world,
      (file) => reader.forget(file),
      async () => {
        await show(await load(common, world, typed, analyzer, reader));
      },
    );
  },
};
