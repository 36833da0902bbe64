import { type Command, type Expression, type Hashtable, type Statement, variableName } from '../../powershell/index.ts';
import type { Scalar } from '../../tenant/index.ts';
import { indexOfFirst, type Span } from '../../text/index.ts';
import { commandGotten } from './command-info.ts';
import type { LeftVariables } from './left-variables.ts';
import type { Outline } from './outline.ts';
import type { Change, Definition, Region } from './regions.ts';
import { encloses, exclusive, reaching } from './scopes.ts';

/** What an expression is worth without running it. Spans lie where the value is written, behind variables too. */
export type Value = Known | List | Table | Unknown;

export interface Known extends Span {
  readonly kind: 'known';
  readonly value: Scalar;
}

export interface List extends Span {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A hashtable; `entries` by lower-case key. `open`: other keys may be there at run time. */
export interface Table extends Span {
  readonly kind: 'table';
  readonly entries: ReadonlyMap<string, Entry>;
  readonly open: boolean;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Value;
}

/** Known at run time only. */
export interface Unknown extends Span {
  readonly kind: 'unknown';
}

/** Steps one call may cost; a text that needs more is not written by people. */
const STEPS = 20_000;
/** Expressions and assignments that build on each other more deeply than this are run-time values. */
const DEEPEST = 500;
/** A hashtable that is built up to more keys than this is no set of parameters. */
const MOST_KEYS = 500;
const LONGEST_TEXT = 65_536;
const LONGEST_RANGE = 100;

const unknown = (span: Span): Unknown => ({ kind: 'unknown', start: span.start, end: span.end });
const known = (value: Scalar, span: Span): Known => ({ kind: 'known', value, start: span.start, end: span.end });
const list = (items: readonly Value[], span: Span): List => ({ kind: 'list', items, start: span.start, end: span.end });

/** A run-time value is shown with the brackets around it. */
const whole = (value: Value, span: Span): Value => (value.kind === 'unknown' ? unknown(span) : value);

/** Text of a scalar inside a string. */
function inText(value: Scalar): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** Values of one text. `loops` gives the item of a loop over a literal list; `touched` collects loops a value depends on. */
export class Values {
  readonly #outline: Outline;
  readonly #scripts: ((name: string) => LeftVariables | undefined) | undefined;
  readonly #pending = new Set<Definition>();
  readonly #items = new Map<Region, readonly Value[] | undefined>();
  readonly #inFunctions = new Map<string, readonly Change[]>();
  #changing: ReadonlySet<string> | undefined;
  #left = STEPS;
  #depth = 0;
  readonly loops = new Map<Region, Value>();
  readonly touched = new Set<Region>();
  /** Since `begin` a variable was asked for that only places set which may not be reached: it may hold nothing. */
  unsettled = false;

  /** `scripts` tells what a script of a file name leaves where it is dot-sourced; nothing of one that is not read. */
  constructor(outline: Outline, scripts?: (name: string) => LeftVariables | undefined) {
    this.#outline = outline;
    this.#scripts = scripts;
  }

  /** Begins a new call or object: forgets touched loops and gives it its steps. */
  begin(steps = STEPS): void {
    this.#left = steps;
    this.unsettled = false;
    if (this.touched.size > 0) this.touched.clear();
  }

