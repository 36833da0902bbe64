import type { FoundIssue } from '../script/parsed-script.ts';
import type { Text } from './found.ts';

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0;
const isLineEnd = (code: number): boolean => code === 10 || code === 13 || Number.isNaN(code);

/**
 * A backtick with blanks behind it continues no line and is white space (tried with PowerShell 7.6.9). At the end of a line
 * only the blanks go; inside a line the backtick goes with them.
 */
export function backtickSpaces({ slice, symbols }: Text): FoundIssue[] {
  const { text } = slice;
  const found: FoundIssue[] = [];
  if (!mayHoldBacktickSpace(text)) return found;
  for (const { command, names } of symbols.commands) {
    // What only stands for a command, as a method does, has no words with gaps between them.
    if (names.length === 0) continue;
    let from = command.head.end;
    for (const element of command.elements) {
      look(text, from, element.start, found);
      from = element.end;
    }
    let end = from;
    while (isBlank(text.charCodeAt(end)) || text[end] === '`') end++;
    look(text, from, end, found);
  }
  return found;
}

/** Whether any backtick stands before a blank; few texts have one. */
export function mayHoldBacktickSpace(text: string): boolean {
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at + 1)) {
    if (isBlank(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

/** Looks through the gap between two elements of a command. */
function look(text: string, start: number, end: number, found: FoundIssue[]): void {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 35 || code === 60) return;
    if (code !== 96 || !isBlank(text.charCodeAt(at + 1))) continue;
    let behind = at + 1;
    while (isBlank(text.charCodeAt(behind))) behind++;
    const atLineEnd = isLineEnd(text.charCodeAt(behind));
    if (atLineEnd && behind >= text.length) return;
    const replacement = atLineEnd ? '`' : isBlank(text.charCodeAt(at - 1)) ? '' : ' ';
    const repair = { start: at, end: behind, text: atLineEnd ? '`' : ' ' };
    found.push({ id: 'backtick-space', start: at, end: behind, args: {}, replacement, repair });
    at = behind - 1;
  }
}
