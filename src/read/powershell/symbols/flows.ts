import { type Block, type Command, type CommandElement, type Flow, variableName } from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import type { Called } from './called.ts';
import type { Attempted, Exit, NamedBlock, Region, Site } from './regions.ts';

/** At most so many calls of one function are kept; the others of a function that is called more often are left out. */
const MOST_SITES = 16;
/** At most so many statements that end one region are kept; behind more of them nothing is sure. */
const MOST_EXITS = 64;

/** Ways of leaving, as a sum. */
const WAYS = { Return: 1, Exit: 2, Throw: 4, Break: 8, Continue: 16 } as const;
const BREAKS = WAYS.Break | WAYS.Continue;
/** One of them reports no failure. */
const SUCCEEDS = 32;

/** Collects what decides whether a statement is reached: what ends a region, `try` bodies, functions and blocks in variables, and their calls. */
export class Flows {
  readonly blocks: NamedBlock[] = [];
  readonly sites = new Map<string, Site[]>();
  dynamic = false;
  loadsUnknown = false;
  traps = false;
  readonly silenced = new Set<string>();
  /** The innermost `try` body at hand. */
  attempt: Attempted | undefined;
  /** The ways in which statements leave, since somebody began to ask. */
  #ways = 0;

  /** Enters the body of a `try`; with `cleans`, the `finally` block that belongs to that `try`. */
  begin(
    { start, end }: { readonly start: number; readonly end: number },
    catches: boolean,
    { isPicky = false, cleans }: { readonly isPicky?: boolean; readonly cleans?: Attempted } = {},
  ): Attempted {
    this.attempt = { start, end, catches, leaves: false, isPicky, cleans, outer: this.attempt };
    return this.attempt;
  }

  /** Whether a `finally` stands around a place in a region, in the same function or block. */
  isCleaning(region: Region): boolean {
    const { start } = this.#bodyOf(region, true);
    for (let at = this.attempt; at && at.start >= start; at = at.outer) if (at.cleans) return true;
    return false;
  }

  leave(): void {
    this.attempt = this.attempt?.outer;
  }

  /**
   * Enters a block that runs only when it is called, so that no `try` around the block is around its statements. Returns the `try` that was
   * around, for `backTo`.
   */
  into(): Attempted | undefined {
    const around = this.attempt;
    this.attempt = undefined;
    return around;
  }

  backTo(around: Attempted | undefined): void {
    this.attempt = around;
  }

  /** Adds a function by its name, or a block by the variable that holds it, with `$` in front. */
  name(written: string, region: Region, { blocks }: Block, isFilter = false): void {
    const { start, end } = region;
    const isProcess = isFilter || blocks.some(({ name }) => name === 'process');
    const processes = isProcess && ({ processes: true } as const);
    region.block = { name: callableName(written), written, start, end, region, ...processes };
    this.blocks.push(region.block);
  }

  /** A statement that leaves what it stands in. */
  exit({ kind, value, start, end }: Pick<Flow, 'kind' | 'start' | 'end'> & Partial<Flow>, region: Region): void {
    const fails = kind === 'Throw' || (kind === 'Exit' && value !== undefined && !isZero(value));
    const ways = WAYS[kind] | (fails ? 0 : SUCCEEDS);
    this.#ways |= ways;
    const span = { start, end };
    const loop = this.#leave(ways, span, region, false);
    if ((ways & BREAKS) === 0) leaveHandlers(region);
    // With a label it may leave loops further out, and what surrounds them.
    if (loop && value && (ways & BREAKS) !== 0) {
      for (let at: Region | undefined = loop.parent; at && at.kind !== 'function'; at = at.parent)
        if (isLoop(at)) this.#add(at, this.#exitOf(ways, span, region, at, true));
    }
  }

  /** Forgets in which ways statements have left, for a statement with branches, and returns them for `back`. */
  forth(): number {
    const before = this.#ways;
    this.#ways = 0;
    return before;
  }

  /** The end of that statement: all its branches leave (`leaves`), or do unless it has none to take (`unsure`). */
  back(before: number, leaves: boolean, span: Span, region: Region, unsure: boolean): void {
    if (leaves) this.#leave(this.#ways, span, region, unsure);
    this.#ways |= before;
  }

  /** The end of a loop, or of a clause of `switch`: `break` and `continue` have left no more than that. */
  backFromLoop(before: number): void {
    this.#ways = before | (this.#ways & ~BREAKS);
  }

