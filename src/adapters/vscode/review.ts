import * as vscode from 'vscode';
import { translate } from '../../messages/index.ts';
import type { Edit } from '../../text/index.ts';
import type { FromReview, ToReview } from '../webview/review-messages.ts';
import { createPanel, panelHtml } from './panel-html.ts';
import { rangeOf } from './places.ts';
import type { Outcome } from './session.ts';

/** Shows a change and makes it when the reader agrees; its argument is a `Proposal`. */
export const REVIEW = 'mailflow-lint.reviewFix';

/** A change that a person has chosen and not yet agreed to. */
export interface Proposal {
  readonly title: string;
  readonly tenant: string;
  readonly edits: readonly Edit[];
  readonly outcome: Outcome;
}

/** Edits by file, in the editor's own form. */
export function plainEdit(edits: readonly Edit[], outcome: Outcome): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const { place, newText } of edits)
    result.replace(outcome.area.uriOf(place.source), rangeOf(place, outcome.lines(place.source)), newText);
  return result;
}

/**
 * Shows what a change does before it is made: who may forward more or less than before, and the text as a diff. Enter makes all
 * of it, Escape or closing the panel nothing. One panel at a time: another change takes its place.
 */
export class Review implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  /** Asks for agreement and makes the change. False when the reader declined or a text has changed meanwhile. */
  async ask(proposal: Proposal): Promise<boolean> {
    const { title, edits, outcome } = proposal;
    const editor = vscode.window.activeTextEditor;
    const agreed = await this.#decision(await contentOf(proposal), title);
    if (editor) await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    if (!agreed) return false;
    if (isUnchanged(edits, outcome)) return vscode.workspace.applyEdit(plainEdit(edits, outcome));
    void vscode.window.showInformationMessage(translate('The text has changed meanwhile. Open the fixes again.'));
    return false;
  }

  #decision(content: ToReview, title: string): Promise<boolean> {
    this.#panel?.dispose();
    const panel = this.#create(title);
    this.#panel = panel;
    return new Promise((resolve) => {
      panel.onDidDispose(() => {
        if (this.#panel === panel) this.#panel = undefined;
        resolve(false);
      });
      panel.webview.onDidReceiveMessage((message: FromReview) => {
        if (message.type === 'ready') void panel.webview.postMessage(content);
        else {
          resolve(message.agreed);
          panel.dispose();
        }
      });
    });
  }

  #create(title: string): vscode.WebviewPanel {
    const panel = createPanel(this.#extension, 'review', { title, column: vscode.ViewColumn.Active });
    panel.webview.html = panelHtml(panel.webview, this.#extension, 'review');
    return panel;
  }

  dispose(): void {
    this.#panel?.dispose();
  }
}

async function contentOf({ title, tenant, edits, outcome }: Proposal): Promise<ToReview> {
  const [differences, { reviewView }] = await Promise.all([
    outcome.difference(tenant, edits),
    import('../../report/review-view.ts'),
  ]);
  return reviewView(title, edits, differences, (path) => outcome.sources.get(path)?.text ?? '');
}

/** Whether every open document still holds the text that the edits were made for. */
function isUnchanged(edits: readonly Edit[], outcome: Outcome): boolean {
  return vscode.workspace.textDocuments.every((document) => {
    const path = outcome.area.pathOf(document.uri);
    const isMeant = document.uri.toString() === outcome.area.uriOf(path).toString();
    if (!isMeant || !edits.some(({ place }) => place.source === path)) return true;
    return document.getText() === outcome.sources.get(path)?.text;
  });
}
