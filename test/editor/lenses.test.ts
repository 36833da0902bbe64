import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Analyzer } from '../../src/analyze.ts';
import { DEFAULT_CONFIG } from '../../src/config/index.ts';
import { shownLenses } from '../../src/editor/lenses.ts';
import type { Outcome } from '../../src/editor/session.ts';
import { LineIndex, type Source } from '../../src/text/index.ts';
import { knowledge } from '../support/knowledge.ts';

/** What is shown above the lines of a script that sets up so many forwards. */
async function shownFor(count: number): ReturnType<typeof shownLenses> {
  const text = Array.from(
    { length: count },
    (_, at) => `Set-Mailbox -Identity u${at}@contoso.com -ForwardingSmtpAddress u${at}@fabrikam.com\n`,
  ).join('');
  const source: Source = { path: 'a.ps1', text, language: 'powershell', encoding: 'utf8' };
  const analysis = await new Analyzer(knowledge, []).analyze([source], DEFAULT_CONFIG, { asOf: '2026-11-25' });
  return shownLenses({ analysis, lines: () => new LineIndex(text) } as unknown as Outcome<string>, 'a.ps1');
}

test('in a big file the first 400 lines above are shown, and one line says how many are not', async () => {
  const all = await shownFor(400);
  assert.equal(all.shown.length, 400);
  assert.equal(all.hidden, undefined);
  const some = await shownFor(407);
  assert.deepEqual(
    some.shown.map(({ lens }) => lens.above.start),
    all.shown.map(({ lens }) => lens.above.start),
  );
  assert.equal(some.hidden, 'Other lines of this kind, not shown in a file of this size: 7');
});