  /** What leaves in one of several ways ends at least what the least of them ends. Returns the loop where that is one. */
  #leave(ways: number, span: Span, region: Region, unsure: boolean): Region | undefined {
    const breaks = (ways & BREAKS) !== 0;
    const loop = breaks ? this.#loopOf(region) : undefined;
    const ended = loop ?? this.#bodyOf(region, (ways & WAYS.Return) !== 0);
    this.#add(ended, this.#exitOf(ways, span, region, ended, unsure || (breaks && !loop && isCalled(region))));
    return loop;
  }

  /** The region that `return` ends, with `orBlock`. `exit` and `throw` end the callers as well, which are not in every text. */
  #bodyOf(region: Region, orBlock: boolean): Region {
    let at = region;
    while (at.parent && !this.#isCallee(at) && !(orBlock && isBlock(at))) at = at.parent;
    return at;
  }

  /** The loop that `break` ends and of which `continue` ends one pass; outside of a loop both end the script, as `exit` does. */
  #loopOf(region: Region): Region | undefined {
    for (let at: Region | undefined = region; at && !this.#isCallee(at); at = at.parent) if (isLoop(at)) return at;
    return undefined;
  }

  /** Whether a region runs where it is called, not where it stands. */
  #isCallee(region: Region): boolean {
    return region.kind === 'function' || region.kind === 'session' || region.block !== undefined;
  }

  #exitOf(ways: number, { start, end }: Span, region: Region, ended: Region, unsure: boolean): Exit {
    return {
      start,
      end,
      region,
      attempt: this.attempt,
      aborts: (ways & SUCCEEDS) === 0 || isHandler(region, ended),
      breaks: isLoop(ended) && (ways & WAYS.Break) !== 0,
      ends: !isLoop(ended) && (ways & WAYS.Return) === 0,
      throws: (ways & WAYS.Throw) === 0 ? undefined : ways === WAYS.Throw ? 'always' : 'perhaps',
      unsure,
    };
  }

  #add(ended: Region, exit: Exit): void {
    const list = ended.exits;
    if (!list) ended.exits = [exit];
    else if (list.length < MOST_EXITS) list.push(exit);
    else
      list[MOST_EXITS - 1] = {
        ...exit,
        start: list.at(-1)?.start ?? exit.start,
        region: ended,
        aborts: false,
        unsure: true,
      };
  }

  /** The calls of what has a name, so far: the same list each time. */
  sitesOf(name: string): Site[] {
    const known = this.sites.get(name);
    if (known) return known;
    const made: Site[] = [];
    this.sites.set(name, made);
    return made;
  }

  /** A command that may call a function or a block of this text; with `asks` it only asks what would be done, with `piped` a pipeline hands something over. */
  call(
    { operator, head, start }: Command,
    { traits, sites: own }: Called,
    asks: boolean,
    piped: boolean,
    region: Region,
    text: string,
  ): void {
    const isVariable = head.kind === 'Variable';
    const sites = traits.name !== '' ? own : isVariable ? this.sitesOf(callableName(`$${head.name}`)) : undefined;
    if (operator === 'dot' && head.kind !== 'ScriptBlock' && !/\.ps1\b/i.test(text.slice(head.start, head.end))) {
      this.loadsUnknown = true;
    }
    if (sites === undefined) {
      // A text with a separator of paths or a dot in it names a file.
      const isFile = head.kind === 'ExpandableString' && /[\\/.]/.test(text.slice(head.start, head.end));
      if (head.kind !== 'ScriptBlock' && !isFile) this.dynamic = true;
      return;
    }
    if (traits.runsHere) this.dynamic = true;
    if (sites.length < MOST_SITES) sites.push({ start, region, attempt: this.attempt, whatIf: asks, piped });
  }
}

/** Whether an element is `-WhatIf`, also abbreviated, and not `-WhatIf:$false`. */
export const asksWhatIf = (element: CommandElement): boolean =>
  element.kind === 'Parameter' &&
  /^w(?:i|h(?:a(?:t(?:if?)?)?)?)$/i.test(element.name) &&
  !(element.argument?.kind === 'Variable' && element.argument.name.toLowerCase() === 'false');

const callableName = (written: string): string =>
  written.startsWith('$') ? `$${variableName(written.slice(1))}` : withoutScope(written.toLowerCase());

const withoutScope = (name: string): string =>
  name.includes(':') ? name.replace(/^(?:script|global|local|private):/, '') : name;

const isZero = (value: { readonly kind: string }): boolean =>
  value.kind === 'Constant' && (value as { readonly value?: unknown }).value === 0;

const isBlock = ({ kind, each }: Region): boolean =>
  kind === 'block' || kind === 'inline' || kind === 'session' || (kind === 'each' && each?.variable === '_');

/** A loop or a clause of `switch`, but not the block of `ForEach-Object`, of which `break` knows nothing. */
export const isLoop = ({ kind, each, fork }: Region): boolean =>
  kind === 'loop' || (kind === 'each' && each?.variable !== '_') || (kind === 'catch' && fork !== 0);

/** Whether a region is in a function or block that is called from somewhere, perhaps from a loop. */
function isCalled(region: Region): boolean {
  for (let at: Region | undefined = region; at; at = at.parent)
    if (at.kind === 'function' || at.kind === 'block') return true;
  return false;
}

/** Whether a region stands in a `catch` that is inside of the region `ended`. */
function isHandler(region: Region, ended: Region): boolean {
  for (let at: Region | undefined = region; at && at !== ended; at = at.parent)
    if (at.when?.is === 'catch') return true;
  return false;
}

/** Notes at the `try` bodies whose failures are handled around a place, in the same function, that what handles them leaves. */
function leaveHandlers(region: Region): void {
  for (let at: Region | undefined = region; at && at.kind !== 'function'; at = at.parent)
    if (at.when?.is === 'catch') at.when.of.leaves = true;
}
