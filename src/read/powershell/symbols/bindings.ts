import { type Data, type Expression, type Statement, type Variable, variableName } from '../../../powershell/index.ts';
import { commandGotten } from './command-info.ts';
import { type Definition, type KeyChange, makeRegion, type Region } from './regions.ts';

/** More names for one value than this are not followed. */
const MOST_NAMES = 16;

/** Types of one value that others are converted to. */
const CONVERTS =
  /^(?:system\.)?(?:string|bool(?:ean)?|switch|int(?:16|32|64)?|long|byte|double|decimal|datetime|guid|version|uri)$/i;

interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Collects what gives variables their values: assignments, and changes of the lists and hashtables that they hold. Names are in
 * lower case, without scope.
 */
export class Bindings {
  readonly definitions = new Map<string, Definition[]>();
  readonly changes = new Map<string, KeyChange[]>();
  /** Those of `definitions` that a function makes to variables of the script: they may happen later than they stand. */
  readonly remote = new Map<string, Definition[]>();
  /** Types that variables are bound to (`[string]$x`): a value is converted to them. */
  readonly #types = new Map<string, string>();
  /** Names that may hold one hashtable: `$q = $p`. */
  readonly #same = new Map<string, Set<string>>();
  /** Variables that stand in a hashtable or list of another one (`$all = $p, $q`), and those that hold a part of another (`$d = $all.d`). */
  readonly #parts = new Map<string, Set<string>>();
  readonly #wholes = new Map<string, Set<string>>();
  /** Variables that got their first value as `$global:x`. */
  readonly globals = new Set<string>();
  readonly #root: Region;
  /** Names as written and as they are compared: a script uses few of them, and many times. */
  readonly #names = new Map<string, string>();

  constructor(root: Region) {
    this.#root = root;
  }

  /** The name of a variable or function for comparison. */
  name(written: string): string {
    let name = this.#names.get(written);
    if (name === undefined) {
      name = variableName(written);
      this.#names.set(written, name);
    }
    return name;
  }

  /** A variable gets a value in `region`; `node` says which one, if anything does. */
  define(variable: Variable, kind: Definition['kind'], span: Extent, region: Region, node?: Statement): void {
    const written = variable.name;
    const name = this.name(written);
    const isScoped = name.length < written.length;
    const where = isScoped ? this.#target(written, region) : region;
    const isOther = isScoped && this.#isOther(written, name, region);
    const known =
      node === undefined || kind === 'opaque' || isOther || (kind === 'value' && !mayHaveValue(node))
        ? undefined
        : node;
    const own = { kind, start: span.start, at: span.end, region: where, node: known && this.#converted(name, known) };
    add(this.definitions, name, own);
    if (where !== region) add(this.remote, name, own);
    if (kind !== 'value' || !known) return;
    if (known.kind === 'Variable') this.#join(name, this.name(known.name));
    else this.#relate(name, known);
  }

  /** `$global:x` in a script that has an `$x` of its own: which of both a use means depends on how the script is started. */
  #isOther(written: string, name: string, region: Region): boolean {
    if (!/^global:/i.test(written) || region.scope !== this.#root) return false;
    if (this.definitions.has(name)) return !this.globals.has(name);
    this.globals.add(name);
    return false;
  }

  /** From here on a variable takes values of one type alone. */
  bind(written: string, type: string): void {
    if (CONVERTS.test(type)) this.#types.set(this.name(written), type);
  }

  #converted(name: string, node: Statement): Statement {
    const type = this.#types.get(name);
    if (type === undefined) return node;
    const { start, end } = node;
    return { kind: 'Convert', type, child: { kind: 'Paren', statement: node, start, end }, start, end };
  }

  /**
   * A command writes to a variable whose name it gets. The name is empty when it is known at run time only, or when the command
   * dot-sources the script `loads`. A scope may stand in front of it.
   */
  written(name: string, { start, end: at }: Extent, region: Region, loads?: string): void {
    const where = this.#target(name, region);
    const own: Definition = {
      kind: 'opaque',
      start,
      at,
      region: where,
      node: undefined,
      ...(loads !== undefined && { loads }),
    };
    add(this.definitions, this.name(name), own);
    if (where !== region) add(this.remote, this.name(name), own);
  }

  /** `data name { }` */
  data({ name, start, end, body }: Data, region: Region): void {
    if (name === undefined) return;
    const node = body.statements.length === 1 ? body.statements[0] : undefined;
    add(this.definitions, this.name(name), { kind: node ? 'value' : 'opaque', start, at: end, region, node });
  }

  /** `$x.key = value` and `$x[key] = value`; the operator is '' where the value is not what is written. */
  change(target: Expression, key: Expression, operator: string, at: number, region: Region, value: Statement): void {
    if (target.kind === 'Member' || target.kind === 'Index') {
      this.change(target.target, key, '', at, region, value);
      for (const name of this.#inside(rootOf(target))) this.#unknown(name, at, region);
    } else if (target.kind === 'Variable') {
      this.#changeItem(target.name, { at, region, key: operator === '=' ? key : undefined, value });
    }
  }

  /** A change of a variable, and of what a loop runs over whose item it is. */
  #changeItem(written: string, change: KeyChange): void {
    this.#change(written, change);
    for (const item of itemsBehind(this.name(written), change.region)) {
      this.#change(item, { ...change, elsewhere: true });
      for (const name of this.#inside(item)) this.#unknown(name, change.at, change.region);
    }
  }

  /** The variables that are a part of what a variable holds. */
  #inside(written: string | undefined): Iterable<string> {
    return (written === undefined ? undefined : this.#parts.get(this.name(written))) ?? [];
  }

  #unknown(name: string, at: number, region: Region): void {
    this.#change(name, { at, region, key: undefined, value: undefined });
  }

