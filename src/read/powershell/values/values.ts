import {
  type Command,
  type Expression,
  type Hashtable,
  type Statement,
  variableName,
} from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import { commandGotten, wordSaid } from '../symbols/command-info.ts';
import type { Definition, Region } from '../symbols/regions.ts';
import { encloses, exclusive, isOther, isSettled, reaching } from '../symbols/scopes.ts';
import type { SymbolTable } from '../symbols/symbol-table.ts';
import { convertedBytes } from './base64.ts';
import { CallRelations } from './call-relations.ts';
import { cast, range, signed } from './conversions.ts';
import { TableChanges } from './table-changes.ts';
import {
  inText,
  itemsOf,
  known,
  type LeftVariables,
  LONGEST_TEXT,
  list,
  plus,
  settled,
  type Table,
  type TableEntry,
  unknown,
  type Value,
  whole,
} from './value.ts';

/** Steps one call may cost; a text that needs more is not written by people. */
const STEPS = 20_000;
/** Expressions and assignments that build on each other more deeply than this are run-time values. */
const DEEPEST = 500;
/** Where what builds on each other has hardly less room than at the start. */
const SHALLOW = 10;
/** So many assignments to one variable are looked at for how it is written. */
const MOST_WRITTEN = 16;

const NO_REGIONS: readonly Region[] = [];
const NO_DEFINITIONS: readonly Definition[] = [];

/**
 * Computes the values of expressions in one text. `loops` holds the current item of each loop over a literal list; `touched`
 * collects the loops that a value depends on.
 */
export class Values {
  readonly #symbols: SymbolTable;
  readonly #scripts: ((name: string) => LeftVariables | undefined) | undefined;
  readonly #pending = new Set<Definition>();
  readonly #items = new Map<Region, readonly Value[] | undefined>();
  readonly #calls: CallRelations;
  readonly #changes: TableChanges;
  #left = STEPS;
  #depth = 0;
  readonly loops = new Map<Region, Value>();
  readonly touched = new Set<Region>();
  /** Whether, since `begin`, a variable was read that may hold nothing, because every place that sets it may not be reached. */
  unsettled = false;

  /**
   * `scripts` returns which variables a script (by its file name) writes where it is dot-sourced. Undefined for a script that is
   * not read.
   */
  constructor(symbols: SymbolTable, scripts?: (name: string) => LeftVariables | undefined) {
    this.#symbols = symbols;
    this.#calls = new CallRelations(symbols);
    this.#changes = new TableChanges(symbols, this.#calls, this);
    this.#scripts = scripts;
  }

  /** Begins a new call or object: forgets touched loops and gives it its steps. */
  begin(steps = STEPS): void {
    this.#left = steps;
    this.unsettled = false;
    if (this.touched.size > 0) this.touched.clear();
  }

  /** Runs `work` with its own number of steps. Its steps and touched loops do not count for the current call. */
  aside<T>(work: () => T, steps = STEPS): T {
    const left = this.#left;
    const { unsettled } = this;
    const touched = this.#touchedSoFar();
    this.begin(steps);
    const found = work();
    if (this.touched.size > 0) this.touched.clear();
    for (const region of touched) this.touched.add(region);
    this.#left = left;
    this.unsettled = unsettled;
    return found;
  }

