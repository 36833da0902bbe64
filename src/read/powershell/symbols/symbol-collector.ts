import {
  type Block,
  type Flow,
  type For,
  type FunctionDefinition,
  type If,
  isReference,
  type Keyword,
  type Node,
  type ParameterDefinition,
  type ScriptBlockExpression,
  type Statement,
  type Statements,
  type StatementVisitor,
  type Switch,
  type Ternary,
  type Try,
  type TypeDefinition,
  type Variable,
  visitChildren,
} from '../../../powershell/index.ts';
import { assign } from './assignment.ts';
import { CommandCollector, type Walker } from './command-collector.ts';
import { isLoop } from './flows.ts';
import { endsProcess, Leaving } from './leaving.ts';
import type { Each, When } from './regions.ts';
import type { CommandFilter, SymbolTable } from './symbol-table.ts';
import { SymbolTableBuilder } from './symbol-table-builder.ts';

/** Nesting below which nothing is looked for; deeper texts are no scripts that people write. */
const DEEPEST = 400;
/** Conditions of one `if` that are kept; behind more nobody can say which branch runs. */
const MOST_CLAUSES = 50;

/** Walks over statements as they are handed in, in document order, and collects a symbol table. */
export class SymbolCollector implements StatementVisitor, Walker {
  readonly #text: string;
  readonly #symbols: SymbolTableBuilder;
  readonly #commands: CommandCollector;
  readonly #visitNode = (node: Node): void => this.visit(node);
  readonly #visitStatements = (statements: readonly Statement[]): void => this.#statements(statements);
  readonly #visitIf = (node: If): boolean => this.#if(node);
  readonly #visitSwitch = (node: Switch): boolean => this.#switch(node);
  readonly #visitTry = (node: Try): boolean => this.#try(node);
  readonly #leaving: Leaving;
  #forks = 0;
  #depth = 0;

  constructor(text: string, watch: CommandFilter) {
    this.#text = text;
    this.#symbols = new SymbolTableBuilder(text, watch);
    this.#leaving = new Leaving(this.#symbols);
    this.#commands = new CommandCollector(text, this.#symbols, this);
  }

  /** What was found so far. */
  get symbols(): SymbolTable {
    return this.#symbols;
  }

  script({ parameters, blocks }: Block): void {
    if (parameters !== undefined) this.parameters(parameters);
    for (let i = 0; i < blocks.length; i++) this.#statements((blocks[i] as Statements).statements);
  }

