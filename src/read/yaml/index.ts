import type { Knowledge } from '../../knowledge/index.ts';
import type { Slice } from '../../text/index.ts';
import { parseYaml } from '../data/yaml.ts';
import type { PowerShellReader } from '../embedded-powershell.ts';
import { readDocuments } from '../shapes/documents.ts';
import { addParsed, type Context, type Draft, newDraft } from '../shapes/draft.ts';
import type { OwnShape } from '../shapes/own.ts';
import { readPipeline } from './pipeline.ts';

/** Reads a YAML text: every shape that declares settings, PowerShell in pipelines, and what could not be understood. */
export function readYaml(
  slice: Slice,
  knowledge: Knowledge,
  powershell: PowerShellReader,
  shapes: readonly OwnShape[] = [],
): Draft {
  const draft = newDraft();
  const parsed = parseYaml(slice.text);
  const context: Context = { slice, knowledge, format: 'yaml', draft, taken: new Set() };
  addParsed(draft, slice, parsed);
  const settings = parsed.documents.filter((document) => !readPipeline(context, document, powershell));
  readDocuments(context, settings, shapes);
  return draft;
}
