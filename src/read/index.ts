import type { Knowledge } from '../knowledge/index.ts';
import { type Slice, type Source, wholeSlice } from '../text/index.ts';
import { readCsv } from './csv/index.ts';
import { readPowerShell } from './dsc/index.ts';
import type { PowerShellReader } from './embedded-powershell.ts';
import { readJson } from './json/index.ts';
import { readMarkdown } from './markdown/index.ts';
import { mayMatter as mayMatterAsScript } from './powershell/prefilter.ts';
import { readPsd1 } from './psd1/index.ts';
import type { Reading } from './reading.ts';
import { isRelevant, isStrong } from './relevance.ts';
import type { Scripts } from './scripts.ts';
import { addReading, type Draft, finish, newDraft } from './shapes/draft.ts';
import { isNativePath } from './shapes/native.ts';
import type { OwnShape } from './shapes/own.ts';
import { isDatumPath } from './shapes/resources.ts';
import { readYaml } from './yaml/index.ts';

export * from './reading.ts';
export { Scripts } from './scripts.ts';
export { type OwnShape, settingsOf } from './shapes/own.ts';

/**
 * Reads one source by its language and content. `shapes` are the house's own shapes of data files that the configuration
 * describes for this source, `scripts` the texts that scripts may dot-source. Linear in its length; never throws. A data file or document without any
 * word about forwarding is not parsed at all. Commands in documents (Markdown fences) are read as advice.
 */
export function read(
  source: Source,
  knowledge: Knowledge,
  shapes: readonly OwnShape[] = [],
  scripts?: Scripts,
): Reading {
  return finish(source, draftOf(wholeSlice(source), knowledge, shapes, scripts));
}

/** Whether a source can say anything at all; false is certain. One linear search. */
export function mayMatter(source: Source): boolean {
  const { language, path, text } = source;
  if (language === 'powershell') return mayMatterAsScript(text);
  // An export of Microsoft365DSC is a script also under the name `.txt`.
  if (language === 'text') return text.includes('Import-DscResource');
  if (language === 'markdown') return mayMatterAsScript(text);
  return isNativePath(path) || isDatumPath(path) || isRelevant(text);
}

function draftOf(slice: Slice, knowledge: Knowledge, shapes: readonly OwnShape[], scripts?: Scripts): Draft {
  const { source, text } = slice;
  const powershell: PowerShellReader = (inner, how) => readPowerShell(inner, knowledge, how);
  const only = (reading: Reading): Draft => {
    const draft = newDraft();
    addReading(draft, reading);
    return draft;
  };
  if (shapes.length === 0 && !mayMatter(source)) return newDraft();
  const native = isNativePath(source.path);
  switch (source.language) {
    case 'powershell':
    case 'text':
      return only(readPowerShell(slice, knowledge, scripts ? { scripts: (name) => scripts.left(name) } : {}));
    case 'psd1':
      return only(readPsd1(slice, knowledge));
    case 'yaml':
      return quiet(readYaml(slice, knowledge, powershell, shapes), native, text);
    case 'json':
      return quiet(readJson(slice, knowledge, shapes), native, text);
    case 'csv':
      return readCsv(slice, knowledge);
    case 'markdown':
      return readMarkdown(slice, powershell);
    default:
      return newDraft();
  }
}

/** Mistakes of a file that has nothing to do with forwarding are not ours to report. */
function quiet(draft: Draft, native: boolean, text: string): Draft {
  if (!native && draft.declarations.length === 0 && !isStrong(text)) draft.problems.length = 0;
  return draft;
}
