import path from 'node:path';
import { loadWithCodeCache } from './code-cache.ts';
import { privateFolder } from './private-folder.ts';

/** Whether code may be kept: not on a build agent, where nobody comes back to it, and not where the user wants none. */
const mayKeep = ({ CI, NODE_DISABLE_COMPILE_CACHE }: NodeJS.ProcessEnv): boolean => !CI && !NODE_DISABLE_COMPILE_CACHE;

/** Loads the bundle of the command that the process was asked for, of those beside this file; else `help`. */
export function runCommand(commands: readonly string[]): void {
  const name = process.argv[2] ?? '';
  const bundle = path.join(import.meta.dirname, `${commands.includes(name) ? name : 'help'}.cjs`);
  loadWithCodeCache(bundle, mayKeep(process.env) ? privateFolder(process.env) : undefined);
}
