// Writes what is shipped into the project's folder and checks the sizes that it promises: npm run package [-- PRODUCT...]
import { copyFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeExecutables } from './binary.ts';
import { type Built, build, type Product } from './build.ts';
import { writeDeclarations } from './declarations.ts';
import { manifest } from './manifest.ts';
import type { Packages } from './notices.ts';
import { packNpm, packVsix, tell } from './pack.ts';
import { writePlayground } from './playground.ts';
import { inRoot } from './root.ts';
import { atOnce, KB, keepsPromises, type Size } from './sizes.ts';

const named = (ending: string): string => inRoot(`mailflow-lint-${String(manifest().version)}.${ending}`);

/** Writes one product; returns its file and how large it may be. */
type Pack = (built: Built) => Promise<Size>;

const archive =
  (ending: 'vsix' | 'tgz', pack: (packages: Packages, file: string) => Promise<void> | void, of: Product): Pack =>
  async ({ packages }) => {
    await pack(packages[of], named(ending));
    return { what: path.basename(named(ending)), bytes: statSync(named(ending)).size, limit: 1024 * KB };
  };

/** Writes mailflow-lint-VERSION-playground/, a page that is opened from disk. */
async function packPlayground(): Promise<Size> {
  const folder = inRoot(`mailflow-lint-${String(manifest().version)}-playground`);
  const { bytes, packages } = await writePlayground(folder);
  copyFileSync(inRoot('LICENSE'), path.join(folder, 'LICENSE'));
  tell(folder, packages);
  return { what: path.join(path.basename(folder), 'index.html'), bytes, limit: 4096 * KB };
}

/** Writes mailflow-lint-VERSION-executables/: a program for each system that needs no Node. */
async function packExecutables({ packages }: Built): Promise<Size> {
  const folder = inRoot(`mailflow-lint-${String(manifest().version)}-executables`);
  const files = await writeExecutables(folder);
  copyFileSync(inRoot('LICENSE'), path.join(folder, 'LICENSE'));
  tell(folder, packages.npm);
  const bytes = Math.max(...files.map((file) => statSync(file).size));
  return { what: `the largest of ${files.length} executables`, bytes, limit: 200 * KB * KB };
}

const PRODUCTS: Readonly<Record<string, Pack>> = {
  vsix: archive('vsix', packVsix, 'extension'),
  npm: archive('tgz', packNpm, 'npm'),
  playground: packPlayground,
  binary: packExecutables,
};

/** What is written only where it is asked for: it takes hundreds of megabytes from the registry. */
const LARGE = new Set(['binary']);

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
  if (asked.includes(name) || (asked.length === 0 && !LARGE.has(name))) sizes.push(await pack(built));
if (!keepsPromises(sizes)) process.exitCode = 1;
