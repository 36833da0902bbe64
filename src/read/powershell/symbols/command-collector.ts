import {
  type Assignment,
  type Command,
  type CommandElement,
  type CommandParameter,
  type Expression,
  HAS_HASHTABLE,
  HAS_SUBTREE,
  type InvokeMember,
  isExpression,
  type Node,
  type Pipeline,
  type ScriptBlockExpression,
  type StringConstant,
  SUSPICIOUS,
} from '../../../powershell/index.ts';
import type { Span } from '../../../text/index.ts';
import type { Called } from './called.ts';
import { isStartProperty, keptAs, mayAssign, mayRunText, namesScript, namesShell } from './code-commands.ts';
import { letsGoOn } from './error-action.ts';
import { asksWhatIf } from './flows.ts';
import { Line } from './pipeline.ts';
import type { Each } from './regions.ts';
import { scriptsIn } from './script-names.ts';
import type { SymbolTableBuilder } from './symbol-table-builder.ts';
import { namesVariable, variablesWritten } from './variables-written.ts';

const LOOP_COMMANDS = new Set(['foreach-object', 'foreach', '%']);
const BLOCK_RUNNERS = new Set(['invoke-command', 'icm']);

const isErrorAction = ({ name }: CommandParameter): boolean => /^(?:ea|erroraction)$/i.test(name);

/** The value of `-ErrorAction`, in words; empty where only a run tells. */
const errorAction = (element: CommandElement, at: number, elements: readonly CommandElement[]): string | undefined => {
  if (element.kind !== 'Parameter' || !isErrorAction(element)) return undefined;
  const given = element.argument ?? elements[at + 1];
  return given?.kind === 'StringConstant' ? given.value.toLowerCase() : '';
};

/** `-ErrorAction Stop` makes of an error what `throw` is. */
const isStop = (...given: Parameters<typeof errorAction>): boolean => errorAction(...given) === 'stop';

/** `-ErrorAction SilentlyContinue` lets a function go on behind its `throw`. */
const isSilent = (...given: Parameters<typeof errorAction>): boolean => {
  const action = errorAction(...given);
  return action !== undefined && letsGoOn(action);
};

const isParallel = (element: CommandElement): boolean => element.kind === 'Parameter' && /^par/i.test(element.name);

/** What is among the elements of a command, as a sum. */
const NAMES_WATCHED = 1;
const WRITES_VARIABLE = 2;
const ASKS_WHAT_IF = 4;
const HAS_PARALLEL = 8;
const HAS_VARIABLE = 16;
const HAS_ERROR_ACTION = 32;

const HYPHEN = 45;
const BACKTICK = 96;
const BLANK = 32;
const CODES = { a: 97, e: 101, i: 105, o: 111, p: 112, v: 118, w: 119 } as const;
/** Makes the code of a letter that of the lower-case one. */
const LOWER_CASE = 32;
/** Lengths of names of parameters that name variables: of `-ov` and its like, and of what the long ones end in. */
const SHORT = '-ov'.length;
const VARIABLE = 'variable'.length;

/** Parameters of `Invoke-Command` by which another machine or a job runs the block, and perhaps does not. */
const isElsewhere = (element: CommandElement): boolean =>
  element.kind === 'Parameter' && /^(?:cn|comp|ho|vm|conta|ssh|asj|ind)/i.test(element.name);

/** Those by which another session runs it. */
const isSession = (element: CommandElement): boolean =>
  element.kind === 'Parameter' && /^(?:se|conn|uri)/i.test(element.name);

/** Parameters of `ForEach-Object` whose blocks run once. */
const isOnce = (element: CommandElement | undefined): boolean =>
  element?.kind === 'Parameter' && /^(?:b|be\w*|en\w*)$/i.test(element.name);

/** What is done with a block that a command gets: it runs in its place, in another session, for each object, or perhaps. */
type BlockUse = 'inline' | 'session' | 'each' | 'perhaps';

/** Whether the command's name is known only after the values are computed, or at run time only. */
const isHeldBack = ({ kind }: Expression): boolean => kind !== 'StringConstant' && kind !== 'ScriptBlock';

function blockUse(
  name: string,
  elements: readonly CommandElement[],
  index: number,
  first: Command | Expression | undefined,
): BlockUse {
  if (BLOCK_RUNNERS.has(name)) {
    if (elements.some(isElsewhere)) return 'perhaps';
    return elements.some(isSession) ? 'session' : 'inline';
  }
  // Of several blocks without a parameter the first and the last one run once.
  const blocks = elements.filter(({ kind }, i) => kind === 'ScriptBlock' && !isOnce(elements[i - 1]));
  return LOOP_COMMANDS.has(name) && index === 1 && first && first.kind !== 'Command' && blocks.length < 2
    ? 'each'
    : 'perhaps';
}

