import type { Data, Expression, Statement, Variable } from './ast.ts';
import { commandGotten } from './command-info.ts';
import { variableName } from './identifiers.ts';
import { type Change, type Definition, makeRegion, type Region } from './regions.ts';

/** More names for one value than this are not followed. */
const MOST_NAMES = 16;

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What gives variables their values: assignments, and changes of what they hold. Names in lower case, without scope. */
export class Bindings {
  readonly definitions = new Map<string, Definition[]>();
  readonly changes = new Map<string, Change[]>();
  /** Names that may hold one hashtable: `$q = $p`. */
  readonly #same = new Map<string, Set<string>>();
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
    const where = name.length < written.length ? this.#target(written, region) : region;
    const known =
      node === undefined || kind === 'opaque' || (kind === 'value' && !mayHaveValue(node)) ? undefined : node;
    add(this.definitions, name, { kind, start: span.start, at: span.end, region: where, node: known });
    if (kind === 'value' && known?.kind === 'Variable') this.#join(name, this.name(known.name));
  }

  /** A command writes to a variable that it is given by name; '' for one that only a run tells. */
  written(name: string, span: Extent, region: Region): void {
    add(this.definitions, this.name(name), {
      kind: 'opaque',
      start: span.start,
      at: span.end,
      region,
      node: undefined,
    });
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
    } else if (target.kind === 'Variable') {
      const change = { at, region, key: operator === '=' ? key : undefined, value };
      this.#change(target.name, change);
      for (const item of itemsBehind(this.name(target.name), region))
        this.#change(item, { ...change, elsewhere: true });
    }
  }

  /** `$x.Add(key, value)`, `$x.Remove(key)` and others that change a hashtable or list. */
  method(target: Expression, member: Expression, args: readonly Expression[], at: number, region: Region): void {
    if (target.kind !== 'Variable' || member.kind !== 'StringConstant') return;
    const name = member.value.toLowerCase();
    if (name === 'add' && args.length === 2) {
      this.#change(target.name, { at, region, key: args[0], value: args[1] });
    } else if (name === 'remove' || name === 'clear' || name === 'add') {
      const key = name === 'remove' ? args[0] : undefined;
      this.#change(target.name, { at, region, key, value: undefined });
    }
  }

  /** A function (of which `to` is the name) or a block gets what a variable holds. */
  handed({ name }: Variable, at: number, region: Region, to: string | undefined): void {
    this.#change(name, { at, region, key: undefined, value: undefined, ...(to === undefined ? {} : { to }) });
  }

  #change(written: string, change: Change): void {
    const name = this.name(written);
    add(this.changes, name, change);
    for (const other of this.#same.get(name) ?? []) {
      if (other !== name) add(this.changes, other, { ...change, elsewhere: true });
    }
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

/** The variables that a loop runs over, when a name is that of its item. */
function itemsBehind(name: string, region: Region): readonly string[] {
  for (let at: Region | undefined = region; at && at !== region.scope; at = at.parent) {
    if (at.each?.variable !== (name === 'psitem' ? '_' : name)) continue;
    const { items } = at.each;
    return (items.kind === 'Array' ? items.items : [items]).flatMap((one) => (one.kind === 'Variable' ? one.name : []));
  }
  return [];
}

/** False for what only a run of the script can tell, so that its nodes need not be kept. */
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
