import type { Plugin } from 'esbuild';

/**
 * Modules that libraries would open connections, start programs or evaluate text with, in ways that are never taken: they are not
 * there, so that nobody can. With `ajv` the library of the Model Context Protocol checks forms, which no tool here shows.
 */
const LEFT_OUT = /^(?:(?:node:)?(?:net|child_process)|ajv|ajv-formats)$/;

/** The libraries of the two protocols. */
const PROTOCOLS = /[\\/]node_modules[\\/](?:vscode-|@modelcontextprotocol[\\/])/;

/** Leaves these modules out of what the libraries of the protocols bring along. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup(build) {
    build.onResolve({ filter: LEFT_OUT }, ({ importer }) =>
      PROTOCOLS.test(importer) ? { path: 'nothing', namespace: 'left-out', sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
  },
};
