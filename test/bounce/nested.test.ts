import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainBounce } from '../../src/explain.ts';
import { levelsOf, receivedReply } from '../../src/report/bounce-answers.ts';
import { knowledge } from '../support/knowledge.ts';

const GENERATED = 'Generating server: AM9EX11MB1111.eurprd11.prod.outlook.com\n\nkim@fabrikam.com\n';
const quoted = (answer: string): string => `${GENERATED}Remote Server returned '${answer}'\n`;

/** Answers inside answers as they come, and what is inside: replies and facts, the innermost first. */
const NESTED: Readonly<Record<string, readonly [text: string, levels: readonly string[]]>> = {
  'an arrow': [
    `${GENERATED}#5.7.23 smtp;550 5.7.23 The message was rejected because of Sender Policy Framework violation -> 550 5.7.1 SPF unauthorized mail is prohibited.`,
    ['550 5.7.1 spf/foreign#1', '550 5.7.23 5.7.23/wrapper#1'],
  ],
  'three levels': [
    quoted(
      '550 5.4.300 Message expired -> 450 4.4.317 Cannot connect to remote server [Message=UntrustedRoot] -> 421 4.4.2 Connection dropped due to SocketError',
    ),
    ['421 4.4.2 4.4.2/exchange-server#1', '450 4.4.317 4.4.317/exo#6', '550 5.4.300 5.4.300/exo#1'],
  ],
  'an angle bracket': [
    quoted('550 4.4.7 QUEUE.Expired; message expired <421 4.4.0 Remote server response was not RFC conformant>'),
    ['421 4.4.0 x.4.0/rfc#1', '550 4.4.7 4.4.7/exo#1'],
  ],
  'a bracket that Exchange opens around nothing but numbers': [
    quoted(
      '554 5.7.0 < #5.7.520 smtp;550 5.7.520 Message blocked because it contains content identified as spam. AS(4810)>',
    ),
    ['550 5.7.520 5.7.520/exo#2'],
  ],
  'the server before its code': [
    quoted('554 5.7.1 <mx1.fabrikam.com #5.7.1 smtp; 553 5.7.1 <kay@adatum.com>: Sender address rejected>'),
    ['553 5.7.1 sender-refused/foreign#1'],
  ],
  'Message= with a reply': [
    'Detail : Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=451 5.7.3 STARTTLS is required to send mail] [LastAttemptedServerName=mx.fabrikam.com]};{MSG=};{FQDN=mx.fabrikam.com};{IP=192.0.2.7};{LRT=}]\nEvent  : Defer',
    ['451 5.7.3 tls/foreign#1', '450 4.4.317 4.4.317/exo#1'],
  ],
  'responded with': [
    quoted(
      '451 4.4.0 Primary target IP address responded with: "554 5.7.1 Rejected, DMARC failed." Attempted failover to alternate host, but that did not succeed.',
    ),
    ['554 5.7.1 dmarc/foreign#1', '451 4.4.0 x.4.0/rfc#1'],
  ],
  'a reply in parentheses': [
    'kim@fabrikam.com\n  SMTP error from remote mail server (550): 5.7.1 Rejected, DMARC check failed',
    ['550 5.7.1 dmarc/foreign#1'],
  ],
  'a slash between reply and code': [
    'To kim@fabrikam.com\nError: 550/5.7.520 Access denied, Your organization does not allow external forwarding.',
    ['550 5.7.520 5.7.520/exo#1'],
  ],
  'host and said on two lines': [
    "<kim@gmail.com>: host gmail-smtp-in.l.google.com[192.0.2.4]\n    said: 550-5.7.26 Unauthenticated email from adatum.com is not accepted due to\n    550-5.7.26 domain's DMARC policy. - gsmtp (in reply to end of DATA command)",
    ['550 5.7.26 dmarc/foreign#1'],
  ],
  'reply, code and words on three lines': [
    '<kim@gmx.net>: host mx00.gmx.net[192.0.2.4] said: 550\n    5.7.1\n    <kay@adatum.com>: Reject due to SPF policy (in reply to MAIL FROM command)',
    ['550 5.7.1 spf/foreign#1'],
  ],
  'entities by name and number': [
    '<p>kim@fabrikam.com</p><p>Remote Server returned &#39;550 5.7.520 Access denied, Your organization does not allow external forwarding. AS&#40;7555&#x29;&apos;</p>',
    ['550 5.7.520 5.7.520/exo#1'],
  ],
  'entities in plain text': [
    'kim@fabrikam.com\nRemote Server returned &#39;550 5.7.520 Access denied AS&lpar;7555)&#39; &quot;AS&#40;7555&#41;&quot;',
    ['550 5.7.520 5.7.520/exo#1'],
  ],
  'Zoho, which names reply and code': [
    'kim@fabrikam.com Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <kim@fabrikam.com>... User Unknown',
    ['550 5.1.1 5.1.1/exo#1'],
  ],
};

for (const [name, [text, wanted]] of Object.entries(NESTED)) {
  test(`${name}: every level is kept, the innermost leads`, async () => {
    const { bounce, markdown } = await explainBounce(text, { knowledge, language: 'en' });
    const [event, ...more] = bounce?.events ?? [];
    assert.ok(event && more.length === 0);
    const levels = levelsOf(event);
    assert.deepEqual(
      levels.map((level) => `${receivedReply(level)} ${level.fact}`),
      wanted,
    );
    const places = levels.map((level) => markdown.lastIndexOf(`\`${receivedReply(level)}\``));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      'explained from the innermost to the outermost',
    );
  });
}

test('exim tells which address of ours forwarded', async () => {
  const { bounce } = await explainBounce(
    '  kim@gmail.com\n    (ultimately generated from carla@contoso.com)\n    host gmail-smtp-in.l.google.com [192.0.2.26]\n    SMTP error from remote mail server after end of data:\n    550 5.7.26 unauthenticated',
    { knowledge, language: 'en' },
  );
  assert.equal(bounce?.events[0]?.recipient, 'kim@gmail.com');
  assert.equal(bounce?.forwardingMailbox, 'carla@contoso.com');
});

test('entities never become more than text', async () => {
  const { markdown } = await explainBounce(
    'kim@fabrikam.com\nRemote Server returned &#39;550 5.7.1 &lt;script&gt;alert(1)&lt;/script&gt; &#0;&#27;[31m&#x202e;&#55296;&#39;',
    { knowledge, language: 'en' },
  );
  const outside = markdown.replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
  assert.doesNotMatch(outside, /script/);
  for (const mark of ['\u0000', '\u001b', '\u202e']) assert.ok(!markdown.includes(mark));
});
