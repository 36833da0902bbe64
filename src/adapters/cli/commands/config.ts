import { CONFIG, translate } from '../../../messages/index.ts';
import { configJson, configPretty, configView } from '../../../report/config.ts';
import { harmless } from '../../../report/harmless.ts';
import { oneLine } from '../../../report/printable.ts';
import { LineIndex } from '../../../text/index.ts';
import { type Command, EXIT, say } from '../command.ts';
import { COMMON, commonOptions, oneOf, parse } from '../options.ts';
import { forReader, loadConfig } from '../workspace.ts';

export const command: Command = {
  async run(args, world) {
    const { values, positionals } = parse(args, { ...COMMON, format: { type: 'string' } });
    const common = commonOptions(values, positionals);
    const format = oneOf('format', values.format, ['pretty', 'json'], 'pretty');
    const { config, base, source } = await loadConfig(common, world);
    const index = new LineIndex(source?.text ?? '');
    const view = forReader(
      configView(config, () => index),
      base,
      world.cwd,
    );
    world.out(format === 'json' ? harmless(configJson(view), 'json') : harmless(configPretty(view), 'terminal'));
    for (const problem of config.problems) {
      const { line, column } = index.position(problem.place.start);
      const reason = translate(CONFIG[problem.message], problem.args);
      say(world, oneLine(`${problem.place.source}:${line}:${column} ${reason}`));
    }
    return config.problems.length ? EXIT.usage : EXIT.clean;
  },
};
