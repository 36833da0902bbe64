import { isPlaceholder, type NewName } from '../tenant/index.ts';
import { type Edit, escapeSnippet, type Place } from '../text/index.ts';

// Private use characters mark placeholders while text is put together; user text never reaches the marks.
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';

/** A text as it stands between the quotes of a JSON string, or of a string in double quotes of YAML. */
export const escapeJson = (raw: string): string => JSON.stringify(raw).slice(1, -1);

/** Text of a string or placeholder; `encode` is the escaping of the language's string literal. */
export function stringText(value: NewName, encode: (text: string) => string): string {
  if (!isPlaceholder(value)) return encode(value);
  return encode(value.prefix ?? '') + OPEN + encode(value.placeholder) + CLOSE;
}

/**
 * An edit of composed text; becomes a snippet when it holds placeholders. Equal placeholders are filled in together, also those
 * of several edits that share `numbers`.
 */
export function editOf(place: Place, text: string, numbers = new Map<string, number>()): Edit {
  if (!text.includes(OPEN)) return { place, newText: text };
  const newText = text
    .split(OPEN)
    .map((part, index) => {
      if (index === 0) return escapeSnippet(part);
      const end = part.indexOf(CLOSE);
      const name = part.slice(0, end);
      if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
      return `\${${numbers.get(name)}:${escapeSnippet(name)}}${escapeSnippet(part.slice(end + 1))}`;
    })
    .join('');
  return { place, newText, snippet: true };
}
