import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { builtProgram } from '../scripts/build.ts';
import { inRoot } from '../scripts/root.ts';
import { COMMANDS } from '../src/adapters/cli/overview.ts';
import { Folder } from './cli/support.ts';
import type { Deed } from './support/watcher.ts';

await builtProgram();

const page = readFileSync(inRoot('SECURITY.md'), 'utf8');

/** The rows of the table below a heading: what a run is given, and what it does then. */
function rowsOf(heading: string): ReadonlyMap<string, string> {
  const section = page.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const rows = [...section.matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(
    ([, given = '', does = '']) => [given, does] as const,
  );
  return new Map(rows.filter(([given]) => given !== 'with' && !given.startsWith('---')));
}

/** Outside of the temporary folder, below which nothing is kept. */
mkdirSync(inRoot('.vscode-test'), { recursive: true });
const home = mkdtempSync(inRoot('.vscode-test', 'watched-'));
after(() => rmSync(home, { recursive: true }));

const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';
const SIGN_OUT = 'Disconnect-ExchangeOnline\n';

function repository(): Folder {
  const folder = new Folder({
    'a.ps1': OPEN,
    'b.exo.yaml': 'exchange: { remoteDomains: [{ name: Default }] }\n',
    'c.csv': 'Identity,ForwardingSmtpAddress\na@contoso.com,b@fabrikam.com\n',
    'mailflow-lint.config.yaml': 'acceptedDomains: [contoso.com]\n',
    'mailflow-lint.tests.yaml': `cases:
  - name: nobody forwards
    from: a@contoso.com
    to: b@fabrikam.com
    expect: blocked
`,
    '.gitignore': 'no\n',
  });
  folder.commitAll();
  folder.write('d.ps1', SIGN_OUT);
  folder.git('add', 'd.ps1');
  folder.git('commit', '-qm', 'more');
  folder.write('e.ps1', SIGN_OUT);
  return folder;
}

/** What a run with these arguments does. Evaluating text ends it. */
function deeds(
  folder: Folder,
  args: readonly string[],
  { input = '', env = {}, keeps = false }: { input?: string; env?: NodeJS.ProcessEnv; keeps?: boolean } = {},
): readonly Deed[] {
  const log = path.join(home, 'log');
  writeFileSync(log, '');
  const { CI: _, GITHUB_ACTIONS: __, ...own } = process.env;
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--disallow-code-generation-from-strings', '--import', inRoot('test/support/watcher.ts')],
      ...[inRoot('dist/cli.cjs'), ...args],
    ],
    {
      cwd: folder.path,
      input,
      encoding: 'utf8',
      env: {
        ...own,
        WATCHED: log,
        XDG_CACHE_HOME: home,
        LOCALAPPDATA: home,
        ...(keeps ? {} : { NODE_DISABLE_COMPILE_CACHE: '1' }),
        ...env,
      },
    },
  );
  assert.ok(status !== null && status <= 3, `${args.join(' ')}: ${status} ${stderr}`);
  const all = readFileSync(log, 'utf8').trim().split('\n');
  return all.map((line) => JSON.parse(line) as Deed);
}

const of = (kind: Deed['kind'], all: readonly Deed[]): readonly string[] =>
  all
    .filter((deed) => deed.kind === kind)
    .map(({ what }) => (what.startsWith('file:') ? new URL(what).pathname : what));

const isBelow = (file: string, folder: string): boolean => path.resolve(file).startsWith(folder + path.sep);

/** Names of what was written in a folder; a draft counts as the file whose place it takes. */
function writtenIn(folder: Folder, all: readonly Deed[]): readonly string[] {
  const names = of('write', all).map((file) => path.relative(folder.path, path.resolve(folder.path, file)));
  return [...new Set(names.map((name) => name.replace(/(^|\/)\.(.+)\.[0-9a-f]{12}\.mailflow-lint$/, '$1$2')))].sort();
}

test('the watch sees files, programs and connections', () => {
  using folder = new Folder({
    'evil.cjs': `const fs = require('node:fs');
      fs.readFileSync('a'); fs.promises.writeFile('b', '').catch(() => {}); fs.renameSync('a', 'c');
      require('node:child_process').spawnSync('true', ['x']);
      require('node:net').connect(1, '127.0.0.1').on('error', () => {});
      try { eval('1'); } catch { fs.mkdirSync('evaluates nothing'); }`,
    a: '',
  });
  const log = folder.at('log');
  spawnSync(
    process.execPath,
    ['--disallow-code-generation-from-strings', '--import', inRoot('test/support/watcher.ts'), 'evil.cjs'],
    { cwd: folder.path, env: { ...process.env, WATCHED: log } },
  );
  const all = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Deed);
  assert.ok(of('read', all).includes('a'));
  assert.deepEqual(writtenIn(folder, all), ['a', 'b', 'c', 'evaluates nothing']);
  assert.deepEqual(of('start', all), ['true x']);
  assert.ok(of('connect', all).includes('TCPCONNECTWRAP'));
});

const BOUNCE = `Remote Server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)'\n`;

/** Runs that start Git, by the row of the page. */
const STARTING: Readonly<Record<string, readonly string[]>> = {
  '`lint --changed`': ['lint', '--changed'],
  '`lint --staged`': ['lint', '--staged'],
  '`lint --since REF`': ['lint', '--since', 'HEAD~1'],
  '`diff BASE HEAD`': ['diff', 'HEAD~1', 'HEAD', '--format', 'html'],
  '`evidence --out DIR`': ['evidence', '--out', 'pages'],
};

