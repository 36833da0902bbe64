// Installs the npm package in every way there is, without the network, and tries it with every Node there is:
//   npm run installs [-- WAY...]   ways: tarball global npx git nodes
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.ts';
import { writeDeclarations } from './declarations.ts';
import { npm } from './npm.ts';
import { packNpm } from './pack.ts';
import { inRoot, root } from './root.ts';
import { oldestNode } from './start-file.ts';

/** Nothing is fetched, and no script of a package runs. */
const OFFLINE = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** What starts the program: a file for a Node, or a program with its first arguments. */
type Started = readonly [string, ...string[]];

const SCRIPT = 'Set-RemoteDomain -Identity Default -AutoForwardEnabled $true\n';

/** Throws unless the program lints a script, exits with 1, and prints what it is to print. Returns the JSON. */
export function checkProgram([program, ...first]: Started, folder: string): string {
  writeFileSync(path.join(folder, 'remote-domains.ps1'), SCRIPT);
  const args = [
    ...first,
    'lint',
    'remote-domains.ps1',
    '--format',
    'json',
    '--fail-on',
    'warning',
    '--as-of',
    '2026-01-31',
  ];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  const { findings = [] } = stdout.startsWith('{') ? (JSON.parse(stdout) as { findings?: { ruleId: string }[] }) : {};
  const ids = findings.map(({ ruleId }) => ruleId);
  if (status !== 1 || !ids.includes('default-remote-domain-open'))
    throw new Error(
      `Expected exit code 1 and default-remote-domain-open, got ${status} and ${ids.join(', ')}\n${stderr}`,
    );
  return stdout;
}

/** Throws unless an installed package is whole: nothing installed beside it, no sources, no tests. */
export function checkContents(folder: string): void {
  const beside = readdirSync(path.dirname(folder)).filter((name) => !name.startsWith('.'));
  if (beside.length > 1) throw new Error(`Installed beside it: ${beside.join(', ')}`);
  for (const name of ['src', 'test', 'scripts', 'node_modules'])
    if (existsSync(path.join(folder, name))) throw new Error(`It holds ${name}.`);
}

/** The ways to install the package; each gives what starts the program. `tarball` is the packed package. */
export const WAYS: Readonly<Record<string, (tarball: string, folder: string) => Started>> = {
  tarball(tarball, folder) {
    npm(['install', ...OFFLINE, tarball], folder);
    checkContents(path.join(folder, 'node_modules', 'mailflow-lint'));
    return [path.join(folder, 'node_modules', '.bin', 'mailflow-lint')];
  },
  global(tarball, folder) {
    npm(['install', '--global', '--prefix', folder, ...OFFLINE, tarball], folder);
    const isWindows = process.platform === 'win32';
    checkContents(path.join(folder, isWindows ? '' : 'lib', 'node_modules', 'mailflow-lint'));
    return [path.join(folder, isWindows ? 'mailflow-lint.cmd' : 'bin/mailflow-lint')];
  },
  npx: (tarball) => ['npx', '--offline', '--yes', `--package=${tarball}`, 'mailflow-lint'],
  /** npm clones, installs what developing needs from its cache, and runs "prepare", which builds. */
  git(_, folder) {
    npm(['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `git+file://${root}`], folder);
    checkContents(path.join(folder, 'node_modules', 'mailflow-lint'));
    return [path.join(folder, 'node_modules', '.bin', 'mailflow-lint')];
  },
};

/** An empty folder outside of the project, with a package.json, where `use` runs. */
export function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-install-'));
  try {
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Major versions that are tried; before the first that is supported the program has to say so. */
const MAJORS = [12, 16, 18, 20, 22, 24, 26];

/** A Node of a major version from an npm package that carries one; undefined where none is to be had. */
function nodeOf(major: number): string | undefined {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = inRoot('.vscode-test', 'nodes', String(major));
  const program = path.join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  try {
    npm(['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`], folder);
  } catch {}
  return existsSync(program) ? program : undefined;
}

/** Tries the built program and the library with each Node. Returns what was wrong. */
function tryNodes(): readonly string[] {
  const wrong: string[] = [];
  const printed = new Set<string>();
  for (const major of MAJORS) {
    const node = nodeOf(major);
    if (node === undefined) {
      console.log(`Node ${major}: skipped, no package that carries it is to be had here.`);
      continue;
    }
    const { stdout: version } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    try {
      if (major >= oldestNode()) {
        printed.add(inFolder((folder) => checkProgram([node, inRoot('dist/cli.cjs')], folder)));
        const script =
          "import('mailflow-lint').then(({ analyze }) => analyze([])).then(({ files }) => console.log(files))";
        const { stdout, stderr } = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' });
        if (stdout !== '0\n') throw new Error(stderr);
      } else {
        const { status, stderr } = spawnSync(node, [inRoot('dist/cli.cjs')], { encoding: 'utf8' });
        const isTold = status === 2 && stderr.split('\n').length === 2 && stderr.includes(`Node ${oldestNode()}`);
        if (!isTold) throw new Error(`It does not say which Node it needs: ${status} ${stderr}`);
      }
      console.log(`Node ${version.trim()}: passed.`);
    } catch (error) {
      wrong.push(`Node ${version.trim()}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (printed.size > 1) wrong.push('The program does not print the same with every Node.');
  return wrong;
}

if (import.meta.main) {
  const names = [...Object.keys(WAYS), 'nodes'];
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no way ${unknown.join(', ')}. Ways: ${names.join(' ')}.`);
    process.exit(2);
  }
  const { packages } = await build();
  writeDeclarations();
  const tarball = inRoot('.vscode-test', 'mailflow-lint.tgz');
  packNpm(packages.npm, tarball);
  const wrong: string[] = [];
  for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
    const start = performance.now();
    const way = WAYS[name];
    try {
      if (way) inFolder((folder) => checkProgram(way(tarball, folder), folder));
      else wrong.push(...tryNodes());
      console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      wrong.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const one of wrong) console.error(one);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
