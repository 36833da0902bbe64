import type { Statement } from '../../../powershell/index.ts';
import { getOrCreate } from '../../../text/get-or-create.ts';
import { indexOfFirst } from '../../../text/index.ts';
import type { Definition, KeyChange, Region } from '../symbols/regions.ts';
import { encloses, exclusive } from '../symbols/scopes.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import type { CallRelations } from './call-relations.ts';
import { inText, type Table, type TableEntry, unknown, unsure, type Value } from './value.ts';

/** A hashtable that is built up to more keys than this is no set of parameters: no cmdlet has so many. */
const MOST_KEYS = 256;

/** Who computes the values of keys and entries. */
export interface Evaluator {
  /** The value of a statement that stands in `region`, with the assignments that count at offset `at`. */
  of(node: Statement, region: Region, at: number): Value;
  /** Takes a step of the call at hand; false when none is left. */
  step(): boolean;
  /** Whether the text alone has decided all values so far: no item of a loop, no doubt, no limit. */
  readonly isPlain: boolean;
}

/** What is in a hashtable at an offset, and the index of the first change that stands behind it. */
interface Progress {
  readonly entries: ReadonlyMap<string, TableEntry>;
  readonly open: boolean;
  readonly next: number;
  readonly at: number;
}

/** What a text does to the hashtables and lists of its variables behind their assignments. */
export class TableChanges {
  readonly #symbols: SymbolTable;
  readonly #calls: CallRelations;
  readonly #evaluator: Evaluator;
  /** How far the changes of a hashtable were followed for the last use in a region: the next use goes on from there. */
  readonly #followed = new Map<Definition, Map<Region, Progress>>();

  constructor(symbols: SymbolTable, calls: CallRelations, evaluator: Evaluator) {
    this.#symbols = symbols;
    this.#calls = calls;
    this.#evaluator = evaluator;
  }

  /** Whether an item of a list was replaced between its assignment and `at`. */
  isChanged(name: string, { at: from, region: own }: Definition, { scope }: Region, at: number): boolean {
    const changes = this.#symbols.changes.get(name) ?? [];
    const next = changes[firstFrom(changes, from)];
    return next !== undefined && (next.at <= at || own.scope !== scope);
  }

  /** A hashtable with the keys that were set or removed between its assignment and `at`. */
  applied(table: Table, name: string, definition: Definition, region: Region, at: number): Table {
    const changes = this.#symbols.changes.get(name);
    if (!changes) return table;
    const own = definition.region.scope;
    const isFollowed = region.scope === own && this.#evaluator.isPlain;
    const last = isFollowed ? this.#followed.get(definition)?.get(region) : undefined;
    const start = last && last.at <= at ? last : this.#start(table, name, definition);
    if (!start) return unsure(table);
    const entries = new Map(start.entries);
    let { open, next } = start;
    for (; next < changes.length; next++) {
      const change = changes[next] as KeyChange;
      // A function may be called when what stands behind it has been done.
      const isLater = change.at > at;
      if (isLater && region.scope === own) break;
      if (!this.#evaluator.step() || entries.size > MOST_KEYS) return unsure(table);
      if (change.region.scope !== own || exclusive(change.region, region)) continue;
      if (change.to !== undefined && !this.#calls.isChanger(change.to)) continue;
      const isSure = !isLater && !change.elsewhere && encloses(change.region, region);
      if (!this.#apply(change, entries, isSure, open)) open = true;
    }
    if (isFollowed && this.#evaluator.isPlain)
      getOrCreate(this.#followed, definition, () => new Map<Region, Progress>()).set(region, {
        entries,
        open,
        next,
        at,
      });
    return { ...table, entries, open };
  }

  /** A hashtable where it is assigned, with what functions may do to it at any time; undefined when no step is left. */
  #start(table: Table, name: string, { at, region }: Definition): Progress | undefined {
    const entries = new Map(table.entries);
    let { open } = table;
    for (const change of this.#calls.changesInFunctions(name)) {
      if (change.region.scope === region.scope) continue;
      if (!this.#evaluator.step()) return undefined;
      open = true;
      forget(entries, change.key?.kind === 'StringConstant' ? [change.key.value.toLowerCase()] : undefined);
    }
    return { entries, open, next: firstFrom(this.#symbols.changes.get(name) ?? [], at), at };
  }

  /** Sets or removes the entry that a change names; false where only a run tells which one that is. */
  #apply(
    { key: written, value, region, at, adds }: KeyChange,
    entries: Map<string, TableEntry>,
    isSure: boolean,
    open: boolean,
  ): boolean {
    const key = written && this.#evaluator.of(written, region, at);
    if (key?.kind !== 'known') {
      forget(entries);
      return false;
    }
    const text = inText(key.value);
    const folded = text.toLowerCase();
    if (value && adds && entries.has(folded)) return true;
    if (value) {
      const set = isSure && !(adds && open) ? this.#evaluator.of(value, region, at) : unknown(value);
      entries.set(folded, { key: text, keySpan: key, value: set });
    } else if (isSure) entries.delete(folded);
    else forget(entries, [folded]);
    return true;
  }
}

/** The values of entries, of all without keys, may be others now. */
function forget(entries: Map<string, TableEntry>, keys: Iterable<string> = entries.keys()): void {
  for (const key of keys) {
    const entry = entries.get(key);
    if (entry) entries.set(key, { ...entry, value: unknown(entry.value) });
  }
}

/** Index of the first change at or behind an offset. */
const firstFrom = (changes: readonly KeyChange[], at: number): number =>
  indexOfFirst(changes, (change) => change.at >= at);
