// Builds, then opens a VS Code with the extension on examples/: npm start [-- FOLDER]

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { buildExtension } from './build.ts';
import { desktopIsAvailable, testFolder } from './editor/install.ts';
import { startServer } from './editor/server.ts';
import { inRoot } from './root.ts';
import { stageExtension } from './stage.ts';

const folder = path.resolve(process.argv[2] ?? inRoot('examples'));
const home = path.join(testFolder, 'start');
const extensions = path.join(home, 'extensions');

async function openDesktop(): Promise<void> {
  console.log('Getting the desktop VS Code (about 150 MB the first time) ...');
  const program = await downloadAndUnzipVSCode({ cachePath: testFolder });
  console.log(`Opening ${folder} in VS Code. Close its window to end.`);
  const child = spawn(
    program,
    [
      folder,
      '--new-window',
      '--skip-welcome',
      '--skip-release-notes',
      '--disable-workspace-trust',
      `--user-data-dir=${path.join(home, 'user')}`,
      `--extensions-dir=${path.join(home, 'desktop-extensions')}`,
      `--extensionDevelopmentPath=${await stageExtension(path.join(home, 'extension'))}`,
    ],
    { stdio: 'ignore' },
  );
  await new Promise((resolve) => child.once('exit', resolve));
}

async function openServer(): Promise<void> {
  mkdirSync(extensions, { recursive: true });
  await stageExtension(path.join(extensions, 'mailflow-lint.mailflow-lint-dev'));
  const token = randomBytes(12).toString('hex');
  const server = await startServer({ forTests: false, extensions, token, port: Number(process.env.PORT ?? 0) });
  const query = new URLSearchParams({ tkn: token, folder });
  console.log('There is no desktop to open VS Code on, so its server is running. Open this address in a browser:');
  console.log(`\n  http://127.0.0.1:${server.port}/?${query}\n`);
  console.log('Ctrl+C ends it.');
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await Promise.race([asked, server.ended]);
  await server.stop();
}

try {
  console.log('Building the extension ...');
  await buildExtension();
  await ((await desktopIsAvailable()) ? openDesktop() : openServer());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(
    'VS Code could not be opened. The lines above say why; "npm run build" shows whether the extension builds.',
  );
  process.exitCode = 1;
}
