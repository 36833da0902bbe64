import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import type { CodeAction, CompletionItem, Hover } from 'vscode-languageserver-protocol/node';
import { builtProgram } from '../../scripts/build.ts';
import { inRoot } from '../../scripts/root.ts';
import { Client, MODERN } from './client.ts';

const OPEN = 'Set-HostedOutboundSpamFilterPolicy -Identity Default -AutoForwardingMode On\n';

test('sentences are in the language of the client', async () => {
  for (const [locale, words] of [
    ['ja-JP', '外部'],
    ['fr', 'transf'],
    ['pt-BR', 'forward'],
  ] as const) {
    await using client = await new Client({ 'a.ps1': OPEN }).start(MODERN, { locale });
    await client.open('a.ps1', 'powershell');
    await client.problems('a.ps1', (rules) => rules.length > 0);
    const messages = client.published
      .get('a.ps1')
      ?.diagnostics.map(({ message }) => message)
      .join();
    assert.ok(messages?.includes(words), `${locale}: ${messages}`);
  }
});

test('positions count UTF-16 units, or bytes for a client that prefers them', async () => {
  const text = `$x = '😀é'; ${OPEN}`;
  for (const [encoding, character] of [
    ['utf-16', 12],
    ['utf-8', 15],
  ] as const) {
    await using client = await new Client({ 'a.ps1': text }).start({
      ...MODERN,
      general: { positionEncodings: [encoding, 'utf-16'] },
    });
    assert.equal(client.initialized?.capabilities.positionEncoding, encoding);
    await client.open('a.ps1', 'powershell');
    await client.problems('a.ps1', (rules) => rules.length > 0);
    const hover = await client.at<Hover>('textDocument/hover', 'a.ps1', 0, character + 4);
    assert.equal(hover.range?.start.character, character);
    const range = { start: { line: 0, character }, end: { line: 0, character: character + OPEN.length - 1 } };
    await client.change('a.ps1', { range, text: '' });
    await client.problems('a.ps1', (rules) => rules.length === 0);
  }
});

test('files beside an open one count, follow what is told of them, and are shown when the whole workspace is wanted', async () => {
  await using client = new Client({
    'rule.exo.yaml': 'exchange: { outboundRules: [{ name: R, policy: Board, from: [a@contoso.com] }] }\n',
    'policy.exo.yaml': 'exchange: { outboundPolicies: [{ name: Board, autoForwardingMode: "On" }] }\n',
    'other.ps1': OPEN,
  });
  let settings: object = {};
  const registered: string[] = [];
  client.connection.onRequest('workspace/configuration', () => [settings]);
  client.connection.onRequest(
    'client/registerCapability',
    ({ registrations }: { registrations: { method: string }[] }) => {
      registered.push(...registrations.map(({ method }) => method));
      return null;
    },
  );
  await client.start({
    ...MODERN,
    workspace: {
      ...MODERN.workspace,
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
      didChangeWatchedFiles: { dynamicRegistration: true },
    },
  });
  await client.open('rule.exo.yaml', 'yaml');
  await client.problems('rule.exo.yaml', (rules) => !rules.includes('rule-policy-missing'));
  assert.deepEqual(registered.slice(0, 2).sort(), [
    'workspace/didChangeConfiguration',
    'workspace/didChangeWatchedFiles',
  ]);
  assert.equal(client.published.has('other.ps1'), false);
  client.folder.write('policy.exo.yaml', 'exchange: {}\n');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('policy.exo.yaml'), type: 2 }],
  });
  await client.problems('rule.exo.yaml', (rules) => rules.includes('rule-policy-missing'));
  settings = { problems: 'workspace' };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await client.problems('other.ps1', (rules) => rules.includes('default-policy-forwarding-on'));
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: client.uri('').replace(/\/$/, ''), name: 'tenant' }] },
  });
  await client.problems('other.ps1', (rules) => rules.length === 0);
});

test('a document outside of any folder is judged alone', async () => {
  await using client = await new Client({ 'a.ps1': OPEN }).start(MODERN, { workspaceFolders: null });
  await client.open('a.ps1', 'powershell');
  await client.problems('a.ps1', (rules) => rules.includes('default-policy-forwarding-on'));
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: client.uri('a.ps1') } });
  await client.problems('a.ps1', (rules) => rules.length === 0);
});

