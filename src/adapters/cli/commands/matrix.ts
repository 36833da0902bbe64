import { matrixOf } from '../../../ask.ts';
import { harmless } from '../../../report/harmless.ts';
import { matrixHtml } from '../../../report/matrix-html.ts';
import { matrixJson } from '../../../report/matrix-json.ts';
import { matrixMarkdown } from '../../../report/matrix-markdown.ts';
import { matrixPretty } from '../../../report/matrix-pretty.ts';
import { matrixSvg } from '../../../report/matrix-svg.ts';
import { matrixView } from '../../../report/matrix-view.ts';
import { Redaction } from '../../../report/redaction.ts';
import { type Command, gravest } from '../command.ts';
import { COMMON, commonOptions, oneOf, parse } from '../options.ts';
import { terminalOf } from '../paint.ts';
import { forReader, load } from '../workspace.ts';

const OPTIONS = {
  ...COMMON,
  format: { type: 'string' },
  redact: { type: 'boolean' },
  all: { type: 'boolean' },
} as const;

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const format = oneOf('format', values.format, ['pretty', 'json', 'markdown', 'html', 'svg'], 'pretty');
    const workspace = await load(common, world);
    const redaction = values.redact ? new Redaction() : undefined;
    const plain = workspace.analysis.tenants.map(({ tenant }) => matrixOf(tenant));
    const matrices = redaction ? plain.map((matrix) => redaction.matrix(matrix)) : plain;
    const tenants = matrices.map((matrix) => matrixView(matrix, workspace.lines, redaction));
    const views = forReader(tenants, workspace.base, world.cwd);
    if (format === 'json') world.out(harmless(matrixJson(views), 'json'));
    else if (format === 'markdown') world.out(harmless(matrixMarkdown(views), 'markdown'));
    else if (format === 'svg') world.out(harmless(matrixSvg(matrices), 'markup'));
    else if (format === 'html') world.out(harmless(matrixHtml(views, world.language), 'markup'));
    else {
      const text = matrixPretty(views, { terminal: terminalOf(world), all: values.all === true });
      world.out(harmless(text, world.colour ? 'colours' : 'terminal'));
    }
    return gravest(workspace.codes);
  },
};
