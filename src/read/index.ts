import type { Knowledge } from '../knowledge/index.ts';
import { type Source, wholeSlice } from '../text/index.ts';
import { readJson } from './json/index.ts';
import type { Reading } from './reading.ts';
import { isRelevant } from './relevance.ts';
import { type Draft, finish, newDraft } from './shapes/draft.ts';
import { isNativePath } from './shapes/native.ts';
import { readYaml } from './yaml/index.ts';

export * from './reading.ts';

/**
 * Reads one source by its language and content. Linear in its length; never throws. A data file or document without any
 * word about forwarding is not parsed at all.
 */
export function read(source: Source, knowledge: Knowledge): Reading {
  return finish(source, draftOf(source, knowledge));
}

function draftOf(source: Source, knowledge: Knowledge): Draft {
  const slice = wholeSlice(source);
  if (!isNativePath(source.path) && !isRelevant(source.text)) return newDraft();
  switch (source.language) {
    case 'yaml':
      return readYaml(slice, knowledge);
    case 'json':
      return readJson(slice, knowledge);
    default:
      return newDraft();
  }
}
