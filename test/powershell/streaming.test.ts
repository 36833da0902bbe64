import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, parseStreaming, type Statement } from '../../src/powershell/index.ts';
import { everyText } from './texts.ts';

test('a text is handed out statement by statement as it is parsed in one piece', () => {
  for (const text of everyText) {
    const script = parse(text);
    const { rest, visitor } = parseStreaming(text, () => {
      const statements: Statement[] = [];
      return { statements, parameters: () => {}, statement: (one: Statement) => statements.push(one) };
    });
    const whole = script.blocks.flatMap(({ statements }) => statements);
    assert.deepEqual(
      visitor.statements,
      whole.filter(({ kind }) => kind !== 'UsingStatement'),
      text,
    );
    assert.deepEqual(rest, { text, comments: script.comments, errors: script.errors });
  }
});
