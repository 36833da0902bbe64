import { translate } from '../../../messages/index.ts';
import { harmless } from '../../../report/harmless.ts';
import { type Command, EXIT } from '../command.ts';
import { COMMON, parse, UsageError } from '../options.ts';

export const command: Command = {
  usage: ['> export.ps1'],
  options: COMMON,
  about: `Prints a PowerShell script (Windows PowerShell 5.1 or newer) that an administrator runs after Connect-ExchangeOnline. It only
reads, and writes tenant-export.json: policies, rules, remote domains, mail flow rules, connectors, accepted domains, the block
list, mailboxes and Inbox rules that forward, and the groups that are named with their members. The file is a state of the real
tenant: every command reads it as it reads a folder. It says what could not be read, and answers that depend on it are unknown.`,
  async run(args, world) {
    const { positionals } = parse(args, COMMON);
    if (positionals.length > 0)
      throw new UsageError(translate('{command} takes no path.', { command: 'export-script' }));
    world.out(harmless(world.knowledge.exportScript, 'terminal'));
    return EXIT.clean;
  },
};
