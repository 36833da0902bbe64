import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HAS_HASHTABLE, HAS_SUBTREE, type Node, parse, SUSPICIOUS } from '../../src/powershell/index.ts';
import { commandsIn, nodesBelow } from './nodes.ts';
import { everyText } from './texts.ts';

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

test('a command without the mark holds nothing that a walk looks for', () => {
  for (const text of everyText) {
    for (const { elements, redirections, flags, start } of commandsIn(parse(text))) {
      if ((flags & HAS_SUBTREE) !== 0) continue;
      const targets = redirections.flatMap(({ target }) => target ?? []);
      for (const node of nodesBelow([...elements, ...targets])) {
        assert.ok(!SOUGHT.has(node.kind), `${node.kind} in the command at ${start} of ${text}`);
        assert.ok(node.kind !== 'Unary' || !/^(?:\+\+|--)$/.test(node.operator), text);
        assert.ok(node.kind !== 'ScriptBlock' || node.block.parameters === undefined, text);
      }
    }
  }
});

test('a command that gets a hashtable is marked', () => {
  for (const text of everyText) {
    for (const { elements, flags } of commandsIn(parse(text))) {
      const given = elements.map((element) => (element.kind === 'Parameter' ? element.argument : element));
      if (given.some((one) => one?.kind === 'Hashtable')) assert.ok((flags & HAS_HASHTABLE) !== 0, text);
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
  test(`${JSON.stringify(text)} ${isOdd ? 'may hide' : 'hides no'} typo`, () => {
    const [command] = parse(text).blocks[0]?.statements ?? [];
    assert.ok(command?.kind === 'Command');
    assert.equal((command.flags & SUSPICIOUS) !== 0, isOdd);
  });
}
