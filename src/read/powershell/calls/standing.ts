import { commandName } from '../../../powershell/index.ts';
import type { Attempt, Callable, EffectCause, Standing } from '../../../tenant/index.ts';
import { mentionsIn } from '../script/mentions.ts';
import type { ParsedScript } from '../script/parsed-script.ts';
import type { Attempted, Exit, NamedBlock, Region, Site } from '../symbols/regions.ts';
import { encloses, exclusive } from '../symbols/scopes.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import { conditionOf } from '../values/conditions.ts';
import type { Values } from '../values/values.ts';
import { givenAgain } from './given-again.ts';
import { preferencesAt } from './preferences.ts';

type Reached = Pick<Standing, 'reached' | 'cause'>;

type Making = { -readonly [K in keyof Standing]: Standing[K] };

const NONE: readonly never[] = [];
/** Functions that call each other more deeply than this are not followed. */
const DEEPEST = 200;
const NO_NAMES: ReadonlySet<string> = new Set();

/** The standing of a command that is surely reached. */
export const SURE: Standing = { reached: 'surely' };

/**
 * The standing of a command in code that is a string. `outer` is the standing of the command that runs the string, `own` the
 * standing within the string. `unsure` says why the string does not surely run.
 */
export function standingWithin(outer: Standing, own: Standing = SURE, unsure?: EffectCause): Standing {
  if (outer.reached === 'never' || own.reached === 'never') return outer.reached === 'never' ? outer : own;
  const isSure = own.reached === 'surely' && !own.within && !own.handles && !unsure;
  if (isSure) {
    const attempts = [...(own.attempts ?? []), ...(outer.attempts ?? [])];
    return { ...own, ...outer, ...(attempts.length > 0 ? { attempts } : {}) };
  }
  const cause = unsure ?? own.cause ?? outer.cause;
  return { ...outer, reached: 'perhaps', ...(cause ? { cause } : {}) };
}

/** Kinds of regions that are entered whenever what is around them is. */
const RUN_THROUGH: ReadonlySet<Region['kind']> = new Set(['script', 'inline', 'session', 'function']);

type Text = Pick<ParsedScript, 'slice' | 'script' | 'symbols' | 'broken'>;

