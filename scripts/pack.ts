import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { NOTICES, notices, type Packages } from './notices.ts';
import { npm } from './npm.ts';
import { inRoot } from './root.ts';
import { billOfMaterials } from './sbom.ts';
import { stageExtension, stageNpm } from './stage.ts';

/** What a staged product holds besides its own files: the licences and the bill of what others wrote in it. */
export function tell(folder: string, packages: Packages): void {
  writeFileSync(path.join(folder, NOTICES), notices(packages));
  writeFileSync(path.join(folder, 'sbom.cdx.json'), billOfMaterials(packages));
}

/** Seconds that stand for the time of every file in an archive: equal files give equal archives. ZIP knows no earlier day. */
const NO_TIME = Date.UTC(1980, 0, 1) / 1000;

/** Writes the extension as a VSIX. Needs dist/; the same files give the same bytes. */
export async function packVsix(packages: Packages, packagePath: string): Promise<void> {
  const folder = await stageExtension(inRoot('.vscode-test/package'));
  tell(folder, packages);
  // vsce takes the time from here and writes it in the zone of the process.
  process.env.SOURCE_DATE_EPOCH = String(NO_TIME);
  process.env.TZ = 'UTC';
  await vsce.createVSIX({
    cwd: folder,
    dependencies: false,
    packagePath,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}

/** Writes the npm package as a tarball, which `npm publish` and `npm install` take. Needs dist/; the same files give the same bytes. */
export function packNpm(packages: Packages, file: string): void {
  const folder = stageNpm(inRoot('.vscode-test/package-npm'));
  tell(folder, packages);
  const [{ filename }] = JSON.parse(npm(['pack', '--json'], folder)) as [{ filename: string }];
  renameSync(path.join(folder, filename), file);
}
