import { readFileSync } from 'node:fs';
import { inRoot } from './root.ts';

export type Manifest = Readonly<Record<string, unknown>>;

/** What an npm package says of itself. Everything else in package.json is the extension's, or speaks about developing. */
const NPM = [
  'name',
  'version',
  'description',
  'keywords',
  'license',
  'type',
  'sideEffects',
  'engines',
  'bin',
  'exports',
  'author',
  'homepage',
  'repository',
  'bugs',
];

/** What is no part of the extension's manifest. `type` would keep the web host from loading it. */
const NOT_EXTENSION = ['type', 'sideEffects', 'bin', 'exports', 'files', 'scripts', 'devDependencies'];

/** package.json as it stands: a manifest for npm and for the editor at once. */
export const manifest = (): Manifest => JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as Manifest;

const engine = (name: string): Readonly<Record<string, unknown>> => ({
  [name]: (manifest().engines as Readonly<Record<string, string>>)[name],
});

/** The manifest of the npm package. */
export function npmManifest(): Manifest {
  const own = Object.entries(manifest()).filter(([key]) => NPM.includes(key));
  return { ...Object.fromEntries(own), engines: engine('node') };
}

/** The manifest of the extension. npm translates nothing, so package.json holds the English text of what the editor translates. */
export function extensionManifest(): Manifest {
  const own = Object.entries(manifest()).filter(([key]) => !NOT_EXTENSION.includes(key));
  return { ...Object.fromEntries(own), description: '%description%', engines: engine('vscode') };
}
