import path from 'node:path';
import { pathToFileURL } from 'node:url';

import * as esbuild from 'esbuild';

/**
 * Keeps a library out of what a Node bundle loads at once. The library becomes a file of its own, and each of its functions
 * that the sources import is replaced by one that loads that file when it is first called. Sources import the library as
 * usual; only functions can be imported this way.
 */
export function lazyLibrary(name: string, file: string): esbuild.Plugin {
  return {
    name: `lazy-${name}`,
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: 'lazy' }));
      build.onLoad({ filter: new RegExp(`^${name}$`), namespace: 'lazy' }, async () => {
        const library = (await import(name)) as Record<string, unknown>;
        const functions = Object.keys(library).filter((key) => /^\w+$/.test(key) && typeof library[key] === 'function');
        const contents = [
          'let library;',
          `const load = () => (library ??= require(${JSON.stringify(file)}));`,
          ...functions.map((key) =>
            key === 'default'
              ? 'export default (...args) => load().default(...args);'
              : `export const ${key} = (...args) => load().${key}(...args);`,
          ),
        ].join('\n');
        return { contents, loader: 'js' };
      });
      build.onResolve({ filter: new RegExp(`^${file.replaceAll('.', '\\.')}$`) }, () => ({
        path: file,
        external: true,
      }));
    },
  };
}

/**
 * Keeps the 2,231 HTML entities that postal-mime knows one text until it reads HTML: as an object they took 1 of the 62 ms in which a
 * message is explained.
 */
export const lazyEntities: esbuild.Plugin = {
  name: 'lazy-entities',
  setup(build) {
    build.onLoad({ filter: /[\\/]postal-mime[\\/].*[\\/]html-entities\.js$/ }, async ({ path: file }) => {
      const { htmlEntities } = (await import(pathToFileURL(file).href)) as { htmlEntities: Record<string, string> };
      const text = JSON.stringify(JSON.stringify(htmlEntities));
      const contents = `let table;
const tableOnce = () => (table ??= JSON.parse(${text}));
export const htmlEntities = new Proxy({}, { get: (_, name) => tableOnce()[name] });\n`;
      return { contents, loader: 'js' };
    });
  },
};

/** The library as one CommonJS file for Node, from its ES modules where it has some: they start faster. */
export async function bundleLibrary(
  name: string,
  options: esbuild.BuildOptions,
  outfile: string,
): Promise<esbuild.BuildResult> {
  const hasDefault = 'default' in ((await import(name)) as object);
  return esbuild.build({
    ...options,
    stdin: {
      contents: `export * from ${JSON.stringify(name)};${hasDefault ? ` export { default } from ${JSON.stringify(name)};` : ''}`,
      resolveDir: path.dirname(import.meta.dirname),
    },
    outfile,
    format: 'cjs',
    platform: 'neutral',
    // Named by libraries in functions that read files, which nobody calls here.
    external: ['fs'],
    mainFields: ['module', 'main'],
  });
}
