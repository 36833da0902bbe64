import type { Standing } from '../../../tenant/index.ts';
import { letsGoOn } from '../symbols/error-action.ts';
import type { Attempted, Definition, Exit, NamedBlock, Region, Site } from '../symbols/regions.ts';
import { encloses, exclusive } from '../symbols/scopes.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';

type Reached = Standing['reached'];

/** Whether a place is reached behind the exits before it, the exit that decides, and where the next one is that counts. */
export interface Ended {
  readonly reached: Reached;
  readonly by: Exit | undefined;
  readonly next: number;
}

/** Nothing stands before the place that ends anything. */
const REACHED: Ended = { reached: 'surely', by: undefined, next: Number.POSITIVE_INFINITY };

/** A call of a function or block of the text. */
interface Called {
  readonly site: Site;
  readonly block: NamedBlock;
}

/** Functions that call each other more deeply than this are not followed. */
const DEEPEST = 200;

const NONE: readonly never[] = [];

/** Follows what leaves a script, a function, a block or a loop early (`exit`, `return`, `throw`, `break`) to the places behind it. */
export class ExitPaths {
  readonly #symbols: Pick<SymbolTable, 'blocks' | 'sites' | 'traps'>;
  readonly #again: ReadonlySet<string>;
  /** Whether a region is entered when the one around it is. */
  readonly #entered: (region: Region) => Reached;
  /** What ends a script or function, calls of functions among it. */
  readonly #exits = new Map<Region, readonly Exit[]>();
  /** Whether exits are reached, by the regions around them. */
  readonly #lefts = new Map<Exit, Map<Region, Reached>>();
  #callers: ReadonlyMap<Region, readonly Called[]> | undefined;
  /** Whether a preference or `-ErrorAction` may let a script or function go on behind a `throw` that no `try` gets (about_Throw). */
  readonly #isSilent: boolean;
  #depth = 0;

  /** `again`: names of functions and named blocks that may mean something else. */
  constructor(
    symbols: Pick<SymbolTable, 'blocks' | 'sites' | 'traps' | 'silenced' | 'definitions'>,
    again: ReadonlySet<string>,
    entered: (region: Region) => Reached,
  ) {
    this.#symbols = symbols;
    this.#again = again;
    this.#entered = entered;
    this.#isSilent =
      symbols.definitions.get('erroractionpreference')?.some(maySilence) === true ||
      (symbols.silenced.size > 0 && symbols.blocks.some(({ name }) => symbols.silenced.has(name)));
  }

  /** Whether an exit that stands before `start`, in `region`, ends `ending` before that. */
  ended(ending: Region, region: Region, start: number, attempt: Attempted | undefined): Ended {
    const exits = this.#exitsOf(ending);
    if (exits.length === 0) return REACHED;
    let by: Exit | undefined;
    let next = Number.POSITIVE_INFINITY;
    let handled: Set<Attempted> | undefined;
    for (const exit of exits) {
      if (exit.end > start) {
        next = exit.end;
        break;
      }
      if (exclusive(exit.region, region)) continue;
      const taken = this.#taken(exit, region, attempt);
      if (taken === 'surely') return { reached: 'never', by: exit, next };
      if (typeof taken === 'object') {
        handled ??= new Set();
        handled.add(taken);
      }
      // What handles a failure that surely comes may leave, too.
      const isHandler = taken === 'fails' && handled && handlersAround(exit.region).some((one) => handled?.has(one));
      if (taken === 'perhaps' || isHandler) by ??= exit;
    }
    return { reached: by ? 'perhaps' : 'surely', by, next };
  }

  /** Whether a loop ends with what is around it before its last pass. */
  isLeft(loop: Region): boolean {
    for (let at = loop.parent; at; at = at.parent) {
      for (const exit of at.exits ?? NONE) {
        const taken = encloses(loop, exit.region) ? this.#taken(exit, loop, undefined) : 'never';
        if (taken === 'surely' || taken === 'perhaps') return true;
      }
    }
    return false;
  }

  /** What ends a region early; a script or function also ends where it calls a function that ends it. */
  #exitsOf(region: Region): readonly Exit[] {
    const own = region.exits ?? NONE;
    if (region.kind !== 'script' && !region.block) return own;
    this.#callers ??= this.#sitesByCaller();
    const calls = this.#callers.get(region) ?? NONE;
    if (calls.length === 0 && own.length < 2) return own;
    const known = this.#exits.get(region);
    if (known || this.#depth > DEEPEST) return known ?? own;
    // Functions that call each other: nobody asks here which of them ends first.
    this.#exits.set(region, own);
    this.#depth++;
    const all = [...own, ...this.#calledExits(region, calls)].sort((a, b) => a.end - b.end);
    this.#depth--;
    this.#exits.set(region, all);
    return all;
  }

  /** The calls in a script or function by which another function ends it. */
  *#calledExits(caller: Region, calls: readonly Called[]): Generator<Exit> {
    for (const { site, block } of calls) {
      const { ending, isSure } = this.#endingOf(block);
      if (!ending) continue;
      const { start, region, attempt, whatIf } = site;
      const isEarly = caller.kind === 'script' && start < block.end;
      const unsure = !isSure || whatIf === true || isEarly || this.#again.has(block.name);
      // A `trap` or a preference may be why it is not sure: then it is no check that passes.
      const aborts = !isSure && ending.aborts && !this.#symbols.traps && !this.#isSilent;
      yield { ...ending, start, end: start + 1, region, attempt, unsure, aborts };
    }
  }

