import * as vscode from 'vscode';
import type * as editor from '../../editor/host.ts';
import { type Outcome as AnyOutcome, Session as AnySession, type Progress } from '../../editor/session.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { isJudged, languageOfDocument, sourceOfDocument } from './documents.ts';
import { watchedFolder } from './folder-files.ts';

/** What belongs together: a workspace folder, a notebook, or one document outside of any. */
export type Area = editor.Area<vscode.Uri>;

/** The state of one area after an analysis. */
export type Outcome = AnyOutcome<vscode.Uri>;

/** The analysis of every area that this editor shows. */
export class Session extends AnySession<vscode.Uri, vscode.TextDocument> {
  constructor(knowledge: () => Promise<Knowledge>, failed: (error: unknown) => void) {
    super({
      knowledge,
      failed,
      keyOf,
      areaOf,
      documentsOf: (area) => vscode.workspace.textDocuments.filter((document) => isPartOf(document, area)),
      isJudged: (document) => isJudged(document) && languageOfDocument(document) !== undefined,
      sourceOf: sourceOfDocument,
    });
  }

  /** Analyses a whole workspace folder now. Undefined when cancelled. */
  analyzeFolder(
    { uri }: vscode.WorkspaceFolder,
    token?: vscode.CancellationToken,
    progress?: Progress,
  ): Promise<Outcome | undefined> {
    return this.analyzeNow(uri, token, progress);
  }
}

const CELL = 'vscode-notebook-cell';

function areaOf(uri: vscode.Uri, key: string): ReturnType<editor.Host<vscode.Uri, vscode.TextDocument>['areaOf']> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(uri);
  if (workspaceFolder) {
    const { folder, files } = watchedFolder(workspaceFolder.uri);
    return { area: { key, name: workspaceFolder.name, pathOf: folder.pathOf, uriOf: folder.uriOf }, files };
  }
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return {
    area: uri.scheme === CELL ? notebookArea(uri, key, name) : { key, name, pathOf: () => name, uriOf: () => uri },
  };
}

/** The cells of one notebook, which belong together. */
function notebookArea(cell: vscode.Uri, key: string, name: string): Area {
  return {
    key,
    name,
    pathOf: ({ fragment }) => `${name}#${fragment}`,
    uriOf: (path) => cell.with({ fragment: path.slice(path.indexOf('#') + 1) }),
  };
}

/** The workspace folder of a document, the notebook of a cell, else the document itself. */
export function keyOf(uri: vscode.Uri): string {
  if (uri.scheme === CELL) return uri.with({ fragment: '' }).toString();
  return (vscode.workspace.getWorkspaceFolder(uri)?.uri ?? uri).toString();
}

/** Files of the area that the editor holds; a diff or an output pane with the same path is no second copy of a file. */
function isPartOf(document: vscode.TextDocument, area: Area): boolean {
  if (document.isClosed || !isJudged(document) || keyOf(document.uri) !== area.key) return false;
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return !folder || folder.uri.scheme === document.uri.scheme;
}
