import { harmless } from '../../../report/harmless.ts';
import { type InspectView, inspectJson, inspectPretty, tenantView } from '../../../report/inspect.ts';
import { type Command, gravest } from '../command.ts';
import { COMMON, commonOptions, oneOf, parse } from '../options.ts';
import { forReader, load } from '../workspace.ts';

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, { ...COMMON, format: { type: 'string' } });
    const common = commonOptions(values, positionals);
    const format = oneOf('format', values.format, ['pretty', 'json'], 'pretty');
    const workspace = await load(common, world);
    const view: InspectView = {
      tenants: workspace.analysis.tenants.map(({ tenant }) => tenantView(tenant, workspace.lines)),
      problems: workspace.problems,
      unread: workspace.unread,
      files: workspace.files,
    };
    const shownView = forReader(view, workspace.base, world.cwd);
    const isJson = format === 'json';
    world.out(isJson ? harmless(inspectJson(shownView), 'json') : harmless(inspectPretty(shownView), 'terminal'));
    return gravest(workspace.codes);
  },
};
