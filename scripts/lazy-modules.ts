import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as esbuild from 'esbuild';
import { inRoot } from './root.ts';

/** Modules of the product that become files of their own, by the name of that file: paths below `src/`. */
export type LazyGroups = Readonly<Record<string, readonly string[]>>;

const GROUP = 'lazy-group';
const STUB = 'lazy-module';
const FROM = 'lazy-file';

/** Entry points for esbuild, one for each group; `prefix` stands before the names of their files. */
export function lazyEntries(groups: LazyGroups, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.keys(groups).map((name) => [`${prefix}-${name}`, `${GROUP}:${name}`]));
}

/**
 * Keeps modules out of what a bundle loads at once, though the sources import them as usual: each of their functions is
 * replaced by one that loads the file of their group when it is first called. Only functions can be imported this way;
 * esbuild complains about anything else.
 */
export function lazyModules(groups: LazyGroups, prefix: string): esbuild.Plugin {
  const places = new Map(
    Object.entries(groups).flatMap(([group, modules]) =>
      modules.map((module, at) => [inRoot('src', module), { group, at }] as const),
    ),
  );
  return {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${GROUP}:`) }, ({ path: id }) => ({
        path: id.slice(GROUP.length + 1),
        namespace: GROUP,
      }));
      build.onLoad({ filter: /./, namespace: GROUP }, ({ path: group }) => {
        const lines = (groups[group] ?? []).map((module, at) => `export * as m${at} from './src/${module}';`);
        return { contents: lines.join('\n'), resolveDir: inRoot(), loader: 'js' };
      });
      build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path: id, resolveDir, importer, namespace }) => {
        const file = path.resolve(resolveDir, id);
        const place = places.get(file);
        const own = namespace === GROUP || places.get(importer)?.group === place?.group;
        return place === undefined || own ? undefined : { path: file, namespace: STUB };
      });
      build.onLoad({ filter: /./, namespace: STUB }, async ({ path: file }) => {
        const { group, at } = places.get(file) as { group: string; at: number };
        const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
        const functions = Object.keys(module).filter((key) => typeof module[key] === 'function');
        const lines = functions.map((key) => `export const ${key} = (...args) => load().${key}(...args);`);
        const load = `let loaded;\nconst load = () => (loaded ??= require('${FROM}:${group}').m${at});`;
        return { contents: [load, ...lines].join('\n'), loader: 'js' };
      });
      build.onResolve({ filter: new RegExp(`^${FROM}:`) }, ({ path: id }) => ({
        path: `./${prefix}-${id.slice(FROM.length + 1)}.cjs`,
        external: true,
      }));
    },
  };
}
