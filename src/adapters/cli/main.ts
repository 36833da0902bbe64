import { readFileSync } from 'node:fs';
import path from 'node:path';
import { translate, useTranslations } from '../../messages/index.ts';
import { harmless } from '../../report/harmless.ts';
import { dayOf } from '../../text/day.ts';
import { knowledgeIn, translationsIn } from '../node/knowledge.ts';
import { ownFile } from '../node/own-file.ts';
import { EXIT, say, type World } from './command.ts';
import { chosenLanguage, UsageError } from './options.ts';
import { type Commands, run } from './run.ts';
import { type Output, OutputError, standardStream, writeWhole } from './startup/output.ts';

/** Folder of the package: this file runs from `dist/cli/`. */
const home = path.join(import.meta.dirname, '..', '..');

/** The version of the package. */
function version(): string {
  return (JSON.parse(ownFile(path.join(home, 'package.json'))) as { version: string }).version;
}

/** Colours only where a person looks, a terminal that knows them, unless NO_COLOR or FORCE_COLOR say otherwise. */
export function coloured(args: readonly string[], terminal: boolean, env: NodeJS.ProcessEnv): boolean {
  if (args.includes('--no-color')) return false;
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: kind } = env;
  if (args.includes('--color')) return true;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return terminal && !none && kind !== 'dumb';
}

/** Columns of a terminal that does not tell, and the fewest that are written for. */
const USUAL = 80;
const NARROWEST = 40;

async function main(args: readonly string[], commands: Commands, output: Output, err: World['err']): Promise<number> {
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
        colour: coloured(args, output.terminal, process.env),
        width: output.terminal ? Math.max(NARROWEST, output.columns || USUAL) : undefined,
        packaged: (file) => ownFile(path.join(home, file)),
        input: () => readFileSync(0),
        out: output.write,
        err,
      },
      commands,
    );
  } catch (error) {
    if (error instanceof OutputError) return outputFailed(error);
    if (!(error instanceof UsageError)) throw error;
    say({ err }, error.message);
    return EXIT.usage;
  }
}

/** Ends the process when its output takes nothing more: what was asked for is not there. */
function outputFailed({ message: reason }: OutputError): never {
  try {
    writeWhole(2, harmless(`${translate('The output could not be written: {reason}.', { reason })}\n`, 'terminal'));
  } catch {}
  process.exit(EXIT.internal);
}

/**
 * Runs the command line of this process with the commands at hand; sets the exit code. Where everything is written, the
 * process ends at once: to take everything in its memory apart before would last as long as reading a file.
 */
export function start(commands: Commands): void {
  const output = standardStream('stdout', outputFailed);
  let errors: Output | undefined;
  let isWritten = output.immediate;
  const err: World['err'] = (text) => {
    errors ??= standardStream('stderr', outputFailed);
    isWritten &&= errors.immediate;
    errors.write(text);
  };
  void main(process.argv.slice(2), commands, output, err).then((code) => {
    if (isWritten) process.exit(code);
    process.exitCode = code;
  });
}
