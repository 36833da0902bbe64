import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtProgram } from '../../scripts/build.ts';

/** Makes a folder for PATH that holds the program as `mailflow-lint`, started with the Node that runs the tests. */
export async function programFolder(folder: string): Promise<string> {
  const bin = path.join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const quoted = [process.execPath, await builtProgram()].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  writeFileSync(path.join(bin, 'mailflow-lint'), `#!/bin/sh\nexec ${quoted.join(' ')} "$@"\n`);
  chmodSync(path.join(bin, 'mailflow-lint'), 0o755);
  return bin;
}
