import { HELP, translate } from '../../messages/index.ts';
import { type Command, EXIT, type World } from './command.ts';
import { UsageError } from './options.ts';

/** The commands at hand, by name. */
export type Commands = Readonly<Record<string, Command>>;

/**
 * Runs one command line and returns its exit code. A mistake in the arguments is told on standard error (2); an error of
 * the tool itself is told in one line (4).
 */
export async function run(args: readonly string[], world: World, commands: Commands): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-v') {
    world.out(`${world.version}\n`);
    return EXIT.clean;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    world.out(translate(HELP.overview ?? ''));
    return EXIT.clean;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    world.err(
      `${name === '' ? '' : `${translate('There is no command {name}.', { name: JSON.stringify(name) })}\n\n`}${translate(HELP.overview ?? '')}`,
    );
    return EXIT.usage;
  }
  try {
    if (rest.includes('--help') || rest.includes('-h')) {
      world.out(translate(HELP[name] ?? ''));
      return EXIT.clean;
    }
    return await command.run(rest, world);
  } catch (error) {
    if (error instanceof UsageError) {
      world.err(`${error.message}\n`);
      return EXIT.usage;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    world.err(`${translate('Mailflow Lint failed. This is a mistake of the tool, not of your files.')}\n${detail}\n`);
    return EXIT.internal;
  }
}
