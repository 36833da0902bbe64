import assert from 'node:assert/strict';
import { cpSync, globSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { builtProgram } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { namesOf } from '../../src/adapters/cli/formats.ts';
import { LINT_FORMATS } from '../../src/adapters/cli/lint-formats.ts';
import { rules } from '../../src/analyze.ts';
import { MECHANISMS } from '../../src/ask.ts';
import { Folder } from '../cli/support.ts';
import { CLOSED, CONFIG, OPEN, TESTS } from '../pipelines/checkout.ts';
import { powershell, runPowerShell } from '../support/powershell.ts';
import { programFolder } from '../support/program.ts';

const MODULE = inRoot('powershell/MailflowLint');
const skip = powershell === undefined ? 'there is no PowerShell 7 here' : false;
const beside = (name: string): string => path.join(import.meta.dirname, name);
const linesOf = (name: string, args: readonly string[]): readonly string[] =>
  runPowerShell(beside(name), args).trim().split(/\r?\n/);

const BOUNCE = `Remote Server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)'
Original message headers:
From: Zoé <zoe@contoso.com>
`;

let folder: Folder;
let shown: ReadonlyMap<string, unknown[]> = new Map();
before(async () => {
  folder = new Folder({
    'a.ps1': CLOSED,
    'b ö [1].ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n',
    'mailflow-lint.config.yaml': CONFIG,
    'mailflow-lint.tests.yaml': TESTS,
    'bounce.txt': BOUNCE,
    'arguments.cjs':
      "console.log(JSON.stringify({ arguments: process.argv.slice(2), input: require('fs').readFileSync(0, 'utf8') }))",
    'npm/node_modules/mailflow-lint/dist/cli.cjs': '',
  });
  folder.commitAll();
  folder.write('a.ps1', OPEN);
  symlinkSync('/etc/hostname', folder.at('link.txt'));
  if (skip) return;
  await builtProgram();
  const lines = linesOf('scenarios.ps1', ['-Module', MODULE, '-Folder', folder.path]);
  shown = new Map(
    lines.map((line) => {
      const [name = '', json = ''] = line.split(/ (.*)/s);
      return [name, JSON.parse(json) as unknown[]];
    }),
  );
});
after(() => folder[Symbol.dispose]());

/** What a scenario gave: a list, whose items are objects with these fields where a command gave any. */
function of<T = string>(name: string): readonly T[] {
  return (shown.get(name) ?? assert.fail(`${name} was not printed`)) as T[];
}

interface Help {
  readonly name: string;
  readonly synopsis: string;
  readonly undescribed: readonly string[];
  readonly examples: readonly string[];
  readonly whatIf: boolean;
  readonly output: readonly string[];
}

test('the manifest has the version of the product and names what the module exports', { skip }, () => {
  const manifest = readFileSync(path.join(MODULE, 'MailflowLint.psd1'), 'utf8');
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  assert.equal(/ModuleVersion = '(.+)'/.exec(manifest)?.[1], version);
  assert.deepEqual(
    of('exported'),
    readdirSync(MODULE)
      .filter((name) => /^\w+-\w+\.ps1$/.test(name))
      .map((name) => name.replace('.ps1', '')),
  );
});

test('the Tab key completes rules, mechanisms and formats, all that there are', { skip }, () => {
  const listed = readFileSync(path.join(MODULE, 'rules.txt'), 'utf8').trim().split('\n');
  const ids = rules.map(({ meta }) => meta.id);
  assert.deepEqual([...listed].sort(), [...ids].sort(), 'run "npm run docs"');
  assert.deepEqual(of('rules'), ['unquoted-on-off']);
  assert.deepEqual([...of('mechanisms')].sort(), [...MECHANISMS].sort());
  assert.deepEqual([...of('formats')].sort(), [...namesOf(LINT_FORMATS)].sort());
});

test('findings are objects with their places, filtered by rule and severity', { skip }, () => {
  const findings = of<{ RuleId: string; File: string; Line: number; Column: number; Fixes: object[] }>('findings');
  const [first] = findings;
  assert.deepEqual(
    [first?.RuleId, first?.File, first?.Line, first?.Column],
    ['default-policy-forwarding-on', 'a.ps1', 1, 74],
  );
  assert.ok((first?.Fixes.length ?? 0) > 0);
  assert.ok(findings.some(({ File }) => File === 'b ö [1].ps1'));
  assert.deepEqual(of('one-rule'), ['default-policy-forwarding-on']);
  assert.deepEqual(of('staged'), [], 'nothing is staged');
});

test('paths come from the pipeline, with brackets, other letters and drives of PowerShell', { skip }, () => {
  assert.deepEqual(of('named'), ['b ö [1].ps1']);
  assert.deepEqual(new Set(of('drive')), new Set(['a.ps1']));
});

test('reports are texts, and sentences come in the language that is asked for', { skip }, () => {
  assert.match(of('report')[0] ?? '', /^::error file=a\.ps1,line=1,/);
  assert.match(of('language')[0] ?? '', /^既定の送信スパム ポリシー/);
});

test('what could not be read is an error, what was not understood a warning, a wrong question the end', {
  skip,
}, () => {
  const notThere = 'nowhere:1: There is no such file or folder.';
  assert.deepEqual(of('not-there'), [`error MailflowLint.NotRead,Invoke-MailflowLint ${notThere}`]);
  assert.deepEqual(of('stopped'), [`caught MailflowLint.NotRead,Invoke-MailflowLint: ${notThere}`]);
  assert.deepEqual(of('unread'), [
    'verbose link.txt:1: This link leads out of the repository and was not followed.',
    'warning Places that were not understood: 1.',
  ]);
  assert.match(
    of('usage')[0] ?? '',
    /^caught MailflowLint\.NoAnswer,Invoke-MailflowLint: .*missing\.yaml could not be read\.$/,
  );
  assert.match(of('hostile')[0] ?? '', /^caught MailflowLint\.NoAnswer,Get-MailflowVerdict: --help is no address/);
});

test('a verdict has its control, its chain and its question', { skip }, () => {
  const [verdict] = of<{
    Verdict: string;
    By: string;
    Mechanism: string;
    Chain: { control: string }[];
    Question: { assumptions: object };
  }>('verdict');
  assert.deepEqual(
    [verdict?.Verdict, verdict?.By, verdict?.Mechanism],
    ['allowed', 'outboundPolicy:Default', 'inboxRuleForward'],
  );
  assert.equal(verdict?.Chain.at(-1)?.control, 'outboundPolicy:Default');
  assert.deepEqual(verdict?.Question.assumptions, { asOf: '2026-11-25' });
  assert.ok(of('ways').length > 1);
});

test('a comparison gives one object for each change', { skip }, () => {
  const changes = of<{ Direction: string; From: string; Before: string; After: string; FromMembers: string[] }>(
    'compare',
  );
  const [first] = changes;
  assert.deepEqual(
    [first?.Direction, first?.Before, first?.After, first?.FromMembers],
    ['widened', 'blocked', 'allowed', ['contoso.com']],
  );
  assert.deepEqual(of('same'), []);
});

test('policy tests and bounces are objects, too', { skip }, () => {
  const tests = of<{ Name: string; Status: string; Line: number }>('tests');
  assert.deepEqual(
    tests.map(({ Name, Status, Line }) => [Name, Status, Line]),
    [['nobody forwards', 'refuted', 2]],
  );
  assert.deepEqual(of<object>('bounce-text'), [
    { Title: '550 5.7.520', Sender: 'zoe@contoso.com', Codes: ['5.7.520'] },
  ]);
  assert.match(of('bounce-file')[0] ?? '', /^# Notification d’échec de remise/);
});

test('each type has a view for people', { skip }, () => {
  for (const type of ['Finding', 'Verdict', 'ForwardingChange', 'TestResult', 'Bounce'])
    assert.deepEqual(of<number>(`view-${type}`), [1], type);
  assert.deepEqual(of('table').slice(0, 1), ['File: a.ps1']);
  assert.match(of('table').at(-1) ?? '', /^ +1:74 error {7}default-policy-forwarding-on +The Default outbound policy/);
  assert.match(of('list').at(-1) ?? '', /^Way {7}: pass recipient:b@fabrikam\.com; .*; pass outboundPolicy:Default$/);
});

test('help describes each parameter and has examples; nothing is changed, so that nothing asks for -WhatIf', {
  skip,
}, () => {
  const all = of<Help>('help');
  assert.equal(all.length, 5);
  for (const { name, synopsis, undescribed, examples, whatIf, output } of all) {
    assert.match(synopsis, /\.$/, name);
    assert.deepEqual(undescribed, [], name);
    assert.ok(examples.length >= 2 && examples.every((example) => example.includes(name)), name);
    assert.equal(whatIf, false, name);
    assert.match(output[0] ?? '', /^MailflowLint\./, name);
  }
  assert.deepEqual(of<boolean>('about'), [true]);
});

test('arguments and input reach the program letter for letter', { skip }, () => {
  assert.deepEqual(JSON.parse(of('arguments')[0] ?? ''), {
    arguments: ['a b', 'c"d', '\\', 'e f\\', '', '\\"', 'a\\\\" b\\\\', 'tab\tnew\nline', '転'],
    input: '送',
  });
});

test('JSON of .NET Framework becomes the same objects', { skip }, () => {
  assert.deepEqual(JSON.parse(of('round-trip')[0] ?? ''), { a: [{ b: [1, [], null, 'x', true] }] });
});

test('the program is taken from beside the module, from its package, or from PATH; a batch file is not run', {
  skip,
}, async () => {
  using tools = new Folder();
  const bin = await programFolder(tools.path);
  for (const name of ['alone', 'beside']) cpSync(MODULE, tools.at(`${name}/MailflowLint`), { recursive: true });
  cpSync(path.join(bin, 'mailflow-lint'), tools.at('beside/MailflowLint/mailflow-lint'));
  const [alone, besideIt] = [tools.at('alone/MailflowLint'), tools.at('beside/MailflowLint')];
  const cases = [
    [alone, ''],
    [alone, bin],
    [besideIt, bin],
    [MODULE, `${path.dirname(process.execPath)}:${bin}`],
    [alone, ''],
  ].map((one) => one.join('|'));
  const packages = folder.at('npm');
  const args = ['-Cases', cases.join(';'), '-Packages', packages];
  const [none, inPath, own, inPackage, , batch] = linesOf('program.ps1', args);
  assert.match(none ?? '', /^There is no mailflow-lint: /);
  assert.equal(inPath, path.join(bin, 'mailflow-lint'));
  assert.equal(own, tools.at('beside/MailflowLint/mailflow-lint'));
  assert.equal(path.resolve(inPackage?.split('|')[1] ?? ''), inRoot('dist/cli.cjs'));
  assert.equal(batch, `C:\\node.exe|${packages}/node_modules/mailflow-lint/dist/cli.cjs`);
});

/** What the module is made of, apart from its own functions: each is in Windows PowerShell 5.1 and .NET Framework 4.5. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  command: [
    'Add-Type AssemblyName',
    'ConvertFrom-Json InputObject',
    'ForEach-Object',
    'Get-Command All CommandType ErrorAction Name',
    'Get-Location PSProvider',
    'Join-Path ChildPath Path',
    'New-Object ArgumentList TypeName',
    'New-Object Property TypeName',
    'New-Object TypeName',
    'Register-ArgumentCompleter CommandName ParameterName ScriptBlock',
    'Select-Object Skip',
    'Set-StrictMode Version',
    'Split-Path Parent Path',
    'Test-Path LiteralPath PathType',
    'Where-Object',
    'Write-Verbose',
    'Write-Warning',
  ],
  member: [
    '.Close()',
    '.ContainsKey()',
    '.DeserializeObject()',
    '.Dispose()',
    '.GetBytes()',
    '.GetUnresolvedProviderPathFromPSPath()',
    '.IndexOf()',
    '.Kill()',
    '.ReadToEndAsync()',
    '.ThrowTerminatingError()',
    '.ToLowerInvariant()',
    '.ToString()',
    '.Trim()',
    '.WaitForExit()',
    '.Write()',
    '.WriteError()',
    '.WriteWarning()',
    '[Environment]::NewLine',
    '[System.Diagnostics.Process]::Start',
    '[System.IO.File]::ReadAllBytes',
    '[System.IO.File]::ReadAllLines',
    '[System.IO.Path]::Combine',
    '[System.IO.Path]::DirectorySeparatorChar',
    '[cultureinfo]::InvariantCulture',
    '[int]::MaxValue',
    '[regex]::Replace',
    '[string]::Join',
  ],
  type: [
    'Environment',
    'System.Collections.IDictionary',
    'System.Collections.IEnumerable',
    'System.Diagnostics.Process',
    'System.Diagnostics.ProcessStartInfo',
    'System.IO.File',
    'System.IO.IOException',
    'System.IO.Path',
    'System.InvalidOperationException',
    'System.Management.Automation.CompletionResult',
    'System.Management.Automation.ErrorCategory',
    'System.Management.Automation.ErrorRecord',
    'System.Management.Automation.PSCmdlet',
    'System.Text.UTF8Encoding',
    'System.Web.Script.Serialization.JavaScriptSerializer',
    'bool',
    'byte[]',
    'cultureinfo',
    'datetime',
    'int',
    'ordered',
    'pscustomobject',
    'psobject',
    'regex',
    'string',
    'string[]',
    'switch',
  ],
};

test('the module is made of what Windows PowerShell 5.1 knows', { skip }, () => {
  const functions = globSync('*.ps1', { cwd: MODULE }).flatMap((name) =>
    [...readFileSync(path.join(MODULE, name), 'utf8').matchAll(/^function ([\w-]+)/gm)].map(([, one = '']) => one),
  );
  const made = linesOf('compatibility.ps1', ['-Module', MODULE]).map((line) => line.split(/ (.*)/s));
  const used = (kind: string): readonly string[] =>
    [...new Set(made.filter(([one]) => one === kind).map(([, text = '']) => text))]
      .filter((text) => kind !== 'command' || !functions.includes(text.split(' ')[0] ?? ''))
      .sort();
  assert.deepEqual([...used('error'), ...used('newer')], []);
  for (const [kind, known] of Object.entries(KNOWN)) assert.deepEqual(used(kind), [...known].sort(), kind);
});

test('its files are ASCII, which 5.1 reads the same in every country', () => {
  const files = readdirSync(MODULE, { recursive: true, encoding: 'utf8' }).filter((name) => path.extname(name) !== '');
  assert.ok(files.length > 8);
  for (const name of files) assert.match(readFileSync(path.join(MODULE, name), 'utf8'), /^[\t\n\x20-\x7e]*$/, name);
});
