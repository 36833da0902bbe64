import { type Block, type Command, type CommandElement, type Flow, variableName } from '../../../powershell/index.ts';
import type { Attempted, Exit, NamedBlock, Region, Site } from './regions.ts';

/** At most so many calls of one function are kept; the others of a function that is called more often are left out. */
const MOST_SITES = 16;
/** At most so many statements that end one region are kept. */
const MOST_EXITS = 64;

/** Collects what decides whether a statement is reached: what ends a region, `try` bodies, functions and blocks in variables, and their calls. */
export class Flows {
  readonly exits = new Map<Region, Exit[]>();
  readonly blocks: NamedBlock[] = [];
  readonly sites = new Map<string, Site[]>();
  dynamic = false;
  loadsUnknown = false;
  traps = false;
  /** The innermost `try` body at hand. */
  attempt: Attempted | undefined;

  /** Enters the body of a `try`; with `cleans`, the `finally` block that belongs to that `try`. */
  begin(
    { start, end }: { readonly start: number; readonly end: number },
    catches: boolean,
    cleans?: Attempted,
  ): Attempted {
    this.attempt = { start, end, catches, cleans, outer: this.attempt };
    return this.attempt;
  }

  /** Whether a `finally` stands around, in the same function or block. */
  get isCleaning(): boolean {
    for (let at = this.attempt; at; at = at.outer) if (at.cleans) return true;
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
    this.blocks.push({ name: callableName(written), written, start, end, region, ...processes });
  }

  exit({ kind, value, start, end }: Pick<Flow, 'kind' | 'start' | 'end'> & Partial<Flow>, region: Region): void {
    const ended = kind === 'Break' || kind === 'Continue' ? loopOf(region) : bodyOf(region, kind !== 'Exit');
    const fails = kind === 'Throw' || (kind === 'Exit' && value !== undefined && !isZero(value));
    const list = this.exits.get(ended);
    const aborts = fails || isHandler(region, ended);
    const exit = {
      start,
      end,
      region,
      attempt: this.attempt,
      aborts,
      breaks: kind === 'Break',
      ends: kind === 'Exit' || kind === 'Throw',
      throws: kind === 'Throw',
    };
    if (!list) this.exits.set(ended, [exit]);
    else if (list.length < MOST_EXITS) list.push(exit);
  }

  /** A command that may call a function or a block of this text; with `asks` it only asks what would be done, with `piped` a pipeline hands something over. */
  call(
    { operator, head, start, end }: Command,
    name: string,
    asks: boolean,
    piped: boolean,
    region: Region,
    text: string,
  ): void {
    const called = name !== '' ? name : head.kind === 'Variable' ? callableName(`$${head.name}`) : undefined;
    if (operator === 'dot' && head.kind !== 'ScriptBlock' && !/\.ps1\b/i.test(text.slice(head.start, head.end))) {
      this.loadsUnknown = true;
    }
    if (called === undefined) {
      // A text with a separator of paths or a dot in it names a file.
      const isFile = head.kind === 'ExpandableString' && /[\\/.]/.test(text.slice(head.start, head.end));
      if (head.kind !== 'ScriptBlock' && !isFile) this.dynamic = true;
      return;
    }
    if (end - start > 0 && (name === 'invoke-expression' || name === 'iex')) this.dynamic = true;
    const list = this.sites.get(called);
    if (list && list.length >= MOST_SITES) return;
    const site: Site = { start, region, attempt: this.attempt, whatIf: asks, piped };
    if (list) list.push(site);
    else this.sites.set(called, [site]);
  }
}

/** Whether an element is `-WhatIf`, also abbreviated, and not `-WhatIf:$false`. */
export const asksWhatIf = (element: CommandElement): boolean =>
  element.kind === 'Parameter' &&
  /^w(?:i|h(?:a(?:t(?:if?)?)?)?)$/i.test(element.name) &&
  !(element.argument?.kind === 'Variable' && element.argument.name.toLowerCase() === 'false');

const callableName = (written: string): string =>
  written.startsWith('$')
    ? `$${variableName(written.slice(1))}`
    : written.toLowerCase().replace(/^(?:script|global|local|private):/, '');

const isZero = (value: { readonly kind: string }): boolean =>
  value.kind === 'Constant' && (value as { readonly value?: unknown }).value === 0;

/** The region that `return` ends. `exit` ends the callers as well, which are not in every text. */
function bodyOf(region: Region, orBlock: boolean): Region {
  let at = region;
  while (at.parent && at.kind !== 'function' && !(orBlock && isBlock(at))) at = at.parent;
  return at;
}

const isBlock = ({ kind, each }: Region): boolean =>
  kind === 'block' || kind === 'inline' || kind === 'session' || (kind === 'each' && each?.variable === '_');

/** The loop that `break` ends and of which `continue` ends one pass; outside of a loop both end the script. */
function loopOf(region: Region): Region {
  for (let at: Region | undefined = region; at && at.kind !== 'function'; at = at.parent) {
    if (at.kind === 'loop' || at.kind === 'each' || at.when?.is === 'case') return at;
  }
  return bodyOf(region, true);
}

/** Whether a region stands in a `catch` that is inside of the region `ended`. */
function isHandler(region: Region, ended: Region): boolean {
  for (let at: Region | undefined = region; at && at !== ended; at = at.parent)
    if (at.when?.is === 'catch') return true;
  return false;
}