test('what is no message of the protocol ends nothing', async () => {
  await using client = await new Client({ 'a.ps1': OPEN }).start();
  const raw = (body: string): void => {
    client.toServer.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  client.connection.onUnhandledNotification(() => {});
  raw('{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":');
  raw('[]');
  raw('{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{}}');
  raw(
    '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"x"},"contentChanges":[{}]}}',
  );
  await assert.rejects(client.ask('no/such/method', {}), { code: -32601 });
  await assert.rejects(client.ask('textDocument/hover', null));
  assert.equal(await client.at('textDocument/hover', 'never-opened.ps1', 9, 9), null);
  await client.open('a.ps1', 'powershell');
  const far = { line: 900, character: 900 };
  await client.change('a.ps1', { range: { start: far, end: { line: 0, character: 0 } }, text: '\n# end' });
  await client.problems('a.ps1', (rules) => rules.includes('default-policy-forwarding-on'));
  assert.ok(Array.isArray(await client.at<CompletionItem[]>('textDocument/completion', 'a.ps1', 500, 500)));
});

/** A server as an editor starts it; what it says is kept. */
function started(...args: string[]) {
  const server = spawn(process.execPath, [inRoot('dist/cli.cjs'), 'lsp', ...args], { stdio: 'pipe' });
  const said = { out: '', err: '' };
  server.stdout.on('data', (data) => {
    said.out += data;
  });
  server.stderr.on('data', (data) => {
    said.err += data;
  });
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const answered = async (id: number): Promise<void> => {
    while (!said.out.includes(`"id":${id},`)) await once(server.stdout, 'data');
  };
  return { server, said, send, answered };
}

test('the built program serves over standard input and output and ends as the protocol says', async () => {
  await builtProgram();
  for (const [isOrderly, code] of [
    [true, 0],
    [false, 1],
  ] as const) {
    const { server, said, send, answered } = started('--stdio', '--clientProcessId=1');
    send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
    await answered(1);
    if (isOrderly) {
      send({ id: 2, method: 'shutdown' });
      await answered(2);
    }
    send({ method: 'exit' });
    assert.deepEqual(await once(server, 'exit'), [code, null]);
    assert.match(said.out, /"name":"Mailflow Lint"/);
    assert.equal(said.err, '');
  }
  const { server } = started();
  server.stdin.end();
  assert.deepEqual(await once(server, 'exit'), [1, null]);
  const wrong = started('--pipe=x');
  assert.deepEqual(await once(wrong.server, 'exit'), [2, null]);
  assert.match(wrong.said.err, /There is no option --pipe/);
});

test('a message in no frame ends the server, which says so', async () => {
  const head = (length: string): string => `Content-Length: ${length}\r\n\r\n`;
  for (const text of [
    `${head('x')}{"jsonrpc":"2.0"}`,
    `${head('-5')}{"jsonrpc":"2.0"}`,
    head('9'.repeat(20)),
    `Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    'Content-Type: x\r\n\r\n{"jsonrpc":"2.0"}',
    'no head\r\n\r\n',
    '\r\n\r\n',
    '{"jsonrpc":"2.0"}\n'.repeat(1000),
    // One that is announced as shorter than it is: the rest is no head.
    `${head('2')}{"jsonrpc":"2.0"}\r\n\r\n`,
  ]) {
    await using client = await new Client({ 'a.ps1': OPEN }).start();
    // In two pieces, wherever they are cut.
    client.toServer.write(text.slice(0, 7));
    await new Promise(setImmediate);
    client.toServer.write(text.slice(7));
    assert.equal(await client.exit, 1, text.slice(0, 80));
    assert.deepEqual(client.complaints, [
      'What came on standard input is no message of the Language Server Protocol, so the server has ended.',
    ]);
  }
  await builtProgram();
  const { server, said } = started();
  server.stdin.write(head('abc'));
  assert.deepEqual(await once(server, 'exit'), [1, null]);
  assert.match(said.err, /^What came on standard input is no message of the Language Server Protocol/);
  assert.equal(said.out, '');
});

test('names that strangers wrote are shown without what acts or is not seen', async () => {
  const name = 'P\u001b[31m\u202eetac\u200b\u0007';
  const text = [
    'New-HostedOutboundSpamFilterPolicy -Name "NAME" -AutoForwardingMode On',
    'New-RemoteDomain -Name "NAME" -DomainName fabrikam.com',
    'New-TransportRule -Name "NAME" -MessageTypeMatches AutoForward -FromMemberOf "NAME" -RejectMessageReasonText no',
  ].join('\n');
  await using client = await new Client({ 'a.ps1': text.replaceAll('NAME', name) }).start();
  await client.open('a.ps1', 'powershell');
  await client.problems('a.ps1', (rules) => rules.includes('policy-without-rule'));
  const textDocument = { uri: client.uri('a.ps1') };
  const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 50 } };
  const said = JSON.stringify([
    client.published.get('a.ps1')?.diagnostics.map(({ message }) => message),
    await client.ask('textDocument/documentSymbol', { textDocument }),
    await client.ask('workspace/symbol', { query: 'etac' }),
    await client.ask('textDocument/codeLens', { textDocument }),
    (
      await client.ask<CodeAction[]>('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } })
    ).map(({ title }) => title),
  ]);
  assert.match(said, /etac/);
  assert.doesNotMatch(said, /[\u200b\u202e]|\\u00(?:07|1b)/);
});
