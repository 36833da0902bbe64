// The real VS Code for tests and for `npm start`: the desktop program where it can be had, else the server that the
// npm package code-server carries, opened in Chromium.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot } from '../root.ts';

/** Where everything that only tests need is installed. */
export const testFolder: string = inRoot('.vscode-test');

const hostFolder = path.join(testFolder, 'server-host');
const PACKAGES: Readonly<Record<string, string>> = {
  '@sparticuz/chromium': '153.0.0',
  'axe-core': '4.14.1',
  'code-server': '4.139.1',
  'playwright-core': '1.65.1',
};

/** Runs npm with the Node that runs this script; its output goes to stderr. */
function npm(cwd: string, args: readonly string[]): void {
  const result = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    throw new Error(
      `"npm ${args.join(' ')}" failed in ${cwd}. Check that an npm registry answers, remove that folder and run it again.`,
    );
  }
}

/** A program's `require`, as seen from the folder of the editor server. */
export const hostRequire: NodeJS.Require = createRequire(path.join(hostFolder, 'package.json'));

/** Folder of the VS Code server; installs it when this version is not there (about 30 s, 900 MB). */
export function installServer(): string {
  const server = path.join(hostFolder, 'node_modules/code-server/lib/vscode');
  const done = path.join(hostFolder, 'installed.json');
  const wanted = JSON.stringify(PACKAGES);
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return server;
  console.error(`Installing the VS Code server and a browser into ${hostFolder} (about 900 MB, a minute or less) ...`);
  mkdirSync(hostFolder, { recursive: true });
  writeFileSync(path.join(hostFolder, 'package.json'), JSON.stringify({ name: 'server-host', private: true }));
  // Their install scripts build native modules that no suite needs.
  npm(hostFolder, [
    'install',
    '--ignore-scripts',
    '--save-exact',
    ...Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`),
  ]);
  npm(server, ['install', '--omit=dev', '--ignore-scripts']);
  writeFileSync(done, wanted);
  return server;
}

/**
 * Whether the desktop editor can be used: a screen to open it on, and a copy on disk or a download server that answers.
 * MAILFLOW_EDITOR=desktop or =server decides without asking.
 */
export async function desktopIsAvailable(): Promise<boolean> {
  const asked = process.env.MAILFLOW_EDITOR;
  if (asked === 'desktop' || asked === 'server') return asked === 'desktop';
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return false;
  try {
    const answer = await fetch('https://update.code.visualstudio.com/api/releases/stable', {
      signal: AbortSignal.timeout(5000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
