import {
  type Block,
  type Command,
  type CommandElement,
  type Expression,
  type For,
  type FunctionDefinition,
  HOLDS,
  type If,
  type Keyword,
  ODD,
  type ParameterDefinition,
  type Pipeline,
  type ScriptBlockExpression,
  type Statement,
  type Statements,
  type Switch,
  TABLE,
  type Variable,
} from './ast.ts';
import { Bindings } from './bindings.ts';
import type { Taker } from './blocks.ts';
import { CommandList } from './command-list.ts';
import type { Outline, Placed, Resource, Watch } from './outline.ts';
import { aroundIn, pipelineNames } from './pipeline.ts';
import { type Each, makeRegion, type Region } from './regions.ts';

/** Nesting below which nothing is looked for; deeper texts are no scripts that people write. */
const DEEPEST = 400;

const LOOP_COMMANDS = new Set(['foreach-object', 'foreach', '%']);
const BLOCK_RUNNERS = new Set(['invoke-command', 'icm']);

/** Walks over statements as they are handed in, in document order, and collects an outline. */
export class Outliner implements Outline, Taker {
  readonly resources: Resource[] = [];
  readonly functions = new Set<string>();
  readonly root: Region;
  readonly #list: CommandList;
  readonly #bindings: Bindings;
  readonly #text: string;
  #region: Region;
  /** The pipeline whose names were asked for last. */
  #named: Pipeline | undefined;
  #names: readonly string[] = [];
  #forks = 0;
  #depth = 0;

  constructor(text: string, watch: Watch) {
    this.#text = text;
    this.root = makeRegion('script', undefined, 0, text.length, 0, undefined);
    this.#region = this.root;
    this.#bindings = new Bindings(this.root);
    this.#list = new CommandList(watch);
  }

  get commands(): Outline['commands'] {
    return this.#list.commands;
  }

  get named(): Outline['named'] {
    return this.#list.named;
  }

  get suspects(): Outline['suspects'] {
    return this.#list.suspects;
  }

  takeCommands(): Placed[] {
    return this.#list.take();
  }

  get definitions(): Outline['definitions'] {
    return this.#bindings.definitions;
  }

  get changes(): Outline['changes'] {
    return this.#bindings.changes;
  }

  block({ parameters, blocks }: Block): void {
    if (parameters !== undefined) this.parameters(parameters);
    for (let i = 0; i < blocks.length; i++) this.#statements((blocks[i] as Statements).statements);
  }

  parameters(parameters: readonly ParameterDefinition[]): void {
    for (const parameter of parameters) {
      const { variable, value } = parameter;
      if (variable.kind === 'Variable') this.#bindings.define(variable, 'opaque', parameter, this.#region);
      if (value) this.#visit(value);
    }
  }

  statement(node: Statement): void {
    this.#visit(node);
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
    const { statements } = body;
    if (statements.length === 0) return;
    const outer = this.#enter(kind, body, fork);
    this.#statements(statements);
    this.#leave(outer);
  }

  #visit(node: Statement): void {
    const { kind } = node;
    if (kind === 'StringConstant' || kind === 'Variable' || this.#depth >= DEEPEST) return;
    this.#depth++;
    this.#node(node);
    this.#depth--;
  }

