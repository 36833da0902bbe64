import * as vscode from 'vscode';
import { type Action, actionsAt, fixAllAction } from '../../editor/actions.ts';
import { problemOf } from '../../editor/problems.ts';
import type { Fix } from '../../lint/contract.ts';
import type { Edit } from '../../text/index.ts';
import { diagnosticOf } from './diagnostics.ts';
import { snippetTextEdits } from './places.ts';
import { type Proposal, plainEdit, REVIEW } from './review.ts';
import type { Outcome, Session } from './session.ts';
import { type FactRequest, STATE_FACT } from './state-facts.ts';

/** Runs on save for people who ask for it; safe fixes only. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('mailflowLint');

export const actionMetadata: vscode.CodeActionProviderMetadata = {
  providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
};

/** Edits by file; those of a file with placeholders are filled in where they stand. */
function workspaceEdit(edits: readonly Edit[], outcome: Outcome): vscode.WorkspaceEdit {
  if (!edits.some(({ snippet }) => snippet)) return plainEdit(edits, outcome);
  const result = new vscode.WorkspaceEdit();
  for (const path of new Set(edits.map(({ place }) => place.source))) {
    const own = edits.filter(({ place }) => place.source === path);
    result.set(outcome.area.uriOf(path), snippetTextEdits(own, outcome.lines(path)));
  }
  return result;
}

/** The command behind an action that writes nothing itself. */
function commandOf(
  { title, finding, deed }: Action,
  outcome: Outcome,
  folder: vscode.Uri | undefined,
): vscode.Command | undefined {
  const tenant = finding?.tenant ?? '';
  switch (deed.kind) {
    case 'edits':
      return undefined;
    case 'commands':
      return { command: SHOW_COMMANDS, title, arguments: [deed.fix] };
    case 'review': {
      const proposal: Proposal = { title, tenant, edits: deed.edits, outcome };
      return { command: REVIEW, title, arguments: [proposal] };
    }
    case 'fact': {
      if (!folder) return undefined;
      const request: FactRequest = { folder, tenant, fact: deed.fact };
      return { command: STATE_FACT, title, arguments: [request] };
    }
  }
}

function codeAction(
  action: Action,
  kind: vscode.CodeActionKind,
  outcome: Outcome,
  folder?: vscode.Uri,
): vscode.CodeAction {
  const { title, finding, deed, isPreferred } = action;
  const shown = new vscode.CodeAction(title, kind);
  if (deed.kind === 'edits') shown.edit = workspaceEdit(deed.edits, outcome);
  const command = commandOf(action, outcome, folder);
  if (command) shown.command = command;
  if (finding) shown.diagnostics = [diagnosticOf(problemOf(finding, false), outcome)];
  shown.isPreferred = isPreferred;
  return shown;
}

/** Opens the commands that a fix of an export consists of; its argument is the fix. */
export const SHOW_COMMANDS = 'mailflow-lint.showCommands';

/** Commands in a new document, placeholders to be filled in: the export they are about stays as it is. */
export async function showCommands({ commands = '', snippet }: Fix): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'powershell' });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const text = snippet ? new vscode.SnippetString(commands) : new vscode.SnippetString().appendText(commands);
  await editor.insertSnippet(text);
}

/** Quick fixes for the findings at the cursor, and all safe fixes of the file at once. */
export function actionProvider(session: Session): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context, token) {
      const wants = (kind: vscode.CodeActionKind): boolean => !context.only || context.only.contains(kind);
      const outcome = await session.current(document, token);
      if (!outcome) return [];
      const path = outcome.area.pathOf(document.uri);
      const actions: vscode.CodeAction[] = [];
      if (wants(vscode.CodeActionKind.QuickFix)) {
        const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
        const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const found = await actionsAt(outcome, path, span, folder !== undefined);
        actions.push(...found.map((one) => codeAction(one, vscode.CodeActionKind.QuickFix, outcome, folder)));
      }
      const all = context.only && wants(FIX_ALL) ? fixAllAction(outcome, path) : undefined;
      if (all) actions.push(codeAction(all, FIX_ALL, outcome));
      return actions;
    },
  };
}
