/** Numbers for every sender, recipient and family: by sender, then recipient, then family. */
export interface Table {
  readonly senders: number;
  readonly destinations: number;
  readonly families: number;
  readonly numbers: Uint32Array;
}

/** Like `Table`, but made sender by sender, so that the whole table is never in memory. */
export interface Rows extends Omit<Table, 'numbers'> {
  /** Numbers of one sender, good until the next one is asked for. Each is asked for once, in order. */
  row(sender: number): Uint32Array;
}

/** Senders, recipients and families, by their indexes, whose combinations all have one number in the table. */
export interface Rectangle {
  readonly number: number;
  readonly senders: readonly number[];
  readonly destinations: readonly number[];
  readonly families: readonly number[];
}

/** The number of an empty entry. */
export const NOTHING = 0xffffffff;

interface Part {
  readonly number: number;
  /** Columns (recipient and family) of the first sender, ascending. */
  readonly columns: Uint32Array;
  readonly senders: number[];
}

/**
 * Covers every entry of a table except `NOTHING` exactly once. For each number, senders with the same columns are put together,
 * and within them recipients with the same families. The time is linear in the size of the table.
 */
export function rectangles(table: Table): readonly Rectangle[] {
  const width = table.destinations * table.families;
  return rectanglesOfRows({ ...table, row: (sender) => table.numbers.subarray(sender * width, (sender + 1) * width) });
}

/** Like `rectangles`, for a table that is made sender by sender. */
export function rectanglesOfRows(table: Rows): readonly Rectangle[] {
  return parts(table).flatMap(({ number, columns, senders }) =>
    byFamilies(columns, table.families).map(([destinations, families]) => ({
      number,
      senders,
      destinations,
      families,
    })),
  );
}

function parts({ senders, destinations, families, row }: Rows): readonly Part[] {
  const found = new Map<number, Part[]>();
  const latest = new Map<number, Part>();
  const sorter = new Sorter(destinations * families);
  const all: Part[] = [];
  for (let sender = 0; sender < senders; sender++) {
    sorter.sort(row(sender), (number, columns, from, to) => {
      let part = latest.get(number);
      if (!part || !same(part.columns, columns, from, to)) {
        const key = hash(number, columns, from, to);
        const alike = found.get(key) ?? [];
        part = alike.find((one) => same(one.columns, columns, from, to));
        if (!part) {
          part = { number, columns: columns.slice(from, to), senders: [] };
          alike.push(part);
          found.set(key, alike);
          all.push(part);
        }
        latest.set(number, part);
      }
      part.senders.push(sender);
    });
  }
  return all;
}

/** Sorts the columns of one sender by what stands in them, in memory that is used again for the next. */
class Sorter {
  readonly #sorted: Uint32Array;
  /** By number: how many columns hold it, then where its next column goes. */
  #next = new Uint32Array(1024);

  constructor(width: number) {
    this.#sorted = new Uint32Array(width);
  }

  /** Hands over each number with its columns (a part of the list), by first column; they are good until the next sender. */
  sort(row: Uint32Array, take: (number: number, columns: Uint32Array, from: number, to: number) => void): void {
    // The numbers of this sender, and where the columns of each start.
    const own: number[] = [];
    const starts: number[] = [];
    for (const number of row) {
      if (number === NOTHING) continue;
      if (number >= this.#next.length) this.#grow(number);
      const count = this.#next[number] as number;
      if (count === 0) own.push(number);
      this.#next[number] = count + 1;
    }
    const next = this.#next;
    let end = 0;
    for (const number of own) {
      starts.push(end);
      const count = next[number] as number;
      next[number] = end;
      end += count;
    }
    for (let column = 0; column < row.length; column++) {
      const number = row[column] as number;
      if (number === NOTHING) continue;
      const to = next[number] as number;
      this.#sorted[to] = column;
      next[number] = to + 1;
    }
    for (let at = 0; at < own.length; at++) {
      const number = own[at] as number;
      take(number, this.#sorted, starts[at] as number, next[number] as number);
      next[number] = 0;
    }
  }

  #grow(number: number): void {
    const larger = new Uint32Array(2 * number);
    larger.set(this.#next);
    this.#next = larger;
  }
}

/** With the same columns, different numbers give different hashes. */
function hash(number: number, columns: Uint32Array, from: number, to: number): number {
  let value = number;
  for (let at = from; at < to; at++) value = (Math.imul(value, 31) + (columns[at] as number)) | 0;
  return value;
}

function same(columns: Uint32Array, others: Uint32Array, from: number, to: number): boolean {
  if (columns.length !== to - from) return false;
  for (let at = from; at < to; at++) if (columns[at - from] !== others[at]) return false;
  return true;
}

/** Recipients of these columns, which ascend, with the same families together. */
function byFamilies(columns: Uint32Array, families: number): readonly [number[], number[]][] {
  const found = new Map<number, number[]>();
  for (let at = 0; at < columns.length; ) {
    // Behind the last column there is no number, and no destination.
    const destination = Math.floor((columns[at] as number) / families);
    let set = 0;
    for (; Math.floor((columns[at] as number) / families) === destination; at++)
      set |= 1 << ((columns[at] as number) % families);
    const known = found.get(set);
    if (known) known.push(destination);
    else found.set(set, [destination]);
  }
  const members = (set: number): number[] =>
    Array.from({ length: families }, (_, family) => family).filter((family) => set & (1 << family));
  return [...found].map(([set, destinations]) => [destinations, members(set)]);
}
