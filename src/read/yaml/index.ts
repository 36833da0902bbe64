import type { Knowledge } from '../../knowledge/index.ts';
import type { Slice } from '../../text/index.ts';
import { readDocuments } from '../shapes/documents.ts';
import type { Draft } from '../shapes/draft.ts';
import { addParsed, type Context, newDraft } from '../shapes/draft.ts';
import { parseYaml } from './parse.ts';

/** Reads a YAML text: every shape that declares settings, and what could not be understood. */
export function readYaml(slice: Slice, knowledge: Knowledge): Draft {
  const draft = newDraft();
  const parsed = parseYaml(slice.text);
  const context: Context = { slice, knowledge, format: 'yaml', draft, taken: new WeakSet() };
  addParsed(draft, slice, parsed);
  readDocuments(context, parsed.documents);
  return draft;
}
