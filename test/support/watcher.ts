// Preloaded into a run of the command line (`--import`): writes what the process does to the file that WATCHED names.
import { createHook } from 'node:async_hooks';
import processes from 'node:child_process';
import fs from 'node:fs';
import vm from 'node:vm';

/** One thing that a process did; a line of JSON. */
export interface Deed {
  readonly kind: 'read' | 'look' | 'write' | 'start' | 'connect' | 'load';
  /** A path, a program with its arguments, a kind of connection. */
  readonly what: string;
}

type Call = (...args: unknown[]) => unknown;

/** Functions of `fs` by what they do to the paths that they are given first. */
const READ = ['readFile', 'readdir', 'opendir', 'createReadStream', 'watch', 'watchFile'];
const LOOK = ['stat', 'lstat', 'statfs', 'access', 'exists', 'realpath', 'readlink'];
const WRITE = [
  ...[
    'appendFile',
    'chmod',
    'chown',
    'copyFile',
    'cp',
    'createWriteStream',
    'lchmod',
    'lchown',
    'link',
    'lutimes',
    'mkdir',
  ],
  ...['mkdtemp', 'rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'utimes', 'writeFile'],
];
/** Both of their paths are written. */
const TWO = new Set(['copyFile', 'cp', 'link', 'rename', 'symlink']);

const CONNECTION =
  /^(?:TCP|UDP|TLS|PIPECONNECT|PIPESERVER|GETADDRINFO|GETNAMEINFO|QUERY|HTTP|WORKER|MESSAGEPORT|PROCESSWRAP)/;

const log = fs.openSync(process.env.WATCHED ?? '', 'a');
const writeLine = fs.writeSync.bind(fs);
const note = (kind: Deed['kind'], what: unknown): void => {
  writeLine(log, `${JSON.stringify({ kind, what: String(what) } satisfies Deed)}\n`);
};

function watched(module: object, name: string, noted: (args: readonly unknown[]) => void): void {
  const table = module as Record<string, unknown>;
  const original = table[name];
  if (typeof original !== 'function') return;
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    noted(args);
    return (original as Call).apply(this, args);
  };
  for (const [key, inner] of Object.entries(original)) {
    Object.assign(wrapped, { [key]: inner });
    if (typeof inner === 'function') watched(wrapped, key, noted);
  }
  table[name] = wrapped;
}

const isPath = (value: unknown): boolean => typeof value === 'string' || value instanceof URL || Buffer.isBuffer(value);

function opening(flags: unknown): Deed['kind'] {
  const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;
  if (typeof flags === 'number') return flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND) ? 'write' : 'read';
  return typeof flags === 'string' && flags !== 'r' ? 'write' : 'read';
}

for (const module of [fs, fs.promises])
  for (const suffix of ['', 'Sync']) {
    for (const [kind, names] of [
      ['read', READ],
      ['look', LOOK],
      ['write', WRITE],
    ] as const)
      for (const name of names)
        watched(module, name + suffix, (args) => {
          for (const one of TWO.has(name) ? args.slice(0, 2) : args.slice(0, 1)) if (isPath(one)) note(kind, one);
        });
    watched(module, `open${suffix}`, ([file, flags]) => note(opening(flags), file));
  }
for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'])
  watched(processes, name, ([program, args]) =>
    note('start', [program, ...(Array.isArray(args) ? args : [])].join(' ')),
  );
for (const name of ['runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction'])
  watched(vm, name, ([code]) => note('load', code));
vm.Script = class extends vm.Script {
  constructor(code: string, options?: vm.ScriptOptions | string) {
    super(code, options);
    note('load', typeof options === 'object' ? options.filename : options);
  }
};
createHook({
  init(_, type) {
    if (CONNECTION.test(type)) note('connect', type);
  },
}).enable();
