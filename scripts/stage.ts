import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { inRoot, root } from './root.ts';

/** Parts of package.json that speak about developing the extension; `type` would keep the web host from loading it. */
const NOT_SHIPPED = ['type', 'private', 'scripts', 'dependencies', 'devDependencies', 'bin'];

/** Copies what .vscodeignore lets through into an empty folder: the extension as users get it. Needs dist/. */
export async function stageExtension(folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  for (const file of await vsce.listFiles({ cwd: root, packageManager: vsce.PackageManager.None })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(inRoot(file), path.join(folder, file));
  }
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Record<string, unknown>;
  for (const key of NOT_SHIPPED) delete manifest[key];
  delete (manifest.engines as Record<string, unknown>).node;
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
  return folder;
}
