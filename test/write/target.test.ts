import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../src/read/index.ts';
import { applyEdits } from '../../src/text/index.ts';
import {
  type CallText,
  placeholderEdit,
  removeProperty,
  renameProperty,
  setProperty,
  states,
} from '../../src/write/index.ts';
import { entryOf, targetOf } from '../../src/write/target.ts';
import { knowledge } from '../rules/analysis.ts';
import { sourceOf } from './arbitrary.ts';

/** The first call of a script. */
function callOf(text: string) {
  const source = sourceOf('a.ps1', text);
  const [call] = read(source, knowledge).calls;
  assert.ok(call, `no call in ${text}`);
  return { source, call: call as CallText };
}

test('a call is a target with its parameters in the order of the text', () => {
  const text = "Set-RemoteDomain -Identity 'A' -IsInternal $true -DomainName $x, $y -Force\n";
  const { call } = callOf(text);
  const target = targetOf(call);
  assert.equal(target.format, 'powershell');
  assert.equal(target.editable, true);
  assert.equal(text.slice(target.head.start, target.head.end), 'Set-RemoteDomain');
  assert.equal(target.name && text.slice(target.name.start, target.name.end), "'A'");
  assert.deepEqual(
    target.entries.map(({ key, editable }) => [text.slice(key.start, key.end), editable]),
    [
      ['-Identity', true],
      ['-IsInternal', true],
      ['-DomainName', false],
      ['-Force', false],
    ],
  );
  assert.equal(entryOf(target, 'IDENTITY')?.name.toLowerCase(), 'identity');
  assert.equal(entryOf(target, 'force')?.value, undefined);
  assert.equal(entryOf(target, 'priority'), undefined);
  assert.equal(states(call, 'isInternal'), true);
  assert.equal(states(call, 'priority'), false);
});

test('parameters of a call are edited like settings', () => {
  const text = "Set-RemoteDomain -Identity 'A' -IsInternal $true -Force\n";
  const { source, call } = callOf(text);
  const applied = (edit: ReturnType<typeof setProperty>) => edit && applyEdits(text, 'a.ps1', [edit]);
  assert.equal(applied(setProperty(source, call, 'IsInternal', false)), text.replace('$true', '$false'));
  assert.equal(applied(removeProperty(source, call, 'Force')), text.replace(' -Force', ''));
  assert.equal(applied(renameProperty(source, call, 'Force', 'confirm')), text.replace('-Force', '-Confirm'));
  assert.equal(setProperty(source, call, 'Force', true), undefined);
});

test('the name of a call is that of its object, whatever stands before it', () => {
  const named = (text: string): string | undefined => {
    const { name } = targetOf(callOf(text).call);
    return name && text.slice(name.start, name.end);
  };
  assert.equal(named("New-RemoteDomain -DomainName 'x.com' -Name 'B'\n"), "'B'");
  assert.equal(named("Set-RemoteDomain -DomainName 'x.com'\n"), undefined);
});

test('an object is edited where all its values are literals', () => {
  const target = (text: string) => {
    const [declaration] = read(sourceOf('a.ps1', text), knowledge).declarations;
    assert.ok(declaration);
    return targetOf(declaration);
  };
  const literal = target('Set-TransportRule A -Priority 0 -Mode Enforce\n');
  assert.equal(literal.editable, true);
  assert.deepEqual(
    literal.entries.map(({ name }) => name),
    ['priority', 'mode'],
  );
  assert.equal(target('Set-TransportRule A -Priority $x -Mode Enforce\n').editable, true);
});

test('a person fills in what a placeholder names', () => {
  const place = { source: 'a.ps1', start: 3, end: 8 };
  assert.deepEqual(placeholderEdit(place, 'na"me'), { place, newText: `"\${1:na\`"me}"`, snippet: true });
});

test('a name without its parameter stays as bare as it is', () => {
  const text = 'Set-RemoteDomain fabrikam-2.com -AutoForwardEnabled $true\n';
  const { source, call } = callOf(text);
  const edit = setProperty(source, call, 'Identity', 'Fabrikam');
  assert.equal(edit && applyEdits(text, source.path, [edit]), 'Set-RemoteDomain Fabrikam -AutoForwardEnabled $true\n');
  assert.equal(renameProperty(source, call, 'Identity', 'Name'), undefined);
});

test('a key with a dash in it is a key of its table', () => {
  const table = (entries: string): string => `$p = @{ Identity = 'A'; IsInternal = $true; 'No-Such' = 1${entries} }\n`;
  const [text, wanted] = [table(''), table("; 'AutoForwardEnabled' = $false")].map(
    (one) => `${one}Set-RemoteDomain @p\n`,
  );
  const { source, call } = callOf(text ?? '');
  const edit = setProperty(source, call, 'AutoForwardEnabled', false);
  assert.equal(edit && applyEdits(source.text, source.path, [edit]), wanted);
});
