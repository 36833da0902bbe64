import * as vscode from 'vscode';
import { CONFIG_NAMES } from '../../config/index.ts';
import type { StatedFact } from '../../config/state-fact.ts';
import { withStatedFact, wordsIn } from '../../editor/facts.ts';
import { translate } from '../../messages/index.ts';

/** Not in the palette: quick fixes and the verdict panel call it with an area, a tenant and a fact. */
export const STATE_FACT = 'mailflow-lint.stateFact';

/** What a quick fix hands to the command. A fact without members or reason asks for them first. */
export interface FactRequest {
  readonly folder: vscode.Uri;
  readonly tenant: string;
  readonly fact: StatedFact;
}

/** The fact with what a person has to add; undefined when the person gives up. */
async function completed(fact: StatedFact): Promise<StatedFact | undefined> {
  if (fact.kind === 'acceptedDomain' && fact.domain === '') {
    const domain = await vscode.window.showInputBox({
      title: translate('Which domains are yours?'),
      placeHolder: 'contoso.com',
    });
    return domain?.trim() ? { ...fact, domain: domain.trim().toLowerCase() } : undefined;
  }
  if (fact.kind === 'members' && fact.members.length === 0) {
    const typed = await vscode.window.showInputBox({
      title: translate('Members of {group}', { group: fact.group }),
      prompt: translate('Addresses, separated by commas'),
    });
    const members = wordsIn(typed ?? '');
    return members.length === 0 ? undefined : { ...fact, members };
  }
  if (fact.kind === 'acceptedDomains') {
    const typed = await vscode.window.showInputBox({
      title: translate('Accepted domains of the organization'),
      prompt: translate('All of them, separated by commas: every other domain then counts as outside'),
      value: fact.domains.join(', '),
    });
    const domains = wordsIn(typed ?? '');
    return domains.length === 0 ? undefined : { ...fact, domains };
  }
  if (fact.kind === 'silenced' && fact.reason === '') {
    const reason = await vscode.window.showInputBox({
      title: translate('Suppress {rule}', { rule: fact.rule }),
      prompt: translate('Why is this right here?'),
    });
    return reason?.trim() ? { ...fact, reason: reason.trim() } : undefined;
  }
  return fact;
}

async function configurationIn(folder: vscode.Uri): Promise<{ uri: vscode.Uri; text: string | undefined }> {
  for (const name of CONFIG_NAMES) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      return { uri, text: (await vscode.workspace.openTextDocument(uri)).getText() };
    } catch {
      // Not there: the next name may be.
    }
  }
  return { uri: vscode.Uri.joinPath(folder, CONFIG_NAMES[0]), text: undefined };
}

/** Writes a fact into the configuration file of a folder, which is made when there is none, and shows it. */
export async function stateFact({ folder, tenant, fact }: FactRequest): Promise<void> {
  const whole = await completed(fact);
  if (!whole) return;
  const { uri, text } = await configurationIn(folder);
  const path = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const written = await withStatedFact({ path, text: text ?? '' }, tenant, whole);
  if (written === undefined) {
    void vscode.window.showErrorMessage(translate('{file} could not be read; fix it first.', { file: path }));
    return;
  }
  if (whole.kind === 'exception') return fillIn(uri, text, written);
  const edit = new vscode.WorkspaceEdit();
  if (text === undefined) edit.createFile(uri, { ignoreIfExists: true });
  const document = text === undefined ? undefined : await vscode.workspace.openTextDocument(uri);
  const end = document?.lineAt(document.lineCount - 1).range.end ?? new vscode.Position(0, 0);
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), end), written);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}

/** Writes what differs between two texts of a file as a snippet, whose placeholders a person fills in. */
async function fillIn(uri: vscode.Uri, before: string | undefined, after: string): Promise<void> {
  if (before === undefined) {
    const create = new vscode.WorkspaceEdit();
    create.createFile(uri, { ignoreIfExists: true });
    await vscode.workspace.applyEdit(create);
  }
  const old = before ?? '';
  let start = 0;
  while (start < old.length && old[start] === after[start]) start++;
  let kept = 0;
  while (kept < old.length - start && old.at(-1 - kept) === after.at(-1 - kept)) kept++;
  const { partsOf } = await import('../../config/state-fact.ts');
  const parts = partsOf(after.slice(start, after.length - kept));
  const snippet = parts.map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/[\\$}]/g, '\\$&'))).join('');
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
  const range = new vscode.Range(document.positionAt(start), document.positionAt(old.length - kept));
  const change = vscode.SnippetTextEdit.replace(range, new vscode.SnippetString(snippet));
  change.keepWhitespace = true;
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, [change]);
  await vscode.workspace.applyEdit(edit);
}

/** The command behind the actions; it forgets nothing and asks for what is missing. */
export function registerStateFact(): vscode.Disposable {
  return vscode.commands.registerCommand(STATE_FACT, (request: FactRequest) => stateFact(request));
}
