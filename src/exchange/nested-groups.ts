import { getOrCreate } from '../text/get-or-create.ts';

/** What a group states of its members. */
export interface Members<Group> {
  readonly addresses: ReadonlySet<string>;
  readonly nested: readonly Group[];
  /** Anybody may be in the group. */
  readonly isOpen: boolean;
}

/** One bit for each group. */
type Row = Uint32Array;

/** The bit that says that a group inside is open. */
const OPEN = 0;

/** Of a group that is not followed, and of one without groups inside. */
const [ANYBODY, NOBODY]: readonly [Row, Row] = [Uint32Array.of(1), new Uint32Array(0)];

/** All rows together have so many words, 64 MB. Groups beyond are not followed: anybody may be in them. */
const MOST_WORDS = 2 ** 24;

const has = (row: Row, bit: number): boolean => (((row[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;

function mark(row: Row, bit: number): void {
  row[bit >>> 5] = (row[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function merge(row: Row, other: Row): void {
  for (let at = 0; at < other.length; at++) row[at] = (row[at] as number) | (other[at] as number);
}

/**
 * Which groups lie inside of others, directly or further in. A row for each group says so, bit by bit: lists of members for each group
 * of a long chain would take the square of its length.
 */
export class NestedGroups<Group> {
  readonly #membersOf: (group: Group) => Members<Group>;
  readonly #bits = new Map<Group, number>();
  readonly #rows = new Map<Group, Row>();
  /** Bits of the groups that list an address. */
  readonly #listing = new Map<string, number[]>();
  #words = 0;

  constructor(membersOf: (group: Group) => Members<Group>) {
    this.#membersOf = membersOf;
  }

  /** The first of the groups directly inside of one that leads to one of these addresses, or to a group that is open. */
  leading(outer: Group, addresses: readonly string[]): Group | undefined {
    const { nested } = this.#membersOf(outer);
    if (nested.length === 0) return undefined;
    if (!this.#rows.has(outer)) this.#follow(outer);
    if (!this.#isInside(outer, addresses)) return undefined;
    return nested.find((inner) => {
      const { isOpen, addresses: own } = this.#membersOf(inner);
      return isOpen || addresses.some((address) => own.has(address)) || this.#isInside(inner, addresses);
    });
  }

  #isInside(group: Group, addresses: readonly string[]): boolean {
    const row = this.#rows.get(group) ?? ANYBODY;
    const lists = (address: string): boolean => this.#listing.get(address)?.some((bit) => has(row, bit)) ?? false;
    return has(row, OPEN) || addresses.some(lists);
  }

  /** Makes the rows of a group and of all inside of it, the innermost first. */
  #follow(outer: Group): void {
    const order: Group[] = [];
    const way = [{ group: outer, next: 0 }];
    this.#number(outer);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const inner = this.#membersOf(top.group).nested[top.next++];
      if (inner && this.#number(inner)) way.push({ group: inner, next: 0 });
      if (inner) continue;
      order.push(top.group);
      way.pop();
    }
    for (const group of order) this.#rows.set(group, this.#rows.get(group) ?? this.#rowOf(group));
  }

  /** Gives a group a bit; false when it has one. */
  #number(group: Group): boolean {
    if (this.#bits.has(group)) return false;
    const bit = this.#bits.size + 1;
    this.#bits.set(group, bit);
    for (const address of this.#membersOf(group).addresses)
      getOrCreate(this.#listing, address, (): number[] => []).push(bit);
    return true;
  }

  #rowOf(group: Group): Row {
    if (this.#membersOf(group).nested.length === 0) return NOBODY;
    const length = (this.#bits.size >>> 5) + 1;
    this.#words += length;
    if (this.#words > MOST_WORDS) return ANYBODY;
    const row = new Uint32Array(length);
    // Groups that hold each other have no row yet: they are followed.
    const waiting = [group];
    for (let outer = waiting.pop(); outer; outer = waiting.pop()) {
      for (const inner of this.#membersOf(outer).nested) {
        const bit = this.#bits.get(inner) ?? OPEN;
        if (has(row, bit)) continue;
        mark(row, bit);
        if (this.#membersOf(inner).isOpen) mark(row, OPEN);
        const known = this.#rows.get(inner);
        if (known) merge(row, known);
        else waiting.push(inner);
      }
    }
    return row;
  }
}
