import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.ts';

/**
 * Runs every program of a test folder whose name ends in `.<kind>.ts`, one after the other; words among the arguments that
 * are no options choose programs by name. Returns the exit code: 1 when one of them failed.
 */
export function runPrograms(folder: string, kind: string, args: readonly string[]): number {
  const names = readdirSync(inRoot(folder)).filter((name) => name.endsWith(`.${kind}.ts`));
  const known = new Set(names.map((name) => name.slice(0, -`.${kind}.ts`.length)));
  const wanted = args.filter((arg) => known.has(arg));
  const options = args.filter((arg) => !known.has(arg));
  let code = 0;
  for (const name of known) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n== ${name}`);
    const file = path.join(inRoot(folder), `${name}.${kind}.ts`);
    const { status } = spawnSync(process.execPath, [file, ...options], { stdio: 'inherit', cwd: inRoot() });
    if (status !== 0) code = 1;
  }
  return code;
}
