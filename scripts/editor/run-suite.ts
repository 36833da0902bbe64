// Runs test/vscode/ in a real VS Code: node scripts/editor/run-suite.ts desktop|web [--locale=ja|fr|qps-ploc] [--only=WORDS|WORDS] [--speed [--bare]]
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import { buildExtension } from '../build.ts';
import { PSEUDO_LOCALE, pseudoBundle, pseudoFile } from '../pseudo.ts';
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
async function bundleSuite(isDriven: boolean, extension: string): Promise<string> {
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
        words: locale ? JSON.parse(readFileSync(path.join(extension, `l10n/bundle.l10n.${locale}.json`), 'utf8')) : {},
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
  // The editor in a browser has no Git.
  if (host === 'desktop') commitAll(folder);
  return folder;
}

/** Makes a repository of a folder, with everything in one commit. */
function commitAll(folder: string): void {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@contoso.com', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '.'],
    ['commit', '-qm', 'examples'],
  ])
    execFileSync('git', ['-C', folder, ...identity, ...args]);
}

/**
 * A folder of extensions that bear the names of the real neighbours and do nothing: what those would say is registered by the
 * suite, which starts them when it is about them.
 */
function stageNeighbours(): string {
  const all = path.join(testFolder, 'neighbours', host);
  rmSync(all, { recursive: true, force: true });
  for (const id of ['ms-vscode.powershell', 'redhat.vscode-yaml']) {
    const [publisher, name] = id.split('.');
    const entry = { main: './main.js', browser: './main.js' };
    const manifest = {
      publisher,
      name,
      version: '0.0.1',
      engines: { vscode: '^1.100.0' },
      activationEvents: [],
      ...entry,
    };
    const folder = path.join(all, `${id}-0.0.1`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(path.join(folder, 'main.js'), 'exports.activate = () => {};');
  }
  return all;
}

/** How many files the workspace holds beside the examples when speed is measured. */
const MANY_FILES = 10_000;

/** An extension that notes how long its start takes, in a workspace with many files. `bare`: one that does nothing. */
function stageForSpeed(extension: string, workspace: string, bare: boolean): void {
  const real = bare ? '{ activate() {} }' : "require('./extension.cjs')";
  const code = `const start = performance.now();
const real = ${real};
const loaded = performance.now() - start;
exports.activate = (context) => {
  const from = performance.now();
  real.activate(context);
  globalThis.mailflowStarted = { loaded, activated: performance.now() - from, isBare: ${bare} };
};`;
  writeFileSync(path.join(extension, 'dist/timed.cjs'), code);
  const file = path.join(extension, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...manifest, main: './dist/timed.cjs' }));
  for (let at = 0; at < MANY_FILES; at++) {
    const folder = path.join(workspace, 'many', `group${at % 100}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `script${at}.ps1`), `Get-Process -Id ${at}\n`);
  }
}

/** Gives a staged extension the pseudo language, also in its data, which are read as English in a language that is not spoken. */
async function stagePseudo(extension: string): Promise<void> {
  const at = (...names: string[]): string => path.join(extension, ...names);
  writeFileSync(at('l10n', `bundle.l10n.${PSEUDO_LOCALE}.json`), JSON.stringify(await pseudoBundle()));
  const manifest = 'package.nls.json';
  writeFileSync(at(`package.nls.${PSEUDO_LOCALE}.json`), pseudoFile(manifest, readFileSync(at(manifest), 'utf8')));
  for (const name of readdirSync(at('dist/data'))) {
    const file = at('dist/data', name);
    writeFileSync(file, pseudoFile(name, readFileSync(file, 'utf8')));
  }
}

async function main(): Promise<number> {
  await buildExtension();
  const extension = await stageExtension(path.join(testFolder, `extension-${host}`));
  const desktop = host === 'desktop' && (await desktopIsAvailable());
  if (locale === PSEUDO_LOCALE) await stagePseudo(extension);
  const [tests, workspace] = [await bundleSuite(!desktop, extension), copyWorkspace()];
  if (process.argv.includes('--speed')) stageForSpeed(extension, workspace, process.argv.includes('--bare'));
  const neighbours = stageNeighbours();
  if (host === 'web') return runInServer({ extension, neighbours, tests, workspace, web: true, locale });
  if (!desktop) installServer(); // here, so that its output is not mistaken for the suite's
  return runTests({
    ...(desktop ? { version: DESKTOP_VERSION } : { vscodeExecutablePath: inRoot('scripts/editor/code.ts') }),
    cachePath: testFolder,
    extensionDevelopmentPath: [extension, ...readdirSync(neighbours).map((name) => path.join(neighbours, name))],
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
