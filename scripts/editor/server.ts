import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installServer } from './install.ts';

/** One look for every run and every picture. */
const QUIET: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'files.autoSave': 'off',
};

export interface ServerOptions {
  /** Settings beside those of every run. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Extensions installed in the server; a folder with one folder each. Default: none. */
  readonly extensions?: string;
  /** The page may be given a test payload. */
  readonly forTests: boolean;
  /** Fixed port; 0 or absent: a free one. */
  readonly port?: number;
  /** Asked of every page; absent: no token. */
  readonly token?: string;
  /** Gets everything the server prints. */
  readonly log?: (text: string) => void;
}

export interface Server {
  readonly port: number;
  /** Resolves when the server has ended by itself. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

const isGone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The environment without what belongs to an editor that may surround this process. */
function cleanEnvironment(run: string): NodeJS.ProcessEnv {
  // No market place is asked; sockets and a device id go where stop() removes them.
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: run, XDG_CACHE_HOME: run, EXTENSIONS_GALLERY: '{}' };
  for (const key of Object.keys(env)) if (/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(key)) delete env[key];
  return env;
}

/** Starts the VS Code server on 127.0.0.1; throws when it ends before it listens. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const vscode = installServer();
  const run = mkdtempSync(path.join(tmpdir(), 'mfl-')); // short: unix sockets lie below
  const data = path.join(run, 'd');
  const extensions = options.extensions ?? path.join(run, 'e');
  mkdirSync(path.join(data, 'data/Machine'), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  writeFileSync(path.join(data, 'data/Machine/settings.json'), JSON.stringify({ ...QUIET, ...options.settings }));
  const port = options.port || (await freePort());
  const child = spawn(
    process.execPath,
    [
      path.join(vscode, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms', '--telemetry-level', 'off'],
      ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
      ...(options.forTests ? ['--enable-smoke-test-driver', '--disable-workspace-trust'] : []),
      ...['--server-data-dir', data, '--extensions-dir', extensions],
    ],
    { env: cleanEnvironment(run), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
    if (!isGone(child)) child.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200)); // its children still write for a moment
    rmSync(run, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const listening = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => {
        printed = (printed + bytes.toString()).slice(-20_000);
        options.log?.(bytes.toString().trimEnd());
        if (printed.includes('Extension host agent listening')) resolve();
      });
    }
  });
  const early = await Promise.race([listening, ended.then((code) => `The editor server ended early (${code}).`)]);
  if (early) {
    await stop();
    throw new Error(`${early}\n${printed.slice(-2000)}`);
  }
  return { port, ended, stop };
}
