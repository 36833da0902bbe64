/** Numbers for every sender, recipient and family: by sender, then recipient, then family. */
export interface Table {
  readonly senders: number;
  readonly destinations: number;
  readonly families: number;
  readonly numbers: Uint32Array;
}

/** Everything with one number that stands together: these senders, recipients and families, by their indexes. */
export interface Rectangle {
  readonly number: number;
  readonly senders: readonly number[];
  readonly destinations: readonly number[];
  readonly families: readonly number[];
}

/** The number that stands for nothing. */
export const NOTHING = 0xffffffff;

interface Part {
  readonly number: number;
  /** Columns (recipient and family) of the first sender. */
  readonly columns: readonly number[];
  readonly senders: number[];
}

/**
 * Covers every entry of a table but `NOTHING` once: for each number, senders with the same columns stand together, and within them
 * recipients with the same families. Linear in the table.
 */
export function rectangles(table: Table): readonly Rectangle[] {
  return parts(table).flatMap(({ number, columns, senders }) =>
    byFamilies(columns, table.families).map(([destinations, families]) => ({
      number,
      senders,
      destinations,
      families,
    })),
  );
}

function parts({ senders, destinations, families, numbers }: Table): readonly Part[] {
  const found = new Map<string, Part[]>();
  const width = destinations * families;
  const all: Part[] = [];
  for (let sender = 0; sender < senders; sender++) {
    const byNumber = new Map<number, number[]>();
    let last: number[] = [];
    let lastNumber = NOTHING;
    for (let column = 0; column < width; column++) {
      const number = numbers[sender * width + column] as number;
      if (number === NOTHING) continue;
      if (number !== lastNumber) {
        last = byNumber.get(number) ?? [];
        if (last.length === 0) byNumber.set(number, last);
        lastNumber = number;
      }
      last.push(column);
    }
    for (const [number, columns] of byNumber) {
      const key = `${number} ${columns.length} ${hash(columns)}`;
      const alike = found.get(key) ?? [];
      if (alike.length === 0) found.set(key, alike);
      const known = alike.find((part) => same(part.columns, columns));
      if (known) known.senders.push(sender);
      else {
        const part = { number, columns, senders: [sender] };
        alike.push(part);
        all.push(part);
      }
    }
  }
  return all;
}

function hash(columns: readonly number[]): number {
  let value = 0;
  for (const column of columns) value = (Math.imul(value, 31) + column) | 0;
  return value;
}

const same = (a: readonly number[], b: readonly number[]): boolean => {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return a.length === b.length;
};

/** Recipients of these columns with the same families together. */
function byFamilies(columns: readonly number[], families: number): readonly [number[], number[]][] {
  const sets = new Map<number, number>();
  for (const column of columns) {
    const destination = Math.floor(column / families);
    sets.set(destination, (sets.get(destination) ?? 0) | (1 << (column % families)));
  }
  const found = new Map<number, number[]>();
  for (const [destination, set] of sets) {
    const known = found.get(set);
    if (known) known.push(destination);
    else found.set(set, [destination]);
  }
  const members = (set: number): number[] =>
    Array.from({ length: families }, (_, family) => family).filter((family) => set & (1 << family));
  return [...found].map(([set, destinations]) => [destinations, members(set)]);
}
