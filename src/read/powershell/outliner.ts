import {
  type Block,
  type Command,
  type CommandElement,
  type Expression,
  type Flow,
  type For,
  type FunctionDefinition,
  HAS_HASHTABLE,
  HAS_SUBTREE,
  type If,
  type InvokeMember,
  isReference,
  type Keyword,
  type ParameterDefinition,
  type Pipeline,
  type ScriptBlockExpression,
  type Statement,
  type Statements,
  type StatementVisitor,
  SUSPICIOUS,
  type Switch,
  type Ternary,
  type Try,
  type TypeDefinition,
  type Variable,
} from '../../powershell/index.ts';
import type { Span } from '../../text/index.ts';
import { Bindings } from './bindings.ts';
import { isCodeMethod, isCommandMethod, mayAssign } from './code-texts.ts';
import { CommandList } from './command-list.ts';
import { Flows } from './flows.ts';
import { scriptsIn } from './loads.ts';
import type { Outline, Placed, Resource, Watch } from './outline.ts';
import { aroundIn, pipelineNames } from './pipeline.ts';
import { type Each, makeRegion, type Region, type When } from './regions.ts';
import { variablesWritten } from './variables-written.ts';

/** Nesting below which nothing is looked for; deeper texts are no scripts that people write. */
const DEEPEST = 400;
/** Conditions of one `if` that are kept; behind more nobody can say which branch runs. */
const MOST_CLAUSES = 50;

const LOOP_COMMANDS = new Set(['foreach-object', 'foreach', '%']);
const BLOCK_RUNNERS = new Set(['invoke-command', 'icm']);

/** `-ErrorAction Stop` makes of an error what `throw` is. */
const isStop = (element: CommandElement, at: number, elements: readonly CommandElement[]): boolean => {
  if (element.kind !== 'Parameter' || !/^(?:ea|erroraction)$/i.test(element.name)) return false;
  const given = element.argument ?? elements[at + 1];
  return given?.kind === 'StringConstant' && /^stop$/i.test(given.value);
};

const isParallel = (element: CommandElement): boolean => element.kind === 'Parameter' && /^par/i.test(element.name);

/** Statements behind which nothing of the same block is reached. */
const LEAVES: ReadonlySet<Statement['kind']> = new Set(['Return', 'Throw', 'Exit', 'Break', 'Continue']);

/** Whether only a look at the values, or a run, tells which command a head names. */
const isHeldBack = ({ kind }: Expression): boolean => kind !== 'StringConstant' && kind !== 'ScriptBlock';

/** Walks over statements as they are handed in, in document order, and collects an outline. */
export class Outliner implements Outline, StatementVisitor {
  readonly resources: Resource[] = [];
  readonly functions = new Set<string>();
  readonly root: Region;
  readonly #list: CommandList;
  readonly #bindings: Bindings;
  readonly #flows = new Flows();
  readonly #text: string;
  #region: Region;
  /** The pipeline whose names were asked for last. */
  #named: Pipeline | undefined;
  #names: readonly string[] = [];
  #forks = 0;
  /** A `return` in a `finally`, which PowerShell does not parse. */
  leavesFinally: Span | undefined;
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

  get exits(): Outline['exits'] {
    return this.#flows.exits;
  }

  get blocks(): Outline['blocks'] {
    return this.#flows.blocks;
  }

  get sites(): Outline['sites'] {
    return this.#flows.sites;
  }

  get dynamic(): boolean {
    return this.#flows.dynamic;
  }

  get loadsUnknown(): boolean {
    return this.#flows.loadsUnknown;
  }

  get traps(): boolean {
    return this.#flows.traps;
  }

  block({ parameters, blocks }: Block): void {
    if (parameters !== undefined) this.parameters(parameters);
    for (let i = 0; i < blocks.length; i++) this.#statements((blocks[i] as Statements).statements);
  }

  parameters(parameters: readonly ParameterDefinition[]): void {
    for (const parameter of parameters) {
      const { variable, value } = parameter;
      if (variable.kind === 'Variable') this.#bindings.define(variable, 'opaque', parameter, this.#region);
      for (const { args = [] } of parameter.attributes) {
        for (const one of args) if (one.value) this.#visit(one.value);
      }
      if (value) this.#visit(value);
    }
  }

  statement(node: Statement): void {
    this.#visit(node);
  }

