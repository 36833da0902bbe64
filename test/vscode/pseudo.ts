import * as vscode from 'vscode';
import { actions, chooseFix, open, openText, positionOf, problemOf, problems } from './editor.ts';
import { click, equal, focused, hasKeys, plainWords, press, QUICK_INPUT, see, test, type, until } from './suite.ts';

/** The language of a run that looks for text that is written into the code: `run-suite.ts desktop --locale=qps-ploc`. */
const PSEUDO = 'qps-ploc';
const wordsOf = (text: string): string[] => text.match(/[A-Za-z]{2,}/g) ?? [];

const YAML = 'fabrikam-yaml/tenant.exo.yaml';
const PANEL = 'body[data-mailflow]';
/** The product, its cmdlets, forms of export, organizations of the workspace, and the names that changes propose for new objects. */
const NAMES = wordsOf(
  'Mailflow Lint SVG HTML CSV northwind contoso adatum tailspin ForwardingSmtpAddress Block forwarding',
);

/** Words that are no names: those of the documents at hand and of the product are left out. */
function unknown(words: readonly string[], ...documents: readonly vscode.TextDocument[]): string[] {
  const names = new Set([
    ...NAMES,
    ...documents.flatMap((one) => [...wordsOf(one.uri.path), ...wordsOf(one.getText())]),
  ]);
  return words.filter((word) => !names.has(word));
}

if (vscode.env.language === PSEUDO) {
  const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

  test('nothing that problems, fixes and lines above say is written into the code', async () => {
    const { document } = await open(YAML);
    const problem = await problemOf(document.uri, 'default-policy-forwarding-on');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      100,
    );
    const fixes = await actions(document.uri, problem.range, vscode.CodeActionKind.QuickFix);
    const said = [
      ...problems(document.uri).map(({ message }) => message),
      ...lenses.flatMap(({ command }) => [command?.title ?? '', command?.tooltip ?? '']),
      ...fixes.map(({ title }) => title.replace(/[a-z]+(?:-[a-z]+)+/g, '')),
    ];
    equal(unknown(wordsOf(said.join('\n')), document), [], 'problems, fixes and lines above');
    await closeAll();
  });

  test('nothing that the side bar and the panels say is written into the code', async () => {
    if (!hasKeys) return;
    const { document } = await open(YAML);
    await problemOf(document.uri, 'default-policy-forwarding-on');
    await vscode.commands.executeCommand('mailflow-lint.forwarding.focus');
    await see('orders@fabrikam.com →');
    equal(unknown(await plainWords('.part.sidebar .monaco-list-row'), document), [], 'side bar');
    await vscode.commands.executeCommand('mailflow-lint.showForwarding', 'fabrikam');
    await see('CSV');
    await click('[role=gridcell] >> nth=0');
    await until('the details', async () => (await plainWords('#details')).length > 0);
    equal(unknown(await plainWords(PANEL), document), [], 'grid');
    await closeAll();
    await open(YAML);
    await vscode.commands.executeCommand('mailflow-lint.verdict', { from: 'orders@fabrikam.com', to: 'x@contoso.com' });
    await until('the answer', async () => (await plainWords('article')).length > 0);
    equal(unknown(await plainWords(PANEL), document), [], 'answer');
    await closeAll();
    const bounce = await open('bounces/forward-refused.ndr');
    await vscode.commands.executeCommand('mailflow-lint.explainBounce');
    await see('northwind-dsc/M365TenantConfig.ps1:9');
    equal(unknown(await plainWords(PANEL), bounce.document), [], 'bounce');
    await closeAll();
    const script = await openText(
      'powershell',
      'New-HostedOutboundSpamFilterPolicy -Name Sales -AutoForwardingMode Automatic\n',
    );
    await problemOf(script.document.uri, 'automatic-forwarding-mode');
    await chooseFix(script, positionOf(script.document, 'Automatic'), { title: 'Sales' }, () =>
      until('the review', async () => (await plainWords('body[data-mailflow=review] h1')).length > 0),
    );
    equal(unknown(await plainWords(PANEL), script.document), [], 'review');
    await press('Escape');
    await vscode.window.showTextDocument(script.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('nothing that the list of topics, the status and a comparison say is written into the code', async () => {
    if (!hasKeys) return;
    const { document } = await open('adatum-well-kept/tenant.exo.yaml');
    await until('the analysis', () => problems(document.uri).length > 0);
    void vscode.commands.executeCommand('mailflow-lint.explain');
    await focused(QUICK_INPUT);
    await see('alias-in-script');
    equal(unknown(await plainWords('.quick-input-title')), [], 'list of topics');
    await press('Escape');
    await click('#status\\.languageStatus');
    await until('the status', async () => (await plainWords('.hover-language-status')).length > 0);
    const detail = ['YAML', 'Show', 'Configure', 'Pin'];
    equal(
      unknown(await plainWords('.hover-language-status .left'), document).filter((word) => !detail.includes(word)),
      [],
      'status',
    );
    await press('Escape');
    void vscode.commands.executeCommand('mailflow-lint.compare');
    await focused(QUICK_INPUT);
    await type('adatum-well');
    await see('adatum-well-kept/tenant.exo.yaml');
    await press('Enter');
    const edit = new vscode.WorkspaceEdit();
    const off = positionOf(document, '"Off"');
    edit.replace(document.uri, new vscode.Range(off, off.translate(0, 5)), '"On"');
    await vscode.workspace.applyEdit(edit);
    await see('▲ ');
    await until('the comparison', async () => (await plainWords(`${PANEL} section, ${PANEL} table`)).length > 0);
    equal(unknown(await plainWords(PANEL), document), [], 'comparison');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });
}
