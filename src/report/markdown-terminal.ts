import { type Terminal, wrapped } from './terminal.ts';

/** Marks inside of a line: an escaped character, code, words that stand out, a link. */
const INLINE = /\\([!-/:-@[-`{-~])|(`+)(.+?)\2(?!`)|\*\*(.+?)\*\*|\[((?:\\.|[^[\]\\])*)\]\(([^)\s]*)\)/g;
const FENCE = /^\s*(`{3,})/;
const HEADING = /^#{1,6} +/;
const ITEM = /^(\s*)[-*] +/;

/** A line of Markdown without its marks. */
function unmarked(line: string): string {
  return line.replace(INLINE, (_, escaped, __, code, strong, link, address) => {
    if (escaped !== undefined) return escaped;
    if (code !== undefined) return code.replace(/^ (.*) $/, '$1').replaceAll('\\|', '|');
    return strong !== undefined ? unmarked(strong) : `${unmarked(link)} (${address})`;
  });
}

/**
 * Markdown as this program writes it, as people read it in a terminal: without marks, wrapped to the width, with headings that stand
 * out and code as it is. Tables stay rows.
 */
export function markdownTerminal(markdown: string, terminal: Terminal): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.trimEnd().split('\n')) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (fence === undefined ? mark !== undefined : line.trim() === fence)
      fence = fence === undefined ? mark : undefined;
    else if (fence !== undefined) lines.push(`  ${line}`);
    else if (line.trim() !== '') lines.push(...shown(line, terminal));
    else if (lines.at(-1) !== '') lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function shown(line: string, terminal: Terminal): readonly string[] {
  if (HEADING.test(line))
    return wrapped(unmarked(line.replace(HEADING, '')), terminal).map((one) => terminal.paint('bold', one));
  const [start, indent = ''] = ITEM.exec(line) ?? [''];
  const first = start === '' ? '' : `${indent}- `;
  return wrapped(unmarked(line.slice(start.length)), terminal, ' '.repeat(first.length), first);
}