/** Visits the arguments of a command. */
export interface Walker {
  visit(node: Node): void;
  block(kind: 'inline' | 'session' | 'each', node: ScriptBlockExpression, each?: Each): void;
}

/** Collects the commands of a text into its symbol table: those that are watched, what they write, hand over and run. */
export class CommandCollector {
  readonly #text: string;
  readonly #symbols: SymbolTableBuilder;
  readonly #walker: Walker;

  constructor(text: string, symbols: SymbolTableBuilder, walker: Walker) {
    this.#text = text;
    this.#symbols = symbols;
    this.#walker = walker;
  }

  pipeline(node: Pipeline): void {
    const { elements } = node;
    const { list } = this.#symbols;
    const called = elements.map((element) => (element.kind === 'Command' ? list.nameOf(element) : undefined));
    const line = new Line(node, called);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as Command | Expression;
      if (element.kind === 'Command') this.#command(element, called[i] as Called, line, i);
      else this.#walker.visit(element);
    }
    const last = elements.at(-1);
    if (last && last.kind !== 'Command') this.#redirected(node, last, node.redirections);
  }

  /** A command that stands alone. */
  command(node: Command): void {
    this.#command(node, this.#symbols.list.nameOf(node), undefined, 0);
  }

  #command(command: Command, called: Called, line: Line | undefined, index: number): void {
    const symbols = this.#symbols;
    const { head, flags, elements, start, end } = command;
    const { traits, watched } = called;
    const { name } = traits;
    const given = this.#given(elements);
    const startsShell = symbols.marks.shell && !traits.speaksOnly && namesShell(command, this.#text);
    const kept =
      watched ||
      isHeldBack(head) ||
      startsShell ||
      (given & NAMES_WATCHED) !== 0 ||
      (!traits.keepsText && symbols.mayHandCode);
    if (kept || (flags & (SUSPICIOUS | HAS_HASHTABLE)) !== 0) {
      const { region } = symbols;
      const names = line ? line.names : traits.alone;
      const around = line?.around(index, this.#text);
      const { attempt } = symbols.flows;
      const mayCarryCode = traits.carriesCode || startsShell || head.kind !== 'StringConstant';
      symbols.list.add({ command, name, region, attempt, index, names, around, mayCarryCode }, kept);
    }
    if (name === 'mock') return;
    if (name === 'write-error' && elements.some(isStop))
      symbols.flows.exit({ ...command, kind: 'Throw' }, symbols.region);
    if ((given & HAS_ERROR_ACTION) !== 0 && elements.some(isSilent)) symbols.flows.silenced.add(name);
    symbols.flows.call(command, called, (given & ASKS_WHAT_IF) !== 0, index > 0, symbols.region, this.#text);
    if (head.kind === 'ScriptBlock') this.#walker.block('inline', head);
    else if (head.kind !== 'StringConstant') this.#walker.visit(head);
    if (traits.writesVariables || (given & WRITES_VARIABLE) !== 0) {
      for (const variable of variablesWritten(command, name))
        symbols.bindings.written(variable, command, symbols.region);
    }
    // What is dot-sourced, and code that stands in a text, writes to the variables that are seen here.
    if ((command.operator === 'dot' && head.kind !== 'ScriptBlock') || (traits.runsHere && mayAssign(command))) {
      const [script, ...others] = scriptsIn(this.#text.slice(head.start, head.end));
      symbols.bindings.written('', command, symbols.region, others.length > 0 ? undefined : script);
    }
    const piped = index > 0 ? line?.first : undefined;
    if ((given & HAS_VARIABLE) !== 0 || piped?.kind === 'Variable') this.#handOver(command, name, piped);
    if ((flags & HAS_SUBTREE) !== 0) this.#inside(command, name, (given & HAS_PARALLEL) !== 0, line?.first, index);
    if (command.redirections.length > 0)
      this.#redirected(command, { kind: 'Paren', statement: command, start, end }, command.redirections);
  }

  /** Looks at each element once for all that is asked about it; most parameters are none of these by their first letter. */
  #given(elements: readonly CommandElement[]): number {
    let found = 0;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      let given: Expression | undefined;
      if (element.kind === 'Parameter') {
        given = element.argument;
        found |= foundIn(element, this.#text);
      } else given = element;
      if (given === undefined) continue;
      if (given.kind === 'Variable') found |= HAS_VARIABLE;
      else if (given.kind === 'StringConstant' && this.#mayNameCmdlet(given)) {
        if (this.#symbols.list.isWatchedName(given.value)) found |= NAMES_WATCHED;
      }
    }
    return found;
  }

  /** Whether a text may have a hyphen in it and no blank; it need not be cut out for that. */
  #mayNameCmdlet({ start, end, quote }: StringConstant): boolean {
    let found = false;
    for (let at = start; at < end; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === HYPHEN || code === BACKTICK) found = true;
      // A blank behind the mark of a here-string is no part of the text.
      else if (code === BLANK && quote !== 'here-single' && quote !== 'here-double') return false;
    }
    return found;
  }

  /** `value > script.ps1` is kept as the `Set-Content` that it stands for; only words are output that a text shows. */
  #redirected({ start, end }: Span, value: Expression, redirections: Command['redirections']): void {
    for (const { stream, target } of redirections) {
      if (target && stream <= 1 && namesScript(this.#text.slice(target.start, target.end)))
        this.#writes({ start, end }, target, value);
    }
  }

  /** `${function:Name} = 'code'`, `${C:script.ps1} = 'code'`, and `$start.Arguments = 'code'`. */
  assigned({ left, right, start, end }: Assignment): void {
    if (left.kind === 'Member' && left.member.kind === 'StringConstant') {
      if (isStartProperty(left.member.value) && isExpression(right) && this.#symbols.mayHandCode)
        this.#keep('.set', left, [right], { start, end });
      return;
    }
    if (left.kind !== 'Variable' || right.kind === 'ScriptBlock') return;
    const { name } = left;
    if (!/[.:]/.test(name) || !namesScript(name)) return;
    const target: Expression = {
      kind: 'StringConstant',
      value: name,
      quote: 'single',
      start: left.start,
      end: left.end,
    };
    this.#writes(
      { start, end },
      target,
      isExpression(right) ? right : { kind: 'Paren', statement: right, start: right.start, end: right.end },
    );
  }

  #writes(span: Span, path: Expression, value: Expression): void {
    const head: Expression = {
      kind: 'StringConstant',
      value: 'Set-Content',
      quote: 'bare',
      start: span.start,
      end: span.start,
    };
    this.#keep('set-content', head, [path, value], span);
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

  /** What a command is given. */
  #inside(
    { elements, redirections }: Command,
    name: string,
    hasParallel: boolean,
    first: Command | Expression | undefined,
    index: number,
  ): void {
    const use = blockUse(name, elements, index, first);
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i] as CommandElement;
      const given = element.kind === 'Parameter' ? element.argument : element;
      // A block for other runspaces has variables of its own, and perhaps no connection.
      const isApart = hasParallel && (isParallel(element) || (i > 0 && isParallel(elements[i - 1] as CommandElement)));
      const runsOnce = LOOP_COMMANDS.has(name) && (isOnce(element) || isOnce(elements[i - 1]));
      if (given !== undefined) this.#argument(given, isApart ? 'perhaps' : runsOnce ? 'inline' : use, first);
    }
    for (const { target } of redirections) if (target) this.#walker.visit(target);
  }

  #argument(node: Expression, use: BlockUse, first: Command | Expression | undefined): void {
    if (node.kind !== 'ScriptBlock' || use === 'perhaps') this.#walker.visit(node);
    else if (use !== 'each') this.#walker.block(use, node);
    else if (first) this.#walker.block('each', node, { variable: '_', items: first });
  }

  /** A method that does something with code, or may, is kept as a command with what it is given. */
  method(node: InvokeMember): void {
    const name = keptAs(node) ?? (mayRunText(node) && this.#symbols.mayHandCode ? '.' : undefined);
    if (name !== undefined) this.#keep(name, node, node.args, node);
  }

  /** What the text does in another way than by a command is kept as the command that it is like. */
  #keep(name: string, head: Expression, elements: readonly Expression[], { start, end }: Span): void {
    const { region, flows, list } = this.#symbols;
    const command: Command = {
      ...{ kind: 'Command', operator: 'none', head, name: name || undefined, elements, redirections: [] },
      ...{ damaged: false, flags: 0, start, end },
    };
    const { attempt } = flows;
    list.add({ command, name, region, attempt, index: 0, names: [], around: undefined, mayCarryCode: true }, true);
  }
}

/** What a parameter adds to what is found among the elements. By single letters most names are told apart before they are cut out of the text. */
function foundIn(parameter: CommandParameter, text: string): number {
  const { start, nameEnd } = parameter;
  switch (text.charCodeAt(start + 1) | LOWER_CASE) {
    case CODES.w:
      if (asksWhatIf(parameter)) return ASKS_WHAT_IF;
      break;
    case CODES.p:
      if ((text.charCodeAt(start + 2) | LOWER_CASE) === CODES.a && isParallel(parameter)) return HAS_PARALLEL;
      break;
    case CODES.e:
      if (isErrorAction(parameter)) return HAS_ERROR_ACTION;
      break;
    case CODES.i:
    case CODES.o:
    case CODES.v:
      break;
    default:
      return 0;
  }
  // A short form, or `...Variable`.
  const mayName = nameEnd - start === SHORT || (text.charCodeAt(nameEnd - VARIABLE) | LOWER_CASE) === CODES.v;
  return mayName && namesVariable(parameter.name) ? WRITES_VARIABLE : 0;
}
