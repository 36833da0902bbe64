// Writes mailflow-lint-VERSION.vsix and checks the sizes that the project promises.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { build } from './build.ts';
import { inRoot } from './root.ts';
import { billOfMaterials } from './sbom.ts';
import { stageExtension } from './stage.ts';

const KB = 1024;
/** The web extension fetches all files at once. */
const LIMITS = { 'desktop extension': 160 * KB, 'web extension': 1400 * KB, vsix: 1024 * KB };

rmSync(inRoot('dist'), { recursive: true, force: true });
const { sizes } = await build();
const folder = await stageExtension(inRoot('.vscode-test/package'));
writeFileSync(path.join(folder, 'sbom.cdx.json'), billOfMaterials());
const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
const packagePath = inRoot(`mailflow-lint-${version}.vsix`);
await vsce.createVSIX({
  cwd: folder,
  dependencies: false,
  packagePath,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

let broken = false;
function check(what: string, bytes: number, limit: number): void {
  const fits = bytes <= limit;
  console.log(`${what}: ${(bytes / KB).toFixed(0)} KB of ${limit / KB} KB${fits ? '' : ', TOO LARGE'}`);
  broken ||= !fits;
}
for (const { name, eager, lazy } of sizes) {
  if (name !== 'command line') check(`${name}, loaded at once`, eager, LIMITS[name]);
  if (lazy > 0) console.log(`${name}, loaded when needed: ${(lazy / KB).toFixed(0)} KB`);
}
check(path.basename(packagePath), statSync(packagePath).size, LIMITS.vsix);
if (broken) {
  console.error('A size is over its limit. Find what grew with "npm run build" before and after your change.');
  process.exitCode = 1;
}
