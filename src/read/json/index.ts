import type { Knowledge } from '../../knowledge/index.ts';
import type { Slice } from '../../text/index.ts';
import { parseJson } from '../data/json.ts';
import { readDocuments } from '../shapes/documents.ts';
import { addParsed, type Context, type Draft, newDraft } from '../shapes/draft.ts';
import type { OwnShape } from '../shapes/own.ts';

/** Reads a JSON text (comments and trailing commas allowed): every shape that declares settings, and what is left over. */
export function readJson(slice: Slice, knowledge: Knowledge, shapes: readonly OwnShape[] = []): Draft {
  const draft = newDraft();
  const parsed = parseJson(slice.text);
  const context: Context = { slice, knowledge, format: 'json', draft, taken: new Set() };
  addParsed(draft, slice, parsed);
  readDocuments(context, parsed.documents, shapes);
  return draft;
}
