import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Analyzer } from '../../../analyze.ts';
import { evidenceOf } from '../../../evidence.ts';
import { translate } from '../../../messages/index.ts';
import { evidenceHtml } from '../../../report/evidence-html.ts';
import { evidenceJson } from '../../../report/evidence-json.ts';
import { evidenceView } from '../../../report/evidence-view.ts';
import { type Harmless, harmless } from '../../../report/harmless.ts';
import { type Naming, PLAIN, Redaction } from '../../../report/redaction.ts';
import type { LintView, PlaceView } from '../../../report/view.ts';
import type { Source } from '../../../text/index.ts';
import { type Command, gravest, say, type World } from '../command.ts';
import { disk, reasonOf } from '../disk.ts';
import { forReader } from '../for-reader.ts';
import { sarifOf } from '../lint-formats.ts';
import { lintView, textsFrom } from '../lint-view.ts';
import { COMMON, commonOptions, LEDGER, type Options, parse, UsageError } from '../options.ts';
import { provenanceOf } from '../provenance.ts';
import { repositoryRoot } from '../walk.ts';
import { load, loadConfig, type Workspace } from '../workspace.ts';
import { writeFile } from '../write-file.ts';

const OPTIONS = {
  ...COMMON,
  out: {
    type: 'string',
    value: 'DIR',
    help: 'the folder that evidence.html, evidence.json and evidence.sarif are written to',
  },
  redact: { type: 'boolean', help: 'replace people, domains, and names of objects, tenants and files by stand-ins' },
  ...LEDGER,
} as const satisfies Options;

/** Findings with stand-ins for files, and without the sentences and edits that hold names. */
function redacted(view: LintView, naming: Naming): LintView {
  const bare = <Item extends PlaceView>(item: Item): Item => ({ ...item, file: naming.file(item.file) });
  return {
    ...view,
    findings: view.findings.map((finding) => ({
      ...bare(finding),
      message: finding.ruleId,
      tenant: naming.tenant(finding.tenant),
      fixes: [],
      related: [],
    })),
    problems: view.problems.map((one) => ({ ...bare(one), reason: '' })),
    unread: view.unread.map((one) => ({ ...bare(one), reason: '' })),
  };
}

/** What an earlier run wrote. */
const isOwnPage = ({ text, language }: Source): boolean =>
  language === 'json' && /^\s*\{\s*"tool":\s*\{\s*"name":\s*"mailflow-lint"/.test(text);

/** Absolute paths of the files that were judged, and of the configuration. */
function judgedFiles({ analysis, base }: Workspace, configuration: string | undefined): readonly string[] {
  const sources = analysis.readings.flatMap(({ source }) => (isOwnPage(source) ? [] : [source.path]));
  return [...sources, ...(configuration === undefined ? [] : [configuration])].map((file) => path.resolve(base, file));
}

/** Every finding; files are named from the root of the repository, as forges want them. */
function findingsAsSarif(workspace: Workspace, redaction: Redaction | undefined, world: World): string {
  const findings = workspace.analysis.tenants.flatMap((tenant) => tenant.findings);
  if (redaction)
    return sarifOf(redacted(lintView(findings, workspace, [], workspace.base), redaction), () => '', world);
  const root = repositoryRoot(disk, world.cwd) ?? world.cwd;
  return sarifOf(lintView(findings, workspace, [], root), textsFrom(root, workspace).text, world);
}

export const command: Command = {
  usage: ['[PATH...] --out DIR'],
  options: OPTIONS,
  about: `What the files show about each benchmark (pass, fail, unknown, not applicable) with the lines behind it, who may forward where, the
forwards that are set up, exceptions, what was not read, the commit, and the hash of each file. With --as-of the same files give
the same pages, byte for byte.`,
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    if (values.out === undefined) throw new UsageError(translate('evidence writes files: --out FOLDER says where.'));
    const out = path.resolve(world.cwd, values.out);
    const common = commonOptions(values, positionals);
    const workspace = await load(common, world, { analyzer: new Analyzer(world.knowledge) });
    const { source } = await loadConfig(common, world);
    const redaction = values.redact ? new Redaction() : undefined;
    const naming = redaction ?? PLAIN;
    const judged = evidenceView(
      workspace.analysis.tenants.map((tenant) => evidenceOf(tenant, workspace.asOf)),
      {
        version: world.version,
        asOf: workspace.asOf,
        ...provenanceOf(judgedFiles(workspace, source?.path), workspace.base),
      },
      [...workspace.problems, ...workspace.unread],
      { lines: workspace.lines, naming, redaction, notice: workspace },
    );
    const evidence = redaction ? judged : forReader(judged, workspace.base, world.cwd);
    const files: readonly (readonly [name: string, text: Harmless])[] = [
      ['evidence.html', harmless(evidenceHtml(evidence, world.language), 'markup')],
      ['evidence.json', harmless(evidenceJson(evidence), 'json')],
      ['evidence.sarif', harmless(findingsAsSarif(workspace, redaction, world), 'json')],
    ];
    makeFolder(out, values.out);
    for (const [name, content] of files) {
      writeFile(path.join(out, name), path.join(values.out, name), content);
    }
    say(world, translate('The evidence was written to {folder}.', { folder: values.out }));
    return gravest(workspace.codes);
  },
};

function makeFolder(folder: string, name: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(translate('{file} could not be written: {reason}.', { file: name, reason: reasonOf(error) }));
  }
}
