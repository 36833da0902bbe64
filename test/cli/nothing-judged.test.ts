import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesOf } from '../../src/adapters/cli/formats.ts';
import { LINT_FORMATS } from '../../src/adapters/cli/lint-formats.ts';
import { Folder } from './support.ts';

const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

/** Every format says it, and the exit code is 3; 0 with `--allow-empty`. */
async function saysNothingWasJudged(folder: Folder, args: readonly string[], sentence: RegExp): Promise<void> {
  for (const format of namesOf(LINT_FORMATS)) {
    const { code, out } = await folder.run(['lint', ...args, '--format', format]);
    assert.equal(code, 3, `${args.join(' ')} ${format}`);
    assert.match(out, sentence, format);
    assert.equal((await folder.run(['lint', ...args, '--format', format, '--allow-empty'])).code, 0);
  }
}

test('paths without a file of a readable kind', async () => {
  using folder = new Folder({ 'empty/x.docx': 'x', 'full/a.ps1': '# x\n' });
  await saysNothingWasJudged(folder, ['empty'], /no file of a kind that can be read: nothing was judged/);
  await saysNothingWasJudged(folder, ['full', 'empty'], /no file of a kind that can be read/);
});

test('a named file of a kind that is not read', async () => {
  using folder = new Folder({ 'x.docx': 'x', 'README.md': '# x\n', 'a.csv': 'Name\nx\n' });
  await saysNothingWasJudged(folder, ['x.docx'], /Files of this kind are not read/);
  folder.write('rules.clixml', '<Objs/>');
  await saysNothingWasJudged(folder, ['rules.clixml'], /ConvertTo-Json -Depth 4/);
  await saysNothingWasJudged(folder, ['README.md'], /documents: true in the configuration/);
  folder.write('mailflow-lint.config.yaml', 'languages: [powershell]\ndocuments: true\n');
  await saysNothingWasJudged(folder, ['a.csv'], /files of the language csv/);
});

test('a tenant whose globs match nothing', async () => {
  using folder = new Folder({
    'a/a.ps1': '# x\n',
    'mailflow-lint.config.yaml': 'tenants:\n  one: { files: [a] }\n  two: { files: ["contsoo/**"] }\n',
  });
  await saysNothingWasJudged(folder, [], /belongs to tenant two/);
  await saysNothingWasJudged(folder, ['a/a.ps1'], /belongs to tenant two/);
  assert.equal((await folder.run(['lint', '--tenant', 'one'])).code, 0);
  const { out } = await folder.run(['lint', '--format', 'json']);
  const [problem] = JSON.parse(out).problems;
  assert.deepEqual([problem.file, problem.start.line], ['mailflow-lint.config.yaml', 3]);
});

test('the other commands say it as well', async () => {
  using folder = new Folder({ 'x.docx': 'x' });
  for (const args of [['inspect'], ['matrix'], ['verdict', '--from', 'a@contoso.com', '--to', 'b@fabrikam.com']])
    assert.equal((await folder.run(args)).code, 3, args[0]);
});

test('scripts without commands of Exchange are clean, with a note', async () => {
  using folder = new Folder({ 'a.ps1': 'Get-ChildItem\n' });
  for (const format of ['pretty', 'json', 'sarif', 'github', 'junit', 'markdown']) {
    const { code, out } = await folder.run(['lint', '--format', format]);
    assert.equal(code, 0);
    assert.match(out, /None of the files that were read holds settings/, format);
  }
});

test('findings carry their tenant in every format', async () => {
  using folder = new Folder({
    'a/a.ps1': OPEN,
    'mailflow-lint.config.yaml': 'tenants:\n  contoso-eu: { files: [a] }\n',
  });
  for (const format of namesOf(LINT_FORMATS))
    assert.match((await folder.run(['lint', '--format', format])).out, /contoso-eu/, format);
});