  /** What `work` finds out, without counting it as part of the call at hand. */
  aside<T>(work: () => T): T {
    const [left, touched, unsettled] = [this.#left, [...this.touched], this.unsettled];
    this.begin();
    const found = work();
    this.touched.clear();
    for (const region of touched) this.touched.add(region);
    this.#left = left;
    this.unsettled = unsettled;
    return found;
  }

  /**
   * The value of a variable by its lower-case name; undefined where nothing in this text sets it. A hashtable that the text
   * only adds to may hold more.
   */
  named(name: string, region: Region, at: number): Value | undefined {
    const here = { start: at, end: at };
    if (this.#outline.definitions.has(name)) return this.#variable(name, here, region, at);
    if (!this.#outline.changes.has(name)) return undefined;
    const { root } = this.#outline;
    const before: Table = { kind: 'table', entries: new Map(), open: true, ...here };
    return this.#changed(before, name, { kind: 'opaque', start: 0, at: 0, region: root, node: undefined }, region, at);
  }

  /** The value of a statement that stands in `region`, with the assignments that count at offset `at`. */
  of(node: Statement, region: Region, at: number): Value {
    if (--this.#left < 0 || this.#depth >= DEEPEST) return unknown(node);
    this.#depth++;
    const value = this.#of(node, region, at);
    this.#depth--;
    return value;
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
      case 'Using':
        return this.of(node.child, region, at);
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
        return this.#cast(node.type, this.of(node.child, region, at), node);
      case 'Attributed':
        return whole(this.of(node.child, region, at), node);
      case 'Binary':
        return this.#binary(node.operator, node.left, node.right, node, region, at);
      case 'Unary':
        return this.#unary(node.operator, node.postfix, this.of(node.child, region, at), node);
      case 'Member':
        return this.#entry(node.target, node.member, node, region, at);
      case 'Index':
        return this.#entry(node.target, node.index, node, region, at);
      case 'InvokeMember':
        if (node.member.kind === 'StringConstant' && /^clone$/i.test(node.member.value) && node.args.length === 0) {
          return this.of(node.target, region, at);
        }
        return unknown(node);
      case 'Command':
        return this.#commandInfo(node);
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
    const touchedBefore = [...this.touched];
    this.touched.clear();
    const value = this.of(loop.each.items, loop.parent, loop.each.items.start);
    const items = value.kind === 'known' ? [value] : value.kind === 'list' ? flat(value.items) : undefined;
    if (this.touched.size === 0) this.#items.set(loop, items);
    for (const region of touchedBefore) this.touched.add(region);
    return items;
  }

  #unrolled(statements: readonly Statement[], region: Region, at: number): Value[] {
    const items: Value[] = [];
    for (const statement of statements) {
      const value = this.of(statement, region, at);
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
        if (value.kind !== 'known' || text.length > LONGEST_TEXT) return unknown(node);
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
    if (this.#depth >= DEEPEST) return unknown(node);
    this.#depth++;
    const value = this.#assigned(name, node, region, at);
    this.#depth--;
    return value;
  }

  #assigned(name: string, node: Span, region: Region, at: number): Value {
    const definitions = this.#outline.definitions.get(name) ?? [];
    const found = reaching(definitions, region, at);
    const [first, ...others] = found;
    const overwritten = this.#overwritten(name, found, node, region, at);
    if (overwritten) return overwritten;
    if (!first || this.#isCallers(definitions, region)) return unknown(node);
    if (!isSettled(found, region)) this.unsettled = true;
    const value = this.#defined(first, name, node, region);
    for (const other of others) {
      const again = this.#defined(other, name, node, region);
      if (value.kind !== 'known' || again.kind !== 'known' || value.value !== again.value) return unknown(node);
    }
    if (value.kind === 'table') return this.#changed(value, name, first, region, at);
    return value.kind === 'list' && this.#hasChange(name, first, region, at) ? unknown(node) : value;
  }

  /**
   * What commands behind the assignments have written to the variable whose names only a run tells, or the scripts that are
   * dot-sourced there; undefined where none did.
   */
  #overwritten(name: string, found: readonly Definition[], node: Span, region: Region, at: number): Value | undefined {
    const writes = this.#outline.definitions.get('');
    if (!writes) return undefined;
    const earliest = found.reduce((least, definition) => Math.min(least, definition.at), Infinity);
    const isLater = region.scope !== this.#outline.root;
    for (const write of writes.toReversed()) {
      const { loads, region: own } = write;
      const isBehind = found.length === 0 || write.at > earliest;
      const isSeen = own.scope === region.scope ? write.at <= at : isLater && own.scope === this.#outline.root;
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
  #isCallers(definitions: readonly Definition[], { scope }: Region): boolean {
    if (scope === this.#outline.root || definitions.every(({ region }) => region.scope === this.#outline.root))
      return false;
    if (definitions.some(({ region }) => region.scope === scope)) return false;
    const callers = this.#callersOf(scope);
    return definitions.some(({ region }) => callers.has(region.scope));
  }

  /** The functions that call a function, directly or not. */
  #callersOf(scope: Region): ReadonlySet<Region> {
    const { blocks, sites, root } = this.#outline;
    const names = new Map(blocks.map(({ name, region }) => [region, name]));
    const callers = new Set<Region>();
    const waiting = [scope];
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      for (const site of sites.get(names.get(one) ?? '') ?? []) {
        const caller = site.region.scope;
        if (caller === root || callers.has(caller)) continue;
        callers.add(caller);
        waiting.push(caller);
      }
    }
    return callers;
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

  /** Whether an item of a list was replaced between its assignment and `at`. */
  #hasChange(name: string, { at: from, region: own }: Definition, { scope }: Region, at: number): boolean {
    const changes = this.#outline.changes.get(name) ?? [];
    const next = changes[firstFrom(changes, from)];
    return next !== undefined && (next.at <= at || own.scope !== scope);
  }

  /** A hashtable with the keys that were set or removed between its assignment and `at`. */
  #changed(table: Table, name: string, definition: Definition, region: Region, at: number): Table {
    const changes = this.#outline.changes.get(name);
    if (!changes) return table;
    const entries = new Map(table.entries);
    let open = table.open;
    for (const change of this.#changedInFunctions(name, changes)) {
      if (change.region.scope === definition.region.scope) continue;
      if (--this.#left < 0) return { ...table, entries, open: true };
      const key = change.key?.kind === 'StringConstant' ? change.key.value.toLowerCase() : undefined;
      open = true;
      for (const [own, entry] of entries)
        if (key === undefined || key === own) entries.set(own, { ...entry, value: unknown(entry.value) });
    }
    for (let i = firstFrom(changes, definition.at); i < changes.length; i++) {
      const change = changes[i] as Change;
      // A function may be called when what stands behind it has been done.
      const isLater = change.at > at;
      if (isLater && region.scope === definition.region.scope) break;
      if (--this.#left < 0 || entries.size > MOST_KEYS) return { ...table, open: true };
      if (change.region.scope !== definition.region.scope || exclusive(change.region, region)) continue;
      if (change.to !== undefined && !this.#changers().has(change.to)) continue;
      const key = change.key && this.of(change.key, change.region, change.at);
      if (key?.kind !== 'known') {
        open = true;
        // Any of the keys may be another one now.
        for (const [own, entry] of entries) entries.set(own, { ...entry, value: unknown(entry.value) });
        continue;
      }
      const folded = inText(key.value).toLowerCase();
      const sure = !isLater && !change.elsewhere && encloses(change.region, region);
      if (!change.value) {
        const before = entries.get(folded);
        if (sure) entries.delete(folded);
        else if (before) entries.set(folded, { ...before, value: unknown(before.value) });
        continue;
      }
      const value = sure ? this.of(change.value, change.region, change.at) : unknown(change.value);
      entries.set(folded, { key: inText(key.value), keySpan: key, value });
    }
    return { ...table, entries, open };
  }

  /** Functions that change a hashtable they did not make, or hand it to one that does. */
  #changers(): ReadonlySet<string> {
    if (this.#changing) return this.#changing;
    const { blocks, changes, definitions } = this.#outline;
    const names = new Map(blocks.map(({ name, region }) => [region, name]));
    const handing: Change[] = [];
    const found = new Set<string>();
    for (const [variable, own] of changes) {
      const made = definitions.get(variable)?.filter(({ kind }) => kind === 'value') ?? [];
      for (const change of own) {
        const name = names.get(change.region.scope);
        if (name === undefined || made.some(({ region }) => region.scope === change.region.scope)) continue;
        if (change.to === undefined) found.add(name);
        else handing.push(change);
      }
    }
    for (let size = -1; size < found.size; ) {
      size = found.size;
      for (const { to = '', region } of handing) if (found.has(to)) found.add(names.get(region.scope) ?? '');
    }
    this.#changing = found;
    return found;
  }

  /** Changes in functions that have no variable of this name themselves: nobody knows here when they happen. */
  #changedInFunctions(name: string, changes: readonly Change[]): readonly Change[] {
    let found = this.#inFunctions.get(name);
    if (!found) {
      const { root } = this.#outline;
      const owners = new Set(this.#outline.definitions.get(name)?.map(({ region }) => region.scope));
      found = changes.filter(({ region: { scope } }) => scope !== root && !owners.has(scope));
      this.#inFunctions.set(name, found);
    }
    return found;
  }

  #table(node: Hashtable, region: Region, at: number): Table {
    const entries = new Map<string, Entry>();
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
    const holder = this.of(target, region, at);
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

  #cast(type: string, value: Value, node: Span): Value {
    const name = type.toLowerCase().replace(/^system\./, '');
    if (name === 'ordered' || name === 'hashtable' || name === 'pscustomobject' || name === 'psobject') return value;
    if (name === 'object' || name === 'string[]' || name === 'array' || name === 'object[]' || name === 'psobject[]') {
      return name.endsWith(']') || name === 'array' ? (value.kind === 'known' ? list([value], node) : value) : value;
    }
    if (value.kind !== 'known') return unknown(node);
    if (name === 'string') return { ...value, value: inText(value.value) };
    if (name === 'bool' || name === 'boolean' || name === 'switch') {
      return { ...value, value: typeof value.value === 'string' ? value.value !== '' : Boolean(value.value) };
    }
    if (name === 'int' || name === 'int32' || name === 'int64' || name === 'long' || name === 'uint32') {
      const number = value.value === null || value.value === '' ? 0 : Number(value.value);
      return Number.isInteger(number) ? { ...value, value: number } : unknown(node);
    }
    return unknown(node);
  }

  #binary(operator: string, left: Expression, right: Expression, node: Span, region: Region, at: number): Value {
    if (operator === '+') return plus(this.of(left, region, at), this.of(right, region, at), node) ?? unknown(node);
    if (operator !== '..') return unknown(node);
    const from = this.of(left, region, at);
    const to = this.of(right, region, at);
    if (from.kind !== 'known' || to.kind !== 'known') return unknown(node);
    if (typeof from.value !== 'number' || typeof to.value !== 'number') return unknown(node);
    const [first, last] = [from.value, to.value];
    if (Math.abs(last - first) > LONGEST_RANGE) return unknown(node);
    const step = last < first ? -1 : 1;
    const length = Math.floor(Math.abs(last - first)) + 1;
    return list(
      Array.from({ length }, (_, index) => known(first + step * index, node)),
      node,
    );
  }

  #unary(operator: string, postfix: boolean, value: Value, node: Span): Value {
    if (value.kind !== 'known' || postfix) return unknown(node);
    if (operator === '-' && typeof value.value === 'number') return known(-value.value, node);
    if ((operator === '!' || operator === '-not') && typeof value.value === 'boolean') return known(!value.value, node);
    return unknown(node);
  }
}

/** Whether one of the assignments surely ran: one around the use, or those of all branches of an `if` with `else`. */
function isSettled(found: readonly Definition[], use: Region): boolean {
  if (found.some(({ region }) => encloses(region, use))) return true;
  const forks = new Set(found.map(({ region }) => region.fork));
  const last = found.find(({ region: { when } }) => when?.is === 'if' && when.own === undefined)?.region;
  return (
    last?.when?.is === 'if' &&
    last.parent !== undefined &&
    encloses(last.parent, use) &&
    forks.size === 1 &&
    new Set(found.map(({ region }) => region)).size > last.when.not.length
  );
}

/** Index of the first change at or behind an offset. */
const firstFrom = (changes: readonly Change[], at: number): number =>
  indexOfFirst(changes, (change) => change.at >= at);

/** `left + right`, or undefined when it is known at run time only. */
function plus(left: Value, right: Value, node: Span): Value | undefined {
  if (left.kind === 'list') {
    if (right.kind === 'unknown') return undefined;
    return list([...left.items, ...(right.kind === 'list' ? right.items : [right])], node);
  }
  if (left.kind === 'table' && right.kind === 'table') {
    return { ...left, entries: new Map([...left.entries, ...right.entries]), open: left.open || right.open };
  }
  if (left.kind !== 'known' || right.kind !== 'known') return undefined;
  if (typeof left.value === 'string') {
    const text = left.value + inText(right.value);
    return text.length > LONGEST_TEXT ? undefined : known(text, node);
  }
  if (typeof left.value === 'number' && typeof right.value === 'number') return known(left.value + right.value, node);
  return left.value === null ? { ...right, start: node.start, end: node.end } : undefined;
}

/** One level of lists inside a list is unrolled, as a parameter that takes a list does. */
export function flat(items: readonly Value[]): readonly Value[] {
  return items.flatMap((item) => (item.kind === 'list' ? item.items : [item]));
}
