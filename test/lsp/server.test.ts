import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentDiagnosticReport,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SignatureHelp,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { Client, MODERN } from './client.ts';

const TENANT = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - name: Default
      autoForwardingMode: On
    - name: Board
      autoForwardingMode: Off
  outboundRules:
    - name: Board rule
      policy: Board
      from: [a@contoso.com]
  mailboxes:
    - name: a@contoso.com
      forwardingSmtpAddress: b@fabrikam.com
`;

const at = (text: string, words: string): [number, number] => {
  const lines = text.slice(0, text.indexOf(words)).split('\n');
  return [lines.length - 1, lines.at(-1)?.length ?? 0];
};

async function withTenant(): Promise<Client> {
  const client = await new Client({ 'tenant.exo.yaml': TENANT }).start();
  await client.open('tenant.exo.yaml', 'yaml');
  await client.problems('tenant.exo.yaml', (rules) => rules.includes('default-policy-forwarding-on'));
  return client;
}

test('problems are sent with place, severity, rule and related places, and follow what is typed', async () => {
  await using client = await withTenant();
  const sent = client.published.get('tenant.exo.yaml')?.diagnostics ?? [];
  const found = sent.find(({ code }) => code === 'default-policy-forwarding-on');
  assert.equal(found?.source, 'Mailflow Lint');
  const [line, character] = at(TENANT, 'On\n');
  assert.deepEqual(found?.range, { start: { line, character }, end: { line, character: character + 2 } });
  const range = { start: { line, character }, end: { line, character: character + 2 } };
  await client.change('tenant.exo.yaml', { range, text: 'Off' });
  await client.problems('tenant.exo.yaml', (rules) => !rules.includes('default-policy-forwarding-on'));
  // Two changes of one notification: the second is meant for the text after the first.
  const before = { start: { line, character }, end: { line, character: character + 3 } };
  const insert = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  await client.change('tenant.exo.yaml', { range: before, text: 'On' }, { range: insert, text: '# first\n' });
  await client.problems('tenant.exo.yaml', (rules) => rules.includes('default-policy-forwarding-on'));
  const moved = client.published.get('tenant.exo.yaml')?.diagnostics ?? [];
  assert.equal(moved.find(({ code }) => code === 'default-policy-forwarding-on')?.range.start.line, line + 1);
});

const YAML = 'tenant.exo.yaml';

test('hovers say what is named, with links to its places, and explain bounce codes', async () => {
  await using client = await withTenant();
  const policy = await client.at<Hover>('textDocument/hover', YAML, ...at(TENANT, 'Board\n      from'));
  const { value } = policy.contents as { value: string };
  assert.match(value, /^\*\*`Board`\*\* – an outbound spam policy/);
  assert.ok(value.includes(`(${client.uri(YAML)}#L9)`), value);
  await client.open('bounce.txt', 'text', 'said 550 5.7.520 to me');
  const code = await client.at<Hover>('textDocument/hover', 'bounce.txt', 0, 12);
  assert.match((code.contents as { value: string }).value, /^\*\*`550 5\.7\.520`\*\*/);
  assert.deepEqual(code.range, { start: { line: 0, character: 9 }, end: { line: 0, character: 16 } });
  assert.equal(await client.at('textDocument/hover', 'bounce.txt', 0, 1), null);
});

test('definitions, references, highlights and renaming know the objects', async () => {
  await using client = await withTenant();
  const named = at(TENANT, 'Board\n      from');
  const range = { start: { line: 5, character: 12 }, end: { line: 5, character: 17 } };
  const definitions = await client.at<Location[]>('textDocument/definition', YAML, ...named);
  assert.deepEqual(definitions, [{ uri: client.uri(YAML), range }]);
  const context = { includeDeclaration: false };
  const references = await client.at<Location[]>('textDocument/references', YAML, ...named, { context });
  assert.deepEqual(
    references.map((one) => one.range.start),
    [{ line: 9, character: 14 }],
  );
  const highlights = await client.at<DocumentHighlight[]>('textDocument/documentHighlight', YAML, ...named);
  assert.deepEqual(
    highlights.map(({ kind, range: { start } }) => [kind, start.line]),
    [
      [3, 5],
      [2, 9],
    ],
  );
  const rule = at(TENANT, 'Board rule');
  const prepared = await client.at<{ placeholder: string }>('textDocument/prepareRename', YAML, ...rule);
  assert.equal(prepared.placeholder, 'Board rule');
  const renamed = await client.at<WorkspaceEdit>('textDocument/rename', YAML, ...rule, { newName: 'Directors' });
  assert.deepEqual(renamed, {
    documentChanges: [
      {
        textDocument: { uri: client.uri(YAML), version: 1 },
        edits: [
          { range: { start: { line: 8, character: 12 }, end: { line: 8, character: 22 } }, newText: 'Directors' },
        ],
      },
    ],
  });
  await assert.rejects(client.at('textDocument/prepareRename', YAML, 0, 2), {
    code: -32803,
    message: 'No policy, rule, group or other object is named here.',
  });
});

