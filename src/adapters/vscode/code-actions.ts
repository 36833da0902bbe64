import * as vscode from 'vscode';
import type { Finding, Fix } from '../../lint/contract.ts';
import { translate } from '../../messages/index.ts';
import { compatible, type Edit } from '../../text/index.ts';
import { diagnosticOf } from './diagnostics.ts';
import { rangeOf, snippetTextEdits } from './places.ts';
import { type Proposal, plainEdit, REVIEW } from './review.ts';
import type { Outcome, Session } from './session.ts';
import { factActions, shapeActions, silenceInConfiguration } from './state-facts.ts';

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

function titleOf(finding: Finding, fix: Fix): string {
  return translate(finding.rule.titles[fix.title] ?? fix.title, fix.args);
}

/** Whether a fix may be applied without being looked at. */
const isSafe = (fix: Fix): boolean => fix.safety === 'safe' && !fix.snippet;

function quickFix(finding: Finding, fix: Fix, outcome: Outcome): vscode.CodeAction {
  const title = titleOf(finding, fix);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  if (fix.commands !== undefined) {
    action.title = translate('{title}: commands to run', { title });
    action.command = { command: SHOW_COMMANDS, title: action.title, arguments: [fix] };
  } else if (fix.safety === 'safe' || fix.snippet) action.edit = workspaceEdit(fix.edits, outcome);
  else {
    const proposal: Proposal = { title, tenant: finding.tenant, edits: fix.edits, outcome };
    action.command = { command: REVIEW, title, arguments: [proposal] };
  }
  action.diagnostics = [diagnosticOf(finding, outcome, false)];
  action.isPreferred = isSafe(fix);
  return action;
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

type SilenceEdit = typeof import('../../analyze.ts').silenceEdit;

/** An action that silences a finding by a comment with a reason, or in the configuration where there are no comments. */
function silenceActions(finding: Finding, outcome: Outcome, silenceEdit: SilenceEdit): vscode.CodeAction[] {
  const path = finding.place.source;
  const source = outcome.sources.get(path);
  const calls = outcome.analysis.readings.find((reading) => reading.source.path === path)?.calls ?? [];
  const edit = source && silenceEdit(source, finding, calls);
  if (!edit) return source ? silenceInConfiguration(finding, outcome) : [];
  const title = translate('Silence {rule} here, with a reason', { rule: finding.rule.id });
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit([edit], outcome);
  action.diagnostics = [diagnosticOf(finding, outcome, false)];
  return [action];
}

/** The safe fixes of one file that change this file only and do not touch each other. */
function safeEdits(findings: readonly Finding[], path: string): Edit[] {
  const own = findings.map((finding) => finding.fixes.find(isSafe)?.edits ?? []);
  return compatible(own.filter((edits) => edits.every((edit) => edit.place.source === path)));
}

/** Quick fixes for the findings at the cursor, and all safe fixes of the file at once. */
export function actionProvider(session: Session): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context, token) {
      const wants = (kind: vscode.CodeActionKind): boolean => !context.only || context.only.contains(kind);
      const outcome = await session.current(document, token);
      if (!outcome) return [];
      const path = outcome.area.pathOf(document.uri);
      const findings = outcome.findings.get(path) ?? [];
      const actions: vscode.CodeAction[] = [];
      if (wants(vscode.CodeActionKind.QuickFix)) {
        const here = findings.filter(({ place }) => rangeOf(place, outcome.lines(path)).intersection(range));
        const { silenceEdit } = await import('../../analyze.ts');
        for (const finding of here) {
          actions.push(...finding.fixes.map((fix) => quickFix(finding, fix, outcome)));
          actions.push(...factActions(finding, outcome));
        }
        const unread = outcome.analysis.readings.find(({ source }) => source.path === path)?.unread ?? [];
        const unmapped = unread.filter(({ place }) => rangeOf(place, outcome.lines(path)).intersection(range));
        actions.push(...shapeActions(unmapped, outcome));
        for (const finding of here) actions.push(...silenceActions(finding, outcome, silenceEdit));
      }
      if (context.only && wants(FIX_ALL)) {
        const edits = safeEdits(findings, path);
        if (edits.length > 0) {
          const action = new vscode.CodeAction(translate('Apply every safe fix in this file'), FIX_ALL);
          action.edit = workspaceEdit(edits, outcome);
          actions.push(action);
        }
      }
      return actions;
    },
  };
}
