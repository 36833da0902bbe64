import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as esbuild from 'esbuild';
import { inRoot } from './root.ts';

/** A module of the product by its path below `src/`, with the exports that others import when there are more. */
export type LazyModule = string | readonly [module: string, ...exports: string[]];

/** Modules that become files of their own, by the name of that file. */
export type LazyGroups = Readonly<Record<string, readonly LazyModule[]>>;

interface Place {
  readonly group: string;
  readonly file: string;
  /** How each export is called in the group's file. */
  readonly names: ReadonlyMap<string, string>;
  readonly module: Readonly<Record<string, unknown>>;
}

/** What stands in for an export until it is used: a function that calls it, or an object whose parts are those of it. */
function standIn(value: unknown, loaded: string): string {
  if (typeof value === 'function') return `(...args) => ${loaded}(...args)`;
  const members = Object.entries(value as object).map(([key, member]) =>
    Array.isArray(member) ? `${key}: ${JSON.stringify(member)}` : `get ${key}() { return ${loaded}.${key}; }`,
  );
  return `{ ${members.join(', ')} }`;
}

const GROUP = 'lazy-group';
const STUB = 'lazy-module';
const FROM = 'lazy-file';

/** Entry points for esbuild, one for each group; `prefix` stands before the names of their files. */
export function lazyEntries(groups: LazyGroups, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.keys(groups).map((name) => [`${prefix}-${name}`, `${GROUP}:${name}`]));
}

async function placesOf(groups: LazyGroups): Promise<ReadonlyMap<string, Place>> {
  const listed = Object.entries(groups).flatMap(([group, modules]) => modules.map((one, at) => ({ group, one, at })));
  const places = listed.map(async ({ group, one, at }): Promise<[string, Place]> => {
    const [name, ...exports] = typeof one === 'string' ? [one] : one;
    const file = inRoot('src', name);
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    const names = exports.length > 0 ? exports : Object.keys(module).filter((key) => typeof module[key] === 'function');
    return [file, { group, file, names: new Map(names.map((key) => [key, `m${at}_${key}`])), module }];
  });
  return new Map(await Promise.all(places));
}

/**
 * Keeps modules out of what a bundle loads at once, though the sources import them as usual: their functions and objects are
 * replaced by stand-ins that load the file of their group when they are first called or looked into. Nothing else can be
 * imported this way; esbuild complains about it.
 */
export async function lazyModules(groups: LazyGroups, prefix: string): Promise<esbuild.Plugin> {
  const places = await placesOf(groups);
  return {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${GROUP}:`) }, ({ path: id }) => ({
        path: id.slice(GROUP.length + 1),
        namespace: GROUP,
      }));
      build.onLoad({ filter: /./, namespace: GROUP }, ({ path: group }) => {
        const own = [...places.values()].filter((place) => place.group === group);
        const lines = own.map(({ file, names }) => {
          const renamed = [...names].map(([key, name]) => `${key} as ${name}`);
          return `export { ${renamed.join(', ')} } from ${JSON.stringify(file)};`;
        });
        return { contents: lines.join('\n'), resolveDir: inRoot(), loader: 'js' };
      });
      build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path: id, resolveDir, importer }) => {
        const file = path.resolve(resolveDir, id);
        const place = places.get(file);
        const isOwn = place !== undefined && places.get(importer)?.group === place.group;
        return place === undefined || isOwn ? undefined : { path: file, namespace: STUB };
      });
      build.onLoad({ filter: /./, namespace: STUB }, ({ path: file }) => {
        const { group, names, module } = places.get(file) as Place;
        const load = `let loaded;\nconst load = () => (loaded ??= require('${FROM}:${group}'));`;
        const lines = [...names].map(
          ([key, name]) => `export const ${key} = ${standIn(module[key], `load().${name}`)};`,
        );
        return { contents: [load, ...lines].join('\n'), loader: 'js' };
      });
      build.onResolve({ filter: new RegExp(`^${FROM}:`) }, ({ path: id }) => ({
        path: `./${prefix}-${id.slice(FROM.length + 1)}.cjs`,
        external: true,
      }));
    },
  };
}
