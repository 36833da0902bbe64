import type { Cancellation, Host } from '../../editor/host.ts';
import { languageOfId } from '../../editor/languages.ts';
import { type Outcome as AnyOutcome, Session } from '../../editor/session.ts';
import type { Language, Span } from '../../text/index.ts';
import type { Disk } from './disk.ts';
import { type Document, Documents } from './documents.ts';
import { Folders } from './folders.ts';
import type { Lines, Positions } from './positions.ts';

export type Outcome = AnyOutcome<string>;

/** Names that other editors have for languages, and those of VS Code. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ps1', 'powershell'],
  ['yaml.ansible', 'yaml'],
  ['json5', 'jsonc'],
  ['mail', 'ndr'],
  ['text', 'plaintext'],
]);

/** What the product calls the language of a document; undefined for one that it has nothing to say about. */
export function languageOfDocument({ languageId, uri }: Document): Language | undefined {
  return languageOfId(OTHER_NAMES.get(languageId) ?? languageId, uri);
}

/** A document, the state of its area for exactly its text, and its path in it. */
export interface Here {
  readonly document: Document;
  readonly outcome: Outcome;
  readonly path: string;
}

/** The documents and folders of one client, and their analysis. */
export class Workspace {
  readonly disk: Disk;
  readonly documents = new Documents();
  readonly folders: Folders;
  readonly session: Session<string, Document>;

  constructor(disk: Disk, failed: (error: unknown) => void) {
    this.disk = disk;
    this.folders = new Folders(disk, (file) => this.documents.addressOf(file));
    const host: Host<string, Document> = {
      failed,
      knowledge: async () => disk.knowledge,
      keyOf: (uri) => this.folders.keyOf(uri),
      areaOf: (uri, key) => this.folders.areaOf(uri, key),
      documentsOf: ({ key }) => this.documents.all().filter(({ uri }) => this.folders.keyOf(uri) === key),
      isJudged: (document) => languageOfDocument(document) !== undefined,
      sourceOf: (document, path) => {
        const language = languageOfDocument(document);
        return language && { path, text: document.getText(), language, encoding: 'utf8' };
      },
    };
    this.session = new Session(host);
  }

  /** The state of the area of an open document, for the text that it has now. Undefined where nothing is said about it. */
  async here(uri: string, token: Cancellation): Promise<Here | undefined> {
    const document = this.documents.get(uri);
    const outcome = document && (await this.session.current(document, token));
    return outcome && { document, outcome, path: outcome.area.pathOf(uri) };
  }
}

/** The text of a file as an outcome knows it. */
function linesOf({ sources, lines }: Outcome, path: string): Lines {
  return { text: sources.get(path)?.text ?? '', index: lines(path) };
}

/** A span of a file of an outcome as the client counts. */
export function rangeIn(
  outcome: Outcome,
  { source, ...span }: Span & { readonly source: string },
  positions: Positions,
) {
  return positions.range(span, linesOf(outcome, source));
}
