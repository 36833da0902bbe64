import { matrixOf } from '../../../ask.ts';
import { matrixHtml } from '../../../report/matrix-html.ts';
import { matrixJson } from '../../../report/matrix-json.ts';
import { matrixMarkdown } from '../../../report/matrix-markdown.ts';
import { matrixPretty } from '../../../report/matrix-pretty.ts';
import { matrixSvg } from '../../../report/matrix-svg.ts';
import { type MatrixView, matrixView } from '../../../report/matrix-view.ts';
import { Redaction } from '../../../report/redaction.ts';
import { type Command, gravest } from '../command.ts';
import { forReader } from '../for-reader.ts';
import { formatOf, formatOption, type Renderers, rendered } from '../formats.ts';
import { COMMON, commonOptions, type Options, parse } from '../options.ts';
import { load } from '../workspace.ts';

/** What a report shows. */
interface Reported {
  readonly views: readonly MatrixView[];
  readonly matrices: readonly ReturnType<typeof matrixOf>[];
  readonly all: boolean;
}

const FORMATS = {
  pretty: ({ views, all }, { terminal }) => matrixPretty(views, { terminal, all }),
  json: ({ views }) => matrixJson(views),
  markdown: ({ views }) => matrixMarkdown(views),
  html: ({ views }, { world }) => matrixHtml(views, world.language),
  svg: ({ matrices }) => matrixSvg(matrices),
} as const satisfies Renderers<Reported>;

const OPTIONS = {
  ...COMMON,
  format: formatOption(FORMATS),
  all: {
    type: 'boolean',
    help: 'also what is sent on by hand, and recipients inside; other formats always have them',
  },
  redact: {
    type: 'boolean',
    help: 'replace people, domains and the names of groups, objects, organizations and files',
  },
} as const satisfies Options;

export const command: Command = {
  usage: ['[PATH...]'],
  options: OPTIONS,
  about:
    'Who may forward where: classes of senders and destinations by family of mechanism, each with the line that decides.',
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const format = formatOf(FORMATS, values.format);
    const workspace = await load(common, world);
    const redaction = values.redact ? new Redaction() : undefined;
    const plain = workspace.analysis.tenants.map(({ tenant }) => matrixOf(tenant));
    const matrices = redaction ? plain.map((matrix) => redaction.matrix(matrix)) : plain;
    const tenants = matrices.map((matrix) => matrixView(matrix, workspace.lines, redaction));
    const views = forReader(tenants, workspace.base, world.cwd);
    const reported = { views, matrices, all: values.all === true };
    world.out(rendered(FORMATS, { format, file: undefined }, reported, world));
    return gravest(workspace.codes);
  },
};
