// Builds for debugging and builds again when a source changes: npm run watch. F5 in VS Code starts it (.vscode/tasks.json).
import path from 'node:path';
import * as esbuild from 'esbuild';
import { build } from './build.ts';
import { inRoot } from './root.ts';

const DEBUG: esbuild.BuildOptions = {
  absWorkingDir: inRoot(),
  bundle: true,
  sourcemap: 'linked',
  target: 'es2022',
  logLevel: 'silent',
};

const said = ({ text, location }: esbuild.Message): string =>
  location ? `${location.file}:${location.line}:${location.column + 1}: error: ${text}` : `error: ${text}`;

let running = 0;

/** Says when a build begins, what is wrong, and when everything is built: the task waits for the last line. */
const telling: esbuild.Plugin = {
  name: 'telling',
  setup({ onStart, onEnd }) {
    onStart(() => {
      if (running++ === 0) console.log('Building ...');
    });
    onEnd(({ errors }) => {
      for (const error of errors) console.log(said(error));
      if (--running === 0) console.log('Built; waiting for changes.');
    });
  },
};

const watch = async (options: esbuild.BuildOptions): Promise<void> =>
  (await esbuild.context({ ...DEBUG, ...options, plugins: [telling] })).watch();

// Data, libraries and the command line as they are shipped; what is debugged takes the place of its own files.
await build();
await Promise.all([
  watch({
    entryPoints: ['src/adapters/vscode/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    // The build for Node reads translations from disk; ours are handed in.
    alias: { '@vscode/l10n': inRoot('node_modules/@vscode/l10n/dist/browser.js') },
    define: { 'import.meta.dirname': '__dirname' },
  }),
  watch({
    entryPoints: [path.join('src/adapters/webview', '*.view.ts'), path.join('src/adapters/webview', '*.css')],
    outdir: 'dist/webview',
    format: 'iife',
    platform: 'browser',
  }),
]);
