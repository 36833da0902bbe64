import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { builtProgram } from '../scripts/build.ts';
import { inRoot } from '../scripts/root.ts';
import { Folder } from './cli/support.ts';
import { MODERN } from './lsp/client.ts';
import type { Deed } from './support/watcher.ts';

await builtProgram();

mkdirSync(inRoot('.vscode-test'), { recursive: true });
const home = mkdtempSync(inRoot('.vscode-test', 'watched-server-'));
after(() => rmSync(home, { recursive: true }));

/** A server of the built program under watch, which evaluates no text; and what it has done when it is over. */
function watched(folder: Folder, ...args: readonly string[]) {
  const log = path.join(home, `${args.join('-')}.log`);
  const watch = ['--disallow-code-generation-from-strings', '--import', inRoot('test/support/watcher.ts')];
  const env = { ...process.env, WATCHED: log, XDG_CACHE_HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' };
  const server = spawn(process.execPath, [...watch, inRoot('dist/cli.cjs'), ...args], { cwd: folder.path, env });
  const deeds = (): readonly Deed[] =>
    readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Deed);
  return { server, deeds };
}

/** Nothing is written, started or connected; what is read lies in the folder or is the program itself. */
function onlyReads(folder: Folder, deeds: readonly Deed[]): void {
  for (const { kind, what } of deeds) {
    const file = what.startsWith('file:') ? new URL(what).pathname : path.resolve(folder.path, what);
    const isOwn = [folder.path, inRoot()].some((root) => file === root || file.startsWith(root + path.sep));
    if (kind === 'read') assert.ok(isOwn, `read ${what}`);
    else if (kind === 'load') assert.ok(file.startsWith(inRoot('dist') + path.sep), `loads ${what}`);
    else assert.equal(kind, 'look', `${kind} ${what}`);
  }
  assert.ok(deeds.some(({ kind, what }) => kind === 'read' && what.endsWith('policy.ps1')));
}

test('the language server reads the open folder and does nothing else', async () => {
  using folder = new Folder({
    'a.ps1': 'Set-HostedOutboundSpamFilterPolicy Default -AutoForwardingMode On\n',
    'policy.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
    'mailflow-lint.config.yaml': 'acceptedDomains: [contoso.com]\n',
  });
  const { server, deeds } = watched(folder, 'lsp', '--stdio');
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const found = new Promise<void>((resolve) => {
    client.onNotification('textDocument/publishDiagnostics', () => resolve());
  });
  client.listen();
  const workspaceFolders = [{ uri: pathToFileURL(folder.path).href, name: 'x' }];
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: MODERN,
    workspaceFolders,
    locale: 'fr',
  });
  await client.sendNotification('initialized', {});
  const textDocument = { uri: pathToFileURL(folder.at('a.ps1')).href };
  const document = { ...textDocument, languageId: 'powershell', version: 1, text: folder.read('a.ps1') };
  await client.sendNotification('textDocument/didOpen', { textDocument: document });
  await found;
  const position = { line: 0, character: 5 };
  for (const method of ['hover', 'completion', 'signatureHelp', 'definition', 'documentSymbol', 'codeLens'])
    await client.sendRequest(`textDocument/${method}`, { textDocument, position });
  const range = { start: position, end: { line: 0, character: 60 } };
  await client.sendRequest('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  assert.deepEqual(await once(server, 'exit'), [0, null]);
  onlyReads(folder, deeds());
});

/** What a server of tools does while it is asked these questions, one after the other. */
async function asked(folder: Folder, root: string, calls: readonly object[]): Promise<readonly Deed[]> {
  const { server, deeds } = watched(folder, 'mcp', '--root', root);
  let said = '';
  server.stdout.on('data', (data) => {
    said += data;
  });
  const send = (message: object): boolean => server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const answered = async (id: number): Promise<void> => {
    while (!said.includes(`"id":${id}`)) await once(server.stdout, 'data');
  };
  const clientInfo = { name: 'x', version: '1' };
  send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
  await answered(1);
  send({ method: 'notifications/initialized' });
  for (const [at, params] of calls.entries()) {
    send({ id: at + 2, method: 'tools/call', params });
    await answered(at + 2);
  }
  server.stdin.end();
  await once(server, 'exit');
  return deeds();
}

test('the server of tools reads below its roots and starts Git for commits there; it does nothing else', async () => {
  using folder = new Folder({
    'root/policy.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $false\n',
    'above.ps1': 'Set-RemoteDomain Default -AutoForwardEnabled $true\n',
    'mailflow-lint.config.yaml': 'acceptedDomains: [contoso.com]\n',
  });
  folder.commitAll();
  const compare = { name: 'diff_forwarding', arguments: { base: 'HEAD', head: '.' } };
  const below = await asked(folder, 'root', [
    { name: 'lint_policy', arguments: {} },
    { name: 'lint_policy', arguments: { paths: ['../above.ps1'] } },
    { name: 'evaluate_forwarding', arguments: { from: 'a@contoso.com', to: 'b@fabrikam.com' } },
    { name: 'explain_bounce', arguments: { text: '550 5.7.520 Access denied' } },
    { name: 'diff_forwarding', arguments: { base: '.', head: 'policy.ps1' } },
    compare,
  ]);
  onlyReads(folder, below);
  const outside = below.filter(({ kind, what }) => kind === 'read' && /above\.ps1|mailflow-lint\.config/.test(what));
  assert.deepEqual(outside, []);
  const whole = await asked(folder, '.', [compare]);
  onlyReads(
    folder,
    whole.filter(({ kind }) => kind !== 'start'),
  );
  const started = whole
    .filter(({ kind }) => kind === 'start')
    .map(({ what }) => what.replace(/^(git) .* -c \S+ ([a-z-]+).*$/, '$1 $2'));
  assert.deepEqual([...new Set(started)].sort(), ['git cat-file', 'git ls-tree', 'git rev-parse']);
});
