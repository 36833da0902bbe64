// Whole processes beside `node -e 0`, eslint, biome and markdownlint-cli2, in turn; and the memory they take.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, ofRounds, ratios, row } from './harness.ts';
import { program } from './peers.ts';
import { generatedScript } from './powershell-corpus.ts';

const ROUNDS = 21;
const cli = path.resolve(import.meta.dirname, '../../dist/cli.cjs');
const folder = mkdtempSync(path.join(tmpdir(), 'mailflow-bench-'));
const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

const domains = Array.from(
  { length: 100 },
  (_, at) => `    - name: Partner ${at}\n      domainName: partner${at}.example\n      autoForwardEnabled: true\n`,
);
const script = `${generatedScript(10_000)}\nSet-RemoteDomain -Identity Default -AutoForwardEnabled $false\n`;
put('alone/script.ps1', script);
put('two/script.ps1', script);
put(
  'two/tenant.exo.yaml',
  `exchange:\n  hostedOutboundSpamFilterPolicies:\n    - name: Default\n      autoForwardingMode: "Off"\n  remoteDomains:\n${domains.join('')}`,
);
put('eslint/a.js', 'export const a = 1;\nconsole.log(a);\n');
put('eslint/eslint.config.mjs', 'export default [{ rules: { "no-unused-vars": 2, eqeqeq: 2 } }];\n');
put('biome/a.js', 'export const a = 1;\nconsole.log(a);\n');
put('biome/biome.json', '{}');
put('markdown/note.md', `# Title\n\nSome text.\n\n${'- item\n'.repeat(200)}`);
put('markdown/.markdownlint-cli2.jsonc', '{}');
put('large/script.ps1', generatedScript(1_000_000));
put('empty/script.ps1', '# nothing\n');
for (let at = 0; at < 10_000; at++) {
  const text =
    at % 10 < 7
      ? `function Get-Report${at} { Get-Process }\n`.repeat(60)
      : `service${at}: { replicas: 3 }\n`.repeat(60);
  put(
    `many/group${at % 200}/file${at}.${at % 10 < 7 ? 'ps1' : 'yaml'}`,
    at % 100 === 0 && at % 10 < 7 ? generatedScript(4000, at) : text,
  );
}

interface Started {
  readonly milliseconds: number;
}

/** Runs a process to its end, in one of the folders; standard input and output are not shared. */
function run(args: readonly string[], where = 'alone', input = ''): Started {
  const cwd = path.join(folder, where);
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, input, encoding: 'utf8' });
  const milliseconds = performance.now() - start;
  if (status === null || status > 1) throw new Error(stderr);
  return { milliseconds };
}

/** The most memory of a process, in megabytes: the median of several. */
const memory = (args: readonly string[], where: string): number =>
  median(Array.from({ length: 5 }, () => memoryOnce(args, where)));

/** The most memory of one process, as it tells at its end. */
function memoryOnce(args: readonly string[], where: string): number {
  const told = 'process.on("exit",()=>require("node:fs").writeSync(2,"\\nMB="+process.resourceUsage().maxRSS/1024))';
  const preload = path.join(folder, 'memory.cjs');
  writeFileSync(preload, told);
  const { stderr } = spawnSync(process.execPath, ['--require', preload, ...args], {
    cwd: path.join(folder, where),
    encoding: 'utf8',
    // A program that ends itself at once would not tell.
    maxBuffer: 1 << 28,
  });
  const megabytes = Number(/MB=([\d.]+)/.exec(stderr)?.[1]);
  if (!megabytes) throw new Error(`no figure from ${args.join(' ')}: ${stderr.slice(0, 500)}`);
  return megabytes;
}

const MESSAGE = readFileSync(
  path.resolve(import.meta.dirname, '../bounce/samples/05-ja-mime-delivery-status.txt'),
  'utf8',
);
const BOUNCE = '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)';
const works = {
  node: () => run(['-e', '0']),
  lint: () => run([cli, 'lint', 'script.ps1']),
  two: () => run([cli, 'lint', '.'], 'two'),
  code: () => run([cli, 'explain', '5.7.520']),
  bounce: () => run([cli, 'explain', '-'], 'alone', BOUNCE),
  message: () => run([cli, 'explain', '-'], 'alone', MESSAGE),
  eslint: () => run([program('eslint'), 'a.js'], 'eslint'),
  biome: () => run([program('biome'), 'lint', 'a.js'], 'biome'),
  markdownlint: () => run([program('markdownlint-cli2'), 'note.md'], 'markdown'),
} as const;
type Name = keyof typeof works;
const names = Object.keys(works) as Name[];

// The second run is what people wait for: the first writes the code cache.
for (const name of names) works[name]();
const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as unknown as Record<Name, number[]>;
for (let round = 0; round < ROUNDS; round++) {
  for (const name of names) samples[name].push(works[name]().milliseconds);
}
const against = (name: string, work: Name, base: Name, target?: number): void =>
  row({
    name,
    ...ofRounds(ratios(samples[work], samples[base])),
    unit: 'times',
    ...(target === undefined ? {} : { target }),
  });

row({ name: 'node -e 0', ...ofRounds(samples.node), unit: 'ms' });
against('lint of one script against eslint', 'lint', 'eslint', 1);
against('lint of one script against markdownlint-cli2', 'lint', 'markdownlint', 1);
against('lint of one script against biome through its Node shim', 'lint', 'biome', 1.4);
against('lint of one script against node -e 0', 'lint', 'node');
against('lint of a script and YAML against node -e 0', 'two', 'node');
against('explain of a code against node -e 0', 'code', 'node', 2);
against('explain of a bounce against node -e 0', 'bounce', 'node', 2);
against('explain of a whole message against node -e 0', 'message', 'node', 2);

const bare = memory(['-e', '0'], 'alone');
const one = memory([cli, 'lint', 'script.ps1'], 'alone');
row({ name: 'memory of lint of one script against node -e 0', figure: one / bare, unit: 'times', target: 1.6 });
const empty = memory([cli, 'lint', 'script.ps1'], 'empty');
const large = memory([cli, 'lint', 'script.ps1'], 'large');
row({ name: 'memory of 1 MB of script above an empty run', figure: large - empty, unit: 'MB', target: 60 });
row({ name: 'memory of 10,000 files', figure: memory([cli, 'lint', '.'], 'many'), unit: 'MB', target: 250 });
rmSync(folder, { recursive: true });
