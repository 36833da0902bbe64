import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { diskOf } from '../../src/adapters/cli/commands/lsp.ts';
import type { Disk } from '../../src/adapters/lsp/disk.ts';
import { serve } from '../../src/adapters/lsp/serve.ts';
import { Folder } from '../cli/support.ts';
import { testWorld } from '../support/world.ts';

/** What a modern editor can do. */
export const MODERN: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: {},
      snippetEditSupport: true,
    },
  },
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true } },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
  },
};

/** A client that talks to a server in this process, with a folder of files. */
export class Client implements AsyncDisposable {
  readonly folder: Folder;
  readonly connection: ProtocolConnection;
  /** The last problems that were sent of each file, by its name. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly exit: Promise<number>;
  readonly complaints: string[] = [];
  /** What goes to the server, for messages that no client sends. */
  readonly toServer = new PassThrough();
  initialized: InitializeResult | undefined;
  #version = 1;
  readonly #waiting = new Set<() => void>();

  constructor(files: Readonly<Record<string, string>>, disk?: Disk) {
    this.folder = new Folder(files);
    const fromServer = new PassThrough();
    this.exit = serve({
      input: this.toServer,
      output: fromServer,
      disk: disk ?? diskOf(testWorld(this.folder.path)),
      version: '0.0.0',
      language: undefined,
      complain: (sentence) => this.complaints.push(sentence),
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(fromServer),
      new StreamMessageWriter(this.toServer),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.set(this.nameOf(params.uri), params);
      for (const look of this.#waiting) look();
    });
    this.connection.listen();
  }

  uri(name: string): string {
    return pathToFileURL(this.folder.at(name)).href;
  }

  nameOf(uri: string): string {
    const root = `${pathToFileURL(this.folder.path).href}/`;
    return uri.startsWith(root) ? uri.slice(root.length) : uri;
  }

  async start(capabilities: ClientCapabilities = MODERN, more: Partial<InitializeParams> = {}): Promise<this> {
    this.initialized = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: [{ uri: pathToFileURL(this.folder.path).href, name: 'tenant' }],
      ...more,
    });
    await this.connection.sendNotification('initialized', {});
    return this;
  }

  /** Opens a file with the text that it has on disk, or another. */
  async open(name: string, languageId: string, text = this.folder.read(name)): Promise<void> {
    const textDocument = { uri: this.uri(name), languageId, version: this.#version, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Changes of one notification, each a range and its new text; without a range the whole text. */
  async change(name: string, ...contentChanges: readonly object[]): Promise<void> {
    const textDocument = { uri: this.uri(name), version: ++this.#version };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  /** Waits until the problems of a file are as they should be; the rules of them. */
  async problems(name: string, are: (rules: readonly string[]) => boolean): Promise<readonly string[]> {
    const rules = (): readonly string[] | undefined =>
      this.published.get(name)?.diagnostics.map(({ code }) => String(code));
    return new Promise((resolve) => {
      const look = (): void => {
        const found = rules();
        if (!found || !are(found)) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  ask<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params);
  }

  /** Asks about a position of a file. */
  at<T>(method: string, name: string, line: number, character: number, more: object = {}): Promise<T> {
    return this.ask(method, { textDocument: { uri: this.uri(name) }, position: { line, character }, ...more });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connection.dispose();
    this.toServer.end();
    await this.exit;
    this.folder[Symbol.dispose]();
  }
}
