import { type Generator, nested, repeated, type Work } from './generator.ts';

const ANSWER =
  "Remote Server returned '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)'\n";

/** Bounces, message traces and logs as people paste them. */
const PASTED: Readonly<Record<string, (at: number) => string>> = {
  'answers of Exchange': (at) => `Remote Server returned '550 5.7.${at % 999} Access denied' from mail7.example.org\n`,
  recipients: (at) => `u${at}@example.org\nmx${at}.example.org\n${ANSWER}`,
  'lines of a log': (at) =>
    `Mar  4 09:12:32 mx postfix/smtp[1]: A${at}: to=<u${at}@gmail.com>, relay=mx.google.com[1.2.3.4]:25, dsn=5.7.26, status=bounced (host mx.google.com[1.2.3.4] said: 550-5.7.26 no)\n`,
  'answers inside answers': (at) => `550 5.7.23 a -> 550 5.7.1 b -> <421 4.4.0 c> -> 550 5.7.${at % 99} d `,
  'answers that are never closed': (at) => `5.7.${at % 99} {LED=550 5.7.1 [Message=`,
  'delivery status': (at) =>
    `Final-Recipient: rfc822;u${at}@example.org\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp;550 5.7.1 no\n\n`,
  'names of hosts': (at) => `host${at}.example.org `,
  addresses: (at) => `a${at}@example.org, `,
  'IP addresses': (at) => `10.0.${at % 250}.${at % 199} `,
  'labels in many languages': () => 'Generating server: a\nSender address: b\nErstellt von: x\n送信元: y\n5.7.1\n',
  headers: (at) => `X-Header-${at}: value\n`,
  'Received lines': (at) =>
    `Received: from h${at}.example.org by h${at + 1}.example.org; Mon, 1 Jan 2026 00:00:00 +0000\n`,
};

const CHARS = [
  '<',
  '>',
  '"',
  "'",
  '[',
  '(',
  '{',
  ':',
  ';',
  '@',
  '-',
  '=',
  '.',
  '5',
  ' ',
  '\t',
  '\n',
  '->',
  '550 ',
  '5.7.',
  '&#',
  '=?',
  '<p>',
  '<a',
  '\u3042',
];

const MESSAGE = 'From: a@example.com\nSubject: Undeliverable\nMIME-Version: 1.0\n';

const report = (head: string): string => `${MESSAGE}${head}`;

/** Messages as mail programs store them. */
const MESSAGES: readonly ((work: Work) => Generator)[] = [
  (work) =>
    repeated(`${work}, headers of a message`, 'a.eml', (at) => `X-H${at}: v\n`, {
      work,
      head: MESSAGE,
      tail: `\n${ANSWER}`,
    }),
  (work) =>
    repeated(`${work}, one long header`, 'a.eml', () => 'x', {
      work,
      head: `${MESSAGE}X-Long: `,
      tail: `\n\n${ANSWER}`,
    }),
  (work) =>
    repeated(`${work}, a folded header`, 'a.eml', () => '\n x', {
      work,
      head: `${MESSAGE}X-Long: `,
      tail: `\n\n${ANSWER}`,
    }),
  (work) =>
    repeated(`${work}, encoded words`, 'a.eml', () => ' =?utf-8?B?44GC?=', {
      work,
      head: `${MESSAGE}X-Long:`,
      tail: `\n\n${ANSWER}`,
    }),
  (work) =>
    repeated(`${work}, parts`, 'a.eml', (at) => `--b\nContent-Type: text/plain\n\n550 5.7.${at % 99} no\n`, {
      work,
      head: report('Content-Type: multipart/report; boundary="b"\n\n'),
      tail: '--b--\n',
    }),
  (work) =>
    repeated(
      `${work}, messages beside messages`,
      'a.eml',
      (at) => `--b\nContent-Type: message/rfc822\n\n${MESSAGE}\n550 5.7.${at % 99} no\n`,
      { work, head: report('Content-Type: multipart/mixed; boundary="b"\n\n'), tail: '--b--\n' },
    ),
  (work) =>
    repeated(
      `${work}, reports beside reports`,
      'a.eml',
      (at) =>
        `--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822;u${at}@example.org\nStatus: 5.7.1\n\n`,
      { work, head: report('Content-Type: multipart/report; boundary="b"\n\n'), tail: '--b--\n' },
    ),
  (work) =>
    repeated(
      `${work}, attached files`,
      'a.eml',
      (at) =>
        `--b\nContent-Type: application/octet-stream; name="f${at}.eml"\nContent-Transfer-Encoding: base64\n\nNTUwIDUuNy4xIG5v\n`,
      { work, head: report('Content-Type: multipart/mixed; boundary="b"\n\n'), tail: '--b--\n' },
    ),
  (work) =>
    repeated(`${work}, a boundary that never ends`, 'a.eml', () => '--b\n', {
      work,
      head: report('Content-Type: multipart/mixed; boundary="b"\n\n'),
    }),
  (work) =>
    repeated(`${work}, a parameter in pieces`, 'a.eml', (at) => `;\n name*${at}*=utf-8''x%20`, {
      work,
      head: `${MESSAGE}Content-Type: text/plain`,
      tail: `\n\n${ANSWER}`,
    }),
  (work) =>
    repeated(
      `${work}, parts inside parts`,
      'a.eml',
      (at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
      { work, head: MESSAGE },
    ),
  (work) =>
    repeated(`${work}, messages inside messages`, 'a.eml', () => `Content-Type: message/rfc822\n\n${MESSAGE}`, {
      work,
      head: MESSAGE,
    }),
  (work) =>
    repeated(`${work}, lines of base64`, 'a.eml', () => 'NTUwIDUuNy4xIG5vCg==\n', {
      work,
      head: report('Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n'),
    }),
  (work) =>
    repeated(`${work}, quoted-printable`, 'a.eml', () => '=35=\n', {
      work,
      head: report('Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n'),
    }),
  (work) =>
    repeated(`${work}, HTML`, 'a.eml', () => '<p>550 5.7.1 &amp; no</p>', {
      work,
      head: report('Content-Type: text/html\n\n'),
    }),
  (work) =>
    nested(`${work}, nested HTML`, 'a.eml', '<div>', '</div>', { work, head: report('Content-Type: text/html\n\n') }),
  (work) =>
    repeated(
      `${work}, delivery status`,
      'a.eml',
      (at) => `Final-Recipient: rfc822;u${at}@example.org\nAction: failed\nStatus: 5.7.1\n\n`,
      { work, head: report('Content-Type: message/delivery-status\n\n') },
    ),
];

/** Bounces to be read, and to be collected from. */
export const BOUNCES: readonly Generator[] = (['bounce', 'bundle'] as const).flatMap((work) => [
  ...Object.entries(PASTED).map(([name, piece]) =>
    repeated(`${work}, ${name}`, 'a.txt', piece, { work, head: ANSWER }),
  ),
  ...CHARS.map((char) =>
    repeated(`${work}, one line of ${JSON.stringify(char)}`, 'a.txt', () => char, { work, head: ANSWER }),
  ),
  ...MESSAGES.map((message) => message(work)),
]);