  #statements(statements: readonly Statement[]): void {
    const outer = this.#region;
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i] as Statement;
      this.#visit(statement);
      const next = statements[i + 1];
      // What stands behind is not reached: a variable does not surely get its value there.
      if (next && this.#region === outer && LEAVES.has(statement.kind)) this.#enter('branch', next);
    }
    this.#leave(outer);
  }

  /** Goes into a region and gives back the one around it, for `#leave`. */
  #enter(
    kind: Region['kind'],
    span: { readonly start: number; readonly end: number },
    fork = 0,
    each?: Each,
    when?: When,
  ): Region {
    const outer = this.#region;
    this.#region = makeRegion(kind, outer, span.start, span.end, fork, each, when);
    return outer;
  }

  #leave(outer: Region): void {
    this.#region = outer;
  }

  #branch(kind: 'branch' | 'loop' | 'catch', body: Statements, fork = 0, when?: When): void {
    const { statements } = body;
    if (statements.length === 0) return;
    const outer = this.#enter(kind, body, fork, undefined, when);
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
        if (node.right.kind === 'ScriptBlock' && node.left.kind === 'Variable') {
          this.#namedBlock(node.right, node.left.name);
        } else this.#visit(node.right);
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
        if (isCodeMethod(node) || isCommandMethod(node)) this.#code(node);
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
        // Who gets the reference may write to the variable.
        if (node.child.kind === 'Variable' && isReference(node.type)) {
          this.#bindings.define(node.child, 'opaque', node, this.#region);
        }
        this.#visit(node.child);
        break;
      case 'Attributed':
        this.#visit(node.child);
        break;
      case 'Return':
      case 'Throw':
      case 'Exit':
      case 'Break':
      case 'Continue':
        this.#flow(node);
        break;
      case 'ForEach':
        this.#visit(node.collection);
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
        this.#visit(node.condition);
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
        this.#switch(node);
        break;
      case 'Try':
        this.#try(node);
        break;
      case 'Trap':
        this.#flows.traps = true;
        this.#branch('catch', node.body);
        break;
      case 'Data':
        this.#statements(node.body.statements);
        this.#bindings.data(node, this.#region);
        break;
      case 'Function':
        this.functions.add(this.#bindings.name(node.name));
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
        this.block(node.body);
        break;
      case 'Keyword':
        this.#keyword(node);
        break;
    }
  }

  /** A method that makes code of a text, or takes a command, is kept as a command of no name with what it is given. */
  #code(node: InvokeMember): void {
    const { start, end, args } = node;
    const command: Command = {
      ...{ kind: 'Command', operator: 'none', head: node, name: undefined, elements: args, redirections: [] },
      ...{ damaged: false, flags: 0, start, end },
    };
    const { attempt } = this.#flows;
    const region = this.#region;
    this.#list.add({ command, name: '', region, attempt, index: 0, names: [], around: undefined }, true);
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Statements

  #flow(node: Flow): void {
    if (node.value) this.#visit(node.value);
    if (node.kind === 'Return' && this.#flows.isCleaning) this.leavesFinally ??= node;
    this.#flows.exit(node, this.#region);
  }

  #try({ body, catches, finally: last }: Try): void {
    const attempt = this.#flows.begin(body, catches.length > 0);
    this.#statements(body.statements);
    this.#flows.leave();
    for (const clause of catches) this.#branch('catch', clause.body, 0, { is: 'catch', of: attempt });
    if (!last) return;
    this.#flows.begin(last, false, attempt);
    this.#statements(last.statements);
    this.#flows.leave();
  }

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

  #blockIn(kind: 'block' | 'inline' | 'each', node: ScriptBlockExpression, each?: Each, name?: string): void {
    const outer = this.#enter(kind, node, 0, each);
    if (name !== undefined) this.#flows.name(name, this.#region);
    const around = this.#flows.into();
    this.block(node.block);
    this.#flows.backTo(around);
    this.#leave(outer);
  }

  /** A block that a variable gets, or through its drive a function (`${function:Name}`). */
  #namedBlock(node: ScriptBlockExpression, variable: string): void {
    const [, name] = /^function:(.+)/i.exec(variable) ?? [];
    if (name !== undefined) this.functions.add(this.#bindings.name(name));
    this.#blockIn('block', node, undefined, name ?? `$${variable}`);
  }

  #function(node: FunctionDefinition, name?: string): void {
    const outer = this.#enter('function', node);
    if (name !== undefined) this.#flows.name(name, this.#region);
    const around = this.#flows.into();
    this.parameters(node.parameters);
    this.block(node.body);
    this.#flows.backTo(around);
    this.#leave(outer);
  }

  /** Who calls a method is not followed: it may run. */
  #class(node: TypeDefinition): void {
    const outer = this.#enter('branch', node);
    for (const method of node.methods) this.#function(method);
    for (const property of node.properties) if (property.value) this.#visit(property.value);
    this.#leave(outer);
  }

  #if(node: If): void {
    const fork = ++this.#forks;
    const before: Statement[] = [];
    for (const { condition, body } of node.clauses) {
      this.#visit(condition);
      this.#branch('branch', body, fork, { is: 'if', not: before.slice(), own: condition });
      if (before.length < MOST_CLAUSES) before.push(condition);
    }
    if (node.otherwise) this.#branch('branch', node.otherwise, fork, { is: 'if', not: before, own: undefined });
  }

  #ternary({ condition, then, otherwise }: Ternary): void {
    const fork = ++this.#forks;
    this.#visit(condition);
    for (const part of [then, otherwise]) {
      const not = part === then ? [] : [condition];
      const outer = this.#enter('branch', part, fork, undefined, {
        is: 'if',
        not,
        own: part === then ? condition : undefined,
      });
      this.#visit(part);
      this.#leave(outer);
    }
  }

  #switch(node: Switch): void {
    const fork = ++this.#forks;
    const { condition, clauses, otherwise } = node;
    this.#visit(condition);
    for (const { pattern } of clauses) this.#visit(pattern);
    const patterns = clauses.map(({ pattern }) => pattern);
    // With -Regex, -Wildcard and their like the patterns are no plain words.
    const isPlain = !this.#text.slice(node.start, condition.start).includes('-');
    const when = (own: number): When | undefined =>
      isPlain ? { is: 'case', of: condition, patterns, own } : undefined;
    for (let i = 0; i < clauses.length; i++) {
      this.#branch('catch', (clauses[i] as (typeof clauses)[number]).body, fork, when(i));
    }
    if (otherwise) this.#branch('catch', otherwise, fork, when(clauses.length));
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
      case 'InvokeMember': {
        const [index] = left.args;
        if (index) this.#bindings.change(left.target, index, operator, span.end, this.#region, right);
        break;
      }
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
    const { head, flags, elements } = command;
    const { name, watched, alone } = this.#list.nameOf(command);
    const kept = watched || isHeldBack(head) || this.#list.namesWatched(command);
    if (kept || (flags & (SUSPICIOUS | HAS_HASHTABLE)) !== 0) {
      const names = pipeline ? this.#namesIn(pipeline) : alone;
      const around = pipeline && aroundIn(this.#text, pipeline, index);
      const { attempt } = this.#flows;
      this.#list.add({ command, name, region: this.#region, attempt, index, names, around }, kept);
    }
    if (name === 'mock') return;
    if (name === 'write-error' && elements.some(isStop)) this.#flows.exit({ ...command, kind: 'Throw' }, this.#region);
    this.#flows.call(command, name, this.#region, this.#text);
    if (head.kind === 'ScriptBlock') this.#blockIn('inline', head);
    else this.#visit(head);
    for (const variable of variablesWritten(command, name)) this.#bindings.written(variable, command, this.#region);
    // What is dot-sourced, and code that stands in a text, writes to the variables that are seen here.
    if ((command.operator === 'dot' && head.kind !== 'ScriptBlock') || mayAssign(command, name)) {
      const [script, ...others] = scriptsIn(this.#text.slice(head.start, head.end));
      this.#bindings.written('', command, this.#region, others.length > 0 ? undefined : script);
    }
    this.#handOver(command, name, index > 0 ? pipeline?.elements[0] : undefined);
    if ((flags & HAS_SUBTREE) !== 0) this.#inside(command, name, pipeline, index);
  }

  /** A function or block of the text that is given a variable may change the hashtable in it; so may one that gets it from its pipeline. */
  #handOver({ head, elements, end }: Command, name: string, piped: Command | Expression | undefined): void {
    const isBlock = head.kind === 'ScriptBlock' || head.kind === 'Variable';
    if (!isBlock && !this.functions.has(name)) return;
    if (piped?.kind === 'Variable') this.#bindings.handed(piped, end, this.#region, isBlock ? undefined : name);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      const given = element.kind === 'Parameter' ? element.argument : element;
      if (given?.kind === 'Variable' && !given.splatted)
        this.#bindings.handed(given, end, this.#region, isBlock ? undefined : name);
    }
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
      // A block for other runspaces has variables of its own, and perhaps no connection.
      const isApart = isParallel(element) || (i > 0 && isParallel(elements[i - 1] as CommandElement));
      if (given !== undefined) this.#argument(given, isApart ? '' : name, pipeline, index);
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
