import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { builtProgram } from '../../scripts/build.ts';
import { DECLARATIONS, writeDeclarations } from '../../scripts/declarations.ts';
import { inRoot } from '../../scripts/root.ts';
import { stageNpm } from '../../scripts/stage.ts';

/** A folder with the npm package installed in it, as its users get it; `types` says whether they are written anew. */
export async function consumer(types: boolean): Promise<string> {
  await builtProgram();
  if (types || !existsSync(inRoot(DECLARATIONS))) writeDeclarations();
  mkdirSync(inRoot('.vscode-test'), { recursive: true });
  const folder = mkdtempSync(inRoot('.vscode-test', 'consumer-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  stageNpm(path.join(folder, 'node_modules', 'mailflow-lint'));
  return folder;
}
