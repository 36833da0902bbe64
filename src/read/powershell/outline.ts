import type {
  Block,
  Command,
  CommandElement,
  Expression,
  For,
  FunctionDefinition,
  Hashtable,
  If,
  Keyword,
  Pipeline,
  Script,
  ScriptBlockExpression,
  Statement,
  Statements,
  Switch,
  Variable,
} from './ast.ts';
import { type Change, type Definition, type Each, makeRegion, type Region } from './regions.ts';
import { hasOddCharacter, isSuspectWord } from './suspects.ts';

/** A command of the text, and where it stands. */
export interface Placed {
  readonly command: Command;
  /** Lower-case name without a module in front of it. */
  readonly name: string;
  readonly region: Region;
  readonly pipeline: Pipeline | undefined;
  readonly index: number;
}

/** A DSC resource with its block. */
export interface Resource {
  readonly keyword: Keyword;
  readonly body: Hashtable;
  readonly region: Region;
}

/** What one walk over a tree finds. Names are keyed in lower case, without scope. */
export interface Outline {
  readonly commands: readonly Placed[];
  /** The commands by their names, each list in order. */
  readonly named: ReadonlyMap<string, readonly Placed[]>;
  /** The commands in which slips are looked for. */
  readonly suspects: readonly Placed[];
  readonly resources: readonly Resource[];
  readonly functions: ReadonlySet<string>;
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  readonly root: Region;
}

/** Nesting below which nothing is looked for; deeper texts are no scripts that people write. */
const DEEPEST = 400;

const LOOP_COMMANDS = new Set(['foreach-object', 'foreach', '%']);
const BLOCK_RUNNERS = new Set(['invoke-command', 'icm']);

/** The name of a command for comparison: lower case, without `Module\` in front of it. */
export function commandName(name: string): string {
  const slash = name.lastIndexOf('\\');
  return (slash < 0 ? name : name.slice(slash + 1)).toLowerCase();
}

/** The name of a variable for comparison: lower case, without `script:`, `global:`, `local:`, `private:`, `using:`. */
export function variableName(name: string): string {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon < 0) return lower;
  const scope = lower.slice(0, colon);
  return scope === 'script' || scope === 'global' || scope === 'local' || scope === 'private' || scope === 'using'
    ? lower.slice(colon + 1)
    : lower;
}

/** Walks a tree once. */
export function outline(script: Script): Outline {
  return new Walk(script).result();
}

class Walk {
  readonly #commands: Placed[] = [];
  readonly #named = new Map<string, Placed[]>();
  readonly #suspects: Placed[] = [];
  readonly #resources: Resource[] = [];
  readonly #functions = new Set<string>();
  readonly #definitions = new Map<string, Definition[]>();
  readonly #changes = new Map<string, Change[]>();
  readonly #root: Region;
  #region: Region;
  readonly #text: string;
  /** Names as written and as they are compared: a script uses few of them, and many times. */
  readonly #commandNames = new Map<string, string>();
  readonly #variableNames = new Map<string, string>();
  #forks = 0;
  #depth = 0;

  constructor(script: Script) {
    this.#text = script.text;
    this.#root = makeRegion('script', undefined, script.start, script.end, 0, undefined);
    this.#region = this.#root;
    this.#block(script);
  }

  result(): Outline {
    return {
      commands: this.#commands,
      named: this.#named,
      suspects: this.#suspects,
      resources: this.#resources,
      functions: this.#functions,
      definitions: this.#definitions,
      changes: this.#changes,
      root: this.#root,
    };
  }

