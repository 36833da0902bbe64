import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBounce, traceCommands } from '../../src/bounce/index.ts';
import { knowledge } from '../support/knowledge.ts';

const report = (subject: string): string => `Delivery has failed to these recipients or groups:

someone@example.net
Remote Server returned '550 5.7.520 Access denied AS(7555)'

Original message headers:

From: a@example.com
To: b@example.com
Subject: ${subject}
Message-ID: <1@example.com>
`;

const SUBJECTS: Readonly<Record<string, string>> = {
  '=?UTF-8?B?5bGV56S65Lya44Gu44GU5qGI5YaF?=': '展示会のご案内',
  '=?iso-8859-1?Q?TR_:_Relev=E9?= de juin': 'TR : Relevé de juin',
  '=?utf-8?B?5bGV?=\n =?utf-8?B?56S6?=': '展示',
  'plain =? words': 'plain =? words',
};

for (const [written, meant] of Object.entries(SUBJECTS)) {
  test(`the subject ${JSON.stringify(written)} is shown as it was meant`, async () => {
    assert.equal((await readBounce(report(written), knowledge)).subject, meant);
  });
}

/** Days of events as they stand in reports, and the days that the message trace asks for. */
const DAYS: Readonly<Record<string, string>> = {
  '2026-03-12T00:41:05.000Z': "-StartDate '2026-03-11' -EndDate '2026-03-14'",
  '4/21/2026 9:05:40 AM': "-StartDate '2026-04-20' -EndDate '2026-04-23'",
  '21/04/2026 09:05:40': "-StartDate '2026-04-20' -EndDate '2026-04-23'",
  '5/5/2026 9:05:40 AM': "-StartDate '2026-05-04' -EndDate '2026-05-07'",
  // March or April: asking for the wrong one would find nothing.
  '3/4/2026 9:05:40 AM': '-StartDate (Get-Date).AddDays(-2)',
  '40/50/2026': '-StartDate (Get-Date).AddDays(-2)',
  'Mar  4 09:12:32': '-StartDate (Get-Date).AddDays(-2)',
};

test('the message trace asks for the day of the event where the report leaves no doubt', async () => {
  const bounce = await readBounce(report('x'), knowledge);
  const [event] = bounce.events;
  assert.ok(event);
  for (const [time, asked] of Object.entries(DAYS)) {
    const [command = ''] = traceCommands(bounce, { ...event, time });
    assert.ok(command.includes(asked), `${time}: ${command}`);
  }
});

test('a forward is looked for by its recipient: its sender in the trace is another', async () => {
  const forward = '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)';
  for (const [answer, isForward] of [
    [forward, true],
    ['550 5.1.1 User unknown', false],
  ] as const) {
    const text = `From: author@fabrikam.com\n\nDelivery has failed to these recipients or groups:\n\nauditor@example.org\n\n${answer}\n`;
    const bounce = await readBounce(text, knowledge);
    const [event] = bounce.events;
    assert.ok(event);
    const commands = traceCommands(bounce, { ...event, originalSender: 'author@fabrikam.com' }).join('\n');
    assert.ok(commands.includes(`-RecipientAddress 'auditor@example.org'`), commands);
    assert.equal(commands.includes('-SenderAddress'), !isForward, commands);
  }
});
