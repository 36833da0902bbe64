import { writeFileSync } from 'node:fs';
import { translate } from '../../messages/index.ts';
import { UsageError } from './options.ts';
import { reasonOf } from './walk.ts';

/** Writes a file that the command line names; a usage error where that cannot be done. `name` is what a person calls it. */
export function writeFile(file: string, name: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new UsageError(translate('{file} could not be written: {reason}.', { file: name, reason: reasonOf(error) }));
  }
}
