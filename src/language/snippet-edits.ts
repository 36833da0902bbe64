import type { Edit } from '../text/index.ts';
import { extendNative } from '../write/index.ts';
import { type SnippetFormat, type SnippetId, snippetObjects } from './snippets.ts';

/**
 * The edits that add the settings of a snippet to the collections of a native file, behind the item at offset `at` where it is one
 * of their collection. Undefined for commands, and for a text that is no native file yet or has errors.
 */
export function snippetEdits(
  id: SnippetId,
  file: { readonly path: string; readonly text: string; readonly format: SnippetFormat },
  at: number,
): readonly Edit[] | undefined {
  const objects = snippetObjects(id);
  const declares = file.format === 'yaml' || file.format === 'json';
  if (!declares || objects.length === 0) return undefined;
  return extendNative(file.text, file.path, at, file.format === 'json', objects);
}
