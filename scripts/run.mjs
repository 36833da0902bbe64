// Runs scripts/NAME.ts with the project's own Node: node scripts/run.mjs NAME [ARGUMENT...]
// This file alone must run on Node 20 in a fresh clone: it installs what is missing, says so, and starts the script.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (...parts) => path.join(root, ...parts);
const say = (text) => process.stderr.write(`${text}\n`);
const NEEDED_MAJOR = 24;

/** Ends the program with a sentence that says what to do. */
function fail(text) {
  say(text);
  process.exit(1);
}

function npm(args, doing) {
  say(doing);
  // npm gives its own path to the scripts it runs; outside of npm the one on the PATH is taken.
  const own = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const [program, first] = own ? [process.execPath, [own]] : ['npm', []];
  const result = spawnSync(program, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: !own && process.platform === 'win32',
  });
  return result.status === 0;
}

/** The dependencies are as package-lock.json says when the install is newer than the lock file. */
function dependenciesAreInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  if (statSync(record).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs) return true;
  const versions = (file) => {
    const packages = JSON.parse(readFileSync(file, 'utf8')).packages;
    return new Map(Object.entries(packages).map(([name, entry]) => [name, entry.version]));
  };
  const wanted = versions(inRoot('package-lock.json'));
  const same = [...versions(record)].every(([name, version]) => wanted.get(name) === version);
  const now = new Date();
  if (same) utimesSync(record, now, now);
  return same;
}

/** Whether a program is a Node that runs TypeScript files as they are. */
function isNewEnough(program) {
  if (!existsSync(program)) return false;
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= NEEDED_MAJOR;
}

/** The pinned Node, wherever the package manager left it; its package may have come without its install script. */
function findNode() {
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packed = `node-${platform}-${process.arch}`;
  const aside = ['.vscode-test', 'node'];
  const places = () => [
    inRoot('node_modules', 'node', file),
    inRoot('node_modules', packed, file),
    inRoot('node_modules', 'node', 'node_modules', packed, file),
    inRoot(...aside, 'node_modules', packed, file),
    process.execPath,
  ];
  const found = places().find(isNewEnough);
  if (found) return found;
  const { version } = JSON.parse(readFileSync(inRoot('node_modules', 'node', 'package.json'), 'utf8'));
  npm(
    ['install', '--prefix', path.join(...aside), '--no-save', '--no-audit', '--no-fund', `${packed}@${version}`],
    `Installing Node ${version} for this project (about 40 MB) ...`,
  );
  return places().find(isNewEnough);
}

const [name, ...args] = process.argv.slice(2);
if (!name || !existsSync(inRoot('scripts', `${name}.ts`))) {
  fail(`There is no script "${name ?? ''}". Run "npm run" to see the names.`);
}
if (!dependenciesAreInstalled()) {
  const installed = npm(
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'Installing the packages of package-lock.json (about 250 MB, needs an npm registry) ...',
  );
  if (!installed) {
    fail('The packages could not be installed. Look at the lines above, check the network and the registry, run it again.');
  }
}
const node = findNode();
if (!node) fail(`Node ${NEEDED_MAJOR} could not be installed. Install Node ${NEEDED_MAJOR} or newer yourself and run it again.`);
const { status, signal } = spawnSync(node, [inRoot('scripts', `${name}.ts`), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` },
});
process.exitCode = signal ? 130 : (status ?? 1);
