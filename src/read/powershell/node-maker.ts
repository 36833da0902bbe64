import type {
  Command,
  CommandElement,
  CommandParameter,
  Constant,
  Expression,
  Missing,
  Quote,
  Redirection,
  StringConstant,
  TextPart,
  Using,
  Variable,
} from './ast.ts';
import { codeUnits, sharedCodeUnits } from './code-units.ts';
import { bracedName } from './literals.ts';
import {
  CommandNode,
  IntegerNode,
  NameNode,
  ParameterNode,
  StringNode,
  TextNode,
  VariableNode,
  WordNode,
} from './nodes.ts';

/** What a parser builds its tree with: the text, the most frequent nodes, and lists of nodes. */
export abstract class NodeMaker {
  protected readonly text: string;
  protected readonly end: number;
  protected readonly codes: Uint16Array;
  /** Nodes of a nested text are moved later, so they must hold their texts themselves. */
  readonly #eager: boolean;
  /** Names of commands by a number made of their letters: a script uses few of them, and many times. */
  readonly #names: (string | undefined)[];
  /** What the lists that are being read hold so far, inner lists behind outer ones; `open` is the end of the innermost. */
  readonly #open: unknown[] = [];
  protected open = 0;
  /** How many nodes were made that a walk over the tree looks for: where it stays the same, there is nothing to walk over. */
  protected finds = 0;

  constructor(text: string, isNested: boolean) {
    this.text = text;
    this.end = text.length;
    this.codes = isNested ? codeUnits(text) : sharedCodeUnits(text);
    this.#eager = isNested;
    this.#names = isNested ? [] : new Array(256).fill(undefined);
  }

  /** The character at an offset; 0 behind the end, which may lie a few characters away. */
  protected at(index: number): number {
    return this.codes[index] as number;
  }

  /** Adds to the innermost list that is being read. */
  protected keep(item: unknown): void {
    this.#open[this.open++] = item;
  }

  /** Takes back what was added last. */
  protected unkeep(): unknown {
    return this.#open[--this.open];
  }

  /** Ends the list whose first item was kept when `open` was `from`: an array of exactly its size. */
  protected kept<T>(from: number): T[] {
    const count = this.open - from;
    this.open = from;
    if (count === 0) return [];
    if (count === 1) return [this.#open[from] as T];
    if (count === 2) return [this.#open[from] as T, this.#open[from + 1] as T];
    if (count === 3) return [this.#open[from] as T, this.#open[from + 1] as T, this.#open[from + 2] as T];
    return this.#open.slice(from, from + count) as T[];
  }

  protected missing(at: number): Missing {
    return { kind: 'Missing', start: at, end: at };
  }

  protected makeString(start: number, end: number, quote: Quote): StringConstant {
    const node = new StringNode(this.text, start, end, quote);
    return this.#eager ? { kind: 'StringConstant', start, end, quote, value: node.value } : node;
  }

  /** A word that holds neither quotes nor escapes. */
  protected makeWord(start: number, end: number): StringConstant {
    if (!this.#eager) return new WordNode(this.text, start, end);
    return { kind: 'StringConstant', start, end, quote: 'bare', value: this.text.slice(start, end) };
  }

  /** The name of a command, the same string each time. */
  protected makeName(start: number, end: number): StringConstant {
    if (this.#eager) return this.makeWord(start, end);
    const length = end - start;
    const middle = start + (length >> 1);
    const slot =
      (length * 7 + this.at(start) * 5 + this.at(middle) * 3 + this.at(middle + 1) * 11 + this.at(end - 1)) & 255;
    let name = this.#names[slot];
    if (name === undefined || name.length !== length || !this.text.startsWith(name, start)) {
      name = this.text.slice(start, end);
      this.#names[slot] = name;
    }
    return new NameNode(name, start, end);
  }

  protected makeInteger(start: number, end: number, value: number): Constant {
    if (!this.#eager) return new IntegerNode(start, end, value);
    return { kind: 'Constant', start, end, type: 'Int32', value, digits: String(value) };
  }

  protected makeText(start: number, end: number, quote: Quote): TextPart {
    const node = new TextNode(this.text, start, end, quote);
    return this.#eager ? { kind: 'Text', start, end, value: node.value } : node;
  }

  protected makeParameter(start: number, end: number, nameEnd: number, argument?: Expression): CommandParameter {
    const node = new ParameterNode(this.text, start, end, nameEnd, argument);
    return this.#eager ? { kind: 'Parameter', start, end, name: node.name, nameEnd, argument } : node;
  }

  protected makeCommand(
    start: number,
    end: number,
    operator: Command['operator'],
    head: Expression,
    elements: readonly CommandElement[],
    redirections: readonly Redirection[],
    damaged: boolean,
    marks: number,
  ): Command {
    this.finds++;
    const node = new CommandNode(start, end, operator, head, elements, redirections, damaged, marks);
    return this.#eager
      ? { kind: 'Command', start, end, operator, head, name: node.name, elements, redirections, damaged, marks }
      : node;
  }

  /** The variable between two offsets; `$using:x` becomes a `Using` around the plain variable. */
  protected makeVariable(start: number, end: number, splatted: boolean, inString: boolean): Variable | Using {
    if (this.at(start + 1) === 123) {
      const raw = bracedName(this.text, start + 2, Math.max(start + 2, end - 1));
      return this.#named(start, end, inString ? raw.replace(/(["\u201c-\u201e])["\u201c-\u201e]/g, '$1') : raw, false);
    }
    if (this.at(start + 6) === 58 && end > start + 7) {
      const name = this.text.slice(start + 1, end);
      if (/^using:/i.test(name)) return this.#named(start, end, name, splatted);
    }
    const node = new VariableNode(this.text, start, end);
    return this.#eager ? { kind: 'Variable', start, end, splatted, name: node.name } : node;
  }

  #named(start: number, end: number, name: string, splatted: boolean): Variable | Using {
    if (!/^using:./is.test(name)) return { kind: 'Variable', start, end, splatted, name };
    return { kind: 'Using', start, end, child: { kind: 'Variable', start, end, splatted, name: name.slice(6) } };
  }
}