test('parameters, names and keys are completed, and the syntax of a cmdlet is shown', async () => {
  await using client = await withTenant();
  await client.open(
    'a.ps1',
    'ps1',
    'Set-RemoteDomain -Aut\nSet-HostedOutboundSpamFilterRule -HostedOutboundSpamFilterPolicy ',
  );
  const items = await client.at<CompletionItem[]>('textDocument/completion', 'a.ps1', 0, 21);
  const enabled = items.find(({ label }) => label === '-AutoForwardEnabled');
  assert.deepEqual(enabled?.textEdit, {
    range: { start: { line: 0, character: 17 }, end: { line: 0, character: 21 } },
    newText: '-AutoForwardEnabled',
  });
  assert.equal(enabled?.documentation, undefined);
  const resolved = await client.ask<CompletionItem>('completionItem/resolve', enabled);
  assert.match((resolved.documentation as { value: string }).value, /Whether automatic forwards/);
  const context = { triggerKind: 2, triggerCharacter: ' ' };
  const names = await client.at<CompletionItem[]>('textDocument/completion', 'a.ps1', 1, 65, { context });
  assert.ok(names.some(({ label, detail }) => label === 'Board' && detail === 'Outbound spam policy'));
  const help = await client.at<SignatureHelp>('textDocument/signatureHelp', 'a.ps1', 0, 21);
  assert.match(help.signatures[0]?.label ?? '', /^Set-RemoteDomain \[-Identity\]/);
});

test('outline, search for objects and folds', async () => {
  await using client = await withTenant();
  const textDocument = { uri: client.uri(YAML) };
  const outline = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
  assert.deepEqual(
    outline.map(({ name }) => name),
    ['contoso.com', 'Default', 'Board', 'Board rule', 'a@contoso.com'],
  );
  assert.deepEqual(
    outline[1]?.children?.map(({ name, detail }) => [name, detail]),
    [['autoForwardingMode', 'On']],
  );
  const found = await client.ask<SymbolInformation[]>('workspace/symbol', { query: 'board' });
  assert.deepEqual(
    found.map(({ name }) => name),
    ['Board', 'Board rule'],
  );
  await client.open('b.eml', 'mail', 'From: a\nTo: b\nX: y\n\nDiagnostic information for administrators:\nx\ny\n');
  const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', {
    textDocument: { uri: client.uri('b.eml') },
  });
  assert.deepEqual(folds, [
    { startLine: 0, endLine: 2 },
    { startLine: 4, endLine: 6 },
  ]);
});

async function actionsAt(
  client: Client,
  line: number,
  character: number,
  only?: readonly string[],
): Promise<CodeAction[]> {
  const here = { line, character };
  return client.ask('textDocument/codeAction', {
    textDocument: { uri: client.uri(YAML) },
    range: { start: here, end: here },
    context: { diagnostics: [], ...(only && { only }) },
  });
}