  #block(block: Block): void {
    for (const parameter of block.parameters ?? []) {
      if (parameter.variable.kind === 'Variable') this.#define(parameter.variable, 'opaque', parameter, undefined);
      if (parameter.value) this.#visit(parameter.value);
    }
    for (const named of block.blocks) this.#statements(named.statements);
  }

  #statements(statements: readonly Statement[]): void {
    for (let i = 0; i < statements.length; i++) this.#visit(statements[i] as Statement);
  }

  /** Goes into a region and gives back the one around it, for `#leave`. */
  #enter(kind: Region['kind'], span: { readonly start: number; readonly end: number }, fork = 0, each?: Each): Region {
    const outer = this.#region;
    this.#region = makeRegion(kind, outer, span.start, span.end, fork, each);
    return outer;
  }

  #leave(outer: Region): void {
    this.#region = outer;
  }

  #branch(kind: 'branch' | 'loop' | 'catch', body: Statements, fork = 0): void {
    const outer = this.#enter(kind, body, fork);
    this.#statements(body.statements);
    this.#leave(outer);
  }

  #variable(written: string): string {
    return interned(this.#variableNames, written, variableName);
  }

  #define(
    variable: Variable,
    kind: Definition['kind'],
    span: { readonly start: number; readonly end: number },
    node: Statement | undefined,
  ): void {
    const written = variable.name;
    const name = this.#variable(written);
    const region = name.length < written.length ? this.#target(written) : this.#region;
    add(this.#definitions, name, { kind, start: span.start, at: span.end, region, node });
  }

  /** Where `$script:x` and `$global:x` are assigned: in the script, whenever the function around it runs. */
  #target(name: string): Region {
    const current = this.#region;
    if (current.scope === this.#root || !/^(?:script|global):/i.test(name)) return current;
    return makeRegion('block', this.#root, current.start, current.end, 0, undefined);
  }

  #visit(node: Statement): void {
    const { kind } = node;
    if (kind === 'StringConstant' || kind === 'Variable' || this.#depth >= DEEPEST) return;
    this.#depth++;
    this.#node(node);
    this.#depth--;
  }

  #node(node: Statement): void {
    switch (node.kind) {
      case 'StringConstant':
      case 'Constant':
      case 'Variable':
      case 'Using':
      case 'Type':
      case 'Missing':
      case 'UsingStatement':
        break;
      case 'Command':
        this.#command(node, undefined, 0);
        break;
      case 'Pipeline':
        this.#pipeline(node);
        break;
      case 'Assignment':
        this.#visit(node.right);
        this.#assign(node.left, node.operator, node, node.right);
        break;
      case 'ExpandableString':
        for (const part of node.parts) if (part.kind !== 'Text' && part.kind !== 'Variable') this.#visit(part);
        break;
      case 'Array':
        for (const item of node.items) if (item.kind !== 'StringConstant') this.#visit(item);
        break;
      case 'ArrayExpression':
      case 'SubExpression':
        this.#statements(node.statements);
        break;
      case 'Hashtable':
        for (const { key, value } of node.pairs) {
          if (key.kind !== 'StringConstant') this.#visit(key);
          if (value.kind !== 'StringConstant') this.#visit(value);
        }
        break;
      case 'Paren':
        this.#visit(node.statement);
        break;
      case 'ScriptBlock':
        this.#blockIn('block', node);
        break;
      case 'Member':
        if (node.target.kind !== 'Variable') this.#visit(node.target);
        if (node.member.kind !== 'StringConstant') this.#visit(node.member);
        break;
      case 'InvokeMember':
        this.#visit(node.target);
        for (const argument of node.args) this.#visit(argument);
        this.#method(node.target, node.member, node.args, node.end);
        break;
      case 'Index':
        this.#visit(node.target);
        this.#visit(node.index);
        break;
      case 'Convert':
      case 'Attributed':
        this.#visit(node.child);
        break;
      case 'Unary':
        if (node.operator === '++' || node.operator === '--') {
          if (node.child.kind === 'Variable') this.#define(node.child, 'opaque', node, undefined);
        }
        this.#visit(node.child);
        break;
      case 'Binary':
        this.#visit(node.left);
        this.#visit(node.right);
        break;
      case 'Ternary':
        this.#visit(node.condition);
        this.#visit(node.then);
        this.#visit(node.otherwise);
        break;
      case 'Chain':
        node.parts.forEach((part, index) => {
          if (index === 0) this.#visit(part);
          else {
            const outer = this.#enter('branch', part);
            this.#visit(part);
            this.#leave(outer);
          }
        });
        break;
      case 'If':
        this.#if(node);
        break;
      case 'While':
      case 'DoWhile':
      case 'DoUntil':
        this.#visit(node.condition);
        this.#branch('loop', node.body);
        break;
      case 'For':
        this.#for(node);
        break;
      case 'ForEach':
        this.#visit(node.collection);
        this.#each(node.variable.kind === 'Variable' ? node.variable : undefined, node.collection, node.body);
        break;
      case 'Switch':
        this.#switch(node);
        break;
      case 'Try':
        this.#statements(node.body.statements);
        for (const { body } of node.catches) this.#branch('catch', body);
        if (node.finally) this.#statements(node.finally.statements);
        break;
      case 'Trap':
        this.#branch('catch', node.body);
        break;
      case 'Data':
        this.#statements(node.body.statements);
        if (node.name !== undefined) {
          const only = node.body.statements.length === 1 ? node.body.statements[0] : undefined;
          const definition = { start: node.start, at: node.end, region: this.#region, node: only };
          add(this.#definitions, this.#variable(node.name), { kind: only ? 'value' : 'opaque', ...definition });
        }
        break;
      case 'Return':
      case 'Throw':
      case 'Exit':
      case 'Break':
      case 'Continue':
        if (node.value) this.#visit(node.value);
        break;
      case 'Function':
        this.#functions.add(this.#variable(node.name));
        this.#function(node);
        break;
      case 'Class':
      case 'Enum':
        for (const method of node.methods) this.#function(method);
        for (const property of node.properties) if (property.value) this.#visit(property.value);
        break;
      case 'Block':
        this.#statements(node.body.statements);
        break;
      case 'Configuration':
        this.#block(node.body);
        break;
      case 'Keyword':
        this.#keyword(node);
        break;
    }
  }

  #for(node: For): void {
    const outer = this.#enter('loop', node);
    if (node.initializer) this.#visit(node.initializer);
    if (node.condition) this.#visit(node.condition);
    if (node.iterator) this.#visit(node.iterator);
    this.#statements(node.body.statements);
    this.#leave(outer);
  }

  #blockIn(kind: 'block' | 'inline' | 'each', node: ScriptBlockExpression, each?: Each): void {
    const outer = this.#enter(kind, node, 0, each);
    this.#block(node.block);
    this.#leave(outer);
  }

  #function(node: FunctionDefinition): void {
    const outer = this.#enter('function', node);
    for (const parameter of node.parameters) {
      if (parameter.variable.kind === 'Variable') this.#define(parameter.variable, 'opaque', parameter, undefined);
      if (parameter.value) this.#visit(parameter.value);
    }
    this.#block(node.body);
    this.#leave(outer);
  }

  #if(node: If): void {
    const fork = ++this.#forks;
    for (const { condition, body } of node.clauses) {
      this.#visit(condition);
      this.#branch('branch', body, fork);
    }
    if (node.otherwise) this.#branch('branch', node.otherwise, fork);
  }

  #switch(node: Switch): void {
    const fork = ++this.#forks;
    this.#visit(node.condition);
    for (const { body } of node.clauses) this.#branch('catch', body, fork);
    if (node.otherwise) this.#branch('catch', node.otherwise, fork);
  }

  #each(variable: Variable | undefined, items: Statement, body: Statements): void {
    const each = { variable: variable ? this.#variable(variable.name) : '', items };
    const outer = this.#enter('each', body, 0, each);
    if (variable) this.#define(variable, 'each', { start: body.start, end: body.start }, items);
    this.#statements(body.statements);
    this.#leave(outer);
  }

  #keyword(node: Keyword): void {
    if (node.instance) this.#visit(node.instance);
    if (node.body?.kind === 'Hashtable') {
      this.#resources.push({ keyword: node, body: node.body, region: this.#region });
      this.#visit(node.body);
    } else if (node.body) this.#block(node.body.block);
  }

  #pipeline(node: Pipeline): void {
    const { elements } = node;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as Command | Expression;
      if (element.kind === 'Command') this.#command(element, node, i);
      else this.#visit(element);
    }
  }

  #command(node: Command, pipeline: Pipeline | undefined, index: number): void {
    const { head, elements } = node;
    const name = head.kind === 'StringConstant' ? interned(this.#commandNames, head.value, commandName) : '';
    const placed: Placed = { command: node, name, region: this.#region, pipeline, index };
    this.#commands.push(placed);
    add(this.#named, name, placed);
    const text = this.#text;
    let suspect = hasOddCharacter(text, head.start, head.end);
    const isMock = name === 'mock';
    if (head.kind !== 'StringConstant' && !isMock) this.#head(head);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      let given: Expression | undefined;
      if (element.kind === 'Parameter') {
        suspect ||= hasOddCharacter(text, element.start + 1, element.nameEnd);
        given = element.argument;
        if (given === undefined) continue;
      } else given = element;
      suspect ||= isSuspectWord(text, given);
      if (given.kind !== 'StringConstant' && given.kind !== 'Variable' && !isMock) {
        this.#argument(given, name, pipeline, index);
      }
    }
    if (suspect) this.#suspects.push(placed);
    if (node.redirections.length > 0 && !isMock) {
      for (const { target } of node.redirections) if (target) this.#visit(target);
    }
  }

  /** `& { }` and `. { }` run where they stand. */
  #head(head: Expression): void {
    if (head.kind === 'ScriptBlock') this.#blockIn('inline', head);
    else this.#visit(head);
  }

  #argument(node: Expression, command: string, pipeline: Pipeline | undefined, index: number): void {
    const first = pipeline?.elements[0];
    if (node.kind !== 'ScriptBlock') this.#visit(node);
    else if (BLOCK_RUNNERS.has(command)) this.#blockIn('inline', node);
    else if (LOOP_COMMANDS.has(command) && index === 1 && first && first.kind !== 'Command') {
      this.#blockIn('each', node, { variable: '_', items: first });
    } else this.#visit(node);
  }

  #assign(
    left: Expression,
    operator: string,
    span: { readonly start: number; readonly end: number },
    right: Statement,
  ): void {
    switch (left.kind) {
      case 'Variable': {
        const kind = operator === '=' ? 'value' : operator === '+=' ? 'append' : 'opaque';
        this.#define(left, kind, span, right);
        break;
      }
      case 'Convert':
      case 'Attributed':
        this.#assign(left.child, operator, span, right);
        break;
      case 'Array':
        for (const item of left.items) this.#assign(item, '', span, right);
        break;
      case 'Paren':
        if (left.statement.kind === 'Variable') this.#define(left.statement, 'opaque', span, undefined);
        break;
      case 'Member':
        this.#visit(left.target);
        this.#change(left.target, left.member, operator, span.end, right);
        break;
      case 'Index':
        this.#visit(left.index);
        this.#change(left.target, left.index, operator, span.end, right);
        break;
    }
  }

  #change(target: Expression, key: Expression, operator: string, at: number, value: Statement): void {
    if (target.kind === 'Member' || target.kind === 'Index') {
      this.#change(target.target, key, '', at, value);
      return;
    }
    if (target.kind !== 'Variable') return;
    const known = operator === '=' ? key : undefined;
    add(this.#changes, this.#variable(target.name), { at, region: this.#region, key: known, value });
  }

  #method(target: Expression, member: Expression, args: readonly Expression[], at: number): void {
    if (target.kind !== 'Variable' || member.kind !== 'StringConstant') return;
    const name = member.value.toLowerCase();
    if (name === 'add' && args.length === 2) {
      add(this.#changes, this.#variable(target.name), { at, region: this.#region, key: args[0], value: args[1] });
    } else if (name === 'remove' || name === 'clear' || name === 'add') {
      const key = name === 'remove' ? args[0] : undefined;
      add(this.#changes, this.#variable(target.name), { at, region: this.#region, key, value: undefined });
    }
  }
}

/** What `fold` makes of a name; made once for each way of writing it, so that equal names are one string. */
function interned(names: Map<string, string>, written: string, fold: (written: string) => string): string {
  let name = names.get(written);
  if (name === undefined) {
    name = fold(written);
    names.set(written, name);
  }
  return name;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
