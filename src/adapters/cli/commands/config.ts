import { CONFIG, translate } from '../../../messages/index.ts';
import { type ConfigView, configJson, configPretty, configView } from '../../../report/config.ts';
import { oneLine } from '../../../report/printable.ts';
import { LineIndex } from '../../../text/index.ts';
import { type Command, EXIT, say } from '../command.ts';
import { forReader } from '../for-reader.ts';
import { formatOf, formatOption, type Renderers, rendered } from '../formats.ts';
import { COMMON, commonOptions, type Options, parse } from '../options.ts';
import { loadConfig } from '../workspace.ts';

const FORMATS = {
  pretty: { medium: 'terminal', render: configPretty },
  json: configJson,
} as const satisfies Renderers<ConfigView>;

const OPTIONS = { ...COMMON, format: formatOption(FORMATS) } as const satisfies Options;

export const command: Command = {
  usage: ['[PATH...]'],
  options: OPTIONS,
  about: 'Shows the configuration in force for the first path, and the line that each value comes from.',
  async run(args, world) {
    const { values, positionals } = parse(args, OPTIONS);
    const common = commonOptions(values, positionals);
    const format = formatOf(FORMATS, values.format);
    const { config, base, source } = await loadConfig(common, world);
    const index = new LineIndex(source?.text ?? '');
    const view = forReader(
      configView(config, () => index),
      base,
      world.cwd,
    );
    world.out(rendered(FORMATS, { format, file: undefined }, view, world));
    for (const problem of config.problems) {
      const { line, column } = index.position(problem.place.start);
      const reason = translate(CONFIG[problem.message], problem.args);
      say(world, oneLine(`${problem.place.source}:${line}:${column} ${reason}`));
    }
    return config.problems.length ? EXIT.usage : EXIT.clean;
  },
};
