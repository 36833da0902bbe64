import { CodeLensRefreshRequest, type Connection, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Client } from './client.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Positions } from './positions.ts';
import type { Settings } from './settings.ts';
import type { Outcome } from './workspace.ts';

/** What a publisher asks of the server it belongs to. */
export interface Publishing {
  readonly connection: Connection;
  readonly client: Client;
  readonly positions: Positions;
  settings(): Settings;
}

/**
 * Tells the client what is found. Problems of open documents are asked for by clients that can; those of all other files are sent,
 * where the person wants them.
 */
export class Publisher {
  readonly #with: Publishing;
  /** What was sent of each file, by the key of its area. */
  readonly #sent = new Map<string, ReadonlyMap<string, string>>();

  constructor(publishing: Publishing) {
    this.#with = publishing;
  }

  /** Sends what has changed of an area. */
  publish(outcome: Outcome): void {
    const { client, positions, connection } = this.#with;
    const { problems, showInformation } = this.#with.settings();
    const { key, uriOf } = outcome.area;
    const before = this.#sent.get(key);
    const now = new Map<string, string>();
    const found = diagnosticsOf(outcome, showInformation, positions);
    // Open files without a problem are told as well: the client then knows that they were looked at.
    for (const path of new Set([...outcome.versions.keys(), ...found.keys()])) {
      const version = outcome.versions.get(path);
      if (version === undefined ? problems !== 'workspace' : client.pullsDiagnostics) continue;
      const diagnostics = [...(found.get(path) ?? [])];
      const uri = uriOf(path);
      const text = JSON.stringify([version, diagnostics]);
      now.set(uri, text);
      if (before?.get(uri) !== text) this.#send({ uri, diagnostics, ...(version !== undefined && { version }) });
    }
    for (const uri of before?.keys() ?? []) if (!now.has(uri)) this.#send({ uri, diagnostics: [] });
    this.#sent.set(key, now);
    if (client.pullsDiagnostics) this.#tell(connection.languages.diagnostics.refresh());
    if (client.refreshesLenses) this.#tell(connection.sendRequest(CodeLensRefreshRequest.type));
  }

  #send(params: PublishDiagnosticsParams): void {
    this.#tell(this.#with.connection.sendDiagnostics(params));
  }

  /** What the client answers matters to nobody; it may be gone. */
  #tell(message: Promise<unknown>): void {
    message.catch(() => {});
  }

  /** Takes back everything about an area that is gone. */
  clear(key: string): void {
    for (const uri of this.#sent.get(key)?.keys() ?? []) this.#send({ uri, diagnostics: [] });
    this.#sent.delete(key);
  }
}
