import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { builtProgram } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { Folder } from '../cli/support.ts';
import { jsonServer } from '../support/json-server.ts';
import { ran } from '../support/shell.ts';

/** A registry on this machine that holds the package as it stands, and nothing else. */
export interface Registry extends AsyncDisposable {
  /** Variables that make npm ask this registry, with an empty cache. */
  readonly env: Readonly<Record<string, string>>;
}

export async function registry(): Promise<Registry> {
  await builtProgram();
  const folder = new Folder();
  const args = ['pack', '--ignore-scripts', '--pack-destination', folder.path];
  const { code, log } = await ran('npm', args, inRoot(), { PATH: process.env.PATH, HOME: folder.path });
  const tarball = readdirSync(folder.path).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) throw new Error(log);
  const bytes = readFileSync(folder.at(tarball));
  const { name, version, bin, engines } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const server = await jsonServer(({ path }) => {
    if (path === `/${tarball}`) return [200, bytes];
    const dist = { tarball: `${server.address}/${tarball}`, integrity };
    const versions = { [version]: { name, version, bin, engines, dist } };
    return path === `/${name}` ? [200, { name, 'dist-tags': { latest: version }, versions }] : [404, {}];
  });
  return {
    env: { npm_config_registry: server.address, npm_config_cache: folder.at('cache') },
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

/** What a stranger may lay into a repository to choose where packages come from: nobody answers there. */
export const HOSTILE_NPMRC = 'registry=http://127.0.0.1:9\n';