/** What a tool replaces before the text is run: only then does it have to parse. */
const TEMPLATE = /\{\{|#\{|<%/;

/** A place in the regions of a script. */
interface Spot {
  readonly region: Region;
  readonly start: number;
  readonly attempt: Attempted | undefined;
}

/** A call of a function or block of the text. */
interface Called {
  readonly site: Site;
  readonly block: NamedBlock;
}

/** What was found for the places of a region in a `try` body, from one offset up to another. */
interface Found {
  readonly attempt: Attempted | undefined;
  readonly from: number;
  readonly to: number;
  readonly standing: Standing;
}

/** Gives the standing of every place of one text. */
export class Standings {
  readonly #parsed: Text;
  readonly #values: Values;
  /** The parts of the symbol table that are read while its commands are released. */
  readonly #symbols: Pick<SymbolTable, 'blocks' | 'dynamic' | 'exits' | 'sites' | 'traps' | 'definitions' | 'changes'>;
  readonly #own = new Map<Region, Reached>();
  readonly #attempts = new Map<Attempted, Attempt>();
  /** What was found last in a region; it holds from there on until the next exit that counts. */
  readonly #found = new Map<Region, Found>();
  /** Where the next exit counts, behind the place that is asked about. */
  #next = Number.POSITIVE_INFINITY;
  readonly #blocks: ReadonlyMap<Region, NamedBlock>;
  #callables: ReadonlyMap<NamedBlock, Callable> | undefined;
  /** What ends a script or function, calls of functions among it. */
  readonly #exits = new Map<Region, readonly Exit[]>();
  /** Whether exits are reached, by the regions around them. */
  readonly #lefts = new Map<Exit, Map<Region, Reached['reached']>>();
  #callers: ReadonlyMap<Region, readonly Called[]> | undefined;
  #depth = 0;
  /** Names that mean several functions or other commands. */
  readonly #again: ReadonlySet<string>;
  /** All that is to be said of a text that PowerShell cannot parse. */
  readonly #broken: Reached | undefined;

  constructor(parsed: Text, values: Values) {
    this.#parsed = parsed;
    this.#values = values;
    this.#symbols = parsed.symbols;
    const { broken, slice } = parsed;
    if (broken) {
      const reached = TEMPLATE.test(slice.text) ? 'perhaps' : 'never';
      this.#broken = { reached, cause: { reason: 'does-not-parse', args: {}, place: broken } };
    }
    this.#blocks = new Map(parsed.symbols.blocks.map((block) => [block.region, block]));
    this.#again = this.#blocks.size === 0 ? NO_NAMES : givenAgain(parsed);
  }

  /** Where a statement stands that begins at `start` in `region`; for a cmdlet also what preferences make of it. */
  of({ region, start, attempt }: Spot, cmdlet?: string): Standing {
    const found = this.#found.get(region);
    const isKnown = found && found.attempt === attempt && start >= found.from && start < found.to;
    const standing = isKnown ? found.standing : this.#find(region, start, attempt);
    const preferences =
      cmdlet === undefined
        ? undefined
        : preferencesAt({ cmdlet, region, start }, this.#symbols, this.#values, this.#parsed.slice);
    if (!preferences) return standing;
    // A `trap` may let the script go on.
    const stops = preferences.stops && this.#symbols.traps ? { stops: 'perhaps' as const } : {};
    return { ...standing, ...preferences, ...stops };
  }

  /** Most commands of a region stand behind the same exits: where they stand is worked out once for all of them. */
  #find(region: Region, start: number, attempt: Attempted | undefined): Standing {
    this.#next = Number.POSITIVE_INFINITY;
    const reached = this.#broken ?? this.#reached(region, start, attempt);
    const to = this.#next;
    const standing = this.#standing(reached, region, attempt);
    this.#found.set(region, { attempt, from: start, to, standing });
    return standing;
  }

  #standing(found: Reached, region: Region, attempt: Attempted | undefined): Standing {
    const within = this.#around(region);
    const handles = this.#handledBy(region);
    if (!within && !attempt && !handles) return found.reached === 'surely' ? SURE : found;
    const standing: Making = { ...found };
    if (within) standing.within = within;
    if (attempt) standing.attempts = this.#attemptsOf(attempt);
    if (handles) standing.handles = this.#attempt(handles);
    return standing;
  }

  /** The outermost `try` whose failure is handled in a region, within the function around it. */
  #handledBy(region: Region): Attempted | undefined {
    let found: Attempted | undefined;
    for (let at: Region | undefined = region; at && !this.#blocks.has(at); at = at.parent) {
      if (at.when?.is === 'catch') found = at.when.of;
    }
    return found;
  }

  #attempt(of: Attempted): Attempt {
    let attempt = this.#attempts.get(of);
    if (!attempt) {
      const place = this.#parsed.slice.place(of.start, of.end);
      attempt = { place, catches: of.catches, ...(of.cleans ? { cleans: this.#attempt(of.cleans) } : {}) };
      this.#attempts.set(of, attempt);
    }
    return attempt;
  }

  /** A `try` body with those around it. */
  #attemptsOf(innermost: Attempted): readonly Attempt[] {
    const attempts: Attempt[] = [];
    for (let at: Attempted | undefined = innermost; at; at = at.outer) attempts.push(this.#attempt(at));
    return attempts;
  }

  #around(region: Region): Callable | undefined {
    if (this.#blocks.size === 0) return undefined;
    for (let at: Region | undefined = region; at; at = at.parent) {
      const block = this.#blocks.get(at);
      if (block) return (this.#callables ?? this.#named()).get(block);
    }
    return undefined;
  }

  /** The functions and named blocks of the text: first all of them, then who calls whom. */
  #named(): ReadonlyMap<NamedBlock, Callable> {
    const { dynamic, sites, blocks } = this.#symbols;
    const plain = ({ name }: NamedBlock): string => name.replace(/^\$/, '');
    const mentions = mentionsIn(this.#parsed, new Set(blocks.map(plain)));
    const called = this.#calledByVariable();
    const made = blocks.map((block) => {
      const calls: Standing[] = [];
      const own = sites.get(block.name) ?? [];
      const callable: Callable = {
        name: block.written,
        place: this.#parsed.slice.place(block.start, block.end),
        calls,
        mentioned: dynamic || called.has(block.name) || (mentions.get(plain(block)) ?? 0) > 1 + own.length,
      };
      return { block, callable, calls, own };
    });
    const named = new Map(made.map(({ block, callable }) => [block, callable]));
    this.#callables = named;
    for (const { block, calls, own } of made) {
      for (const site of own) {
        const standing = this.of(site);
        // What is called before it is there is not found, unless that happens later than it looks.
        const early = site.start < block.end && !encloses(block.region, site.region);
        const mayBeNone = site.piped && block.processes;
        calls.push(
          early || mayBeNone || this.#again.has(block.name) || site.whatIf
            ? { ...standing, reached: 'perhaps' }
            : standing,
        );
      }
    }
    return named;
  }

  /** Functions whose names stand in variables that are called. */
  #calledByVariable(): ReadonlySet<string> {
    const names = new Set<string>();
    for (const [name, sites] of this.#symbols.sites) {
      for (const { region, start } of name.startsWith('$') ? sites : NONE) {
        const value = this.#values.aside(() => this.#values.named(name.slice(1), region, start));
        if (value?.kind === 'known' && typeof value.value === 'string') names.add(commandName(value.value.trim()));
      }
    }
    return names;
  }

  #reached(region: Region, start: number, attempt: Attempted | undefined): Reached {
    let found: Reached = SURE;
    for (let at: Region | undefined = region; at; at = at.parent) {
      const ended = this.#ended(at, region, start, attempt);
      const own = this.#ownOf(at);
      if (own.reached === 'never') return own;
      if (ended.reached === 'never') return ended;
      if (found === SURE) found = own.reached === 'perhaps' ? own : ended;
      if (this.#blocks.has(at)) break;
    }
    return found;
  }

  /** Whether a region is entered when the one around it is. */
  #ownOf(region: Region): Reached {
    let own = this.#own.get(region);
    if (!own) {
      own = this.#entered(region);
      this.#own.set(region, own);
    }
    return own;
  }

  #entered(region: Region): Reached {
    const { kind, when } = region;
    if (this.#blocks.has(region) || RUN_THROUGH.has(kind)) return SURE;
    if (when?.is === 'once') return SURE;
    if (when?.is === 'catch') return this.#symbols.traps ? this.#perhaps('region-catch', region) : SURE;
    if (kind === 'each') return this.#each(region);
    if (when?.is === 'if' || when?.is === 'case') {
      const holds = this.#values.aside(() => conditionOf(when, region, this.#values));
      if (holds) return SURE;
      if (holds === false) return { reached: 'never', cause: this.#cause('condition-false', region) };
    }
    return this.#perhaps(kind === 'loop' ? 'region-loop' : kind === 'block' ? 'region-block' : 'region-branch', region);
  }

  #each(region: Region): Reached {
    const items = this.#values.items(region);
    if (items?.length === 0) return { reached: 'never', cause: this.#cause('condition-false', region) };
    const broken = this.#symbols.exits.get(region)?.some(({ breaks }) => breaks);
    return items && !broken && !this.#isLeft(region) ? SURE : this.#perhaps('region-loop', region);
  }

  /** Whether a loop ends with what is around it before its last pass. */
  #isLeft(loop: Region): boolean {
    for (let at = loop.parent; at; at = at.parent) {
      for (const exit of this.#symbols.exits.get(at) ?? NONE) {
        const taken = encloses(loop, exit.region) ? this.#taken(exit, loop, undefined) : 'never';
        if (taken === 'surely' || taken === 'perhaps') return true;
      }
    }
    return false;
  }

  /** Whether an earlier `return`, `exit` or `throw` ends `ending` before `start`. */
  #ended(ending: Region, region: Region, start: number, attempt: Attempted | undefined): Reached {
    let found: Reached = SURE;
    const handled = new Map<Attempted, Exit>();
    const perhaps = (exit: Exit): void => {
      if (found.reached === 'surely') found = { reached: 'perhaps', cause: this.#cause('behind-exit', exit) };
    };
    for (const exit of this.#exitsOf(ending)) {
      if (exit.end > start) {
        this.#next = Math.min(this.#next, exit.end);
        break;
      }
      if (exclusive(exit.region, region)) continue;
      const taken = this.#taken(exit, region, attempt);
      if (taken === 'surely') return { reached: 'never', cause: this.#cause('behind-exit', exit) };
      if (taken === 'perhaps') perhaps(exit);
      else if (typeof taken === 'object') handled.set(taken, exit);
      else if (taken === 'fails' && handled.size > 0) {
        // What handles a failure that surely comes leaves, too.
        const of = handlersAround(exit.region).find((one) => handled.has(one));
        if (of) perhaps(exit);
      }
    }
    return found;
  }

  /** What ends a region early; a script or function also ends where it calls a function that ends it. */
  #exitsOf(region: Region): readonly Exit[] {
    const own = this.#symbols.exits.get(region) ?? NONE;
    if (this.#blocks.size === 0 || !(region.kind === 'script' || this.#blocks.has(region))) return own;
    const known = this.#exits.get(region);
    if (known || this.#depth > DEEPEST) return known ?? own;
    // Functions that call each other: nobody asks here which of them ends first.
    this.#exits.set(region, own);
    this.#depth++;
    const all = [...own, ...this.#calledExits(region)].sort((a, b) => a.end - b.end);
    this.#depth--;
    this.#exits.set(region, all);
    return all;
  }

  /** The calls in a script or function by which another function ends it. */
  *#calledExits(caller: Region): Generator<Exit> {
    this.#callers ??= this.#sitesByCaller();
    for (const { site, block } of this.#callers.get(caller) ?? NONE) {
      const [sure, perhaps] = this.#endings(block);
      const ending = sure ?? perhaps;
      if (!ending) continue;
      const { start, region, attempt, whatIf } = site;
      const isEarly = caller.kind === 'script' && start < block.end;
      const unsure = !sure || whatIf === true || isEarly || this.#again.has(block.name);
      yield { ...ending, start, end: start + 1, region, attempt, unsure, aborts: !sure && ending.aborts };
    }
  }

  /** What surely ends the caller of a function, and what may. */
  #endings(block: NamedBlock): readonly [Exit | undefined, Exit | undefined] {
    const found: (Exit | undefined)[] = [undefined, undefined];
    for (const exit of this.#exitsOf(block.region)) {
      if (!exit.ends) continue;
      const taken = this.#taken(exit, block.region, undefined);
      const { reached } = this.#ended(block.region, exit.region, exit.start, exit.attempt);
      if (reached === 'never') continue;
      if (taken === 'surely' && reached === 'surely') found[0] ??= exit;
      else if (taken === 'surely' || taken === 'perhaps') found[1] ??= exit;
    }
    return [found[0], found[1]];
  }

  /** Calls of functions of this text, by the script or function they stand in. */
  #sitesByCaller(): ReadonlyMap<Region, readonly Called[]> {
    const { sites, blocks } = this.#symbols;
    const found = new Map<Region, Called[]>();
    for (const block of blocks) {
      for (const site of sites.get(block.name) ?? NONE) {
        let caller = site.region;
        while (caller.parent && !this.#blocks.has(caller)) caller = caller.parent;
        const list = found.get(caller) ?? [];
        found.set(caller, list);
        list.push({ site, block });
      }
    }
    return found;
  }

  /**
   * Whether an exit that is reached keeps a place behind it from being reached; `fails`: when something fails. The `try` whose
   * `catch` gets what is thrown, where it goes on behind that.
   */
  #taken(
    exit: Exit,
    region: Region,
    attempt: Attempted | undefined,
  ): 'surely' | 'perhaps' | 'fails' | 'never' | Attempted {
    if (isCleaned(exit, attempt)) return 'never';
    let isSure = true;
    for (let at = exit.region; !encloses(at, region) && at.parent; at = at.parent) {
      const entered = at.when?.is === 'catch' ? 'perhaps' : this.#ownOf(at).reached;
      const left = this.#left(at, exit);
      if (entered === 'never' || left === 'never') return 'never';
      if (entered === 'perhaps' || left === 'perhaps') isSure = false;
    }
    if (!isSure) return exit.aborts ? 'fails' : 'perhaps';
    if (exit.unsure) return exit.aborts ? 'fails' : 'perhaps';
    if (exit.throws && this.#symbols.traps) return 'perhaps';
    for (let at = exit.attempt; at && !isIn(at, attempt); at = at.outer) {
      if (at.catches) return exit.throws !== 'always' || at.isPicky ? 'perhaps' : at;
    }
    return 'surely';
  }

  /** Whether an exit is reached when a region is entered that it stands in and does not end. */
  #left(region: Region, exit: Exit): Reached['reached'] {
    if (!this.#symbols.exits.has(region)) return 'surely';
    const known = this.#lefts.get(exit) ?? new Map<Region, Reached['reached']>();
    this.#lefts.set(exit, known);
    let left = known.get(region);
    if (left === undefined) {
      const next = this.#next;
      left = this.#ended(region, exit.region, exit.start, exit.attempt).reached;
      this.#next = next;
      known.set(region, left);
    }
    return left;
  }

  #perhaps(reason: EffectCause['reason'], region: Region): Reached {
    return { reached: 'perhaps', cause: this.#cause(reason, region) };
  }

  #cause(reason: EffectCause['reason'], { start, end }: { readonly start: number; readonly end: number }): EffectCause {
    return { reason, args: {}, place: this.#parsed.slice.place(start, end) };
  }
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
