import { oneLine } from './printable.ts';

/**
 * Text from files as Markdown text: on one line, with the characters escaped that make markup, HTML or another table cell.
 * Reports are kept in Git and read as they are too, so that paths and addresses stay legible; `plainMarkdown` escapes those as well.
 */
export function markdownText(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+!|<>~&$]/g, (char) =>
    char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`,
  );
}
