import { HELP, translate } from '../../messages/index.ts';
import { harmless } from '../../report/harmless.ts';
import { nearest } from '../../text/near.ts';
import { hasKey } from '../../text/table.ts';
import { type Command, EXIT, say, type World } from './command.ts';
import { UsageError, withSuggestion } from './options.ts';
import { OutputError } from './output.ts';

/** Every command has a help text. */
type CommandName = Exclude<keyof typeof HELP, 'overview'>;

const isCommand = (name: string): name is CommandName => hasKey(HELP, name) && name !== 'overview';

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
    world.out(harmless(translate(HELP.overview), 'terminal'));
    return EXIT.clean;
  }
  const help = isCommand(name) ? HELP[name] : HELP.overview;
  const command = isCommand(name) ? commands[name] : undefined;
  if (!command) {
    const unknown = withSuggestion(
      translate('There is no command {name}.', { name: JSON.stringify(name) }),
      nearest(name, Object.keys(HELP).filter(isCommand)),
    );
    say(world, `${name === '' ? '' : `${unknown}\n\n`}${translate(HELP.overview).trimEnd()}`);
    return EXIT.usage;
  }
  try {
    if (rest.includes('--help') || rest.includes('-h')) {
      world.out(harmless(translate(help), 'terminal'));
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
