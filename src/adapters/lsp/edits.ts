import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  CreateFile,
  type SnippetTextEdit,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { type Edit, plainText } from '../../text/index.ts';
import type { Client } from './client.ts';
import type { Positions } from './positions.ts';
import { type Outcome, rangeIn } from './workspace.ts';

/** The one annotation that a change may have: what it changes in who may forward where, for a person to agree to. */
const NOTE = 'consequences';

/** How changes are written for a client. */
export interface EditWriter {
  readonly client: Client;
  readonly positions: Positions;
}

type AnyEdit = TextEdit | AnnotatedTextEdit | SnippetTextEdit;

/**
 * Edits as the client takes them. Placeholders are filled with their own words for a client that knows none. With
 * `note`, a client that can asks a person first.
 */
export function workspaceEdit(
  edits: readonly Edit[],
  outcome: Outcome,
  { client, positions }: EditWriter,
  note?: ChangeAnnotation,
): WorkspaceEdit {
  const isNoted = note !== undefined && client.annotatesEdits && client.versionedEdits;
  const annotation = isNoted ? { annotationId: NOTE } : {};
  const written = (edit: Edit): AnyEdit => {
    const range = rangeIn(outcome, edit.place, positions);
    if (edit.snippet && client.snippetEdits && client.versionedEdits)
      return { range, snippet: { kind: 'snippet', value: edit.newText }, ...annotation };
    return { range, newText: plainText(edit), ...annotation };
  };
  const paths = [...new Set(edits.map(({ place }) => place.source))];
  const byPath = paths.map((path) => ({
    uri: outcome.area.uriOf(path),
    version: outcome.versions.get(path) ?? null,
    edits: edits.filter(({ place }) => place.source === path).map(written),
  }));
  if (!client.versionedEdits)
    return { changes: Object.fromEntries(byPath.map((one) => [one.uri, one.edits as TextEdit[]])) };
  return {
    documentChanges: byPath.map((one) => TextDocumentEdit.create({ uri: one.uri, version: one.version }, one.edits)),
    ...(isNoted && { changeAnnotations: { [NOTE]: note } }),
  };
}

/** A new file with a text, for a client that can make one. */
export function newFile(uri: string, text: string): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  const content: TextEdit = { range: { start, end: start }, newText: text };
  return {
    documentChanges: [
      CreateFile.create(uri, { ignoreIfExists: true }),
      TextDocumentEdit.create({ uri, version: null }, [content]),
    ],
  };
}
