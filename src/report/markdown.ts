import { oneLine } from './printable.ts';

/** What a forge takes for the name of one of its users, who would get a message; the `@` of an address is none. */
const MENTION = /(?<![\w.%+-])@(?=\w)/g;

/**
 * Text from files as Markdown text: on one line, with the characters escaped that make markup, HTML or another table cell, and nobody
 * mentioned.
 * Reports are kept in Git and read as they are too, so that paths and addresses stay legible; `plainMarkdown` escapes those as well.
 */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]()#+!|<>~&$]/g, (char) => (char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`))
    .replace(MENTION, '@<!-- -->');
}
