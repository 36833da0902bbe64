import * as vscode from 'vscode';
import type { Finding, Fix } from '../../lint/contract.ts';
import { translate } from '../../messages/index.ts';
import { compatible, type Edit } from '../../text/index.ts';
import { diagnosticOf } from './diagnostics.ts';
import { rangeOf, snippetTextEdits } from './places.ts';
import type { Outcome, Session } from './session.ts';
import { factActions, silenceInConfiguration } from './state-facts.ts';

/** Runs on save for people who ask for it; safe fixes only. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('mailflowLint');

export const actionMetadata: vscode.CodeActionProviderMetadata = {
  providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
};

function plainEdits(edits: readonly Edit[], outcome: Outcome): vscode.TextEdit[] {
  return edits.map(({ place, newText }) =>
    vscode.TextEdit.replace(rangeOf(place, outcome.lines(place.source)), newText),
  );
}

/** What a person sees of an edit before it is applied: what it does, and whose forwards it changes. */
interface Review {
  readonly label: string;
  readonly description: string;
}

/** Edits by file, in the editor's own form. With `review` the editor shows them before it applies them. */
function workspaceEdit(edits: readonly Edit[], outcome: Outcome, review?: Review): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const path of new Set(edits.map(({ place }) => place.source))) {
    const own = edits.filter(({ place }) => place.source === path);
    const uri = outcome.area.uriOf(path);
    if (own.some(({ snippet }) => snippet)) {
      // A placeholder is filled in where it stands; a preview would have to write it down first.
      result.set(uri, snippetTextEdits(own, outcome.lines(path)));
    } else if (review === undefined) result.set(uri, plainEdits(own, outcome));
    else {
      const metadata: vscode.WorkspaceEditEntryMetadata = { needsConfirmation: true, ...review };
      result.set(
        uri,
        plainEdits(own, outcome).map((edit): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [edit, metadata]),
      );
    }
  }
  return result;
}

function titleOf(finding: Finding, fix: Fix): string {
  return translate(finding.rule.titles[fix.title] ?? fix.title, fix.args);
}

/** Whether a fix may be applied without being looked at. */
const isSafe = (fix: Fix): boolean => fix.safety === 'safe' && !fix.snippet;

interface Waiting {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly outcome: Outcome;
}

/** Fixes to review that were offered and not yet chosen. */
const waiting = new WeakMap<vscode.CodeAction, Waiting>();

/** How long the status bar tells the difference, in milliseconds. */
const TOLD_MS = 30_000;

/** How many differences the preview names; the others are counted. */
const MOST_DIFFERENCES = 3;

/** Makes the edit of a fix to review: with the difference in who may forward where. */
async function reviewed(action: vscode.CodeAction): Promise<vscode.CodeAction> {
  const chosen = waiting.get(action);
  if (!chosen) return action;
  const { finding, fix, outcome } = chosen;
  const differences = (await outcome.difference(finding.tenant, fix.edits)) ?? [];
  const more = differences.length - MOST_DIFFERENCES;
  const description =
    differences.length === 0
      ? translate('Nobody may forward more or less than before.')
      : [
          ...differences.slice(0, MOST_DIFFERENCES),
          ...(more > 0 ? [translate('And {count} more differences.', { count: more })] : []),
        ].join(' ');
  action.edit = workspaceEdit(fix.edits, outcome, { label: action.title, description });
  // The preview shows the description only when it is grouped by kind of change.
  vscode.window.setStatusBarMessage(description, TOLD_MS);
  return action;
}

function quickFix(finding: Finding, fix: Fix, outcome: Outcome): vscode.CodeAction {
  const title = titleOf(finding, fix);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  // The edit of a fix to review is made when the fix is chosen, together with what it changes.
  if (fix.safety === 'safe' || fix.snippet) action.edit = workspaceEdit(fix.edits, outcome);
  else waiting.set(action, { finding, fix, outcome });
  action.diagnostics = [diagnosticOf(finding, outcome, false)];
  action.isPreferred = isSafe(fix);
  return action;
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
    resolveCodeAction: (action) => reviewed(action),
  };
}
