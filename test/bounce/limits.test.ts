import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBounce, readBounceText } from '../../src/bounce/index.ts';
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

/** Texts of one thing repeated, each with a code of its own: all that people paste, and what nobody pastes. */
const MANY: Readonly<Record<string, (index: number) => string>> = {
  'answers of Exchange': (n) => `Remote Server returned '550 5.7.${n % 999} Access denied' from mail7.example.org\n`,
  'recipients with foreign answers': (n) =>
    `user${n}@example.org\nmx${n}.example.org\nRemote Server returned '550-5.7.26 Unauthenticated email from contoso.com is not accepted'\n`,
  'lines of a log': (n) =>
    `Mar  4 09:12:32 mx postfix/smtp[1]: ABCDEF${n}: to=<u${n}@gmail.com>, relay=mx.google.com[1.2.3.4]:25, dsn=5.7.26, status=bounced (host mx.google.com[1.2.3.4] said: 550-5.7.26 unauthenticated)\n`,
  'answers inside answers': (n) => `550 5.7.23 a -> 550 5.7.1 b -> <421 4.4.0 c> -> 550 5.7.${n % 99} d `,
  'answers that are never closed': (n) => `5.7.${n % 99} {LED=550 5.7.1 [Message=`,
  'rows of a trace': (n) => `"2026-03-04","a@contoso.com","u${n}@gmail.com","Failed","550 5.7.26 not authenticated"\n`,
  'labels in many languages': () => 'Generating server: a\nSender address: b\nErstellt von: x\n送信元: y\n5.7.1\n',
};

for (const [name, make] of Object.entries(MANY)) {
  test(`10,000 codes are read in time that grows with the text: ${name}`, () => {
    const text = (count: number): string =>
      `"date","sender_address","recipient_address","status","detail"\n${Array.from({ length: count }, (_, n) => make(n)).join('')}`;
    const milliseconds = (given: string): number => {
      const begin = process.cpuUsage();
      readBounceText(given, knowledge);
      return process.cpuUsage(begin).user / 1000;
    };
    milliseconds(text(300));
    const few = Math.min(milliseconds(text(1000)), milliseconds(text(1000)));
    const many = milliseconds(text(10_000));
    assert.ok(many < Math.max(60, 25 * few), `${few} ms, ten times the text: ${many} ms`);
  });
}