  /** `$x.Add(key, value)`, `$x.Remove(key)` and others that change a hashtable or list. */
  method(target: Expression, member: Expression, args: readonly Expression[], at: number, region: Region): void {
    if (member.kind !== 'StringConstant') return;
    const name = member.value.toLowerCase();
    if (name === 'foreach' || name === 'where') {
      const change = { at, region, key: undefined, value: undefined };
      const inner = unwrapped(target);
      if (inner.kind === 'Variable') this.#changeItem(inner.name, change);
      else forEachPart(inner, (part) => this.#changeItem(part, change));
    }
    if (target.kind !== 'Variable') return;
    if ((name === 'add' || name === 'set_item') && args.length === 2) {
      const key = { at, region, key: args[0], value: args[1] };
      this.#changeItem(target.name, name === 'add' ? { ...key, adds: true } : key);
    } else if (name === 'remove' || name === 'clear' || name === 'add') {
      const key = name === 'remove' ? args[0] : undefined;
      this.#changeItem(target.name, { at, region, key, value: undefined });
    }
  }

  /** A function (`to` is its name) or a block gets the value of a variable and may change it. */
  handed({ name }: Variable, at: number, region: Region, to: string | undefined): void {
    this.#change(name, { at, region, key: undefined, value: undefined, ...(to === undefined ? {} : { to }) });
  }

  #change(written: string, change: KeyChange): void {
    const name = this.name(written);
    add(this.changes, name, change);
    for (const other of this.#same.get(name) ?? []) {
      if (other !== name) add(this.changes, other, { ...change, elsewhere: true });
    }
    for (const whole of this.#wholes.get(name) ?? []) {
      if (whole !== name) add(this.changes, whole, { ...change, key: undefined, value: undefined, elsewhere: true });
    }
  }

  /** Remembers that a variable holds a part of what another one holds, or other variables as parts. */
  #relate(name: string, node: Statement): void {
    const inner = unwrapped(node);
    const root = rootOf(inner);
    if (root !== undefined) addTo(this.#wholes, name, this.name(root));
    else if (mayHaveParts(inner)) forEachPart(inner, (part) => addTo(this.#parts, name, this.name(part)));
  }

  #join(one: string, other: string): void {
    const names = this.#same.get(other) ?? new Set([other]);
    if (names.size >= MOST_NAMES) return;
    names.add(one);
    this.#same.set(other, names);
    this.#same.set(one, names);
  }

  /** Where `$script:x` and `$global:x` are assigned: in the script, whenever the function around it runs. */
  #target(name: string, current: Region): Region {
    if (current.scope === this.#root || !/^(?:script|global):/i.test(name)) return current;
    return makeRegion('block', this.#root, current.start, current.end, 0, undefined);
  }
}

/** The variable whose part an expression takes: `x` for `$x.a.b` and `$x[0]`. */
function rootOf(node: Statement): string | undefined {
  let at = node;
  while (at.kind === 'Member' || at.kind === 'Index') at = at.target;
  return at !== node && at.kind === 'Variable' ? at.name : undefined;
}

function unwrapped(node: Statement): Statement {
  let at = node;
  for (;;) {
    if (at.kind === 'Convert' || at.kind === 'Attributed') at = at.child;
    else if (at.kind === 'Paren') at = at.statement;
    else return at;
  }
}

const mayHaveParts = ({ kind }: Statement): boolean =>
  kind === 'Hashtable' || kind === 'Array' || kind === 'ArrayExpression';

/** Calls `add` for each variable that stands as a value of a hashtable or as an item of a list, one level deep. */
function forEachPart(node: Statement, add: (name: string) => void): void {
  if (node.kind === 'Hashtable') {
    for (const { value } of node.pairs) if (value.kind === 'Variable') add(value.name);
  } else if (node.kind === 'Array') addVariables(node.items, add);
  else if (node.kind === 'ArrayExpression') {
    for (const one of node.statements) {
      if (one.kind === 'Array') addVariables(one.items, add);
      else if (one.kind === 'Variable') add(one.name);
    }
  }
}

function addVariables(nodes: readonly Statement[], add: (name: string) => void): void {
  for (const node of nodes) if (node.kind === 'Variable') add(node.name);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key) ?? new Set();
  if (known.size < MOST_NAMES) map.set(key, known.add(value));
}

/** The variables that a loop runs over, when a name is that of its item. */
function itemsBehind(name: string, region: Region): readonly string[] {
  for (let at: Region | undefined = region; at && at !== region.scope; at = at.parent) {
    if (at.each?.variable !== (name === 'psitem' ? '_' : name)) continue;
    const { items } = at.each;
    return (items.kind === 'Array' ? items.items : [items]).flatMap((one) => (one.kind === 'Variable' ? one.name : []));
  }
  return [];
}

/** Whether the value of a statement may be known without running the script. If not, its nodes need not be kept. */
function mayHaveValue(node: Statement): boolean {
  switch (node.kind) {
    case 'Command':
      return commandGotten(node) !== undefined;
    case 'Pipeline':
    case 'Chain':
    case 'If':
    case 'Switch':
    case 'ForEach':
    case 'Try':
      return false;
    default:
      return true;
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
