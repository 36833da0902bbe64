import { readFileSync } from 'node:fs';
import path from 'node:path';
import { useTranslations } from '../../messages/index.ts';
import { dayOf } from '../../text/day.ts';
import { EXIT } from './command.ts';
import { knowledgeIn, translationsIn } from './knowledge.ts';
import { chosenLanguage, UsageError } from './options.ts';
import { type Output, standardStream } from './output.ts';
import { type Commands, run } from './run.ts';

/** Folder of the package: this file runs from `dist/cli/`. */
const home = path.join(import.meta.dirname, '..', '..');

/** The version of the package. */
function version(): string {
  return (JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Colours only where a person looks: a terminal, unless NO_COLOR asks for none. */
function coloured(args: readonly string[], terminal: boolean): boolean {
  if (args.includes('--no-color')) return false;
  if (args.includes('--color') || process.env.FORCE_COLOR) return true;
  return terminal && !process.env.NO_COLOR;
}

async function main(
  args: readonly string[],
  commands: Commands,
  output: Output,
  err: (text: string) => void,
): Promise<number> {
  try {
    const language = chosenLanguage(args, process.env);
    useTranslations(translationsIn(path.join(home, 'l10n'), language));
    return await run(
      args,
      {
        cwd: process.cwd(),
        env: process.env,
        language,
        knowledge: knowledgeIn(path.join(home, 'dist', 'data')),
        get version() {
          return version();
        },
        today: dayOf(new Date()),
        colour: coloured(args, output.terminal),
        input: () => readFileSync(0),
        out: output.write,
        err,
      },
      commands,
    );
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\n`);
    return EXIT.usage;
  }
}

/**
 * Runs the command line of this process with the commands at hand; sets the exit code. Where everything is written, the
 * process ends at once: to take everything in its memory apart before would last as long as reading a file.
 */
export function start(commands: Commands): void {
  const output = standardStream('stdout');
  let errors: Output | undefined;
  let isWritten = output.immediate;
  const err = (text: string): void => {
    errors ??= standardStream('stderr');
    isWritten &&= errors.immediate;
    errors.write(text);
  };
  void main(process.argv.slice(2), commands, output, err).then((code) => {
    if (isWritten) process.exit(code);
    process.exitCode = code;
  });
}