  #node(node: Statement): void {
    // The most frequent kinds come first: they are compared one by one. Kinds that hold nothing are not among them.
    switch (node.kind) {
      case 'Command':
        this.#command(node, undefined, 0);
        break;
      case 'Assignment':
        this.#visit(node.right);
        this.#assign(node.left, node.operator, node, node.right);
        break;
      case 'Member':
        this.#visit(node.target);
        this.#visit(node.member);
        break;
      case 'Binary':
        this.#visit(node.left);
        this.#visit(node.right);
        break;
      case 'If':
        this.#if(node);
        break;
      case 'Pipeline':
        this.#pipeline(node);
        break;
      case 'Paren':
        this.#visit(node.statement);
        break;
      case 'Hashtable':
        for (const { key, value } of node.pairs) {
          this.#visit(key);
          this.#visit(value);
        }
        break;
      case 'Array':
        for (const item of node.items) this.#visit(item);
        break;
      case 'ExpandableString':
        for (const part of node.parts) if (part.kind !== 'Text' && part.kind !== 'Variable') this.#visit(part);
        break;
      case 'InvokeMember':
        this.#visit(node.target);
        for (const argument of node.args) this.#visit(argument);
        this.#bindings.method(node.target, node.member, node.args, node.end, this.#region);
        break;
      case 'Index':
        this.#visit(node.target);
        this.#visit(node.index);
        break;
      case 'ScriptBlock':
        this.#blockIn('block', node);
        break;
      case 'ArrayExpression':
      case 'SubExpression':
        this.#statements(node.statements);
        break;
      case 'Unary':
        if ((node.operator === '++' || node.operator === '--') && node.child.kind === 'Variable') {
          this.#bindings.define(node.child, 'opaque', node, this.#region);
        }
        this.#visit(node.child);
        break;
      case 'Convert':
      case 'Attributed':
        this.#visit(node.child);
        break;
      case 'Return':
      case 'Throw':
      case 'Exit':
      case 'Break':
      case 'Continue':
        if (node.value) this.#visit(node.value);
        break;
      case 'ForEach':
        this.#visit(node.collection);
        this.#each(node.variable.kind === 'Variable' ? node.variable : undefined, node.collection, node.body);
        break;
      case 'Ternary':
        this.#visit(node.condition);
        this.#visit(node.then);
        this.#visit(node.otherwise);
        break;
      case 'Chain':
        this.#chain(node.parts);
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
        this.#bindings.data(node, this.#region);
        break;
      case 'Function':
        this.functions.add(this.#bindings.name(node.name));
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
        this.block(node.body);
        break;
      case 'Keyword':
        this.#keyword(node);
        break;
    }
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Statements

  #chain(parts: readonly Statement[]): void {
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] as Statement;
      const outer = i === 0 ? this.#region : this.#enter('branch', part);
      this.#visit(part);
      this.#leave(outer);
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
    this.block(node.block);
    this.#leave(outer);
  }

  #function(node: FunctionDefinition): void {
    const outer = this.#enter('function', node);
    this.parameters(node.parameters);
    this.block(node.body);
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
    const each = { variable: variable ? this.#bindings.name(variable.name) : '', items };
    const outer = this.#enter('each', body, 0, each);
    const start = { start: body.start, end: body.start };
    if (variable) this.#bindings.define(variable, 'each', start, this.#region, items);
    this.#statements(body.statements);
    this.#leave(outer);
  }

  #keyword(node: Keyword): void {
    if (node.instance) this.#visit(node.instance);
    if (node.body?.kind === 'Hashtable') {
      this.resources.push({ keyword: node, body: node.body, region: this.#region });
      this.#visit(node.body);
    } else if (node.body) this.block(node.body.block);
  }

  #assign(left: Expression, operator: string, span: { start: number; end: number }, right: Statement): void {
    switch (left.kind) {
      case 'Variable': {
        const kind = operator === '=' ? 'value' : operator === '+=' ? 'append' : 'opaque';
        this.#bindings.define(left, kind, span, this.#region, right);
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
        if (left.statement.kind === 'Variable') {
          this.#bindings.define(left.statement, 'opaque', span, this.#region);
        }
        break;
      case 'Member':
        this.#visit(left.target);
        this.#bindings.change(left.target, left.member, operator, span.end, this.#region, right);
        break;
      case 'Index':
        this.#visit(left.index);
        this.#bindings.change(left.target, left.index, operator, span.end, this.#region, right);
        break;
    }
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Commands

  #pipeline(node: Pipeline): void {
    const { elements } = node;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as Command | Expression;
      if (element.kind === 'Command') this.#command(element, node, i);
      else this.#visit(element);
    }
  }

  #command(command: Command, pipeline: Pipeline | undefined, index: number): void {
    const { head, marks } = command;
    const { name, watched, alone } = this.#list.nameOf(command);
    if (watched || (marks & (ODD | TABLE)) !== 0) {
      const names = pipeline ? this.#namesIn(pipeline) : alone;
      const around = pipeline && aroundIn(this.#text, pipeline, index);
      this.#list.add({ command, name, region: this.#region, index, names, around }, watched);
    }
    if (name === 'mock') return;
    if (head.kind === 'ScriptBlock') this.#blockIn('inline', head);
    else this.#visit(head);
    if ((marks & HOLDS) !== 0) this.#inside(command, name, pipeline, index);
  }

  /** The same list for all commands of a pipeline. */
  #namesIn(pipeline: Pipeline): readonly string[] {
    if (this.#named !== pipeline) {
      this.#named = pipeline;
      this.#names = pipelineNames(pipeline);
    }
    return this.#names;
  }

  /** What a command is given. */
  #inside({ elements, redirections }: Command, name: string, pipeline: Pipeline | undefined, index: number): void {
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      const given = element.kind === 'Parameter' ? element.argument : element;
      if (given !== undefined) this.#argument(given, name, pipeline, index);
    }
    for (const { target } of redirections) if (target) this.#visit(target);
  }

  #argument(node: Expression, command: string, pipeline: Pipeline | undefined, index: number): void {
    const first = pipeline?.elements[0];
    if (node.kind !== 'ScriptBlock') this.#visit(node);
    else if (BLOCK_RUNNERS.has(command)) this.#blockIn('inline', node);
    else if (LOOP_COMMANDS.has(command) && index === 1 && first && first.kind !== 'Command') {
      this.#blockIn('each', node, { variable: '_', items: first });
    } else this.#visit(node);
  }
}
