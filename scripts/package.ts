// Writes what is shipped into the project's folder and checks the sizes that it promises: npm run package [-- PRODUCT...]
import { copyFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { type Built, build } from './build.ts';
import { writeDeclarations } from './declarations.ts';
import { manifest } from './manifest.ts';
import { NOTICES, notices, type Packages } from './notices.ts';
import { npm } from './npm.ts';
import { writePlayground } from './playground.ts';
import { inRoot } from './root.ts';
import { billOfMaterials } from './sbom.ts';
import { stageExtension, stageNpm } from './stage.ts';

const KB = 1024;

/** One thing that is promised to be small. */
interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

/** Bytes that are loaded at once. The web extension fetches all files at once. */
const AT_ONCE = { 'desktop extension': 160 * KB, 'web extension': 1400 * KB };

/** What a staged product holds besides its own files: the licences and the bill of what others wrote in it. */
function tell(folder: string, packages: Packages): void {
  writeFileSync(path.join(folder, NOTICES), notices(packages));
  writeFileSync(path.join(folder, 'sbom.cdx.json'), billOfMaterials(packages));
}

const named = (ending: string): string => inRoot(`mailflow-lint-${String(manifest().version)}.${ending}`);

/** Writes mailflow-lint-VERSION.vsix. */
async function packVsix({ packages }: Built): Promise<Size> {
  const folder = await stageExtension(inRoot('.vscode-test/package'));
  tell(folder, packages.extension);
  const packagePath = named('vsix');
  await vsce.createVSIX({
    cwd: folder,
    dependencies: false,
    packagePath,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return { what: path.basename(packagePath), bytes: statSync(packagePath).size, limit: 1024 * KB };
}

/** Writes mailflow-lint-VERSION.tgz, which `npm publish` and `npm install` take. */
function packNpm({ packages }: Built): Size {
  const folder = stageNpm(inRoot('.vscode-test/package-npm'));
  tell(folder, packages.npm);
  const [{ filename }] = JSON.parse(npm(['pack', '--json'], folder)) as [{ filename: string }];
  renameSync(path.join(folder, filename), named('tgz'));
  return { what: path.basename(named('tgz')), bytes: statSync(named('tgz')).size, limit: 1024 * KB };
}

/** Writes mailflow-lint-VERSION-playground/, a page that is opened from disk. */
async function packPlayground(): Promise<Size> {
  const folder = inRoot(`mailflow-lint-${String(manifest().version)}-playground`);
  const { bytes, packages } = await writePlayground(folder);
  copyFileSync(inRoot('LICENSE'), path.join(folder, 'LICENSE'));
  tell(folder, packages);
  return { what: path.join(path.basename(folder), 'index.html'), bytes, limit: 4096 * KB };
}

const PRODUCTS: Readonly<Record<string, (built: Built) => Size | Promise<Size>>> = {
  vsix: packVsix,
  npm: packNpm,
  playground: packPlayground,
};

/** Sizes of what the extension loads at once. */
const atOnce = ({ sizes }: Built): readonly Size[] =>
  sizes.flatMap(({ name, eager }) =>
    name === 'command line' ? [] : [{ what: `${name}, loaded at once`, bytes: eager, limit: AT_ONCE[name] }],
  );

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(PRODUCTS, name));
if (unknown.length > 0) {
  console.error(`There is no product ${unknown.join(', ')}. Products: ${Object.keys(PRODUCTS).join(' ')}.`);
  process.exit(2);
}
rmSync(inRoot('dist'), { recursive: true, force: true });
const built = await build();
writeDeclarations();
const sizes = [...atOnce(built)];
for (const [name, pack] of Object.entries(PRODUCTS))
  if (asked.length === 0 || asked.includes(name)) sizes.push(await pack(built));
for (const { what, bytes, limit } of sizes)
  console.log(`${what}: ${(bytes / KB).toFixed(0)} KB of ${limit / KB} KB${bytes <= limit ? '' : ', TOO LARGE'}`);
if (sizes.some(({ bytes, limit }) => bytes > limit)) {
  console.error('A size is over its limit. Find what grew with "npm run build" before and after your change.');
  process.exitCode = 1;
}
