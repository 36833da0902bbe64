import * as vscode from 'vscode';
import {
  cursorBehind,
  fileUri,
  open,
  openText,
  palette,
  positionOf,
  problemOf,
  problems,
  revert,
  ruleOf,
} from './editor.ts';
import {
  accessible,
  click,
  equal,
  hasKeys,
  hidden,
  host,
  ok,
  picture,
  press,
  see,
  test,
  type,
  until,
} from './suite.ts';

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const BOUNCE = 'bounces/forward-refused.ndr';

const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

test('the palette offers every safe fix, and the log', async () => {
  const { document } = await open('contoso-scripts/outbound-policies.ps1');
  const problem = await problemOf(document.uri, 'disconnect-prompts');
  await palette('Apply Every Safe Fix in This File', 'mailflow-lint.fixAll');
  await until('the finding to go', () => !problems(document.uri).some(({ range }) => range.isEqual(problem.range)));
  await revert();
  await openText('powershell', 'Set-RemoteDomain Default -AutoForwardEnabled $false\n$text = "never closed\n');
  await until('a message', () => problems(vscode.window.activeTextEditor?.document.uri ?? document.uri).length > 0);
  await palette('Show Log', 'mailflow-lint.showLog');
  await picture('log');
  await see('places not understood');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await closeAll();
});

test('what a comparison or a review shows of a file is no file of its own', async () => {
  const text = 'Set-RemoteDomain Default -AutoForwardEnabled $false\n';
  const provider = vscode.workspace.registerTextDocumentContentProvider('review', {
    provideTextDocumentContent: () => text,
  });
  const copy = await vscode.workspace.openTextDocument(vscode.Uri.parse('review:/contoso-scripts/remote-domains.ps1'));
  await vscode.window.showTextDocument(copy);
  const own = await openText('powershell', text);
  await problemOf(own.document.uri, 'silent-drop-information');
  equal(problems(copy.uri).map(ruleOf), [], 'problems of a copy');
  provider.dispose();
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await closeAll();
});

test('a version that the Git of the editor shows, alone or beside the file, is no file of its own', async () => {
  if (host === 'web') return; // the editor in a browser has no Git
  const { document } = await open(YAML);
  await problemOf(document.uri, 'default-policy-forwarding-on');
  const listed = (): readonly string[] => problems(document.uri).map(ruleOf);
  const before = listed();
  const committed = document.uri.with({
    scheme: 'git',
    query: JSON.stringify({ path: document.uri.fsPath, ref: 'HEAD' }),
  });
  const version = await until('the committed version', async () => {
    const one = await vscode.workspace.openTextDocument(committed);
    return one.getText() === document.getText() && one;
  });
  equal(version.languageId, 'yaml', 'language of the version');
  await vscode.window.showTextDocument(version);
  await vscode.commands.executeCommand('vscode.diff', committed, document.uri, 'the last commit');
  await until('the comparison', () => vscode.window.visibleTextEditors.some((one) => one.document === version));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), '# what is looked at again\n');
  await vscode.workspace.applyEdit(edit);
  await until('another look', () => problems(document.uri).every(({ range }) => range.start.line > 0));
  equal(listed(), before, 'problems of the file');
  equal(problems(version.uri), [], 'problems of the version');
  const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    'orders@fabrikam.com',
  );
  equal(
    symbols.map(({ location }) => location.uri.scheme).filter((scheme) => scheme === 'git'),
    [],
    'objects of the version',
  );
  await vscode.window.showTextDocument(document);
  await revert();
  await closeAll();
});

