import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Code, lineCode, shellCode, wordsOf } from '../../src/read/powershell/calls/command-lines.ts';
import { known } from '../../src/read/powershell/values/value.ts';

const span = { start: 0, end: 0 };
const words = (...texts: readonly string[]) => texts.map((text) => known(text, span));
const said = (code: Code): unknown => (typeof code === 'object' ? code.value : code);

const LINES: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['a  b\tc', ['a', 'b', 'c']],
  ['-c "a b" c', ['-c', 'a b', 'c']],
  ['-c "say \\"hi\\" now"', ['-c', 'say "hi" now']],
  ['-c "say ""hi"" now"', ['-c', 'say "hi" now']],
  ["-c 'a b'", ['-c', "'a", "b'"]],
  ['"C:\\Program Files\\pwsh.exe" -c x', ['C:\\Program Files\\pwsh.exe', '-c', 'x']],
  ['-c "$x = \\$true"', ['-c', '$x = $true']],
  ['-c "not closed', ['-c', 'not closed']],
  ['', []],
];

for (const [line, expected] of LINES) {
  test(`the words of a command line: ${line}`, () => {
    assert.deepEqual(
      wordsOf(known(line, span)).map(({ value }) => value),
      expected,
    );
  });
}

const BASE64 = Buffer.from('Get-Date', 'utf16le').toString('base64');

const SHELLS: readonly (readonly [given: readonly string[], code: unknown])[] = [
  [['-c', 'Get-Date'], 'Get-Date'],
  [['-Command', 'Get-Date', '-Year', '2000'], 'Get-Date -Year 2000'],
  [['--comm', 'Get-Date'], 'Get-Date'],
  [['/c', 'Get-Date'], 'Get-Date'],
  [['-NoProfile', '-ExecutionPolicy', 'Bypass', '-Command', 'Get-Date'], 'Get-Date'],
  [['-nop', '-ep', 'Bypass', '-w', 'Hidden', '-noni', 'Get-Date'], 'Get-Date'],
  [['-Version', '5.1', 'Get-Date'], 'Get-Date'],
  [['-cwa', 'Get-Date', 'x'], 'Get-Date'],
  [['-e', BASE64], 'Get-Date'],
  [['-ec', BASE64], 'Get-Date'],
  [['-EncodedCommand', BASE64], 'Get-Date'],
  [['-enc', 'no-base64'], 'encoded'],
  [['-enc'], 'encoded'],
  [['-File', 'a.ps1', '-c', 'x'], undefined],
  [['a.ps1', '-c', 'x'], undefined],
  [['-ExecutionPolicy', 'Bypass', '-f', 'a.ps1'], undefined],
  [['-c', '-'], 'from the pipeline'],
  [['-'], 'from the pipeline'],
  [['-File', '-'], 'from the pipeline'],
  [['-NoProfile'], 'from the pipeline'],
  [['-EncodedArguments', BASE64, '-c', 'Get-Date'], 'Get-Date'],
];

for (const [given, expected] of SHELLS) {
  test(`what a PowerShell runs: ${given.join(' ')}`, () => {
    assert.equal(said(shellCode(words(...given), known('from the pipeline', span))), expected);
  });
}

test('what only a run tells is open, unless it is the value of another option or of a file', () => {
  const [option, file] = [words('-ep')[0], words('-File')[0]];
  assert.equal(shellCode([undefined]), 'open');
  assert.equal(shellCode([...words('-c'), undefined]), 'open');
  assert.equal(said(shellCode([option, undefined, ...words('-c', 'x')])), 'x');
  assert.equal(shellCode([file, undefined]), undefined);
});

const OTHERS: readonly (readonly [given: readonly string[], code: unknown])[] = [
  [['cmd', '/c', 'powershell', '-c', 'Get-Date'], 'Get-Date'],
  [['cmd', '/c', 'powershell -c "Get-Date | Out-Null"'], 'Get-Date | Out-Null'],
  [['ssh', 'host', 'cd /tmp && pwsh -c "Get-Date"'], 'Get-Date'],
  [['bash', '-c', "pwsh -c 'Get-Date -Year 2000'"], 'Get-Date -Year 2000'],
  [['/usr/bin/pwsh', '-c', 'Get-Date'], 'Get-Date'],
  [['notepad', 'powershell.txt'], undefined],
  [['Use PowerShell - it is there'], undefined],
  [['winget', 'install', 'powershell'], undefined],
];

for (const [given, expected] of OTHERS) {
  test(`what a line runs: ${given.join(' ')}`, () => {
    assert.equal(said(lineCode(words(...given))), expected);
  });
}

test('a line that only a run tells is open where a shell gets it', () => {
  assert.equal(lineCode([...words('cmd', '/c'), undefined]), 'open');
  assert.equal(lineCode([...words('notepad'), undefined]), undefined);
});

test('lines in lines end somewhere', () => {
  let line = 'Get-Date';
  for (let i = 0; i < 20; i++) line = `pwsh -c "${line.replace(/["\\]/g, '\\$&')}"`.slice(0, 5000);
  assert.doesNotThrow(() => lineCode(words('cmd', '/c', line)));
});
