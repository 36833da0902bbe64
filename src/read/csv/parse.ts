import type { Span } from '../../text/index.ts';

/** One field: its text without quotes, and where it stands with them. */
export interface Cell extends Span {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * The rows of a CSV text, by the separator given. Quoted fields may hold line ends, `""` is a quote, blank lines are left
 * out, and so are fields for which the first row has no column. Linear; an unclosed quote ends with the text.
 */
export function parseCsv(text: string, separator: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  const endRow = (): void => {
    if (row.length > 1 || (row[0]?.text ?? '') !== '') rows.push(row);
    row = [];
  };
  const add = (cell: Cell): void => {
    if (row.length < (rows[0]?.length ?? Number.POSITIVE_INFINITY)) row.push(cell);
  };
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : bare(text, at, separator);
    add(cell);
    at = cell.end;
    // Anything between a closing quote and the next separator is passed over.
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at++;
    if (text[at] === '\n') endRow();
    else if (at + 1 >= text.length && text[at] === separator)
      add({ text: '', quoted: false, start: at + 1, end: at + 1 });
    at++;
  }
  endRow();
  return rows;
}

function bare(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end++;
  const stop = text[end - 1] === '\r' && end > start ? end - 1 : end;
  return { text: text.slice(start, stop).trim(), quoted: false, start, end: stop };
}

function quoted(text: string, start: number): Cell {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { text: value + text.slice(from), quoted: true, start, end: text.length };
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { text: value, quoted: true, start, end: quote + 1 };
    value += '"';
    from = quote + 2;
  }
}

/** The separator of a head line: the one of `,`, `;` and tab that occurs most in it. */
export function separatorOf(head: string): string {
  const count = (separator: string): number => head.split(separator).length;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