  /** What ends the caller of a function: surely, or else perhaps. */
  #endingOf(block: NamedBlock): { readonly ending?: Exit; readonly isSure: boolean } {
    let perhaps: Exit | undefined;
    const handled = new Set<Attempted>();
    for (const exit of this.#exitsOf(block.region)) {
      const taken = this.#taken(exit, block.region, undefined);
      if (typeof taken === 'object') handled.add(taken);
      if (!exit.ends) continue;
      if (taken === 'fails' && handlersAround(exit.region).some((one) => handled.has(one)))
        perhaps ??= { ...exit, aborts: false };
      if (taken !== 'surely' && taken !== 'perhaps') continue;
      const { reached } = this.ended(block.region, exit.region, exit.start, exit.attempt);
      if (reached === 'surely' && taken === 'surely') return { ending: exit, isSure: true };
      if (reached !== 'never') perhaps ??= exit;
    }
    return perhaps ? { ending: perhaps, isSure: false } : { isSure: false };
  }

  /** Calls of functions of this text, by the script or function they stand in. */
  #sitesByCaller(): ReadonlyMap<Region, readonly Called[]> {
    const found = new Map<Region, Called[]>();
    for (const block of this.#symbols.blocks) {
      for (const site of this.#symbols.sites.get(block.name) ?? NONE) {
        let caller = site.region;
        while (caller.parent && !caller.block) caller = caller.parent;
        const list = found.get(caller) ?? [];
        found.set(caller, list);
        list.push({ site, block });
      }
    }
    return found;
  }

  /**
   * Whether an exit that stands in a region which is reached keeps a place behind it from being reached; `fails`: when something
   * fails. The `try` whose `catch` gets what is thrown, where it goes on behind that.
   */
  #taken(exit: Exit, region: Region, attempt: Attempted | undefined): Reached | 'fails' | Attempted {
    if (isCleaned(exit, attempt)) return 'never';
    let isSure = !exit.unsure;
    for (let at = exit.region; !encloses(at, region) && at.parent; at = at.parent) {
      const entered = at.when?.is === 'catch' ? 'perhaps' : this.#entered(at);
      const left = this.#left(at, exit);
      if (entered === 'never' || left === 'never') return 'never';
      if (entered === 'perhaps' || left === 'perhaps') isSure = false;
    }
    if (!isSure) return exit.aborts ? 'fails' : 'perhaps';
    if (exit.throws && this.#symbols.traps) return 'perhaps';
    let isBare = false;
    for (let at = exit.attempt; at && !isIn(at, attempt); at = at.outer) {
      if (at.catches) return exit.throws !== 'always' || at.isPicky ? 'perhaps' : at;
      isBare ||= !at.cleans;
    }
    // What fails in a `try` without `catch` goes on behind it, past the exit.
    return isBare || (exit.throws && this.#isSilent && !isCaught(exit)) ? 'perhaps' : 'surely';
  }

  /** Whether an exit is reached when a region is entered that it stands in and does not end. */
  #left(region: Region, exit: Exit): Reached {
    if (!region.exits) return 'surely';
    const known = this.#lefts.get(exit) ?? new Map<Region, Reached>();
    this.#lefts.set(exit, known);
    const left = known.get(region) ?? this.ended(region, exit.region, exit.start, exit.attempt).reached;
    known.set(region, left);
    return left;
  }
}

/** Whether an assignment to `$ErrorActionPreference` is not surely one of those behind which a `throw` ends the script. */
const maySilence = ({ node }: Definition): boolean => node?.kind !== 'StringConstant' || letsGoOn(node.value);

/** Whether a `try` around an exit gets what it throws. */
function isCaught({ attempt }: Exit): boolean {
  for (let at = attempt; at; at = at.outer) if (at.catches) return true;
  return false;
}

/** Whether a place is in the `finally` of the `try` that an exit stands in: that runs whatever happens. */
function isCleaned(exit: Exit, attempt: Attempted | undefined): boolean {
  for (let at = attempt; at; at = at.outer) {
    if (at.cleans && (isIn(at.cleans, exit.attempt) || handlersAround(exit.region).includes(at.cleans))) return true;
  }
  return false;
}

/** The `try` bodies whose failures are handled around a place. */
function handlersAround(region: Region): readonly Attempted[] {
  const found: Attempted[] = [];
  for (let at: Region | undefined = region; at; at = at.parent) if (at.when?.is === 'catch') found.push(at.when.of);
  return found;
}

function isIn(outer: Attempted, inner: Attempted | undefined): boolean {
  for (let at = inner; at; at = at.outer) if (at === outer) return true;
  return false;
}
