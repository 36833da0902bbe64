import type { Edit } from '../text/index.ts';
import { extendNative, recipeText } from '../write/index.ts';
import type { SnippetFormat, SnippetId } from './snippet-ids.ts';
import { snippet } from './snippets.ts';

/**
 * Snippet text (`${1:name}` for a person to fill in) in a format. Commands have no form in declarative formats: YAML gets
 * them as a comment, DSC as PowerShell comments, JSON nothing. `whole` also writes the root of a native file.
 */
export function snippetText(id: SnippetId, format: SnippetFormat, whole = true): string | undefined {
  const content = snippet(id);
  if ('commands' in content) {
    if (format === 'powershell') return content.commands;
    return format === 'json' ? undefined : commented(content.commands);
  }
  const text = recipeText(content.recipe, format, { root: whole, wrapped: true });
  return format === 'powershell' ? `# ${content.comment}\n${text}` : text;
}

const commented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' || line.startsWith('#') ? line : `# ${line}`))
    .join('\n');

/**
 * The edits that add the settings of a snippet to the collections of a native file, behind the item at offset `at` where it is one
 * of their collection. Undefined for commands, and for a text that is no native file yet or has errors.
 */
export function snippetEdits(
  id: SnippetId,
  file: { readonly path: string; readonly text: string; readonly format: SnippetFormat },
  at: number,
): readonly Edit[] | undefined {
  const content = snippet(id);
  const declares = file.format === 'yaml' || file.format === 'json';
  if (!declares || 'commands' in content) return undefined;
  return extendNative(file.text, file.path, at, file.format === 'json', content.recipe);
}
