import { rules } from '../../analyze.ts';
import type { Severity } from '../../lint/index.ts';
import { type Harmless, harmless, type Medium } from '../../report/harmless.ts';
import { lintAzure } from '../../report/lint-azure.ts';
import { lintCheckstyle } from '../../report/lint-checkstyle.ts';
import { lintGithub } from '../../report/lint-github.ts';
import { lintGitlab } from '../../report/lint-gitlab.ts';
import { lintJson } from '../../report/lint-json.ts';
import { lintJunit } from '../../report/lint-junit.ts';
import { lintMarkdown } from '../../report/lint-markdown.ts';
import { type LineText, lintPretty } from '../../report/lint-pretty.ts';
import { lintSarif } from '../../report/lint-sarif.ts';
import { pageFolder, ruleDocs } from '../../report/rule-docs.ts';
import type { LintView } from '../../report/view.ts';
import { type Identity, sourcesOf } from '../node/identity.ts';
import type { World } from './command.ts';
import { type Output as AnyOutput, outputsOf } from './outputs.ts';
import { terminalOf } from './paint.ts';

export const FORMATS = [
  'pretty',
  'json',
  'sarif',
  'github',
  'azure',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
] as const;
export type Format = (typeof FORMATS)[number];

/** Formats that people read; hints are counted there and shown when asked for. */
export const FOR_PEOPLE: ReadonlySet<Format> = new Set(['pretty', 'github', 'azure', 'markdown']);

/** Formats of forges, which find files by their paths from the root of the repository. */
export const FOR_FORGES: ReadonlySet<Format> = new Set(['sarif', 'github', 'azure', 'gitlab']);

/** One report that is asked for. */
export type Output = AnyOutput<Format>;

const plainly = (format: Format): Output => ({ format, file: undefined });

/** The format that the build agent turns into marks beside the lines, where the program runs on one that has any. */
function agentFormat({ GITHUB_ACTIONS, TF_BUILD }: World['env']): Format | undefined {
  if (GITHUB_ACTIONS === 'true') return 'github';
  return TF_BUILD?.toLowerCase() === 'true' ? 'azure' : undefined;
}

/** The reports of `--format NAME[=FILE]`; when none is asked for the usual one, and on a build agent what it shows beside lines. */
export function lintOutputs(formats: readonly string[] | undefined, world: World): Output[] {
  if (formats) return outputsOf(formats, FORMATS);
  const agent = agentFormat(world.env);
  return [plainly('pretty'), ...(agent ? [plainly(agent)] : [])];
}

/** What a report is made of. */
export interface Reported {
  readonly view: LintView;
  readonly lineText: LineText;
  /** The text of a file of the view between two offsets. */
  text(file: string, start: number, end: number): string;
  /** Severities that let the run fail. */
  readonly failing: readonly Severity[];
}

/** A report in a format, as it can be printed. Colours are for standard output only. */
export function render(output: Output, reported: Reported, world: World): Harmless {
  const isColoured = output.format === 'pretty' && world.colour && output.file === undefined;
  return harmless(textOf(output, reported, world), isColoured ? 'colours' : MEDIA[output.format]);
}

const MEDIA: Readonly<Record<Format, Medium>> = {
  pretty: 'terminal',
  json: 'json',
  sarif: 'json',
  github: 'commands',
  azure: 'issues',
  gitlab: 'json',
  junit: 'markup',
  checkstyle: 'markup',
  markdown: 'markdown',
};

/** Findings as SARIF. */
export function sarifOf(view: LintView, text: Reported['text'], world: World): string {
  const sources = sourcesOf(JSON.parse(world.packaged('package.json')) as Identity);
  return lintSarif(
    view,
    rules.map((rule) => rule.meta),
    {
      version: world.version,
      informationUri: sources?.home,
      text,
      docs: (id) => ruleDocs(id, world.knowledge, world.language),
      helpUri: (id) => sources?.page(`docs/rules/${pageFolder(world.language)}${id}.md`),
    },
  );
}

function textOf({ format, file }: Output, { view, lineText, text, failing }: Reported, world: World): string {
  switch (format) {
    case 'pretty':
      return lintPretty(view, lineText, terminalOf(world, file !== undefined));
    case 'json':
      return lintJson(view);
    case 'sarif':
      return sarifOf(view, text, world);
    case 'github':
      return lintGithub(view);
    case 'azure':
      return lintAzure(view);
    case 'gitlab':
      return lintGitlab(view);
    case 'junit':
      return lintJunit(view, failing);
    case 'checkstyle':
      return lintCheckstyle(view);
    case 'markdown':
      return lintMarkdown(view);
  }
}
