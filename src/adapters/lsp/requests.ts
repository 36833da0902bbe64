import {
  type Connection,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { Cancellation } from '../../editor/host.ts';
import { nothingNamed, RenameRefused } from '../../editor/navigation.ts';
import { type CodeActions, SHOW_COMMANDS } from './code-actions.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Document } from './documents.ts';
import { type EditWriter, workspaceEdit } from './edits.ts';
import { type Features, SHOW_VERDICT } from './features.ts';
import type { Settings } from './settings.ts';
import type { Here, Workspace } from './workspace.ts';

/** What requests are answered with. */
export interface Answering extends EditWriter {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly actions: CodeActions;
  readonly features: Features;
  settings(): Settings;
}

interface AboutDocument {
  readonly textDocument: TextDocumentIdentifier;
}

/** Says why nothing can be renamed, instead of failing. */
async function refusing<T>(renaming: () => Promise<T>): Promise<T> {
  try {
    return await renaming();
  } catch (error) {
    if (error instanceof RenameRefused) throw new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

/** Answers what a client asks about texts. */
export function answerRequests(answering: Answering): void {
  const { connection, workspace, features, actions, settings, positions } = answering;
  const document = ({ textDocument }: AboutDocument): Document | undefined => workspace.documents.get(textDocument.uri);
  const here = ({ textDocument }: AboutDocument, token: Cancellation): Promise<Here | undefined> =>
    workspace.here(textDocument.uri, token);

  connection.onHover((params) => {
    const open = settings().hovers ? document(params) : undefined;
    return open ? features.hover(open, params.position) : null;
  });
  connection.onCompletion((params) => {
    const open = settings().completion ? document(params) : undefined;
    return open ? features.completion(open, params) : null;
  });
  connection.onCompletionResolve((item) => features.resolveCompletion(item));
  connection.onSignatureHelp((params) => {
    const open = settings().completion ? document(params) : undefined;
    return open ? features.signature(open, params.position) : null;
  });
  connection.onFoldingRanges((params) => {
    const open = document(params);
    return open ? features.folding(open) : null;
  });
  connection.onDefinition(async (params, token) => {
    const found = await here(params, token);
    return found ? features.definitions(found, params.position) : null;
  });
  connection.onReferences(async (params, token) => {
    const found = await here(params, token);
    return found ? features.references(found, params.position, params.context.includeDeclaration) : null;
  });
  connection.onDocumentHighlight(async (params, token) => {
    const found = await here(params, token);
    return found ? features.highlights(found, params.position) : null;
  });
  connection.onPrepareRename((params, token) =>
    refusing(async () => features.renaming((await here(params, token)) ?? nothingNamed(), params.position)),
  );
  connection.onRenameRequest((params, token) =>
    refusing(async () => {
      const found = (await here(params, token)) ?? nothingNamed();
      const edits = await features.rename(found, params.position, params.newName);
      return workspaceEdit(edits, found.outcome, answering);
    }),
  );
  connection.onDocumentSymbol(async (params, token) => {
    const found = await here(params, token);
    return found ? features.outline(found) : null;
  });
  connection.onWorkspaceSymbol(({ query }) => features.symbols(query));
  connection.onCodeLens(async (params, token) => {
    const found = settings().codeLens ? await here(params, token) : undefined;
    return found ? features.lenses(found) : null;
  });
  connection.onCodeLensResolve((lens) => features.resolveLens(lens));
  connection.onCodeAction(async (params, token) => {
    const found = await here(params, token);
    return found ? actions.at(found, params) : null;
  });
  connection.onCodeActionResolve((action) => actions.resolve(action));
  connection.languages.diagnostics.on(async (params, token) => {
    const found = await here(params, token);
    if (!found && token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.ServerCancelled, '', { retriggerRequest: true });
    const all = found && diagnosticsOf(found.outcome, settings().showInformation, positions).get(found.path);
    return { kind: DocumentDiagnosticReportKind.Full, items: [...(all ?? [])] };
  });
  connection.onExecuteCommand(async ({ command, arguments: given = [] }, token) => {
    const [first, second] = given as readonly unknown[];
    const isText = command === SHOW_COMMANDS && typeof first === 'string';
    const text = isText ? first : command === SHOW_VERDICT ? await features.verdict(first, second, token) : undefined;
    if (text !== undefined)
      await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: text });
    return null;
  });
}