test('JUnit fails what lets the run fail', async () => {
  using folder = new Folder({
    'a.ps1': `${OPEN}Set-HostedOutboundSpamFilterPolicy -Identity Sales -AutoForwardingMode Automatic\n`,
  });
  const failures = async (level: string) =>
    /failures="(\d+)"/.exec((await folder.run(['lint', '--format', 'junit', '--fail-on', level])).out)?.[1];
  assert.equal(await failures('error'), '1');
  assert.equal(await failures('warning'), '2');
  assert.equal(await failures('never'), '0');
});

test('mistyped commands and options get a suggestion', async () => {
  using folder = new Folder({});
  assert.match((await folder.run(['inpsect'])).err, /^There is no command "inpsect"\. Is inspect meant\?\n/);
  assert.match((await folder.run(['lnit'])).err, /^There is no command "lnit"\. Is lint meant\?\n/);
  assert.equal((await folder.run(['lint', '--fail-no'])).err, 'There is no option --fail-no. Is --fail-on meant?\n');
  assert.equal((await folder.run(['lint', '--qqqqqq'])).err, 'There is no option --qqqqqq.\n');
});

test('an empty argument, which a variable leaves that is not set, is no working folder', async () => {
  using folder = new Folder({ 'a.ps1': '# x\n' });
  folder.commitAll();
  for (const args of [
    ['lint', ''],
    ['diff', '', 'HEAD'],
    ['diff', 'HEAD', ' '],
    ['matrix', ''],
    ['explain', ''],
  ]) {
    const { code, out, err } = await folder.run(args);
    assert.deepEqual([code, out, err], [2, '', 'An argument is empty. Is a variable not set?\n'], args.join(' '));
  }
  for (const option of ['--since', '--config', '--baseline', '--tenant', '--format']) {
    const { code, err } = await folder.run(['lint', option, '']);
    assert.deepEqual([code, err], [2, `${option} needs a value.\n`]);
  }
});

test('suppressions of the configuration that are about no file, or end on no day, are told', async () => {
  using folder = new Folder({
    'export.json': '[{"Name":"Default","AutoForwardingMode":"On"}]',
    'a.ps1': OPEN,
    'mailflow-lint.config.yaml': `silenced:
  - { files: exprot.json, rules: [default-policy-forwarding-on], reason: agreed }
  - { files: export.json, rules: [default-policy-forwarding-on], reason: agreed, until: 2026-02-30 }
`,
  });
  const { code, out } = await folder.run(['lint', '--format', 'json']);
  assert.equal(code, 2);
  const { findings, problems } = JSON.parse(out);
  assert.deepEqual([problems[0].file, problems[0].start.line], ['mailflow-lint.config.yaml', 3]);
  assert.ok(findings.some(({ ruleId }: { ruleId: string }) => ruleId === 'default-policy-forwarding-on'));
  folder.write(
    'mailflow-lint.config.yaml',
    folder.read('mailflow-lint.config.yaml').replace('2026-02-30', '2026-12-30'),
  );
  assert.deepEqual((await folder.findings()).at(-1), 'mailflow-lint.config.yaml unused-suppression');
  // Only where everything was looked at.
  assert.ok(!(await folder.findings('a.ps1')).includes('mailflow-lint.config.yaml unused-suppression'));
});

test('a suppression whose day is over, or is none, suppresses nothing', async () => {
  const suppressed = (until: string): string =>
    `# mailflow-lint-disable-next-line default-policy-forwarding-on until ${until} -- agreed\n${OPEN}`;
  for (const until of ['2026-11-24', '2027-02-30', '2027-1-5', '20270105', '05.01.2027']) {
    using folder = new Folder({ 'a.ps1': suppressed(until) });
    assert.equal((await folder.run(['lint'])).code, 1, until);
  }
  using folder = new Folder({ 'a.ps1': suppressed('2026-11-25') });
  assert.equal((await folder.run(['lint'])).code, 0);
});
