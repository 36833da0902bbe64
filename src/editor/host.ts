import type { Knowledge } from '../knowledge/index.ts';
import type { Source } from '../text/index.ts';
import type { FolderFiles } from './folder-files.ts';
import type { OpenDocument } from './open-document.ts';

/** An answer that may not be wanted any more; the tokens of the editors are such. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => unknown): { dispose(): unknown };
}

/** What belongs together: a workspace folder, which is one tenant unless configured, or one document outside of any. */
export interface Area<U> {
  readonly key: string;
  readonly name: string;
  /** Identity of a file in the analysis. */
  pathOf(uri: U): string;
  /** The file of a path that `pathOf` gave. */
  uriOf(path: string): U;
}

/** What a session asks the editor for. */
export interface Host<U, D extends OpenDocument<U>> {
  readonly knowledge: () => Promise<Knowledge>;
  /** The workspace folder of a file, else the file itself, as one text. */
  keyOf(uri: U): string;
  /** The area that a file is part of, with the files of its folder when it is one. Asked once for each key. */
  areaOf(uri: U, key: string): { readonly area: Area<U>; readonly files?: FolderFiles<U> };
  /** Every open document that is a text of its own and part of an area. */
  documentsOf(area: Area<U>): readonly D[];
  /** Whether a document is a text that somebody writes, in a language that is looked at. */
  isJudged(document: D): boolean;
  /** A document as a source. Undefined for a language that nothing is said about. */
  sourceOf(document: D, path: string): Source | undefined;
  /** An analysis that nobody waits for has failed: a mistake of the tool. */
  failed(error: unknown): void;
}
