import type { KeyChange, Region } from '../symbols/regions.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';

const NONE: readonly KeyChange[] = [];

/** What the functions of one text do to the variables of those that call them. */
export class CallRelations {
  readonly #symbols: SymbolTable;
  readonly #inFunctions = new Map<string, readonly KeyChange[]>();
  #changing: ReadonlySet<string> | undefined;

  constructor(symbols: SymbolTable) {
    this.#symbols = symbols;
  }

  /** The functions that call a function, directly or not. */
  callersOf(scope: Region): ReadonlySet<Region> {
    const { sites, root } = this.#symbols;
    const callers = new Set<Region>();
    const waiting = [scope];
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      for (const site of sites.get(one.block?.name ?? '') ?? []) {
        const caller = site.region.scope;
        if (caller === root || callers.has(caller)) continue;
        callers.add(caller);
        waiting.push(caller);
      }
    }
    return callers;
  }

  /** Whether a function changes a hashtable that it did not make, or hands it to one that does. */
  isChanger(name: string): boolean {
    this.#changing ??= this.#changers();
    return this.#changing.has(name);
  }

  #changers(): ReadonlySet<string> {
    const { changes, definitions } = this.#symbols;
    const handing: KeyChange[] = [];
    const found = new Set<string>();
    for (const [variable, own] of changes) {
      const made = definitions.get(variable)?.filter(({ kind }) => kind === 'value') ?? [];
      for (const change of own) {
        const name = change.region.scope.block?.name;
        if (name === undefined || made.some(({ region }) => region.scope === change.region.scope)) continue;
        if (change.to === undefined) found.add(name);
        else handing.push(change);
      }
    }
    for (let size = -1; size < found.size; ) {
      size = found.size;
      for (const { to = '', region } of handing) if (found.has(to)) found.add(region.scope.block?.name ?? '');
    }
    return found;
  }

  /** Changes in functions that have no variable of this name themselves. It is not known when they happen. */
  changesInFunctions(name: string): readonly KeyChange[] {
    let found = this.#inFunctions.get(name);
    if (!found) {
      const { root, changes } = this.#symbols;
      const owners = new Set(this.#symbols.definitions.get(name)?.map(({ region }) => region.scope));
      found = (changes.get(name) ?? NONE).filter(({ region: { scope } }) => scope !== root && !owners.has(scope));
      this.#inFunctions.set(name, found);
    }
    return found;
  }
}
