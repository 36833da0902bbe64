import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlTable } from '../../src/report/html-page.ts';

test('a table shows all of its rows, and of very many the first and how many there are besides', () => {
  const rowsOf = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `<td>r${at}</td>`);
  const whole = htmlTable('All', ['a'], rowsOf(5_000));
  assert.equal(whole.split('<tr><td>').length - 1, 5_000);
  assert.ok(whole.endsWith('</table>'));
  const cut = htmlTable('All', ['a'], rowsOf(5_123));
  assert.equal(cut.split('<tr><td>').length - 1, 5_000);
  assert.ok(cut.endsWith('</table>\n<p>Rows that are not shown: 123. The report as JSON holds them all.</p>'));
});
