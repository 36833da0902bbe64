import { chmodSync, existsSync, globSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';

const changed = (file: string): number => statSync(inRoot(file)).mtimeMs;

/** The built command line; built again where a source is newer. */
export async function builtProgram(): Promise<string> {
  const program = inRoot('dist/cli.cjs');
  const sources = globSync(['src/**/*.*', 'scripts/build.ts', 'package.json'], { cwd: inRoot() });
  if (!existsSync(program) || sources.some((file) => changed(file) > changed('dist/cli.cjs'))) await build();
  return program;
}

/** Makes a folder for PATH that holds the program as `mailflow-lint`, started with the Node that runs the tests. */
export async function programFolder(folder: string): Promise<string> {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const quoted = [process.execPath, await builtProgram()].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  writeFileSync(path.join(bin, 'mailflow-lint'), `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`);
  chmodSync(path.join(bin, 'mailflow-lint'), 0o755);
  return bin;
}
