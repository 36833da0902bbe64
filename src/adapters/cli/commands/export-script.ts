import { translate } from '../../../messages/index.ts';
import { harmless } from '../../../report/harmless.ts';
import { type Command, EXIT } from '../command.ts';
import { COMMON, parse, UsageError } from '../options.ts';

export const command: Command = {
  async run(args, world) {
    const { positionals } = parse(args, COMMON);
    if (positionals.length > 0)
      throw new UsageError(translate('{command} takes no path.', { command: 'export-script' }));
    world.out(harmless(world.knowledge.exportScript, 'terminal'));
    return EXIT.clean;
  },
};
