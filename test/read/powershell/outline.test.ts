import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Command,
  HOLDS,
  type Node,
  ODD,
  type Script,
  type Statement,
  TABLE,
} from '../../../src/read/powershell/ast.ts';
import { codeUnits, sharedCodeUnits } from '../../../src/read/powershell/code-units.ts';
import { outline } from '../../../src/read/powershell/outline.ts';
import { Outliner } from '../../../src/read/powershell/outliner.ts';
import { parse, parseInto } from '../../../src/read/powershell/parser.ts';
import { forEachChild, forEachInBlock } from '../../../src/read/powershell/walk.ts';
import { WordTable } from '../../../src/read/powershell/word-table.ts';
import { declaredBy, readScript } from '../scripts.ts';
import { cases } from './cases.ts';

/** One thing to find in each, and nothing else around it that is marked. */
const SMALL = [
  'a ($x = 1)',
  'a { param($y) $y }',
  'a $(foreach ($x in $y) { $x })',
  'a $x.Add(1)',
  'a ($x++) (--$x)',
  'a "$($x = ""1"")"',
  'a > $($x = 1)',
  'Configuration C { a { R y { k = 1 } } }',
  'param($x) begin { a } process { b } end { c }',
];

const texts = [...SMALL, ...[...cases('cases'), ...cases('cases-more')].map(({ text }) => text)];

/** What a walk over a tree looks for besides commands. */
const SOUGHT: ReadonlySet<Node['kind']> = new Set([
  'Command',
  'Assignment',
  'InvokeMember',
  'ForEach',
  'Data',
  'Function',
  'Class',
  'Keyword',
]);

function all(roots: readonly Node[]): Node[] {
  const found: Node[] = [];
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    forEachChild(node, (child) => pending.push(child));
  }
  return found;
}

function commands(script: Script): Command[] {
  const roots: Node[] = [];
  forEachInBlock(script, (node) => roots.push(node));
  return all(roots).filter((node) => node.kind === 'Command');
}

test('a command without the mark holds nothing that a walk looks for', () => {
  for (const text of texts) {
    for (const { elements, redirections, marks, start } of commands(parse(text))) {
      if ((marks & HOLDS) !== 0) continue;
      const targets = redirections.flatMap(({ target }) => target ?? []);
      for (const node of all([...elements, ...targets])) {
        assert.ok(!SOUGHT.has(node.kind), `${node.kind} in the command at ${start} of ${text}`);
        assert.ok(node.kind !== 'Unary' || !/^(?:\+\+|--)$/.test(node.operator), text);
        assert.ok(node.kind !== 'ScriptBlock' || node.block.parameters === undefined, text);
      }
    }
  }
});

test('a command that gets a hashtable is marked', () => {
  for (const text of texts) {
    for (const { elements, marks } of commands(parse(text))) {
      const given = elements.map((element) => (element.kind === 'Parameter' ? element.argument : element));
      if (given.some((one) => one?.kind === 'Hashtable')) assert.ok((marks & TABLE) !== 0, text);
    }
  }
});

for (const [text, isOdd] of [
  ['Set-Mailbox -Identity ken', false],
  ['Set\u2010Mailbox ken', true],
  ["& 'Set\u2010Mailbox' ken", true],
  ['Set-Mailbox \u2010Identity ken', true],
  ['Set-Mailbox -Ident\u00adity ken', true],
  ['Set-Mailbox -Name:a-b', true],
  ['Set-Mailbox ken, a-b', true],
  ['Set-Mailbox [x', true],
  ['Set-Mailbox $trueest', true],
  ['Set-Mailbox $true', false],
  ['Set-Mailbox "a-b"', false],
  ['Set-Mailbox $x\\y', true],
  ['Set-Mailbox (Get-Mailbox a-b)', false],
] as const) {
  test(`${JSON.stringify(text)} ${isOdd ? 'may hide' : 'hides no'} slip`, () => {
    const [command] = parse(text).blocks[0]?.statements ?? [];
    assert.ok(command?.kind === 'Command');
    assert.equal((command.marks & ODD) !== 0, isOdd);
  });
}

test('a text is handed out statement by statement as it is parsed in one piece', () => {
  for (const text of texts) {
    const script = parse(text);
    const { rest, taker } = parseInto(text, () => {
      const statements: Statement[] = [];
      return { statements, parameters: () => {}, statement: (one: Statement) => statements.push(one) };
    });
    const whole = script.blocks.flatMap(({ statements }) => statements);
    assert.deepEqual(
      taker.statements,
      whole.filter(({ kind }) => kind !== 'UsingStatement'),
      text,
    );
    assert.deepEqual(rest, { text, comments: script.comments, errors: script.errors });
  }
});

test('an outline is the same from a whole tree and from statements', () => {
  for (const text of texts) {
    const { taker } = parseInto(text, () => new Outliner(text, () => true));
    const whole = outline(parse(text));
    for (const list of ['commands', 'suspects', 'resources'] as const) assert.deepEqual(taker[list], whole[list]);
    assert.deepEqual(
      [taker.definitions, taker.changes, taker.functions],
      [whole.definitions, whole.changes, whole.functions],
    );
  }
});

test('only watched commands stay in an outline, those that get a hashtable, and those without a constant name', () => {
  const script = parse('Get-A | Get-B { Get-A (Get-C) }; Get-D @{ a = 1 }; & $x');
  const kept = outline(script, (name) => name === 'get-a').commands.map(({ name }) => name);
  assert.deepEqual(kept, ['get-a', 'get-a', 'get-d', '']);
});

test('a prefix counts for calls in front of the connection too', () => {
  const text =
    'function f { Set-CloudRemoteDomain a -AutoForwardEnabled $true }\nConnect-ExchangeOnline -Prefix Cloud; f';
  assert.deepEqual(
    readScript(text).calls.map(({ cmdlet }) => cmdlet),
    ['Set-RemoteDomain', 'Connect-ExchangeOnline'],
  );
  assert.equal(declaredBy(text).length, 1);
});

test('code units are those of the text, wherever it is cut into pieces, and zero behind it', () => {
  const unit = fc.constantFrom('a', '\n', '\u00e9', '\u2013', '\ud83d', '\ude00', '\0');
  const lengths = fc.constantFrom(0, 1, 2 ** 14 - 3, 2 ** 14 - 1, 2 ** 14, 2 ** 15 - 2);
  fc.assert(
    fc.property(lengths, fc.string({ unit, maxLength: 20 }), fc.boolean(), (length, tail, isShared) => {
      const text = `${'x'.repeat(length)}${tail}${'y'.repeat(length)}`;
      const units = isShared ? sharedCodeUnits(text) : codeUnits(text);
      for (let i = 0; i < text.length; i++)
        if (units[i] !== text.charCodeAt(i)) assert.equal(units[i], text.charCodeAt(i));
      assert.ok(units.subarray(text.length, text.length + 64).every((code) => code === 0));
    }),
  );
});

test('a word table finds its words in any case, and nothing else', () => {
  const words = ['if', 'in', 'is', 'elseif', 'end', 'switch'];
  const table = new WordTable(words.map((word) => [word, word]));
  const word = fc.oneof(fc.constantFrom(...words, 'iF', 'END', '@f', 'i&', 'els'), fc.string({ maxLength: 7 }));
  fc.assert(
    fc.property(fc.string({ maxLength: 3 }), word, (before, text) => {
      const found = table.find(codeUnits(before + text), before.length, before.length + text.length);
      const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
      assert.equal(
        found,
        words.find((one) => one === lower),
      );
    }),
  );
});