  #touchedSoFar(): readonly Region[] {
    return this.touched.size > 0 ? [...this.touched] : NO_REGIONS;
  }

  /**
   * The value of a variable by its lower-case name; undefined where nothing in this text sets it. A hashtable that the text
   * only adds to may hold more.
   */
  named(name: string, region: Region, at: number): Value | undefined {
    const here = { start: at, end: at };
    if (this.#symbols.definitions.has(name)) return this.#variable(name, here, region, at);
    if (!this.#symbols.changes.has(name)) return undefined;
    const { root } = this.#symbols;
    const before: Table = { kind: 'table', entries: new Map(), open: true, ...here };
    return this.#changes.applied(
      before,
      name,
      { kind: 'opaque', start: 0, at: 0, region: root, node: undefined },
      region,
      at,
    );
  }

  /** Where the variables that a piece of code names are given their values. */
  writtenFor(code: string): readonly Span[] {
    return [...code.matchAll(/\$\{?([\w:]+)/g)].flatMap(([, name = '']) =>
      (this.#symbols.definitions.get(variableName(name)) ?? [])
        .slice(0, MOST_WRITTEN)
        .map(({ start, at: end }) => ({ start, end })),
    );
  }

  /** The value of a statement that stands in `region`, with the assignments that count at offset `at`. */
  of(node: Statement, region: Region, at: number): Value {
    if (!this.step() || this.#depth >= DEEPEST) return unknown(node);
    this.#depth++;
    const value = this.#of(node, region, at);
    this.#depth--;
    return value;
  }

  /** Takes a step of the call at hand; false when none is left. */
  step(): boolean {
    return --this.#left >= 0;
  }

  get isPlain(): boolean {
    const isWithin = this.#left >= 0 && this.#depth < SHALLOW && this.#pending.size === 0;
    return isWithin && this.loops.size === 0 && this.touched.size === 0 && !this.unsettled;
  }

  #of(node: Statement, region: Region, at: number): Value {
    switch (node.kind) {
      case 'StringConstant':
      case 'Constant':
        return known(node.value, node);
      case 'ExpandableString':
        return this.#expand(node, region, at);
      case 'Variable':
        return this.#variable(node.name, node, region, at);
      case 'Using': {
        const { scope } = region;
        const isInSession = scope.kind === 'session' && scope.parent;
        return isInSession ? this.of(node.child, scope.parent, scope.start) : this.of(node.child, region, at);
      }
      case 'Array':
        return list(
          node.items.map((item) => this.of(item, region, at)),
          node,
        );
      case 'ArrayExpression':
        return list(this.#unrolled(node.statements, region, at), node);
      case 'SubExpression': {
        const [only, ...rest] = node.statements;
        if (only && rest.length === 0) return whole(this.of(only, region, at), node);
        return list(this.#unrolled(node.statements, region, at), node);
      }
      case 'Paren':
        return whole(this.of(node.statement, region, at), node);
      case 'Assignment':
        return node.operator === '=' ? this.of(node.right, region, at) : unknown(node);
      case 'Hashtable':
        return this.#table(node, region, at);
      case 'Convert':
        return cast(node.type, this.of(node.child, region, at), node);
      case 'Attributed':
        return whole(this.of(node.child, region, at), node);
      case 'Binary':
        return this.#binary(node.operator, node.left, node.right, node, region, at);
      case 'Unary':
        return signed(node.operator, node.postfix, this.of(node.child, region, at), node);
      case 'Member':
        return this.#entry(node.target, node.member, node, region, at);
      case 'Index':
        return this.#entry(node.target, node.index, node, region, at);
      case 'InvokeMember':
        if (node.member.kind === 'StringConstant' && /^clone$/i.test(node.member.value) && node.args.length === 0) {
          return this.of(node.target, region, at);
        }
        return convertedBytes(node, (given) => this.of(given, region, at)) ?? unknown(node);
      case 'Command': {
        const said = wordSaid(node);
        return said ? this.of(said, region, at) : this.#commandInfo(node);
      }
      default:
        return unknown(node);
    }
  }

  /** What `Get-Command` gives is as text the name of the command. */
  #commandInfo(node: Command): Value {
    const name = commandGotten(node);
    return name === undefined ? unknown(node) : known(name.value, name);
  }

  /** Items of the list a loop runs over, or undefined when they are known at run time only. */
  items(loop: Region): readonly Value[] | undefined {
    if (!loop.each || !loop.parent) return undefined;
    if (this.#items.has(loop)) return this.#items.get(loop);
    const touchedBefore = this.#touchedSoFar();
    if (touchedBefore.length > 0) this.touched.clear();
    const value = this.of(loop.each.items, loop.parent, loop.each.items.start);
    const items = itemsOf(value);
    if (this.touched.size === 0) this.#items.set(loop, items);
    for (const region of touchedBefore) this.touched.add(region);
    return items;
  }

  #unrolled(statements: readonly Statement[], region: Region, at: number): Value[] {
    const items: Value[] = [];
    for (const statement of statements) {
      const value = settled(this.of(statement, region, at));
      if (value.kind === 'list') items.push(...value.items);
      else items.push(value);
    }
    return items;
  }

  #expand(node: Extract<Expression, { kind: 'ExpandableString' }>, region: Region, at: number): Value {
    let text = '';
    for (const part of node.parts) {
      if (part.kind === 'Text') text += part.value;
      else {
        const value = this.of(part, region, at);
        if (value.kind !== 'known' || value.orNothing || text.length > LONGEST_TEXT) return unknown(node);
        text += inText(value.value);
      }
    }
    return known(text, node);
  }

  #variable(written: string, node: Span, region: Region, at: number): Value {
    const name = variableName(written);
    if (name === 'true') return known(true, node);
    if (name === 'false') return known(false, node);
    if (name === 'null') return known(null, node);
    if (name === '_' || name === 'psitem') return this.#current(node, region);
    if (this.#depth >= DEEPEST || isOther(written, name, this.#symbols, region)) return unknown(node);
    this.#depth++;
    const value = this.#assigned(name, node, region, at);
    this.#depth--;
    return value;
  }

  #assigned(name: string, node: Span, region: Region, at: number): Value {
    const definitions = this.#symbols.definitions.get(name) ?? NO_DEFINITIONS;
    const found = this.#withRemote(name, reaching(definitions, region, at));
    const [first] = found;
    const overwritten = this.#overwritten(name, found, node, region, at);
    if (overwritten) return overwritten;
    if (!first || this.#isCallers(definitions, found, region)) return unknown(node);
    const isSure = isSettled(found, region, at);
    if (!isSure) this.unsettled = true;
    const value = this.#agreed(found, name, node, region, at);
    return isSure || value.kind === 'unknown' ? value : { ...value, orNothing: node };
  }

  /** What all assignments that may count agree on, with what was changed in it since. */
  #agreed(found: readonly Definition[], name: string, node: Span, region: Region, at: number): Value {
    const first = found[0] as Definition;
    const value = this.#defined(first, name, node, region);
    for (let i = 1; i < found.length; i++) {
      const again = this.#defined(found[i] as Definition, name, node, region);
      if (value.kind !== 'known' || again.kind !== 'known' || value.value !== again.value) return unknown(node);
      if (value.orNothing || again.orNothing) return unknown(node);
    }
    if (value.kind === 'table') return this.#changes.applied(value, name, first, region, at);
    return value.kind === 'list' && this.#changes.isChanged(name, first, region, at) ? unknown(node) : value;
  }

  /** With what functions assign to a variable of the script, whenever they are called. */
  #withRemote(name: string, found: readonly Definition[]): readonly Definition[] {
    const remote = this.#symbols.remote.get(name);
    const { root } = this.#symbols;
    if (!remote || !(found.length === 0 || found.some(({ region }) => region.scope === root))) return found;
    return [...new Set([...found, ...remote])];
  }

  /**
   * What commands behind the assignments have written to the variable whose names only a run tells, or the scripts that are
   * dot-sourced there; undefined where none did.
   */
  #overwritten(name: string, found: readonly Definition[], node: Span, region: Region, at: number): Value | undefined {
    const writes = this.#symbols.definitions.get('');
    if (!writes) return undefined;
    const earliest = found.reduce((least, definition) => Math.min(least, definition.at), Infinity);
    const isLater = region.scope !== this.#symbols.root;
    for (const write of writes.toReversed()) {
      const { loads, region: own } = write;
      const isBehind = found.length === 0 || write.at > earliest;
      const isSeen = own.scope === region.scope ? write.at <= at : isLater && own.scope === this.#symbols.root;
      if (!isBehind || !isSeen || exclusive(own, region)) continue;
      const left = loads === undefined ? undefined : this.#scripts?.(loads);
      if (!left || left.has('')) return unknown(node);
      if (!left.has(name)) continue;
      const value = left.get(name);
      const isSure =
        own.scope === region.scope && encloses(own, region) && found.every(({ at: own }) => own < write.at);
      return value !== undefined && isSure ? known(value, node) : unknown(node);
    }
    return undefined;
  }

  /** Whether a function that has no such variable may see that of one that calls it, whose own it is. */
  #isCallers(definitions: readonly Definition[], found: readonly Definition[], { scope }: Region): boolean {
    const isOwn = ({ region }: Definition): boolean => region.scope === scope;
    // The few that are found are looked at first: many functions may have a variable of one name.
    if (scope === this.#symbols.root || found.some(isOwn)) return false;
    if (definitions.every(({ region }) => region.scope === this.#symbols.root) || definitions.some(isOwn)) return false;
    const callers = this.#calls.callersOf(scope);
    return definitions.some(({ region }) => callers.has(region.scope));
  }

  /** `$_`: the item of the innermost script block's loop. */
  #current(node: Span, region: Region): Value {
    for (let at: Region | undefined = region; at && at !== region.scope; at = at.parent) {
      if (at.each?.variable === '_') return this.#item(at, node);
      if (at.kind === 'block' || at.kind === 'catch') break;
    }
    return unknown(node);
  }

  #item(loop: Region, node: Span): Value {
    this.touched.add(loop);
    return this.loops.get(loop) ?? unknown(node);
  }

  #defined(definition: Definition, name: string, node: Span, use: Region): Value {
    if (definition.kind === 'each') {
      return encloses(definition.region, use) ? this.#item(definition.region, node) : unknown(node);
    }
    if (definition.kind === 'opaque' || !definition.node || this.#pending.has(definition)) return unknown(node);
    this.#pending.add(definition);
    const right = this.of(definition.node, definition.region, definition.start);
    let value = right;
    if (definition.kind === 'append') {
      const before = this.#variable(name, node, definition.region, definition.start);
      value = plus(before, right, { start: definition.start, end: definition.at }) ?? unknown(node);
    }
    this.#pending.delete(definition);
    return value.kind === 'unknown' ? unknown(node) : value;
  }

  #table(node: Hashtable, region: Region, at: number): Table {
    const entries = new Map<string, TableEntry>();
    let open = false;
    for (const { key, value } of node.pairs) {
      const name = this.of(key, region, at);
      if (name.kind !== 'known') open = true;
      else {
        const text = inText(name.value);
        const entry = { key: text, keySpan: { start: key.start, end: key.end }, value: this.of(value, region, at) };
        entries.set(text.toLowerCase(), entry);
      }
    }
    return { kind: 'table', entries, open, start: node.start, end: node.end };
  }

  #entry(target: Expression, key: Expression, node: Span, region: Region, at: number): Value {
    const holder = settled(this.of(target, region, at));
    // Whatever the member is called, nothing is known of it.
    if (holder.kind === 'unknown' && key.kind === 'StringConstant') return unknown(node);
    const name = this.of(key, region, at);
    if (name.kind !== 'known') return unknown(node);
    if (holder.kind === 'table' && !holder.open) {
      return holder.entries.get(inText(name.value).toLowerCase())?.value ?? unknown(node);
    }
    if (holder.kind === 'list' && typeof name.value === 'number') {
      return holder.items.at(name.value) ?? unknown(node);
    }
    return unknown(node);
  }

  #binary(operator: string, left: Expression, right: Expression, node: Span, region: Region, at: number): Value {
    if (operator === '+') return plus(this.of(left, region, at), this.of(right, region, at), node) ?? unknown(node);
    if (operator !== '..') return unknown(node);
    return range(this.of(left, region, at), this.of(right, region, at), node);
  }
}
