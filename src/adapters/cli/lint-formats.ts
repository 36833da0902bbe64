import { rules } from '../../analyze.ts';
import type { Severity } from '../../lint/index.ts';
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
import { type Renderers, reportsOf } from './formats.ts';
import type { Output as AnyOutput } from './outputs.ts';

/** What a report is made of. */
export interface Reported {
  readonly view: LintView;
  readonly lineText: LineText;
  /** The text of a file of the view between two offsets. */
  text(file: string, start: number, end: number): string;
  /** Severities that let the run fail. */
  readonly failing: readonly Severity[];
}

/** How findings are written. */
export const LINT_FORMATS = {
  pretty: ({ view, lineText }, { terminal }) => lintPretty(view, lineText, terminal),
  json: ({ view }) => lintJson(view),
  sarif: ({ view, text }, { world }) => sarifOf(view, text, world),
  github: ({ view }) => lintGithub(view),
  azure: ({ view }) => lintAzure(view),
  gitlab: ({ view }) => lintGitlab(view),
  junit: ({ view, failing }) => lintJunit(view, failing),
  checkstyle: ({ view }) => lintCheckstyle(view),
  markdown: ({ view }) => lintMarkdown(view),
} as const satisfies Renderers<Reported>;

type Format = keyof typeof LINT_FORMATS;

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
  if (formats) return reportsOf(LINT_FORMATS, formats);
  const agent = agentFormat(world.env);
  return [plainly('pretty'), ...(agent ? [plainly(agent)] : [])];
}

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
