import { commandName } from '../../../powershell/index.ts';
import type { Attempt, Callable, EffectCause, Standing } from '../../../tenant/index.ts';
import type { ParsedScript } from '../script/parsed-script.ts';
import type { Attempted, NamedBlock, Region } from '../symbols/regions.ts';
import { encloses } from '../symbols/scopes.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import { conditionOf } from '../values/conditions.ts';
import type { Values } from '../values/values.ts';
import { ExitPaths } from './exit-paths.ts';
import { givenAgain } from './given-again.ts';
import { preferencesAt, setsPreferences } from './preferences.ts';
import { mentionsOf, TextCallable } from './text-callable.ts';

type Reached = Pick<Standing, 'reached' | 'cause'>;

type Making = { -readonly [K in keyof Standing]: Standing[K] };

const NONE: readonly never[] = [];
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

type Text = Pick<ParsedScript, 'slice' | 'script' | 'symbols' | 'names' | 'broken'>;

/** What a tool replaces before the text is run: only then does it have to parse. */
const TEMPLATE = /\{\{|#\{|<%/;

/** A place in the regions of a script. */
interface Spot {
  readonly region: Region;
  readonly start: number;
  readonly attempt: Attempted | undefined;
}

/** What is known of a region. */
interface Known {
  /** Whether it is entered when the one around it is. */
  own: Reached | undefined;
  /** What was found last for a place in it: it holds in the same `try` body from there on until the next exit that counts. */
  standing: Standing | undefined;
  attempt: Attempted | undefined;
  from: number;
  to: number;
}

/** Gives the standing of every place of one text. */
export class Standings {
  readonly #parsed: Text;
  readonly #values: Values;
  /** The parts of the symbol table that are read while its commands are released. */
  readonly #symbols: Pick<SymbolTable, 'blocks' | 'dynamic' | 'sites' | 'traps' | 'silenced' | 'definitions'>;
  readonly #known = new Map<Region, Known>();
  /** The region that was asked about last, as most commands stand where the one before them does. */
  #region: Region | undefined;
  #here: Known | undefined;
  readonly #attempts = new Map<Attempted, Attempt>();
  /** Where the next exit counts, behind the place that is asked about. */
  #next = Number.POSITIVE_INFINITY;
  #callables: ReadonlyMap<NamedBlock, Callable> | undefined;
  readonly #exits: ExitPaths;
  /** Names that mean several functions or other commands. */
  readonly #again: ReadonlySet<string>;
  /** All that is to be said of a text that PowerShell cannot parse. */
  readonly #broken: Reached | undefined;
  readonly #setsPreferences: boolean;

  /** `items`: names of functions that the text changes in their drive. */
  constructor(parsed: Text, values: Values, items: ReadonlySet<string>) {
    this.#parsed = parsed;
    this.#values = values;
    this.#symbols = parsed.symbols;
    this.#setsPreferences = setsPreferences(parsed.symbols);
    const { broken, slice } = parsed;
    if (broken) {
      const reached = TEMPLATE.test(slice.text) ? 'perhaps' : 'never';
      this.#broken = { reached, cause: { reason: 'does-not-parse', args: {}, place: broken } };
    }
    this.#again = parsed.symbols.blocks.length === 0 ? NO_NAMES : givenAgain(parsed.symbols, parsed.names, items);
    this.#exits = new ExitPaths(parsed.symbols, this.#again, (region) => this.#ownOf(region).reached);
  }

  /** Where a statement stands that begins at `start` in `region`; for a cmdlet also what preferences make of it. */
  of({ region, start, attempt }: Spot, cmdlet?: string): Standing {
    const known = this.#region === region && this.#here ? this.#here : this.#knownOf(region);
    this.#region = region;
    this.#here = known;
    const isFound = known.attempt === attempt && start >= known.from && start < known.to;
    const standing = (isFound && known.standing) || this.#find(region, start, attempt);
    const preferences =
      cmdlet === undefined || !this.#setsPreferences
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
    const known = this.#knownOf(region);
    known.standing = standing;
    known.attempt = attempt;
    known.from = start;
    known.to = to;
    return standing;
  }

  #knownOf(region: Region): Known {
    let known = this.#known.get(region);
    if (!known) {
      known = { own: undefined, standing: undefined, attempt: undefined, from: 0, to: 0 };
      this.#known.set(region, known);
    }
    return known;
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
    for (let at: Region | undefined = region; at && !at.block; at = at.parent) {
      if (at.when?.is === 'catch') found = at.when.of;
    }
    return found;
  }

  #attempt(of: Attempted): Attempt {
    let attempt = this.#attempts.get(of);
    if (!attempt) {
      const place = this.#parsed.slice.place(of.start, of.end);
      attempt = {
        place,
        catches: of.catches,
        ...(of.isPicky && of.catches && { isPicky: true }),
        ...(of.leaves && { leaves: true }),
        ...(this.#symbols.traps && { mayGoOn: true }),
        ...(of.cleans && { cleans: this.#attempt(of.cleans) }),
      };
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
    let at: Region | undefined = region;
    while (at && !at.block) at = at.parent;
    return at?.block && (this.#callables ?? this.#named()).get(at.block);
  }

  /** The functions and named blocks of the text: first all of them, then who calls whom. */
  #named(): ReadonlyMap<NamedBlock, Callable> {
    const { dynamic, sites, blocks } = this.#symbols;
    const mentions = mentionsOf(
      this.#parsed,
      blocks.map(({ name }) => name),
    );
    const called = this.#calledByVariable();
    const made = blocks.map((block) => {
      const calls: Standing[] = [];
      const own = sites.get(block.name) ?? [];
      const expected = dynamic || called.has(block.name) ? undefined : 1 + own.length;
      const place = this.#parsed.slice.place(block.start, block.end);
      return { block, callable: new TextCallable(block, place, calls, expected, mentions), calls, own };
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
      const { reached, by, next } = this.#exits.ended(at, region, start, attempt);
      this.#next = Math.min(this.#next, next);
      const own = this.#ownOf(at);
      if (own.reached === 'never') return own;
      const isNever = reached === 'never';
      if (found === SURE && own.reached === 'perhaps' && !isNever) found = own;
      else if (by && (found === SURE || isNever)) found = { reached, cause: this.#cause('behind-exit', by) };
      if (isNever || at.block) break;
    }
    return found;
  }

  /** Whether a region is entered when the one around it is. */
  #ownOf(region: Region): Reached {
    const known = this.#knownOf(region);
    known.own ??= this.#entered(region);
    return known.own;
  }

  #entered(region: Region): Reached {
    const { kind, when } = region;
    if (region.block || RUN_THROUGH.has(kind)) return SURE;
    if (when?.is === 'once') return SURE;
    if (when?.is === 'catch') {
      // What the outer `catch` handles does not tell whether the `try` in it fails as well.
      const isOuter = !(region.parent && this.#handledBy(region.parent));
      const isOwn = isOuter && when.isSole && !when.of.isPicky && !this.#symbols.traps;
      return isOwn ? SURE : this.#perhaps('region-catch', region);
    }
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
    const isWhole = items && !region.exits?.some(({ breaks }) => breaks) && !this.#exits.isLeft(region);
    return isWhole ? SURE : this.#perhaps('region-loop', region);
  }

  #perhaps(reason: EffectCause['reason'], region: Region): Reached {
    return { reached: 'perhaps', cause: this.#cause(reason, region) };
  }

  #cause(reason: EffectCause['reason'], { start, end }: { readonly start: number; readonly end: number }): EffectCause {
    return { reason, args: {}, place: this.#parsed.slice.place(start, end) };
  }
}
