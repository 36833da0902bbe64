import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopesOf } from './grammars.ts';

test('a classic report: label, server, address, reply, status, stamp', async () => {
  const text = [
    'Generating server: TY0EX01MB0101.apcprd01.prod.outlook.com',
    'k.mori@example.net',
    "Remote Server returned '550 5.7.520 Access denied. AS(7555)'",
  ].join('\n');
  assert.deepEqual(await scopesOf(text, 'text.ndr'), [
    'Generating server keyword.other.label.ndr',
    'TY0EX01MB0101.apcprd01.prod.outlook.com entity.name.type.server.ndr',
    'k.mori@example.net string.unquoted.address.ndr',
    'Remote Server returned keyword.other.label.ndr',
    '550 constant.numeric.reply.ndr',
    '5.7.520 constant.numeric.status.ndr',
    'AS(7555) support.constant.stamp.ndr',
  ]);
});

test('fields of a delivery status and forwarding headers', async () => {
  const text = [
    'Final-Recipient: rfc822;a@example.org',
    'Status: 5.7.129',
    'X-MS-Exchange-Inbox-Rules-Loop: b@example.com',
  ].join('\n');
  assert.deepEqual(await scopesOf(text, 'text.ndr'), [
    'Final-Recipient entity.name.tag.header.ndr',
    ': punctuation.separator.ndr',
    'a@example.org string.unquoted.address.ndr',
    'Status entity.name.tag.header.ndr',
    ': punctuation.separator.ndr',
    '5.7.129 constant.numeric.status.ndr',
    'X-MS-Exchange-Inbox-Rules-Loop entity.name.tag.header.ndr',
    ': punctuation.separator.ndr',
    'b@example.com string.unquoted.address.ndr',
  ]);
});

test('a passed-on answer and its token', async () => {
  assert.deepEqual(await scopesOf('550 5.7.367 refused -> 554 5.7.1 RESOLVER.RST.AuthRequired; no', 'text.ndr'), [
    '550 constant.numeric.reply.ndr',
    '5.7.367 constant.numeric.status.ndr',
    '-> keyword.operator.passed-on.ndr',
    '554 constant.numeric.reply.ndr',
    '5.7.1 constant.numeric.status.ndr',
    'RESOLVER.RST.AuthRequired support.constant.token.ndr',
  ]);
});

test('labels in Japanese and French', async () => {
  assert.deepEqual(await scopesOf('生成サーバー: a.example.com\nServeur de génération : b.example.com', 'text.ndr'), [
    '生成サーバー keyword.other.label.ndr',
    'a.example.com entity.name.type.server.ndr',
    'Serveur de génération keyword.other.label.ndr',
    'b.example.com entity.name.type.server.ndr',
  ]);
});

test('versions, builds and IP addresses are no status codes', async () => {
  const scopes = await scopesOf('id 15.20.9321.14 from 10.5.7.12 with 16.55847 and v5.1.1', 'text.ndr');
  assert.deepEqual(scopes, ['10.5.7.12 constant.other.ip.ndr']);
});

for (const host of ['source.powershell', 'source.yaml', 'text.html.markdown']) {
  test(`codes inside ${host}, also in comments and strings`, async () => {
    assert.deepEqual(await scopesOf("x 5.7.520 # code 5.7.1 AS(7555)\ny '550 5.7.900' 4.17.21 3.5.7.1", host), [
      '5.7.520 constant.numeric.status.ndr',
      '5.7.1 constant.numeric.status.ndr',
      'AS(7555) support.constant.stamp.ndr',
      '550 constant.numeric.reply.ndr',
      '5.7.900 constant.numeric.status.ndr',
    ]);
  });
}