  /** What is called: of several blocks (`begin`, `process`, `end`) `return` leaves the one alone that it stands in. */
  #body(body: Block): void {
    if (body.blocks.length < 2) {
      this.script(body);
      return;
    }
    const symbols = this.#symbols;
    if (body.parameters !== undefined) this.parameters(body.parameters);
    for (const block of body.blocks) {
      const outer = symbols.enter('inline', block);
      this.#statements(block.statements);
      symbols.leave(outer);
    }
  }

  parameters(parameters: readonly ParameterDefinition[]): void {
    const symbols = this.#symbols;
    for (const parameter of parameters) {
      const { variable, value } = parameter;
      if (variable.kind === 'Variable') symbols.bindings.define(variable, 'opaque', parameter, symbols.region);
      for (const { args } of parameter.attributes) {
        if (args) for (const one of args) if (one.value) this.visit(one.value);
      }
      if (value) this.visit(value);
    }
  }

  statement(node: Statement): void {
    this.visit(node);
  }

  #statements(statements: readonly Statement[]): void {
    const symbols = this.#symbols;
    const outer = symbols.region;
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i] as Statement;
      this.visit(statement);
      const next = statements[i + 1];
      // What stands behind is not reached: a variable does not surely get its value there.
      if (next && symbols.region === outer && this.#leaving.has(statement)) symbols.enter('branch', next);
    }
    symbols.leave(outer);
  }

  #branch(kind: 'branch' | 'loop' | 'catch', body: Statements, fork = 0, when?: When): void {
    const symbols = this.#symbols;
    const { statements } = body;
    if (statements.length === 0) return;
    const outer = symbols.enter(kind, body, fork, undefined, when);
    if (isLoop(symbols.region)) this.#leaving.loop(body.statements, this.#visitStatements);
    else this.#statements(statements);
    symbols.leave(outer);
  }

  visit(node: Node): void {
    // Read once: nodes have many shapes, and finding it takes longer than comparing it.
    const { kind } = node;
    if (kind === 'StringConstant' || kind === 'Variable' || this.#depth >= DEEPEST) return;
    const symbols = this.#symbols;
    this.#depth++;
    // The most frequent kinds come first: they are compared one by one.
    switch (kind) {
      case 'Command':
        this.#commands.command(node);
        break;
      case 'Assignment':
        if (node.right.kind === 'ScriptBlock' && node.left.kind === 'Variable') {
          this.#namedBlock(node.right, node.left.name);
        } else this.visit(node.right);
        assign(symbols, node.left, node.operator, node, this.#visitNode);
        this.#commands.assigned(node);
        break;
      case 'If':
        this.#leaving.fork(node, this.#visitIf);
        break;
      case 'Pipeline':
        this.#commands.pipeline(node);
        break;
      case 'InvokeMember':
        this.visit(node.target);
        for (const argument of node.args) this.visit(argument);
        symbols.bindings.method(node.target, node.member, node.args, node.end, symbols.region);
        this.#commands.method(node);
        if (endsProcess(node)) {
          const { start, end, args } = node;
          symbols.flows.exit({ kind: 'Exit', value: args[0], start, end }, symbols.region);
        }
        break;
      case 'ScriptBlock':
        this.block('block', node);
        break;
      case 'ArrayExpression':
      case 'SubExpression':
        this.#statements(node.statements);
        break;
      case 'Unary':
        if ((node.operator === '++' || node.operator === '--') && node.child.kind === 'Variable') {
          symbols.bindings.define(node.child, 'opaque', node, symbols.region);
        }
        this.visit(node.child);
        break;
      case 'Convert':
        // Who gets the reference may write to the variable.
        if (node.child.kind === 'Variable' && isReference(node.type)) {
          symbols.bindings.define(node.child, 'opaque', node, symbols.region);
        }
        this.visit(node.child);
        break;
      case 'Attributed':
        this.visit(node.child);
        break;
      case 'Return':
      case 'Throw':
      case 'Exit':
      case 'Break':
      case 'Continue':
        this.#flow(node);
        break;
      case 'ForEach':
        this.visit(node.collection);
        this.#each(node.variable.kind === 'Variable' ? node.variable : undefined, node.collection, node.body);
        break;
      case 'Ternary':
        this.#ternary(node);
        break;
      case 'Chain':
        this.#chain(node.parts);
        break;
      case 'While':
      case 'DoWhile':
      case 'DoUntil':
        this.visit(node.condition);
        this.#branch(
          'loop',
          node.body,
          0,
          node.kind === 'While' ? { is: 'if', not: [], own: node.condition } : { is: 'once' },
        );
        break;
      case 'For':
        this.#for(node);
        break;
      case 'Switch':
        // Of an empty list no clause runs.
        this.#leaving.fork(node, this.#visitSwitch, true);
        break;
      case 'Try':
        this.#leaving.fork(node, this.#visitTry);
        break;
      case 'Trap':
        symbols.flows.traps = true;
        this.#branch('catch', node.body);
        break;
      case 'Data':
        this.#statements(node.body.statements);
        symbols.bindings.data(node, symbols.region);
        break;
      case 'Function':
        symbols.functions.add(symbols.bindings.name(node.name));
        this.#function(node, node.name);
        break;
      case 'Class':
      case 'Enum':
        this.#class(node);
        break;
      case 'Block':
        this.#statements(node.body.statements);
        break;
      case 'Configuration':
        this.script(node.body);
        break;
      case 'Keyword':
        this.#keyword(node);
        break;
      case 'Using':
      case 'UsingStatement':
        // Variables of the other side, and names of modules.
        break;
      default:
        visitChildren(node, this.#visitNode);
    }
    this.#depth--;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Statements

  #flow(node: Flow): void {
    const symbols = this.#symbols;
    if (node.value) this.visit(node.value);
    if (node.kind === 'Return' && symbols.flows.isCleaning(symbols.region)) symbols.leavesFinally ??= node;
    symbols.flows.exit(node, symbols.region);
  }

  /** Leaves when its body and all that handle a failure of it do, or its `finally`. */
  #try({ body, catches, finally: last }: Try): boolean {
    const { flows } = this.#symbols;
    const attempt = flows.begin(body, catches.length > 0, { isPicky: catches.every(({ types }) => types.length > 0) });
    this.#statements(body.statements);
    flows.leave();
    const bodies = catches.map((clause) => clause.body);
    for (const one of bodies) this.#branch('catch', one, 0, { is: 'catch', of: attempt, isSole: bodies.length < 2 });
    const leaves = this.#leaving.one(body) && bodies.length > 0 && this.#leaving.all(bodies);
    if (!last) return leaves;
    flows.begin(last, false, { cleans: attempt });
    this.#statements(last.statements);
    flows.leave();
    return leaves || this.#leaving.one(last);
  }

  #chain(parts: readonly Statement[]): void {
    const symbols = this.#symbols;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Statement;
      const outer = i === 0 ? symbols.region : symbols.enter('branch', part);
      this.visit(part);
      symbols.leave(outer);
    }
  }

  #for(node: For): void {
    const symbols = this.#symbols;
    const outer = symbols.enter('loop', node);
    if (node.initializer) this.visit(node.initializer);
    if (node.condition) this.visit(node.condition);
    if (node.iterator) this.visit(node.iterator);
    this.#leaving.loop(node.body.statements, this.#visitStatements);
    symbols.leave(outer);
  }

  block(kind: 'block' | 'inline' | 'session' | 'each', node: ScriptBlockExpression, each?: Each, name?: string): void {
    const symbols = this.#symbols;
    const outer = symbols.enter(kind, node, 0, each);
    if (name !== undefined) symbols.flows.name(name, symbols.region, node.block);
    // What runs in its place is in the `try` around it.
    const around = kind === 'inline' || kind === 'each' ? symbols.flows.attempt : symbols.flows.into();
    this.#body(node.block);
    symbols.flows.backTo(around);
    symbols.leave(outer);
  }

  /** A block that a variable gets, or through its drive a function (`${function:Name}`). */
  #namedBlock(node: ScriptBlockExpression, variable: string): void {
    const symbols = this.#symbols;
    const [, name] = /^function:(.+)/i.exec(variable) ?? [];
    if (name !== undefined) symbols.functions.add(symbols.bindings.name(name));
    this.block('block', node, undefined, name ?? `$${variable}`);
  }

  #function(node: FunctionDefinition, name?: string): void {
    const symbols = this.#symbols;
    const outer = symbols.enter('function', node);
    if (name !== undefined) symbols.flows.name(name, symbols.region, node.body, 'isFilter' in node && node.isFilter);
    const around = symbols.flows.into();
    this.parameters(node.parameters);
    this.#body(node.body);
    symbols.flows.backTo(around);
    symbols.leave(outer);
  }

  /** Who calls a method is not followed: it may run. */
  #class(node: TypeDefinition): void {
    const symbols = this.#symbols;
    const outer = symbols.enter('branch', node);
    for (const method of node.methods) this.#function(method);
    for (const property of node.properties) if (property.value) this.visit(property.value);
    symbols.leave(outer);
  }

  #if(node: If): boolean {
    const fork = ++this.#forks;
    const before: Statement[] = [];
    for (const { condition, body } of node.clauses) {
      this.visit(condition);
      this.#branch('branch', body, fork, { is: 'if', not: before.slice(), own: condition });
      if (before.length < MOST_CLAUSES) before.push(condition);
    }
    if (!node.otherwise) return false;
    this.#branch('branch', node.otherwise, fork, { is: 'if', not: before, own: undefined });
    return this.#leaving.one(node.otherwise) && this.#leaving.all(node.clauses.map(({ body }) => body));
  }

  #ternary({ condition, then, otherwise }: Ternary): void {
    const symbols = this.#symbols;
    const fork = ++this.#forks;
    this.visit(condition);
    for (const part of [then, otherwise]) {
      const not = part === then ? [] : [condition];
      const outer = symbols.enter('branch', part, fork, undefined, {
        is: 'if',
        not,
        own: part === then ? condition : undefined,
      });
      this.visit(part);
      symbols.leave(outer);
    }
  }

  #switch(node: Switch): boolean {
    const fork = ++this.#forks;
    const { condition, clauses, otherwise } = node;
    this.visit(condition);
    for (const { pattern } of clauses) this.visit(pattern);
    const patterns = clauses.map(({ pattern }) => pattern);
    // With -Regex, -Wildcard and their like the patterns are no plain words.
    const isPlain = !this.#text.slice(node.start, condition.start).includes('-');
    const when = (own: number): When | undefined =>
      isPlain ? { is: 'case', of: condition, patterns, own } : undefined;
    for (let i = 0; i < clauses.length; i++) {
      this.#branch('catch', (clauses[i] as (typeof clauses)[number]).body, fork, when(i));
    }
    if (!otherwise) return false;
    this.#branch('catch', otherwise, fork, when(clauses.length));
    return this.#leaving.allClauses([...clauses.map(({ body }) => body), otherwise]);
  }

  #each(variable: Variable | undefined, items: Statement, body: Statements): void {
    const symbols = this.#symbols;
    const each = { variable: variable ? symbols.bindings.name(variable.name) : '', items };
    const outer = symbols.enter('each', body, 0, each);
    const start = { start: body.start, end: body.start };
    if (variable) symbols.bindings.define(variable, 'each', start, symbols.region, items);
    this.#leaving.loop(body.statements, this.#visitStatements);
    symbols.leave(outer);
  }

  #keyword(node: Keyword): void {
    const symbols = this.#symbols;
    if (node.instance) this.visit(node.instance);
    if (node.body?.kind === 'Hashtable') {
      symbols.resources.push({ keyword: node, body: node.body, region: symbols.region });
      this.visit(node.body);
    } else if (node.body) this.script(node.body.block);
  }
}
