import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { Encoding } from './positions.ts';

/** What the client at the other end can do, as far as the server asks. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics itself and can be told to ask again. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly showsProgress: boolean;
  readonly pullsConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly tellsFolders: boolean;
  /** Edits of code actions may come when an action is chosen. */
  readonly resolvesActions: boolean;
  readonly versionedEdits: boolean;
  /** It asks a person before it makes a change that is marked. */
  readonly annotatesEdits: boolean;
  readonly createsFiles: boolean;
  /** Placeholders in edits, and in completions. */
  readonly snippetEdits: boolean;
  readonly snippetCompletions: boolean;
  readonly markdown: boolean;
  readonly nestedSymbols: boolean;
  readonly labelOffsets: boolean;
}

const isTrue = (value: boolean | undefined): boolean => value === true;

/** What a client says of itself; of anything it does not say, that it cannot do it. */
export function clientOf({ capabilities }: InitializeParams): Client {
  const { workspace = {}, textDocument = {}, window = {}, general = {} }: ClientCapabilities = capabilities;
  const { codeAction, completion, hover, documentSymbol, signatureHelp } = textDocument;
  const edits = workspace.workspaceEdit ?? {};
  return {
    encoding: general.positionEncodings?.[0] === 'utf-8' ? 'utf-8' : 'utf-16',
    pullsDiagnostics: textDocument.diagnostic !== undefined && isTrue(workspace.diagnostics?.refreshSupport),
    refreshesLenses: isTrue(workspace.codeLens?.refreshSupport),
    showsProgress: isTrue(window.workDoneProgress),
    pullsConfiguration: isTrue(workspace.configuration),
    registersConfiguration: isTrue(workspace.didChangeConfiguration?.dynamicRegistration),
    watchesFiles: isTrue(workspace.didChangeWatchedFiles?.dynamicRegistration),
    tellsFolders: isTrue(workspace.workspaceFolders),
    resolvesActions:
      isTrue(codeAction?.dataSupport) && codeAction?.resolveSupport?.properties.includes('edit') === true,
    versionedEdits: isTrue(edits.documentChanges),
    annotatesEdits: edits.changeAnnotationSupport !== undefined,
    createsFiles: edits.resourceOperations?.includes('create') === true,
    snippetEdits: isTrue(edits.snippetEditSupport),
    snippetCompletions: isTrue(completion?.completionItem?.snippetSupport),
    markdown: hover?.contentFormat?.includes('markdown') === true,
    nestedSymbols: isTrue(documentSymbol?.hierarchicalDocumentSymbolSupport),
    labelOffsets: isTrue(signatureHelp?.signatureInformation?.parameterInformation?.labelOffsetSupport),
  };
}
