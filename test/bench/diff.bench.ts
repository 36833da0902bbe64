import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/adapters/cli/run.ts';
import { commands, testWorld } from '../support/world.ts';
import { mostMemory, ofRounds, row } from './harness.ts';
import { largeTenant, REAL } from './large-tenant.ts';

/*
 * How long `diff` takes: two states of a repository of 10,000 files with 100 that matter, against one lint of it, and two states of a
 * tenant of the largest real size, read from files. Each run is a process of its own; times are its CPU time with that of Git.
 */

const FILES = 10_000;
const ROUNDS = 5;
const plain = largeTenant(REAL);

type Plain = typeof plain;

/** Edits of the tenant, from one member to another tenant altogether. */
const EDITS: Readonly<Record<string, (tenant: Plain) => object>> = {
  'a member': (one) => ({ ...one, groups: { ...one.groups, 'Group 1': ['ann@contoso.com', 'g1-1@contoso.com'] } }),
  'the Default policy': (one) => ({
    ...one,
    outboundPolicies: [{ name: 'Default', autoForwardingMode: 'On' }, ...one.outboundPolicies.slice(1)],
  }),
  'a mail flow rule': (one) => ({ ...one, transportRules: one.transportRules.slice(1) }),
  'forty mail flow rules': (one) => ({ ...one, transportRules: one.transportRules.slice(40) }),
  'an accepted domain': (one) => ({
    ...one,
    acceptedDomains: [...one.acceptedDomains, { domainName: 'tailspin.example' }],
  }),
  everybody: (one) => JSON.parse(JSON.stringify(one).replaceAll('@contoso.com', '@emea.contoso.com')),
  'new altogether': () => ({}),
};

const written = (tenant: object): string => JSON.stringify({ exchange: tenant }, null, 2);

interface Measured {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Runs the command line in a process of its own. */
function measured(cwd: string, args: readonly string[]): Measured {
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, ...args], { cwd, encoding: 'utf8' });
  const [milliseconds = '', megabytes = ''] = stdout.trim().split('\t');
  if (megabytes === '') throw new Error(stderr);
  return { milliseconds: Number(milliseconds), megabytes: Number(megabytes) };
}

/** CPU milliseconds of the processes that this one started, where the system tells (Linux, in hundredths of a second). */
function timeOfChildren(): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const [, rest = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** CPU time of this process since it read its code, with that of the processes that it started. */
async function measure(args: readonly string[]): Promise<void> {
  const start = process.cpuUsage();
  const code = await run(args, testWorld(process.cwd()), commands);
  if (code > 1) throw new Error(`exit code ${code}`);
  const { user, system } = process.cpuUsage(start);
  console.log(`${((user + system) / 1000 + timeOfChildren()).toFixed(0)}\t${mostMemory()}`);
}

/** A repository of 10,000 files of which 100 say something about one tenant, with two commits. */
function repository(folder: string): void {
  const git = (...args: string[]): void => {
    execFileSync(
      'git',
      ['-C', folder, '-c', 'gc.auto=0', '-c', 'user.name=x', '-c', 'user.email=x@contoso.com', ...args],
      {
        stdio: 'ignore',
      },
    );
  };
  const domain = (at: number, on: boolean): string =>
    `exchange:\n  remoteDomains:\n    - { name: Domain ${at}, domainName: d${at}.example, autoForwardEnabled: ${on} }\n`;
  for (let at = 0; at < FILES; at++) {
    const below = path.join(folder, `group${at % 200}`);
    mkdirSync(below, { recursive: true });
    const noise = `service${at}:\n  name: service\n  replicas: 3\n  image: registry.example/service\n`.repeat(50);
    writeFileSync(path.join(below, `file${at}.yaml`), at % 100 === 0 ? domain(at, at % 300 > 0) : noise);
  }
  writeFileSync(
    path.join(folder, 'tenant.exo.yaml'),
    'exchange:\n  acceptedDomains: [contoso.com]\n  outboundPolicies:\n    - { name: Default, autoForwardingMode: "On" }\n  transportRules: []\n',
  );
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  writeFileSync(path.join(folder, 'group100', 'file300.yaml'), domain(300, true));
  git('commit', '-qam', 'two');
  // As a clone has it: one pack. Git would do it by itself, while the runs are measured.
  git('gc', '-q');
}

function benchRepository(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-bench-'));
  try {
    repository(folder);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      lint: measured(folder, ['lint', '.']).milliseconds,
      commits: measured(folder, ['diff', 'HEAD~1', 'HEAD']).milliseconds,
      changed: measured(folder, ['diff', 'HEAD', '.']).milliseconds,
    }));
    for (const [name, shown] of [
      ['commits', 'two commits'],
      ['changed', 'the work tree and HEAD'],
    ] as const) {
      const times = ofRounds(rounds.map((one) => one[name] / one.lint));
      row({ name: `diff of ${shown}, ${FILES} files, against one lint`, ...times, unit: 'times', target: 2 });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function benchTenants(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-bench-'));
  try {
    writeFileSync(path.join(folder, 'after.exo.json'), written(plain));
    for (const [name, edit] of Object.entries(EDITS)) {
      writeFileSync(path.join(folder, 'before.exo.json'), written(edit(plain)));
      const { milliseconds, megabytes } = measured(folder, ['diff', 'before.exo.json', 'after.exo.json']);
      row({ name: `diff of two tenants, ${name}`, figure: milliseconds, unit: 'ms', target: 5_000 });
      row({ name: `diff of two tenants, ${name}: memory`, figure: megabytes, unit: 'MB', target: 400 });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [, , ...args] = process.argv;
if (args.length > 0) await measure(args);
else {
  benchRepository();
  benchTenants();
}
