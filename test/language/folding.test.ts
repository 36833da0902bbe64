import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../src/language/folding.ts';

/** First and last line (from 1) of every range. */
function folded(text: string): string[] {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  return foldingRanges(text).map(({ start, end }) => `${lineAt(start)}-${lineAt(end)}`);
}

test('header fields, sections and MIME parts of a bounce can be folded', () => {
  const bounce = [
    'From: postmaster@contoso.com',
    'To: ada@fabrikam.com',
    'Subject: Undeliverable:',
    ' Invoice',
    '',
    'Delivery has failed.',
    '',
    'Diagnostic information for administrators:',
    '',
    'Generating server: A',
    '',
    'Original message headers:',
    '',
    'From: Ada <ada@fabrikam.com>',
    'To: b@contoso.com',
    '',
  ].join('\n');
  assert.deepEqual(folded(bounce), ['1-4', '8-10', '12-15', '14-15']);
  assert.deepEqual(
    folded('--b1\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b1\r\nContent-Type: x\r\nX: y\r\n--b1--\r\n'),
    ['1-4', '5-7', '6-7'],
  );
});

test('a text without parts has nothing to fold', () => {
  assert.deepEqual(folded(''), []);
  assert.deepEqual(folded('550 5.7.520 Access denied\n'), []);
});
