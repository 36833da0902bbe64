import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { coloured } from '../../src/adapters/cli/main.ts';
import { run } from '../../src/adapters/cli/run.ts';
import { columns } from '../../src/report/printable.ts';
import { commands, testWorld } from '../support/world.ts';
import { Folder } from './support.ts';

const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

test('colours are for terminals that know them, and as the environment asks', () => {
  const at = (env: NodeJS.ProcessEnv, terminal: boolean, ...args: string[]): boolean => coloured(args, terminal, env);
  assert.equal(at({}, true), true);
  assert.equal(at({}, false), false);
  assert.equal(at({ TERM: 'dumb' }, true), false);
  assert.equal(at({ NO_COLOR: '1' }, true), false);
  assert.equal(at({ FORCE_COLOR: '1' }, false), true);
  for (const none of ['0', 'false']) assert.equal(at({ FORCE_COLOR: none }, true), false);
  assert.equal(at({ FORCE_COLOR: '1' }, true, '--no-color'), false);
  assert.equal(at({ NO_COLOR: '1' }, false, '--color'), true);
});

test('a report in a file has no colours', async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  const world = { ...testWorld(folder.path), colour: true };
  await run(['lint', '--format', 'pretty=out.txt'], world, commands);
  assert.ok(!folder.read('out.txt').includes('\u001b'));
  const terminal = { ...testWorld(folder.path), colour: true };
  await run(['lint'], terminal, commands);
  assert.ok(terminal.printed.out.includes('\u001b[1m'));
});

test('help and explanations keep to the width of a terminal, and pages are without marks there', async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  for (const args of [
    ['--help'],
    ['lint', '--help'],
    ['diff', '--help'],
    ['explain', 'someone@contoso.com', '--in', '.'],
  ])
    for (const language of ['en', 'ja', 'fr']) {
      const world = { ...testWorld(folder.path), width: 80 };
      assert.equal(await run([...args, '--language', language], world, commands), 0);
      const lines = world.printed.out.split('\n');
      // How a command is called is one line that can be copied.
      const wide = lines.filter((line) => columns(line) > 80 && !/^mailflow-lint /.test(line));
      assert.deepEqual(wide, [], `${args.join(' ')} ${language}`);
    }
  const page = { ...testWorld(folder.path), width: 80 };
  await run(['explain', 'someone@contoso.com', '--in', '.'], page, commands);
  assert.match(page.printed.out, /^Address someone@contoso\.com$/m);
  assert.ok(!/[\\`#]/.test(page.printed.out), page.printed.out);
});

test('--watch runs again for a change, and not for its own reports', { timeout: 30_000 }, async () => {
  using folder = new Folder({ 'a.ps1': OPEN });
  const source = path.resolve(import.meta.dirname, '../../src/adapters/cli');
  const script = `
    import { run } from '${source}/run.ts';
    import { command as lint } from '${source}/commands/lint.ts';
    import { knowledgeIn } from '${source}/../node/knowledge.ts';
    const world = { cwd: process.cwd(), env: {}, language: 'en', version: '0', today: '2026-11-25', colour: false,
      knowledge: knowledgeIn('${path.resolve(source, '../../knowledge/data')}'),
      input: () => new Uint8Array(), out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
    await run(['lint', '--watch', '--format', 'junit=out.xml', '--format', 'pretty'], world, { lint });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: folder.path });
  let runs = 0;
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => {
    complaints += data.toString();
  });
  child.stdout.on('data', (data: Buffer) => {
    runs += data.toString().split('Files read: 1').length - 1;
  });
  const until = async (enough: () => boolean): Promise<void> => {
    for (let waited = 0; !enough() && waited < 15_000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(enough(), `after ${runs} runs: ${complaints}`);
  };
  try {
    await until(() => runs === 1);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(runs, 1, 'the report is no change');
    writeFileSync(folder.at('a.ps1'), '# nothing\n');
    await until(() => runs === 2);
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(runs, 2);
    assert.match(folder.read('out.xml'), /no findings/);
  } finally {
    child.kill();
  }
});

test('nested .gitignore files take back what one above leaves out, and .git/info/exclude counts', async () => {
  using folder = new Folder({
    '.gitignore': '*.ps1\n!keep.ps1\n',
    'sub/.gitignore': '!a.ps1\n',
    'sub/a.ps1': 'Set-RemoteDomain Default -Nonsense 1\n',
    'sub/b.ps1': 'Set-RemoteDomain Default -Nonsense 2\n',
    'keep.ps1': OPEN,
    'out.exo.yaml': 'exchange: { outboundPolicies: [{ name: Default, autoForwardingMode: "On" }] }\n',
  });
  folder.git('init', '-q');
  folder.write('.git/info/exclude', 'out.exo.yaml\n');
  const files = new Set((await folder.findings()).map((finding) => finding.split(' ')[0]));
  assert.deepEqual([...files].sort(), ['keep.ps1', 'sub/a.ps1']);
  // Its patterns count in a linked work tree and in commits as well.
  folder.git('add', '-f', '.');
  folder.git('commit', '-qm', 'x');
  assert.deepEqual(await folder.findings('--changed'), []);
  assert.equal((await folder.run(['diff', 'HEAD', '.', '--fail-on', 'any'])).code, 0);
  using linked = new Folder();
  folder.git('worktree', 'add', '-q', '--detach', linked.at('tree'));
  const { out } = await linked.run(['lint', '--format', 'json'], { below: 'tree' });
  assert.deepEqual(new Set(JSON.parse(out).findings.map(({ file }: { file: string }) => file)), files);
});
