import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { OpenDocument } from '../../editor/open-document.ts';
import { LineIndex } from '../../text/index.ts';
import type { Lines, Positions } from './positions.ts';
import { pathOfUri } from './uris.ts';

/** A document that the client holds. */
export class Document implements OpenDocument<string> {
  readonly uri: string;
  readonly languageId: string;
  version: number;
  isClosed = false;
  isDirty = false;
  #text: string;
  #index: LineIndex | undefined;

  constructor(uri: string, languageId: string, version: number, text: string) {
    this.uri = uri;
    this.languageId = languageId;
    this.version = version;
    this.#text = text;
  }

  getText(): string {
    return this.#text;
  }

  get lines(): Lines {
    this.#index ??= new LineIndex(this.#text);
    return { text: this.#text, index: this.#index };
  }

  /** Takes the changes of one notification, each made to what the one before has left. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number, positions: Positions): void {
    for (const change of changes) {
      if ('range' in change) {
        const { start, end } = positions.span(change.range, this.lines);
        this.#text = this.#text.slice(0, start) + change.text + this.#text.slice(end);
      } else this.#text = change.text;
      this.#index = undefined;
    }
    this.version = version;
    this.isDirty = true;
  }
}

/** The documents that the client has open, by their addresses. */
export class Documents {
  readonly #open = new Map<string, Document>();
  readonly #addresses = new Map<string, string>();

  add(document: Document): void {
    this.#open.set(document.uri, document);
    const file = pathOfUri(document.uri);
    if (file !== undefined) this.#addresses.set(file, document.uri);
  }

  get(uri: string): Document | undefined {
    return this.#open.get(uri);
  }

  /** The address by which the client calls a file that it has open. */
  addressOf(file: string): string | undefined {
    return this.#addresses.get(file);
  }

  remove(uri: string): Document | undefined {
    const document = this.#open.get(uri);
    if (document) document.isClosed = true;
    this.#open.delete(uri);
    this.#addresses.delete(pathOfUri(uri) ?? '');
    return document;
  }

  all(): readonly Document[] {
    return [...this.#open.values()];
  }
}
