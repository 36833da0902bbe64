import { type InspectView, inspectJson, inspectPretty, tenantView } from '../../../report/inspect.ts';
import { type Command, gravest } from '../command.ts';
import { forReader } from '../for-reader.ts';
import { formatOf, formatOption, type Renderers, rendered } from '../formats.ts';
import { COMMON, commonOptions, type Options, parse } from '../options.ts';
import { load } from '../workspace.ts';

const FORMATS = {
  pretty: { medium: 'terminal', render: inspectPretty },
  json: inspectJson,
} as const satisfies Renderers<InspectView>;

const OPTIONS = { ...COMMON, format: formatOption(FORMATS) } as const satisfies Options;

export const command: Command = {
  usage: ['[PATH...]'],
  options: OPTIONS,
  about: 'Shows every object as it was read, with the place of each value, and what was not understood.',
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const format = formatOf(FORMATS, values.format);
    const workspace = await load(common, world);
    const view: InspectView = {
      tenants: workspace.analysis.tenants.map(({ tenant }) => tenantView(tenant, workspace.lines)),
      problems: workspace.problems,
      unread: workspace.unread,
      files: workspace.files,
    };
    const shownView = forReader(view, workspace.base, world.cwd);
    world.out(rendered(FORMATS, { format, file: undefined }, shownView, world));
    return gravest(workspace.codes);
  },
};
