import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainBounce } from '../../src/explain.ts';
import { knowledge } from '../support/knowledge.ts';

const LED =
  '[{LED=250 2.1.5 RESOLVER.MSGTYPE.AF; handled AutoForward addressed to external recipient};{MSG=};{FQDN=};{IP=};{LRT=}]';
const DROPPED = { recipient: 'kim@fabrikam.com', code: '2.1.5', delivery: 'silent' };
const FAILED = { recipient: 'kim@fabrikam.com', code: null, delivery: 'ndr' };

/** Message traces as people paste them. */
const FORMS: Readonly<Record<string, readonly [text: string, event: Readonly<Record<string, unknown>>]>> = {
  'a list of Get-MessageTraceDetailV2': [
    `Get-MessageTraceDetailV2 -MessageTraceId 1 -RecipientAddress kim@fabrikam.com | fl\n\nDate   : 16/10/2025 9:14:08\nEvent  : Drop\nDetail : Reason: ${LED}\n`,
    DROPPED,
  ],
  'a table of Get-MessageTraceV2': [
    'Received             Sender Address   Recipient Address Subject     Status\n--------             --------------   ----------------- -------     ------\n5/21/2026 6:00:10    carla@contoso.com kim@fabrikam.com  Hello 5.1.1 Failed\n',
    FAILED,
  ],
  'separated values': [
    `Date,Event,Detail,RecipientAddress\n"16/10/2025","Drop","Reason: ${LED}","kim@fabrikam.com"\n`,
    DROPPED,
  ],
  'values with semicolons and translated names': [
    `Datum;Ereignis;Detail;Empfänger\n16.10.2025;Verworfen;"Reason: ${LED}";kim@fabrikam.com\n`,
    DROPPED,
  ],
  'a table copied from the page, in Japanese': [
    `日付 (UTC)\tイベント\t詳細\t受信者\n2025/10/16 9:14\tドロップ\tReason: ${LED}\tkim@fabrikam.com\n`,
    DROPPED,
  ],
  'text of the page, with a status line before the reason': [
    `Sender: carla@contoso.com\nRecipient: kim@fabrikam.com\nStatus: Failed\n\nOct 16, 2025 9:14:08 AM\nDrop\nReason: ${LED}\n`,
    DROPPED,
  ],
  'a summary in French without any code': [
    'Expéditeur : carla@contoso.com\nDestinataire : kim@fabrikam.com\nÉtat : Échec\n',
    FAILED,
  ],
  'a summary with the answer in a sentence': [
    "Sender: carla@contoso.com\nRecipient: kim@fabrikam.com\nStatus: Failed\nOffice 365 received the message that you specified, but couldn't deliver it to the recipient (kim@fabrikam.com) due to the following error:\nError: 550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)\n",
    { recipient: 'kim@fabrikam.com', code: '5.7.520', delivery: 'ndr' },
  ],
  'an answer that is cut off': [
    "Date   : 17/07/2025\nEvent  : Fail\nDetail : Reason: [{LED=550 5.7.703 Your message can't be delivered because messages to kim@fabrikam.com...\n",
    { recipient: 'kim@fabrikam.com', code: '5.7.703', delivery: 'ndr' },
  ],
  JSON: [
    JSON.stringify([
      { Date: '2025-10-16T09:14:08Z', Event: 'Drop', Detail: `Reason: ${LED}`, RecipientAddress: 'kim@fabrikam.com' },
    ]),
    DROPPED,
  ],
};

for (const [name, [text, wanted]] of Object.entries(FORMS)) {
  test(`a trace is read: ${name}`, async () => {
    const { bounce, markdown } = await explainBounce(text, { knowledge, language: 'en' });
    const [event, ...more] = bounce?.events ?? [];
    assert.ok(event && more.length === 0, `one event, not ${bounce?.events.length}`);
    for (const [field, value] of Object.entries(wanted)) assert.equal(event[field as keyof typeof event], value, field);
    assert.doesNotMatch(markdown, /^# Bounce –/m);
    assert.doesNotMatch(markdown, /No setting of the kinds that are read makes this answer/);
  });
}

test('without an answer nobody says that no setting makes it', async () => {
  const [text = ''] = FORMS['a summary in French without any code'] ?? [];
  const { markdown, causes } = await explainBounce(text, { knowledge, language: 'en' });
  assert.match(markdown, /^# Failed delivery to `kim@fabrikam\.com`, without a code/);
  assert.equal(causes?.[0]?.reason, 'no-answer');
});
