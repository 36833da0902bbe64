import { translate } from '../../messages/index.ts';
import { harmless } from '../../report/harmless.ts';
import { plain } from '../../report/terminal.ts';
import { nearest } from '../../text/near.ts';
import { type Command, EXIT, say, type World } from './command.ts';
import { helpOf, overview } from './help.ts';
import { UsageError, withSuggestion } from './options.ts';
import { COMMANDS, type CommandName, isCommand } from './overview.ts';
import { terminalOf } from './paint.ts';
import { OutputError } from './startup/output.ts';

/** The commands at hand, by name. A bundle holds the one that it was made for. */
export type Commands = Partial<Readonly<Record<CommandName, Command>>>;

/**
 * Runs one command line and returns its exit code. A mistake in the arguments is told on standard error (2); an error of
 * the tool itself is told in one line (4).
 */
export async function run(args: readonly string[], world: World, commands: Commands): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-v') {
    world.out(harmless(`${world.version}\n`, 'terminal'));
    return EXIT.clean;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    world.out(harmless(overview(terminalOf(world)), 'terminal'));
    return EXIT.clean;
  }
  const command = isCommand(name) ? commands[name] : undefined;
  if (!command || !isCommand(name)) {
    const unknown = withSuggestion(
      translate('There is no command {name}.', { name: JSON.stringify(name) }),
      nearest(name, Object.keys(COMMANDS)),
    );
    say(world, `${name === '' ? '' : `${unknown}\n\n`}${overview({ paint: plain }).trimEnd()}`);
    return EXIT.usage;
  }
  try {
    if (rest.includes('--help') || rest.includes('-h')) {
      world.out(harmless(helpOf(name, command, terminalOf(world)), 'terminal'));
      return EXIT.clean;
    }
    return await command.run(rest, world);
  } catch (error) {
    if (error instanceof OutputError) throw error;
    if (error instanceof UsageError) {
      say(world, error.message);
      return EXIT.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(world, `${translate('Mailflow Lint failed. This is a mistake of the tool, not of your files.')}\n${detail}`);
    return EXIT.internal;
  }
}