test('fixes say what they write when they are chosen, and what it changes before it is written', async () => {
  await using client = await withTenant();
  const actions = await actionsAt(client, 4, 27);
  const [scoped, off, quoted, suppressed] = actions;
  assert.deepEqual(
    actions.map(({ edit, isPreferred }) => [edit, isPreferred]),
    [
      [undefined, false],
      [undefined, false],
      [undefined, true],
      [undefined, false],
      [undefined, false],
    ],
  );
  const edit = async (action?: CodeAction) => (await client.ask<CodeAction>('codeAction/resolve', action)).edit;
  const range = { start: { line: 4, character: 26 }, end: { line: 4, character: 28 } };
  const textDocument = { uri: client.uri(YAML), version: 1 };
  assert.deepEqual((await edit(quoted))?.documentChanges, [{ textDocument, edits: [{ range, newText: '"On"' }] }]);
  const reviewed = await edit(off);
  assert.deepEqual(reviewed?.documentChanges, [
    { textDocument, edits: [{ range, newText: '"Off"', annotationId: 'consequences' }] },
  ]);
  const { needsConfirmation, description } = reviewed?.changeAnnotations?.consequences ?? {};
  assert.equal(needsConfirmation, true);
  assert.match(description ?? '', /everyone else may then no longer forward to anywhere else/);
  assert.ok(JSON.stringify(await edit(scoped)).includes('${1:forwarders@contoso.com}'));
  assert.ok(JSON.stringify(await edit(suppressed)).includes('-- ${1:reason}'));
  const all = await actionsAt(client, 0, 0, ['source.fixAll']);
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ['source.fixAll.mailflowLint'],
  );
  await client.change(YAML, { text: `${TENANT}# more\n` });
  await assert.rejects(client.ask('codeAction/resolve', quoted), { code: -32801 });
});

test('a fact is stated in a configuration that is made', async () => {
  await using client = await new Client({
    [YAML]: TENANT.replace('autoForwardingMode: On', 'autoForwardingMode: Automatic'),
  }).start();
  await client.open(YAML, 'yaml');
  await client.problems(YAML, (rules) => rules.includes('automatic-forwarding-mode'));
  const actions = await actionsAt(client, 4, 27);
  const stated = actions.find(({ title }) => title.endsWith('Automatic means Off in this organization'));
  const { edit } = await client.ask<CodeAction>('codeAction/resolve', stated);
  const uri = client.uri('mailflow-lint.config.yaml');
  const start = { line: 0, character: 0 };
  assert.deepEqual(edit?.documentChanges, [
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: 'assumptions:\n  automaticMeans: "off"\n' }],
    },
  ]);
});

test('a client that can little gets whole edits without placeholders, and plain text', async () => {
  await using client = await new Client({ [YAML]: TENANT }).start({});
  await client.open(YAML, 'yaml');
  await client.problems(YAML, (rules) => rules.length > 0);
  const [scoped, off] = await actionsAt(client, 4, 27);
  assert.ok(JSON.stringify(scoped?.edit?.changes).includes('fromMemberOf: [forwarders@contoso.com]'));
  assert.deepEqual(Object.keys(off?.edit ?? {}), ['changes']);
  const hover = await client.at<Hover>('textDocument/hover', YAML, ...at(TENANT, 'Board\n      from'));
  assert.equal((hover.contents as { kind: string }).kind, 'plaintext');
});

test('lenses say who may forward, and the answer behind one is shown', async () => {
  await using client = await withTenant();
  const shown = new Promise<string>((resolve) => {
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message));
  });
  const lenses = await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: client.uri(YAML) } });
  const resolved = await Promise.all(lenses.map((lens) => client.ask<CodeLens>('codeLens/resolve', lens)));
  assert.deepEqual(
    resolved.map(({ command }) => command?.title),
    [
      'Default: everyone not named elsewhere may forward to anywhere else',
      'Board: blocked for 1 person',
      'Board rule → Board, 1 person',
      'Blocked by outbound policy Board, line 7',
    ],
  );
  await client.ask('workspace/executeCommand', resolved[3]?.command);
  assert.match(await shown, /^No\. What a@contoso\.com forwards to b@fabrikam\.com/);
});

test('clients that ask for problems get them, and are told to ask again', async () => {
  await using client = new Client({ [YAML]: TENANT });
  const refreshed = new Promise<void>((resolve) => {
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      resolve();
      return null;
    });
  });
  await client.start({
    ...MODERN,
    textDocument: { ...MODERN.textDocument, diagnostic: {} },
    workspace: { ...MODERN.workspace, diagnostics: { refreshSupport: true } },
  });
  assert.equal(client.initialized?.capabilities.diagnosticProvider !== undefined, true);
  await client.open(YAML, 'yaml');
  await refreshed;
  const report = await client.ask<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri: client.uri(YAML) },
  });
  assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'default-policy-forwarding-on'));
  assert.equal(client.published.size, 0);
});
