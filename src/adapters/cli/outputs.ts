import path from 'node:path';
import { translate } from '../../messages/index.ts';
import type { Harmless } from '../../report/harmless.ts';
import type { World } from './command.ts';
import { oneOf, UsageError } from './options.ts';
import { writeFile } from './write-file.ts';

/** One report that is asked for. */
export interface Output<Format extends string> {
  readonly format: Format;
  /** Where to write; undefined is standard output. */
  readonly file: string | undefined;
}

/** The reports of `--format NAME[=FILE]`, which may be given several times; one of them at most goes to standard output. */
export function outputsOf<Format extends string>(
  formats: readonly string[],
  allowed: readonly Format[],
): Output<Format>[] {
  const outputs = formats.map((given): Output<Format> => {
    const [name, ...file] = given.split('=');
    const format = oneOf('format', name ?? '', allowed, allowed[0] as Format);
    return { format, file: file.length ? file.join('=') : undefined };
  });
  if (outputs.filter((output) => output.file === undefined).length > 1)
    throw new UsageError(translate('Only one format can go to standard output; write the others as NAME=FILE.'));
  return outputs;
}

/** Writes a report where it was asked for. */
export function writeOutput({ file }: Output<string>, text: Harmless, world: World): void {
  if (file === undefined) world.out(text);
  else writeFile(path.resolve(world.cwd, file), file, text);
}
