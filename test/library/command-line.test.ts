import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { builtProgram } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { run } from '../../src/adapters/cli/run.ts';
import type * as Library from '../../src/adapters/library/index.ts';
import { LANGUAGES } from '../../src/messages/index.ts';
import { decode } from '../../src/text/index.ts';
import { Folder } from '../cli/support.ts';
import { commands, testWorld } from '../support/world.ts';

const program = await builtProgram();
const library = createRequire(import.meta.url)(inRoot('dist/api/index.cjs')) as typeof Library;
const DAY = '2026-11-25';
const examples = inRoot('examples');

/** The files of a folder of examples, as a program hands them over. */
const filesIn = (folder: string): Library.TextFile[] =>
  globSync('**/*.{ps1,yaml,json}', { cwd: path.join(examples, folder) })
    .sort()
    .map((name) => ({ path: name, text: decode(readFileSync(path.join(examples, folder, name))).text }));

/** What the command line prints as JSON in the folder of the examples, or one below. */
async function printed(folder: string, args: readonly string[]): Promise<Record<string, unknown>> {
  const world = testWorld(path.resolve(examples, folder));
  await run([...args, '--format', 'json', '--as-of', DAY], world, commands);
  assert.notEqual(world.printed.out, '', world.printed.err);
  return JSON.parse(world.printed.out) as Record<string, unknown>;
}

/** What the built program prints there, which alone knows the language that is asked for. */
function printedByProgram(folder: string, args: readonly string[]): Record<string, unknown> {
  const { stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--format', 'json', '--as-of', DAY], {
    cwd: path.resolve(examples, folder),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** A value as JSON holds it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** The configuration of all examples, as it is seen from one folder. */
const CONFIG = ['--config', path.join(examples, 'mailflow-lint.config.yaml')];

test('findings are those of the command line', async () => {
  const { notes: _, ...expected } = await printed('.', ['lint', '.']);
  const report = await library.analyze(filesIn('.'), { asOf: DAY });
  assert.ok(report.findings.length > 20);
  // The command line counts the files that the configuration takes.
  assert.deepEqual(plain({ ...report, files: 0 }), { ...expected, files: 0 });
  const { notes: __, ...built } = printedByProgram('.', ['lint', '.']);
  assert.deepEqual(built, expected, 'the built program prints the same');
});

test('sentences are those of the command line in each language', async () => {
  const files = filesIn('fabrikam-yaml');
  const config = { path: 'mailflow-lint.config.yaml', text: '' };
  for (const language of ['ja', 'fr'] as const) {
    const { findings } = printedByProgram('fabrikam-yaml', ['lint', '.', '--language', language, ...CONFIG]);
    const report = await library.analyze(files, { asOf: DAY, language });
    assert.deepEqual(
      report.findings.map(({ message }) => message),
      (findings as { message: string }[]).map(({ message }) => message),
    );
  }
  assert.deepEqual((await library.analyze(files, { asOf: DAY, config })).problems, []);
});

test('what was read is what "inspect" prints', async () => {
  const report = await library.read(filesIn('.'), { asOf: DAY });
  assert.deepEqual(plain({ ...report, files: 0 }), { ...(await printed('.', ['inspect', '.'])), files: 0 });
});

test('answers are those of "verdict"', async () => {
  for (const [from, to] of [
    ['kim@adatum.com', 'anna@partner.example'],
    ['*', 'anna@partner.example'],
  ] as const) {
    const { problems, unread, ...answer } = await library.ask(filesIn('.'), { from, to }, { asOf: DAY });
    assert.deepEqual(plain(answer), await printed('.', ['verdict', '.', '--from', from, '--to', to]));
    assert.deepEqual([problems, unread], [[], []]);
  }
});

test('changes are those of "diff"', async () => {
  const text = filesIn('fabrikam-yaml')[0]?.text ?? '';
  const narrower = text.replace('autoForwardingMode: On', 'autoForwardingMode: "Off"');
  assert.notEqual(narrower, text);
  using folder = new Folder({ 'base/tenant.exo.yaml': text, 'head/tenant.exo.yaml': narrower });
  const {
    base: _,
    head: __,
    baseCommit: ___,
    headCommit: ____,
    ...expected
  } = await printed(folder.path, ['diff', 'base', 'head']);
  const file = { path: 'base/tenant.exo.yaml', text };
  const { before, after, ...compared } = await library.compare(
    [file],
    [{ path: 'head/tenant.exo.yaml', text: narrower }],
    { asOf: DAY },
  );
  assert.ok(compared.tenants[0]?.changes.length);
  assert.deepEqual(plain(compared), expected);
  assert.deepEqual(
    [before, after],
    [
      { problems: [], unread: [] },
      { problems: [], unread: [] },
    ],
  );
});

test('explanations are those of "explain"', async () => {
  for (const topic of ['5.7.520', 'open-combination', 'Set-RemoteDomain -AutoForwardEnabled', 'kim@adatum.com'])
    assert.deepEqual(
      plain(await library.explain(topic, { asOf: DAY, files: filesIn('.') })),
      await printed('.', ['explain', topic, '--in', '.']),
      topic,
    );
  assert.equal(await library.explain('no-such-topic'), undefined);
});

test('broken and oversized files, and a broken configuration, are told and stop nothing', async () => {
  const report = await library.analyze([
    { path: 'a.exo.json', text: '{"exchange": {"remoteDomains": [' },
    { path: 'large.ps1', text: ' '.repeat(16 * 1024 * 1024 + 1) },
    { path: 'b.ps1', text: '\ufeffSet-RemoteDomain Default -AutoForwardEnabled $true' },
    { path: 'mailflow-lint.config.yaml', text: 'rules: { no-such-rule: off }' },
  ]);
  assert.deepEqual(report.problems.map(({ file }) => file).sort(), [
    'a.exo.json',
    'large.ps1',
    'mailflow-lint.config.yaml',
  ]);
  const [finding] = report.findings;
  assert.equal(finding?.file, 'b.ps1');
  assert.equal(finding.start.offset, 'Set-RemoteDomain Default -AutoForwardEnabled '.length);
});

test('calls at the same time do not take the language of each other', async () => {
  const languages = ['en', 'ja', 'fr', 'en', 'ja'] as const;
  const explained = await Promise.all(languages.map((language) => library.explain('5.7.520', { language })));
  const alone = new Map<string, string>();
  for (const language of languages)
    alone.set(language, (await library.explain('5.7.520', { language }))?.markdown ?? '');
  assert.equal(new Set(alone.values()).size, 3);
  assert.deepEqual(
    explained.map((one) => one?.markdown),
    languages.map((language) => alone.get(language)),
  );
});

test('options that mean nothing, and names that nobody has, are refused with a sentence', async () => {
  await assert.rejects(library.analyze([], { asOf: '2026-02-30' }), RangeError('asOf is a day, written YYYY-MM-DD.'));
  await assert.rejects(
    library.analyze([], { language: 'tlh' as 'en' }),
    RangeError(`language is one of ${LANGUAGES.join(', ')}.`),
  );
  await assert.rejects(library.ask([], { from: 'nobody', to: '*' }), {
    name: 'RangeError',
    message: 'nobody is no address and no domain, and no file declares it.',
  });
  assert.deepEqual(await library.analyze([]), { findings: [], problems: [], unread: [], files: 0 });
});
