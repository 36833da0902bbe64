// What npm runs after it installed the packages of a clone: builds where nothing is built. Installs from Git run only this.
import { existsSync } from 'node:fs';
import { build } from './build.ts';
import { writeDeclarations } from './declarations.ts';
import { inRoot } from './root.ts';

if (!existsSync(inRoot('dist/cli.cjs'))) {
  await build();
  writeDeclarations();
}
