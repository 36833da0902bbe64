// Checks that the files of a release are one, and writes their checksums and notes: node scripts/run.mjs release TAG FOLDER
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { manifest } from './manifest.ts';
import { inRoot } from './root.ts';

/** The part of CHANGELOG.md about a version; undefined where there is none. */
export function notesOf(version: string, changelog: string): string | undefined {
  const part = changelog.split(/^## /m).find((one) => one.startsWith(`${version}\n`));
  return part?.slice(version.length).trim();
}

/** What keeps a tag from being the release of a version; sentences. */
export function flawsOf(tag: string, version: string, changelog: string): readonly string[] {
  const unreleased = notesOf('Unreleased', changelog) ?? '';
  return [
    ...(tag === `v${version}` ? [] : [`The tag ${tag} is not v${version}, the version of package.json.`]),
    ...(notesOf(version, changelog) ? [] : [`CHANGELOG.md says nothing about ${version}.`]),
    ...(unreleased === '' ? [] : ['CHANGELOG.md lists changes that are not released: move them under the version.']),
  ];
}

/** The SHA-256 of each file, as `sha256sum --check` takes them, in order of their names. */
export function checksums(files: readonly string[]): string {
  const line = (file: string): string =>
    `${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${path.basename(file)}\n`;
  return [...files]
    .sort((a, b) => (path.basename(a) < path.basename(b) ? -1 : 1))
    .map(line)
    .join('');
}

if (import.meta.main) {
  const [tag = '', folder = ''] = process.argv.slice(2);
  const changelog = readFileSync(inRoot('CHANGELOG.md'), 'utf8');
  const version = String(manifest().version);
  const flaws = flawsOf(tag, version, changelog);
  for (const flaw of flaws) console.error(flaw);
  if (flaws.length > 0) process.exit(1);
  const files = globSync('*', { cwd: folder, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map(({ name }) => path.join(folder, name)).filter((file) => path.basename(file) !== 'SHA256SUMS');
  writeFileSync(path.join(folder, 'SHA256SUMS'), checksums(paths));
  process.stdout.write(`${notesOf(version, changelog)}\n`);
}
