import * as vscode from 'vscode';
import type { LineIndex, Span } from '../../text/index.ts';

/** The one place where offsets become the editor's lines; `lines` belongs to the text the span lies in. */
export function rangeOf(span: Span, lines: LineIndex): vscode.Range {
  const start = lines.position(span.start);
  const end = lines.position(span.end);
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
