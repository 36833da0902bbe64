import * as vscode from 'vscode';
import { fileUri, hoverText, positionOf, problemOf, problems } from './editor.ts';
import { equal, ok, picture, test } from './suite.ts';

const DROPPING = 'Set-RemoteDomain Default -AutoForwardEnabled $false\n';
const close = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

test('cells of a notebook are read and explained', async () => {
  const { Code } = vscode.NotebookCellKind;
  const data = new vscode.NotebookData([new vscode.NotebookCellData(Code, DROPPING, 'powershell')]);
  const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
  await vscode.window.showNotebookDocument(notebook);
  const [cell] = notebook.getCells();
  ok(cell, 'the notebook has no cell');
  await problemOf(cell.document.uri, 'silent-drop-information');
  const text = await hoverText(cell.document.uri, positionOf(cell.document, '-AutoForwardEnabled').translate(0, 3));
  ok(text.includes('AutoForwardEnabled'), `the hover says "${text}"`);
  await close();
});

/** A Polyglot notebook as its extension saves it: every cell has the same language, its kernel stands beside it. */
const POLYGLOT = {
  cells: [
    { cell_type: 'code', metadata: { polyglot_notebook: { kernelName: 'csharp' } }, outputs: [], source: [DROPPING] },
    { cell_type: 'code', metadata: { polyglot_notebook: { kernelName: 'pwsh' } }, outputs: [], source: [DROPPING] },
    { cell_type: 'code', metadata: { dotnet_interactive: { language: 'pwsh' } }, outputs: [], source: [DROPPING] },
  ],
  metadata: {
    kernelspec: { display_name: '.NET (C#)', language: 'C#', name: '.net-csharp' },
    language_info: { name: 'polyglot-notebook' },
  },
  nbformat: 4,
  nbformat_minor: 2,
};

test('PowerShell cells of a Polyglot notebook are read, those of other kernels are not', async () => {
  const uri = fileUri('contoso-scripts/domains.ipynb');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(JSON.stringify(POLYGLOT)));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  const [csharp, ...shells] = notebook.getCells().map(({ document }) => document);
  ok(csharp, 'the notebook has no cell');
  equal(csharp.languageId, 'polyglot-notebook', 'language of every cell');
  for (const { uri: cell } of shells) await problemOf(cell, 'silent-drop-information');
  equal(problems(csharp.uri), [], 'problems of a cell in another language');
  await picture('polyglot-notebook');
  await close();
  await vscode.workspace.fs.delete(uri);
});
