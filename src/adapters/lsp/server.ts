import { pathToFileURL } from 'node:url';
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { TRIGGERS } from '../../editor/completion.ts';
import { EXTENSIONS } from '../../editor/folder-files.ts';
import { languageFor, type UserLanguage } from '../../messages/index.ts';
import { type Client, clientOf } from './client.ts';
import { CodeActions, FIX_ALL, SHOW_COMMANDS } from './code-actions.ts';
import type { Disk } from './disk.ts';
import { Document } from './documents.ts';
import { Features, SHOW_VERDICT } from './features.ts';
import { Positions } from './positions.ts';
import { Progress } from './progress.ts';
import { Publisher } from './publisher.ts';
import { answerRequests } from './requests.ts';
import { SECTION, type Settings, settingsOf } from './settings.ts';
import { Workspace } from './workspace.ts';

const CHANGES = {
  [FileChangeType.Created]: 'noteCreated',
  [FileChangeType.Changed]: 'noteChanged',
  [FileChangeType.Deleted]: 'noteDeleted',
} as const;

/** The server of one client, from `initialize` on. */
export class Server {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #workspace: Workspace;
  readonly #positions: Positions;
  readonly #publisher: Publisher;
  #settings: Settings;

  constructor(
    connection: Connection,
    { disk, language }: { readonly disk: Disk; readonly language: UserLanguage | undefined },
    params: InitializeParams,
  ) {
    this.#connection = connection;
    this.#client = clientOf(params);
    this.#positions = new Positions(this.#client.encoding);
    this.#settings = settingsOf(params.initializationOptions);
    const spoken = language ?? languageFor(params.locale);
    disk.speak(spoken);
    const progress = this.#client.showsProgress ? new Progress(connection) : undefined;
    this.#workspace = new Workspace(disk, (error) => {
      progress?.endAll();
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
    const settings = (): Settings => this.#settings;
    const shared = { connection, client: this.#client, positions: this.#positions, settings };
    this.#publisher = new Publisher(shared);
    for (const folder of foldersOf(params)) this.#workspace.folders.add(folder);
    const { session } = this.#workspace;
    session.onDidStart(({ key, name }) => progress?.begin(key, name));
    session.onDidAnalyze((outcome) => {
      progress?.end(outcome.area.key);
      this.#publisher.publish(outcome);
    });
    this.#followDocuments();
    connection.onInitialized(() => this.#registered());
    connection.onDidChangeConfiguration(({ settings: given }) => this.#configure(given));
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) this.#workspace.folders.note(uri, CHANGES[type]);
    });
    answerRequests({
      ...shared,
      workspace: this.#workspace,
      actions: new CodeActions(this.#workspace, shared),
      features: new Features(this.#workspace, shared, spoken),
    });
  }

  capabilities(): ServerCapabilities {
    return {
      positionEncoding: this.#positions.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      hoverProvider: true,
      completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
      signatureHelpProvider: { triggerCharacters: ['-'], retriggerCharacters: [' '] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: { label: 'Mailflow Lint' },
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      codeLensProvider: { resolveProvider: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: true },
      executeCommandProvider: { commands: [SHOW_COMMANDS, SHOW_VERDICT] },
      ...(this.#client.pullsDiagnostics && {
        diagnosticProvider: { identifier: 'mailflow-lint', interFileDependencies: true, workspaceDiagnostics: false },
      }),
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    };
  }

  /** Stops all work: the client is gone. */
  dispose(): void {
    this.#workspace.session.dispose();
  }

  /** What is asked of the client when it is ready: to tell of settings, files and folders. */
  #registered(): void {
    const { client } = this.#connection;
    const ask = (request: Promise<unknown>): void => {
      request.catch((error: unknown) => this.#connection.console.warn(String(error)));
    };
    if (this.#client.registersConfiguration)
      ask(client.register(DidChangeConfigurationNotification.type, { section: SECTION }));
    if (this.#client.pullsConfiguration) this.#configure(undefined);
    if (this.#client.watchesFiles) {
      const watchers = [{ globPattern: `**/*.{${EXTENSIONS.join(',')}}` }];
      ask(client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (!this.#client.tellsFolders) return;
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) {
        this.#publisher.clear(uri);
        this.#workspace.session.forget(uri);
        this.#workspace.folders.remove(uri);
      }
      for (const folder of added) this.#workspace.folders.add(folder);
      for (const document of this.#workspace.documents.all()) this.#consider(document);
    });
  }

  /** Takes new settings: asks for them where the client can be asked. */
  #configure(given: unknown): void {
    const take = (settings: unknown): void => {
      this.#settings = settingsOf(settings);
      for (const outcome of this.#workspace.session.outcomes()) this.#publisher.publish(outcome);
    };
    if (!this.#client.pullsConfiguration) take(given);
    else
      this.#connection.workspace
        .getConfiguration(SECTION)
        .then(take)
        .catch((error: unknown) => this.#connection.console.warn(String(error)));
  }

  #consider(document: Document): void {
    this.#workspace.session.consider(document).catch((error: unknown) => this.#connection.console.error(String(error)));
  }

  #followDocuments(): void {
    const { documents, folders, session } = this.#workspace;
    this.#connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      const document = new Document(uri, languageId, version, text);
      documents.add(document);
      this.#consider(document);
    });
    this.#connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const document = documents.get(uri);
      document?.change(contentChanges, version, this.#positions);
      if (document) this.#consider(document);
    });
    this.#connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
      const document = documents.get(uri);
      if (document) document.isDirty = false;
      // Nobody else tells of a new file where the client watches none.
      if (!this.#client.watchesFiles) folders.note(uri, 'noteCreated');
    });
    this.#connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      documents.remove(uri);
      if (folders.keyOf(uri) !== uri) return session.refresh(uri);
      this.#publisher.clear(uri);
      session.forget(uri);
    });
  }
}

/** The folders that are open, in whatever way the client says it. */
function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams) {
  if (workspaceFolders) return workspaceFolders;
  const uri = rootUri ?? (rootPath ? pathToFileURL(rootPath).href : undefined);
  return uri ? [{ uri, name: uri.slice(uri.lastIndexOf('/') + 1) }] : [];
}
