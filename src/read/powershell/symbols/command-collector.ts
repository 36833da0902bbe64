import {
  type Command,
  type CommandElement,
  type Expression,
  HAS_HASHTABLE,
  HAS_SUBTREE,
  type InvokeMember,
  type Node,
  type Pipeline,
  type ScriptBlockExpression,
  SUSPICIOUS,
} from '../../../powershell/index.ts';
import { mayAssign } from './code-commands.ts';
import { aroundIn, pipelineNames } from './pipeline.ts';
import type { Each } from './regions.ts';
import { scriptsIn } from './script-names.ts';
import type { SymbolTableBuilder } from './symbol-table-builder.ts';
import { variablesWritten } from './variables-written.ts';

const LOOP_COMMANDS = new Set(['foreach-object', 'foreach', '%']);
const BLOCK_RUNNERS = new Set(['invoke-command', 'icm']);

/** `-ErrorAction Stop` makes of an error what `throw` is. */
const isStop = (element: CommandElement, at: number, elements: readonly CommandElement[]): boolean => {
  if (element.kind !== 'Parameter' || !/^(?:ea|erroraction)$/i.test(element.name)) return false;
  const given = element.argument ?? elements[at + 1];
  return given?.kind === 'StringConstant' && /^stop$/i.test(given.value);
};

const isParallel = (element: CommandElement): boolean => element.kind === 'Parameter' && /^par/i.test(element.name);

/** Whether only a look at the values, or a run, tells which command a head names. */
const isHeldBack = ({ kind }: Expression): boolean => kind !== 'StringConstant' && kind !== 'ScriptBlock';

/** Goes on into what a command is given. */
export interface Walker {
  visit(node: Node): void;
  block(kind: 'inline' | 'each', node: ScriptBlockExpression, each?: Each): void;
}

/** Collects the commands of a text into its symbol table: those that are watched, what they write, hand over and run. */
export class CommandCollector {
  readonly #text: string;
  readonly #symbols: SymbolTableBuilder;
  readonly #walker: Walker;
  /** The pipeline whose names were asked for last. */
  #named: Pipeline | undefined;
  #names: readonly string[] = [];

  constructor(text: string, symbols: SymbolTableBuilder, walker: Walker) {
    this.#text = text;
    this.#symbols = symbols;
    this.#walker = walker;
  }

  pipeline(node: Pipeline): void {
    const { elements } = node;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as Command | Expression;
      if (element.kind === 'Command') this.command(element, node, i);
      else this.#walker.visit(element);
    }
  }

  command(command: Command, pipeline: Pipeline | undefined, index: number): void {
    const symbols = this.#symbols;
    const { head, flags, elements } = command;
    const { name, watched, alone } = symbols.list.nameOf(command);
    const kept = watched || isHeldBack(head) || symbols.list.namesWatched(command);
    if (kept || (flags & (SUSPICIOUS | HAS_HASHTABLE)) !== 0) {
      const names = pipeline ? this.#namesIn(pipeline) : alone;
      const around = pipeline && aroundIn(this.#text, pipeline, index);
      const { attempt } = symbols.flows;
      symbols.list.add({ command, name, region: symbols.region, attempt, index, names, around }, kept);
    }
    if (name === 'mock') return;
    if (name === 'write-error' && elements.some(isStop))
      symbols.flows.exit({ ...command, kind: 'Throw' }, symbols.region);
    symbols.flows.call(command, name, symbols.region, this.#text);
    if (head.kind === 'ScriptBlock') this.#walker.block('inline', head);
    else this.#walker.visit(head);
    for (const variable of variablesWritten(command, name)) symbols.bindings.written(variable, command, symbols.region);
    // What is dot-sourced, and code that stands in a text, writes to the variables that are seen here.
    if ((command.operator === 'dot' && head.kind !== 'ScriptBlock') || mayAssign(command, name)) {
      const [script, ...others] = scriptsIn(this.#text.slice(head.start, head.end));
      symbols.bindings.written('', command, symbols.region, others.length > 0 ? undefined : script);
    }
    this.#handOver(command, name, index > 0 ? pipeline?.elements[0] : undefined);
    if ((flags & HAS_SUBTREE) !== 0) this.#inside(command, name, pipeline, index);
  }

  /** A function or block of the text that is given a variable may change the hashtable in it; so may one that gets it from its pipeline. */
  #handOver({ head, elements, end }: Command, name: string, piped: Command | Expression | undefined): void {
    const symbols = this.#symbols;
    const isBlock = head.kind === 'ScriptBlock' || head.kind === 'Variable';
    if (!isBlock && !symbols.functions.has(name)) return;
    if (piped?.kind === 'Variable') symbols.bindings.handed(piped, end, symbols.region, isBlock ? undefined : name);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      const given = element.kind === 'Parameter' ? element.argument : element;
      if (given?.kind === 'Variable' && !given.splatted)
        symbols.bindings.handed(given, end, symbols.region, isBlock ? undefined : name);
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
    for (const { target } of redirections) if (target) this.#walker.visit(target);
  }

  #argument(node: Expression, command: string, pipeline: Pipeline | undefined, index: number): void {
    const first = pipeline?.elements[0];
    if (node.kind !== 'ScriptBlock') this.#walker.visit(node);
    else if (BLOCK_RUNNERS.has(command)) this.#walker.block('inline', node);
    else if (LOOP_COMMANDS.has(command) && index === 1 && first && first.kind !== 'Command') {
      this.#walker.block('each', node, { variable: '_', items: first });
    } else this.#walker.visit(node);
  }

  /** A method that makes code of a text, or takes a command, is kept as a command of no name with what it is given. */
  code(node: InvokeMember): void {
    const symbols = this.#symbols;
    const { start, end, args } = node;
    const command: Command = {
      ...{ kind: 'Command', operator: 'none', head: node, name: undefined, elements: args, redirections: [] },
      ...{ damaged: false, flags: 0, start, end },
    };
    const { attempt } = symbols.flows;
    const region = symbols.region;
    symbols.list.add({ command, name: '', region, attempt, index: 0, names: [], around: undefined }, true);
  }
}
