import * as vscode from 'vscode';
import type { Edit, LineIndex, Place, Span } from '../../text/index.ts';
import type { Outcome } from './session.ts';

/** The one place where offsets become the editor's lines; `lines` belongs to the text the span lies in. */
export function rangeOf(span: Span, lines: LineIndex): vscode.Range {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}

/**
 * Edits of one text of which at least one holds placeholders: all of them are snippets then. Their indentation is written
 * already.
 */
export function snippetTextEdits(edits: readonly Edit[], lines: LineIndex): vscode.SnippetTextEdit[] {
  return edits.map(({ place, newText, snippet }) => {
    const text = snippet ? new vscode.SnippetString(newText) : new vscode.SnippetString().appendText(newText);
    const edit = vscode.SnippetTextEdit.replace(rangeOf(place, lines), text);
    edit.keepWhitespace = true;
    return edit;
  });
}

/** Shows the line that decides, in the column of the editors, and leaves it for the reader to look at. */
export async function reveal(place: Place, outcome: Outcome): Promise<void> {
  const selection = rangeOf(place, outcome.lines(place.source));
  await vscode.window.showTextDocument(outcome.area.uriOf(place.source), {
    selection,
    viewColumn: vscode.ViewColumn.One,
    preview: true,
  });
}
