import { rules } from '../../analyze.ts';
import type { RuleDocs, Severity } from '../../lint/index.ts';
import { translate } from '../../messages/index.ts';
import { type Harmless, harmless, type Medium } from '../../report/harmless.ts';
import { lintCheckstyle } from '../../report/lint-checkstyle.ts';
import { lintGithub } from '../../report/lint-github.ts';
import { lintGitlab } from '../../report/lint-gitlab.ts';
import { lintJson } from '../../report/lint-json.ts';
import { lintJunit } from '../../report/lint-junit.ts';
import { lintMarkdown } from '../../report/lint-markdown.ts';
import { coloured, type LineText, lintPretty, plain } from '../../report/lint-pretty.ts';
import { lintSarif } from '../../report/lint-sarif.ts';
import type { LintView } from '../../report/view.ts';
import type { World } from './command.ts';
import { oneOf, UsageError } from './options.ts';

const FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Formats that people read; hints are counted there and shown when asked for. */
export const FOR_PEOPLE: ReadonlySet<Format> = new Set(['pretty', 'github', 'markdown']);

/** One report that is asked for. */
export interface Output {
  readonly format: Format;
  /** Where to write; undefined is standard output. */
  readonly file: string | undefined;
}

/** The reports of `--format NAME[=FILE]`; on GitHub Actions annotations beside the usual one when none is asked for. */
export function outputsOf(formats: readonly string[] | undefined, world: World): Output[] {
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

/** What a report is made of. */
export interface Reported {
  readonly view: LintView;
  readonly lineText: LineText;
  /** Severities that let the run fail. */
  readonly failing: readonly Severity[];
}

/** A report in a format, as it can be printed. Colours are for standard output only. */
export function render(output: Output, reported: Reported, world: World): Harmless {
  const isColoured = output.format === 'pretty' && world.colour && output.file === undefined;
  return harmless(textOf(output.format, reported, isColoured, world), isColoured ? 'colours' : MEDIA[output.format]);
}

const MEDIA: Readonly<Record<Format, Medium>> = {
  pretty: 'terminal',
  json: 'json',
  sarif: 'json',
  github: 'commands',
  gitlab: 'json',
  junit: 'markup',
  checkstyle: 'markup',
  markdown: 'markdown',
};

function textOf(format: Format, { view, lineText, failing }: Reported, isColoured: boolean, world: World): string {
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
      return lintJunit(view, failing);
    case 'checkstyle':
      return lintCheckstyle(view);
    case 'markdown':
      return lintMarkdown(view);
    default:
      return lintPretty(view, lineText, isColoured ? coloured : plain);
  }
}
