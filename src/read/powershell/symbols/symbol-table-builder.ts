import type { Span } from '../../../text/index.ts';
import { Bindings } from './bindings.ts';
import { mayHandCode } from './code-commands.ts';
import { CommandList } from './command-list.ts';
import { Flows } from './flows.ts';
import { type Each, makeRegion, type Region, type When } from './regions.ts';
import type { CommandFilter, Placed, Resource, SymbolTable } from './symbol-table.ts';
import { marksIn, type TextMarks } from './text-marks.ts';

/** A symbol table while it is being made, and the region at hand. */
export class SymbolTableBuilder implements SymbolTable {
  readonly resources: Resource[] = [];
  readonly functions = new Set<string>();
  readonly root: Region;
  readonly list: CommandList;
  readonly bindings: Bindings;
  readonly flows = new Flows();
  readonly marks: TextMarks;
  readonly #text: string;
  #mayHandCode: boolean | undefined;
  leavesFinally: Span | undefined;
  region: Region;

  constructor(text: string, watch: CommandFilter) {
    this.root = makeRegion('script', undefined, 0, text.length, 0, undefined);
    this.region = this.root;
    this.bindings = new Bindings(this.root);
    this.list = new CommandList(watch, this.flows);
    this.#text = text;
    this.marks = marksIn(text);
  }

  /** Goes into a region and gives back the one around it, for `leave`. */
  enter(
    kind: Region['kind'],
    span: { readonly start: number; readonly end: number },
    fork = 0,
    each?: Each,
    when?: When,
  ): Region {
    const outer = this.region;
    this.region = makeRegion(kind, outer, span.start, span.end, fork, each, when);
    return outer;
  }

  leave(outer: Region): void {
    this.region = outer;
  }

  /** Looked for when somebody asks: that goes over the whole text, and in most scripts nobody does. */
  get mayHandCode(): boolean {
    this.#mayHandCode ??= mayHandCode(this.#text);
    return this.#mayHandCode;
  }

  get commands(): SymbolTable['commands'] {
    return this.list.commands;
  }

  get named(): SymbolTable['named'] {
    return this.list.named;
  }

  get suspects(): SymbolTable['suspects'] {
    return this.list.suspects;
  }

  takeCommands(): Placed[] {
    return this.list.take();
  }

  get definitions(): SymbolTable['definitions'] {
    return this.bindings.definitions;
  }

  get globals(): SymbolTable['globals'] {
    return this.bindings.globals;
  }

  get remote(): SymbolTable['remote'] {
    return this.bindings.remote;
  }

  get changes(): SymbolTable['changes'] {
    return this.bindings.changes;
  }

  get blocks(): SymbolTable['blocks'] {
    return this.flows.blocks;
  }

  get sites(): SymbolTable['sites'] {
    return this.flows.sites;
  }

  get runsText(): boolean {
    return this.list.runsText;
  }

  get sends(): boolean {
    return this.list.sends;
  }

  get dynamic(): boolean {
    return this.flows.dynamic;
  }

  get loadsUnknown(): boolean {
    return this.flows.loadsUnknown;
  }

  get traps(): boolean {
    return this.flows.traps;
  }

  get silenced(): SymbolTable['silenced'] {
    return this.flows.silenced;
  }
}
