/// <reference lib="dom" />
import { el } from './elements.ts';

/** Where a field stands: row and column, from 0. */
export interface Field {
  readonly row: number;
  readonly column: number;
}

/** What a grid shows; it asks for what comes into sight only. */
export interface GridSource {
  readonly label: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The content of a field; undefined while it is not known yet. */
  field(field: Field): { readonly mark: string; readonly words: string; readonly kind: string } | undefined;
  /** Rows that are in sight and not known. */
  need(rows: readonly number[]): void;
  choose(field: Field): void;
}

interface Widths {
  readonly names: number;
  readonly column: number;
}

const ROW = 30;
/** Columns are so wide at least, and wider where there is room for all of them. */
const COLUMN = { least: 92, most: 240 } as const;
const HEAD = 48;
/** Rows and columns beyond the visible ones that are drawn as well. */
const MARGIN = 3;

/**
 * A grid of any size in which only the fields in sight exist. Arrow keys, Home, End and Page keys move; Enter and Space choose. A screen
 * reader hears each field with its row, its column and what it says.
 */
export class Grid {
  readonly element: HTMLElement;
  readonly #source: GridSource;
  readonly #head: HTMLElement;
  readonly #body: HTMLElement;
  #at: Field = { row: 0, column: 0 };
  #hasFocus = false;

  constructor(source: GridSource) {
    this.#source = source;
    this.#head = el('div', { role: 'row', class: 'head', 'aria-rowindex': '1' });
    this.#body = el('div', { role: 'rowgroup', class: 'body' });
    this.element = el(
      'div',
      {
        role: 'grid',
        class: 'grid',
        'aria-label': source.label,
        'aria-rowcount': String(source.rows.length + 1),
        'aria-colcount': String(source.columns.length + 1),
      },
      el('div', { role: 'rowgroup', class: 'top' }, this.#head),
      this.#body,
    );
    this.#body.style.height = `${source.rows.length * ROW}px`;
    this.element.addEventListener('scroll', () => this.draw());
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', () => {
      this.#hasFocus = true;
    });
    this.element.addEventListener('focusout', () => {
      this.#hasFocus = false;
    });
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  /** Draws what is in sight. */
  draw(): void {
    const { rows, columns } = this.#source;
    // Drawing takes the focused field away for a moment.
    const hadFocus = this.#hasFocus;
    const widths = this.#widths;
    const { names, column } = widths;
    this.element.style.setProperty('--column', `${column}px`);
    const width = names + columns.length * column;
    for (const part of [this.#head, this.#body]) part.style.width = `${width}px`;
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.element;
    const visible = range(scrollTop / ROW, (scrollTop + clientHeight - HEAD) / ROW, rows.length);
    const across = range(scrollLeft / column, (scrollLeft + clientWidth - names) / column, columns.length);
    if (!visible.includes(this.#at.row)) visible.push(this.#at.row);
    if (!across.includes(this.#at.column)) across.push(this.#at.column);
    const corner = el('div', { role: 'columnheader', class: 'corner', 'aria-colindex': '1' }, this.#source.label);
    corner.style.width = `${names}px`;
    this.#head.replaceChildren(corner, ...across.map((at) => this.#columnHead(at, widths)));
    this.#body.replaceChildren(...visible.map((row) => this.#row(row, across, widths)));
    const unknown = visible.filter((row) => columns.length > 0 && !this.#source.field({ row, column: 0 }));
    if (unknown.length > 0) this.#source.need(unknown);
    if (hadFocus) this.#cell()?.focus({ preventScroll: true });
  }

  /** Widths in pixels: less for the names where there is little room. */
  get #widths(): Widths {
    const { clientWidth } = this.element;
    const names = Math.max(110, Math.min(260, clientWidth * 0.35));
    const room = (clientWidth - names) / this.#source.columns.length;
    return { names, column: Math.max(COLUMN.least, Math.min(COLUMN.most, Math.floor(room))) };
  }

  #columnHead(at: number, { names, column }: Widths): HTMLElement {
    const name = this.#source.columns[at] ?? '';
    const attributes = { role: 'columnheader', class: 'column', title: name, 'aria-colindex': String(at + 2) };
    const element = el('div', attributes, name);
    element.style.left = `${names + at * column}px`;
    return element;
  }

  #row(row: number, across: readonly number[], widths: Widths): HTMLElement {
    const name = this.#source.rows[row] ?? '';
    const head = el('div', { role: 'rowheader', class: 'name', title: name, 'aria-colindex': '1' }, name);
    head.style.width = `${widths.names}px`;
    const element = el('div', { role: 'row', class: 'row', 'aria-rowindex': String(row + 2) }, head);
    element.style.top = `${row * ROW}px`;
    element.append(...across.map((column) => this.#field({ row, column }, widths)));
    return element;
  }

  #field(field: Field, widths: Widths): HTMLElement {
    const { row, column } = field;
    const content = this.#source.field(field);
    const isAt = row === this.#at.row && column === this.#at.column;
    const words = [this.#source.rows[row], this.#source.columns[column], content?.words].join(', ');
    const element = el(
      'div',
      {
        role: 'gridcell',
        class: `field ${content?.kind ?? ''}${isAt ? ' at' : ''}`,
        tabindex: isAt ? '0' : '-1',
        'aria-colindex': String(column + 2),
        'aria-label': words,
        'aria-selected': String(isAt),
        title: words,
      },
      content?.mark ?? '',
    );
    element.style.left = `${widths.names + column * widths.column}px`;
    element.addEventListener('click', () => {
      this.#hasFocus = true;
      this.#move(field);
      this.#source.choose(field);
    });
    return element;
  }

  #cell(): HTMLElement | null {
    return this.#body.querySelector<HTMLElement>('.at');
  }

  #key(event: KeyboardEvent): void {
    const { row, column } = this.#at;
    const { rows, columns } = this.#source;
    const [bottom, right] = [rows.length - 1, columns.length - 1];
    const page = Math.max(1, Math.floor((this.element.clientHeight - HEAD) / ROW) - 1);
    const all = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, Field>> = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageUp: { row: row - page, column },
      PageDown: { row: row + page, column },
      Home: { row: all ? 0 : row, column: 0 },
      End: { row: all ? bottom : row, column: right },
    };
    const to = moves[event.key];
    if (to) this.#move({ row: clamp(to.row, bottom), column: clamp(to.column, right) });
    else if (event.key === 'Enter' || event.key === ' ') this.#source.choose(this.#at);
    else return;
    event.preventDefault();
  }

  #move(to: Field): void {
    this.#at = to;
    const { element } = this;
    const { names, column } = this.#widths;
    const [top, left] = [to.row * ROW, to.column * column];
    const [height, width] = [element.clientHeight - HEAD, element.clientWidth - names];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + height) element.scrollTop = top + ROW - height;
    if (left < element.scrollLeft) element.scrollLeft = left;
    else if (left + column > element.scrollLeft + width) element.scrollLeft = left + column - width;
    this.draw();
  }
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/** Whole numbers around a stretch, not beyond what there is. */
function range(from: number, to: number, count: number): number[] {
  const start = Math.max(0, Math.floor(from) - MARGIN);
  const end = Math.min(count, Math.ceil(to) + MARGIN);
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}
