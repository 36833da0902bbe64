import { translate } from '../../messages/index.ts';
import { type Command, EXIT, type World } from './command.ts';
import { UsageError } from './options.ts';

/** The commands at hand, by name. */
export type Commands = Readonly<Record<string, Command>>;

const HELP = `Mailflow Lint: who may forward mail where, and which line decides it.

  mailflow-lint lint [PATH...]       what is wrong in scripts and tenant files
  mailflow-lint inspect [PATH...]    the tenant as it was read, with places
  mailflow-lint verdict [PATH...]    may a sender forward to an address? --from WHO --to WHOM
  mailflow-lint matrix [PATH...]     who may forward where
  mailflow-lint explain TOPIC        a rule, a bounce code, a cmdlet, a setting, an address; - reads a bounce
  mailflow-lint bundle -             what to collect before a support case, from a bounce
  mailflow-lint config               the configuration in force and where each value comes from

Every command: --config FILE --tenant NAME --language en|ja|fr --strict-read --as-of DATE --help
mailflow-lint COMMAND --help tells more.
`;

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
    world.out(translate(HELP));
    return EXIT.clean;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    world.err(
      `${name === '' ? '' : `${translate('There is no command {name}.', { name: JSON.stringify(name) })}\n\n`}${translate(HELP)}`,
    );
    return EXIT.usage;
  }
  try {
    if (rest.includes('--help') || rest.includes('-h')) {
      world.out(translate(command.help));
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