test('Git is started as the page says, with commands that the page names', () => {
  const rows = rowsOf('What is started');
  assert.deepEqual([...rows.keys()], Object.keys(STARTING));
  using folder = repository();
  folder.write('d.ps1', OPEN);
  folder.git('add', 'd.ps1');
  for (const [given, args] of Object.entries(STARTING)) {
    const all = deeds(folder, args);
    const commands = of('start', all).map((line) => {
      assert.match(line, /^git -C \S+ --no-optional-locks --no-pager (?:-c \S+ )+[a-z]/, line);
      return `\`git ${line.replace(/^.* -c \S+ ([a-z-]+)( .*)?$/, '$1')}\``;
    });
    assert.equal([...new Set(commands)].sort().join(', '), rows.get(given), given);
    const listings = of('start', all).filter((line) => line.includes(' ls-tree '));
    assert.equal(listings.length, new Set(listings).size, `${given} lists a state once`);
    // A process that runs beside this one is Git: whatever starts is among the commands.
    const connections = of('connect', all).filter((what) => what !== 'PROCESSWRAP');
    assert.deepEqual([writtenIn(folder, all), connections], [WRITING[given]?.files ?? [], []], given);
  }
});

interface Writing {
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Names of the files that are written. */
  readonly files: readonly string[];
}

/** Runs that write, by the row of the page. */
const WRITING: Readonly<Record<string, Writing>> = {
  '`lint --fix`': { args: ['lint', '--fix'], files: ['d.ps1', 'e.ps1'] },
  '`lint --write-baseline`': { args: ['lint', '--write-baseline', '--baseline', 'base.json'], files: ['base.json'] },
  '`--format NAME=FILE`': {
    args: ['lint', '--format', 'json=out.json', '--format', 'sarif=sub.sarif'],
    files: ['out.json', 'sub.sarif'],
  },
  '`lint --format github`': {
    args: ['lint', '--format', 'github', 'many.ps1'],
    env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'summary.md' },
    files: ['summary.md'],
  },
  '`evidence --out DIR`': {
    args: ['evidence', '--out', 'pages'],
    files: ['pages', 'pages/evidence.html', 'pages/evidence.json', 'pages/evidence.sarif'],
  },
};

test('files are written as the page says', () => {
  const rows = rowsOf('What is written');
  assert.deepEqual([...rows.keys()], [...Object.keys(WRITING), 'every command']);
  for (const [given, { args, env = {}, files }] of Object.entries(WRITING)) {
    using folder = repository();
    folder.write('many.ps1', 'Set-RemoteDomain Default -Nonsense 1\n'.repeat(200));
    const all = deeds(folder, args, { env });
    assert.deepEqual(writtenIn(folder, all), files, given);
    if (!(given in STARTING)) assert.deepEqual(of('start', all), [], given);
    assert.deepEqual(of('connect', all), [], given);
  }
});

/** Runs that only answer: one of each command, and all of its formats that are written in another way. */
const ANSWERING: Readonly<Record<string, readonly (readonly string[])[]>> = {
  lint: [['a.ps1'], ['--fix', '--dry-run'], ['--format', 'github'], ['--format', 'sarif']],
  inspect: [[]],
  verdict: [
    ['--from', 'a@contoso.com', '--to', 'b@fabrikam.com'],
    ['--from', '*', '--to', '*', '--format', 'svg'],
  ],
  matrix: [[], ['--format', 'html']],
  // Asks Git what its two names are: see above.
  diff: [],
  // Writes, and asks Git for the commit: see above.
  evidence: [],
  test: [[], ['--format', 'junit']],
  explain: [['5.7.520'], ['and-trap'], ['-', '--in', '.']],
  bundle: [['-', '--in', '.', '--redact']],
  'export-script': [[]],
  config: [[]],
  // They talk with an editor and with an agent: see security-servers.test.ts.
  lsp: [],
  mcp: [],
};

test('all else is neither written nor started, nothing is connected, and only what the page names is read', () => {
  const own = Object.keys(COMMANDS);
  assert.deepEqual(Object.keys(ANSWERING).sort(), own.sort(), 'every command has a run');
  using folder = repository();
  for (const [command, runs] of Object.entries(ANSWERING))
    for (const rest of runs) {
      const all = deeds(folder, [command, ...rest], { input: BOUNCE });
      const what = [command, ...rest].join(' ');
      for (const kind of ['write', 'start', 'connect'] as const)
        assert.deepEqual(of(kind, all), [], `${what}: ${kind}`);
      const elsewhere = of('read', all).filter(
        (file) =>
          file !== folder.path && !isBelow(path.resolve(folder.path, file), folder.path) && !isBelow(file, inRoot()),
      );
      assert.deepEqual(elsewhere, [], what);
      for (const file of of('load', all)) assert.ok(isBelow(file, inRoot('dist')), file);
    }
});

test('compiled code is cached in one folder, and only there', () => {
  using folder = repository();
  const all = deeds(folder, ['lint', 'a.ps1'], { keeps: true });
  const written = of('write', all);
  const cache = path.join(home, 'mailflow-lint');
  if (process.platform !== 'win32' && written.length === 0) return;
  for (const file of written) assert.ok(file === home || file === cache || isBelow(file, cache), file);
  assert.deepEqual(of('write', deeds(folder, ['lint', 'a.ps1'], { keeps: true, env: { CI: 'true' } })), []);
});
