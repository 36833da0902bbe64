import assert from 'node:assert/strict';
import { test } from 'node:test';
import { truthOf, write } from '../../scripts/syntax-truth.ts';
import { type Command, type Node, parse, type Script } from '../../src/powershell/index.ts';
import { cases } from './cases.ts';
import { commandsIn, nodesIn } from './nodes.ts';

const valid = cases('cases').filter(({ firstError }) => firstError === null);

const commands = (script: Script): Command[] => commandsIn(script).sort((a, b) => a.start - b.start);

/** Names of the commands of a text in order, for tests written by hand. */
function names(text: string): string[] {
  return commands(parse(text)).map(({ name }) => name ?? '?');
}

/** Statements at the top, those of `process { }` and its like included. */
function statements(script: Script): readonly Node[] {
  return script.blocks.flatMap((block) => block.statements);
}

test('a text cut off anywhere is read to its end and keeps every statement before the one that is cut', () => {
  for (const { file, text } of valid) {
    const whole = statements(parse(text));
    const shapes = whole.map((statement) => JSON.stringify(statement));
    for (let cut = 0; cut < text.length; cut++) {
      const piece = parse(text.slice(0, cut));
      assert.equal(piece.end, cut);
      for (const { start, end } of piece.errors) assert.ok(start >= 0 && start <= end && end <= cut);
      const last = whole.filter(({ start }) => start < cut).length - 2;
      if (last >= 0) assert.equal(JSON.stringify(statements(piece)[last]), shapes[last], `${file} cut at ${cut}`);
    }
  }
});

/** Ends of lines behind which the language itself goes on: a comma, a backtick, an opened name, string or comment. */
const GOES_ON = /[,`]\s*$|\$\{[^}]*$|["'\u2018-\u201e@#[(]|--%/;

test('a half-typed line hides no command below it', () => {
  let lines = 0;
  for (const { file, text } of valid) {
    const tops = statements(parse(text));
    for (const [i, statement] of tops.entries()) {
      const next = tops[i + 1];
      const lineEnd = text.indexOf('\n', statement.end);
      if (next === undefined || lineEnd < 0 || next.start < lineEnd) continue;
      if (text.slice(statement.start, statement.end).includes('\n')) continue;
      const below = tops.slice(i + 1).filter((other) => other.kind === 'Command');
      for (let cut = statement.start + 1; cut < statement.end && below.length > 0; cut++) {
        if (GOES_ON.test(text.slice(statement.start, cut))) continue;
        lines++;
        const found = new Set(commands(parse(text.slice(0, cut) + text.slice(lineEnd))).map(({ start }) => start));
        for (const { start } of below) {
          assert.ok(found.has(start - (lineEnd - cut)), `${file}: command at ${start} after a cut at ${cut}`);
        }
      }
    }
  }
  assert.ok(lines > 5000, `${lines} half-typed lines were tried`);
});

const BELOW = '\nSet-RemoteDomain Default -AutoForwardEnabled $false\nGet-Mailbox "ken" -Archive\n';

for (const typed of [
  'Set-Mailbox -Identity "ken',
  "Set-Mailbox -Identity 'ken",
  'Set-Mailbox -Identity (Get-User',
  'Set-Mailbox -Identity $user.',
  'Set-Mailbox -Identity:',
  'Set-Mailbox -Identity $(',
  'Set-Mailbox @{ Name = "x"',
  'Set-Mailbox @{ Name =',
  '$p = @{ Identity = "x"; Mode',
  '$p = @(1, 2',
  '$p = "a" -eq',
  '$p = 1 +',
  '$p = [string',
  '$p = $list[0',
  '$p.Method("a", ',
  'if ($x -eq "On',
  'if ($x',
  'if ($x) {',
  'foreach ($x in',
  'foreach (',
  'function Test-It',
  'function Test-It { param($a',
  'switch ($x) {',
  'try {',
  'Get-Mailbox |',
  'Get-Mailbox &&',
  'Get-Mailbox > ',
  '@"',
  "$text = @'",
  'Write-Host "a $(',
  'Write-Host "a $(Get-Date',
  '<# a comment',
  ') } ]',
  '${name',
  'class Rule {',
  'Configuration Tenant {',
]) {
  test(`what is typed below ${typed} is read`, () => {
    assert.deepEqual(names(typed + BELOW).slice(-2), ['Set-RemoteDomain', 'Get-Mailbox']);
  });
}

test('a command with an error inside is marked', () => {
  const [first, second] = commands(parse('Set-Mailbox -Identity (Get-User\nGet-Mailbox ken\n')).filter(
    ({ name }) => name !== 'Get-User',
  );
  assert.deepEqual([first?.damaged, second?.damaged], [true, false]);
});

test('an unexpected character leaves the rest of its line marked', () => {
  const found = commands(parse('$x = "a" Set-Mailbox ken\nGet-Mailbox ken\n'));
  assert.deepEqual(
    found.map(({ name, damaged }) => [name, damaged]),
    [
      ['Set-Mailbox', true],
      ['Get-Mailbox', false],
    ],
  );
});

for (const [name, opening, closing] of [
  ['parentheses', '(', ')'],
  ['sub-expressions', '$(', ')'],
  ['arrays', '@(', ')'],
  ['blocks', '{', '}'],
  ['tables', '@{a=', '}'],
  ['indexes', '$a[', ']'],
  ['types', '[a[', ']]'],
  ['casts', '[a]', ''],
  ['signs', '- ', ''],
  ['commas', ',', ''],
  ['calls', 'a.b(', ')'],
  ['assignments', '$a=', ''],
  ['members', '$a.b', ''],
  ['strings', '"$(', ')"'],
  ['conditions', 'if(1){', '}'],
  ['sums', '1+', ''],
  ['indexes behind indexes', '[1]', ''],
  ['attributes', '[A({', '})]'],
  ['ternaries', '1?', ''],
  ['configurations', 'Configuration a {', '}'],
  ['resources', 'Configuration a { r n { x =', '}}'],
] as const) {
  test(`100,000 nested ${name} are read without trouble`, () => {
    for (const text of [opening.repeat(100_000), `${opening.repeat(50_000)}1${closing.repeat(50_000)}`]) {
      const script = parse(text);
      write({ ...truthOf(script) });
      assert.equal(script.end, text.length);
    }
  });
}

test('attributes that swallow the class behind them end inside the text', () => {
  const text = '[Flags({)] enum Mode { On }';
  const { errors } = parse(text);
  assert.ok(errors.length > 0);
  for (const { start, end } of nodesIn(parse(text))) assert.ok(start <= end && end <= text.length);
});
