import * as nodeModule from 'node:module';
import path from 'node:path';
import { loadWithKeptCode } from './kept-code.ts';

/** Loads the bundle of the command that the process was asked for, of those in `cli/` beside this file; else `help`. */
export function runCommand(commands: readonly string[]): void {
  const name = process.argv[2] ?? '';
  const bundle = path.join(import.meta.dirname, 'cli', `${commands.includes(name) ? name : 'help'}.cjs`);
  // Gives the folder that Node keeps code in, or nothing where the user wants none. Node 20 has no such folder.
  loadWithKeptCode(bundle, nodeModule.enableCompileCache?.().directory);
}