test('insert commands write on lines of their own, into an empty object, and say where they cannot', async () => {
  const script = await openText('powershell', 'Get-RemoteDomain |\n  Format-List Name\nGet-Mailbox\n');
  await cursorBehind(script, 'Get-Remote');
  await vscode.commands.executeCommand('mailflow-lint.insert.messageTrace');
  await until('the text', () => script.document.getText().includes('# At most 10 days'));
  const lines = script.document.getText().split('\n');
  equal(lines.slice(0, 2), ['Get-RemoteDomain |', '  Format-List Name'], 'the command stays whole');
  ok(lines[2]?.startsWith('# At most') && lines.includes('Get-Mailbox'), script.document.getText());
  const json = await openText('json', '{}');
  await cursorBehind(json, '{}');
  await vscode.commands.executeCommand('mailflow-lint.insert.partnerRemoteDomain');
  await until('the text', () => json.document.getText().includes('remoteDomains'));
  ok(JSON.parse(json.document.getText()), 'the text is no JSON');
  const uri = fileUri('contoso-scripts/forwards.csv');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('Identity,ForwardingSmtpAddress\n'));
  const csv = await open('contoso-scripts/forwards.csv');
  await vscode.commands.executeCommand('mailflow-lint.insert.messageTrace');
  equal(csv.document.getText(), 'Identity,ForwardingSmtpAddress\n', 'a table is left alone');
  await see('Settings have no place in a file of this kind');
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.workspace.fs.delete(uri);
  for (let at = 0; at < 3; at++) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('answers fill one panel again; that of a bounce begins with the line, and the line is a link', async () => {
  await open(BOUNCE);
  for (const topic of ['Set-RemoteDomain', '5.7.520', 'policy-without-rule']) {
    await vscode.commands.executeCommand('mailflow-lint.explain', topic);
    await until(`the page about ${topic}`, () => tabs().some(({ label }) => label === topic));
    equal(vscode.window.tabGroups.all.length, 2, 'columns');
  }
  await open(BOUNCE);
  await vscode.commands.executeCommand('mailflow-lint.explainBounce');
  await see('Which line did it');
  await accessible('page');
  await picture('bounce-page');
  await open(YAML);
  if (await click('a[href^="place:northwind"]')) {
    await until('the deciding line', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('M365TenantConfig.ps1'),
    );
  }
  await closeAll();
});

test('an error in a word that is being typed waits until the word is written', async () => {
  const editor = await openText('powershell', 'Set-RemoteDomain Default -AutoForwardEnabled $false ');
  const { document } = editor;
  await problemOf(document.uri, 'silent-drop-information');
  await cursorBehind(editor, '$false ');
  const flashed: string[] = [];
  const watch = vscode.languages.onDidChangeDiagnostics(() => flashed.push(...problems(document.uri).map(ruleOf)));
  for (const letter of '-IsInterna') await type(letter);
  await type('l');
  await until('the word', () => document.getText().endsWith('-IsInternal'));
  equal(
    [...new Set(flashed)].filter((rule) => rule === 'unknown-parameter'),
    [],
    'errors while typing',
  );
  watch.dispose();
  for (const letter of 'Xyz') await type(letter);
  await problemOf(document.uri, 'unknown-parameter');
  await press('Escape', 'hideSuggestWidget');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
});

test('a deleted file counts no longer, also while it is still shown', async () => {
  const uri = fileUri('contoso-scripts/passing.ps1');
  const text = 'New-HostedOutboundSpamFilterPolicy -Name Passing -AutoForwardingMode On\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const { document } = await open('contoso-scripts/passing.ps1');
  await problemOf(uri, 'policy-without-rule');
  const other = fileUri('contoso-scripts/outbound-policies.ps1');
  await open('contoso-scripts/outbound-policies.ps1');
  await vscode.workspace.fs.delete(uri);
  await until('the problems to go', () => problems(uri).length === 0);
  await problemOf(other, 'automatic-forwarding-mode');
  ok(document.getText() === text, 'the text is still there');
  await closeAll();
});

test('the status item speaks beside files about forwarding only', async () => {
  const uri = fileUri('package.json');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{ "name": "policies" }\n'));
  await open(YAML);
  await problemOf(fileUri(YAML), 'default-policy-forwarding-on');
  await press('F1', 'noop');
  await press('Escape', 'noop');
  await open('package.json');
  await hidden('Files about forwarding:');
  await hidden('No forwarding settings read');
  await vscode.workspace.fs.delete(uri);
  await closeAll();
});

test('the panel asks about the line with the cursor, and writes a change in the language of the file', async () => {
  const editor = await open(YAML);
  await problemOf(editor.document.uri, 'default-policy-forwarding-on');
  await cursorBehind(editor, 'forwardingSmtpAddress');
  await palette('May This Sender Forward to …?', 'mailflow-lint.verdict');
  await see('What would change the answer');
  await see('orders@contoso.com');
  await accessible('verdict');
  if (hasKeys) {
    await click('summary:has-text("Block forwarding")');
    await click('button:visible:text-is("Apply…")');
    await see('Enter applies the whole change');
    await press('Enter');
    await until('the change', () => editor.document.getText().includes('name: Block forwarding'));
    await see('5.7.520');
  }
  await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  await revert();
  ok(tabs().length > 0, 'a tab is open');
  await closeAll();
});

test('a panel never breaks the name of a file', async () => {
  const { document } = await open('northwind-dsc/M365TenantConfig.ps1');
  await until('the analysis', () => problems(document.uri).length > 0);
  ok(positionOf(document, 'Partners'), 'the file has a policy');
  await vscode.commands.executeCommand('mailflow-lint.verdict', {
    from: 'lena@northwindtraders.com',
    to: 'x@fabrikam.com',
  });
  await see('M365TenantConfig.ps1:');
  await picture('verdict-long-names');
  await closeAll();
});
