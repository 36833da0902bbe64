import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBounce } from '../../src/bounce/index.ts';
import { knowledge } from '../support/knowledge.ts';

const ANSWER = "someone@example.net\nRemote Server returned '550 5.7.520 Access denied AS(7555)'\n";

/** Texts that no mail program writes; each still tells its answer, or nothing, and never fails. */
const ODD: Readonly<Record<string, string>> = {
  'a header of three megabytes': `From: a@example.com\nMIME-Version: 1.0\nX-Long: ${'x'.repeat(3_000_000)}\n\n${ANSWER}`,
  'three hundred nested parts': `From: a@example.com\nMIME-Version: 1.0\n${Array.from({ length: 300 }, (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\n\n--b${n}\n`).join('')}\n${ANSWER}`,
  'a boundary that never comes': `From: a@example.com\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary="never"\n\n${ANSWER}`,
  'only a boundary': 'Content-Type: multipart/report; boundary="x"\n\n--x--',
  nothing: '',
  'a null character': `\u0000${ANSWER}`,
  'broken base64': `From: a@example.com\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n%%%%${ANSWER}`,
};

for (const [name, text] of Object.entries(ODD)) {
  test(`reads ${name}`, async () => {
    const { events } = await readBounce(text, knowledge);
    for (const { code } of events) assert.equal(code, '5.7.520');
  });
}

test('tags and quotes that are never closed are read to their end', async () => {
  for (const text of [
    '<p>'.repeat(100_000),
    `<html>${'<a'.repeat(100_000)}`,
    `"${'a,'.repeat(100_000)}`,
    "'550 5.7.1 ".repeat(20_000),
  ]) {
    const { events } = await readBounce(text, knowledge);
    assert.ok(events.length <= 1);
  }
});
