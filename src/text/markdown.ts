import { withoutInvisible } from './invisible.ts';

/** Text of strangers on one line: terminal escapes, line ends and invisible characters become visible or blanks. */
export function harmless(text: string): string {
  return withoutInvisible(text.replace(/[\r\n\t]+/g, ' '), (character) =>
    character.charCodeAt(0) < 160 ? '\ufffd' : '',
  );
}

/** Text of strangers as Markdown that shows exactly this text: no markup, no HTML, no link. */
export function plainMarkdown(text: string): string {
  return harmless(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Text of strangers as inline code; also right inside a table cell. An empty text gives an empty string. */
export function codeMarkdown(text: string): string {
  const shown = harmless(text);
  if (shown.trim() === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.startsWith(' ') || shown.endsWith(' ') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`.replaceAll('|', '\\|');
}
