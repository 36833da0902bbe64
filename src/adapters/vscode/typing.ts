import * as vscode from 'vscode';

/** How long the text must rest before a half-typed word counts as written, in milliseconds. */
const REST = 900;

/**
 * Knows where a person is typing. An error in a word that is not finished yet comes and goes with every key; it is shown when the
 * typing rests or goes on elsewhere.
 */
export class Typing implements vscode.Disposable {
  readonly #rested = new vscode.EventEmitter<vscode.Uri>();
  #at: { readonly uri: string; readonly position: vscode.Position } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Nothing was typed into a document for a while. */
  readonly onDidRest = this.#rested.event;

  /** Takes note of a change; one of a few characters in the active editor is typing. */
  note({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const [change, ...others] = contentChanges;
    const isActive = vscode.window.activeTextEditor?.document === document;
    if (!change || others.length > 0 || !isActive || change.text.length > 2 || /\s/.test(change.text)) {
      this.#at = undefined;
      return;
    }
    const position = document.positionAt(change.rangeOffset + change.text.length);
    this.#at = { uri: document.uri.toString(), position };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#at = undefined;
      this.#rested.fire(document.uri);
    }, REST);
  }

  /** Whether the word at a range is being typed. */
  isAt(uri: vscode.Uri, range: vscode.Range): boolean {
    return this.#at !== undefined && this.#at.uri === uri.toString() && range.contains(this.#at.position);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#rested.dispose();
  }
}
