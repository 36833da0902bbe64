// Runs test/vscode/ in a real VS Code: node scripts/editor/run-suite.ts desktop|web [--locale=ja] [--only=WORDS]
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { buildExtension } from '../build.ts';
import { inRoot, root } from '../root.ts';
import { stageExtension } from '../stage.ts';
import { desktopIsAvailable, installServer, testFolder } from './install.ts';
import { ANSWERS, runInServer } from './run-in-server.ts';

/** Editor the desktop run downloads; its API is newer than what the manifest asks for. */
const DESKTOP_VERSION = 'stable';
const flag = (name: string): string | undefined =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const host = process.argv[2] === 'web' ? 'web' : 'desktop';
const locale = flag('locale');

/** One CommonJS file that needs `vscode` only, so that both hosts can load it. */
async function bundleSuite(isDriven: boolean): Promise<string> {
  const folder = path.join(testFolder, 'suite', host);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }));
  const outfile = path.join(folder, 'index.js');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [inRoot('test/vscode/index.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    logLevel: 'warning',
    define: {
      SUITE: JSON.stringify({
        host,
        only: flag('only') ?? '',
        pictures: Boolean(process.env.MAILFLOW_SHOTS),
        soak: Number(flag('soak') ?? 0),
        speed: process.argv.includes('--speed'),
        ...(isDriven ? { answers: ANSWERS } : {}),
      }),
    },
  });
  return outfile;
}

/** A fresh copy of the examples, which a suite may change. */
function copyWorkspace(): string {
  const folder = path.join(testFolder, 'workspaces', host, 'policies');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const source of ['examples', 'test/vscode/workspace']) {
    if (existsSync(inRoot(source))) cpSync(inRoot(source), folder, { recursive: true });
  }
  return folder;
}

async function main(): Promise<number> {
  await buildExtension();
  const extension = await stageExtension(path.join(testFolder, `extension-${host}`));
  const desktop = host === 'desktop' && (await desktopIsAvailable());
  const [tests, workspace] = [await bundleSuite(!desktop), copyWorkspace()];
  if (host === 'web') return runInServer({ extension, tests, workspace, web: true, locale });
  if (!desktop) installServer(); // here, so that its output is not mistaken for the suite's
  return runTests({
    ...(desktop ? { version: DESKTOP_VERSION } : { vscodeExecutablePath: inRoot('scripts/editor/code.ts') }),
    cachePath: testFolder,
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    launchArgs: [workspace, ...(locale ? [`--locale=${locale}`] : []), ...(desktop ? ['--disable-extensions'] : [])],
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
