import type { Context } from './draft.ts';
import { readNative } from './native.ts';
import type { DataNode } from './node.ts';

/** Reads the documents of one data file: the first shape that knows the document reads it. */
export function readDocuments(context: Context, documents: readonly DataNode[]): void {
  for (const document of documents) readNative(context, document);
}
