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
} from '../ast/index.ts';
import { COLON, OPEN_BRACE } from '../scanner/characters.ts';
import { bracedName } from '../scanner/escapes.ts';
import type { Scanner } from '../scanner/scanner.ts';
import { WordPool } from '../scanner/word-pool.ts';
import {
  CommandNode,
  IntegerNode,
  NameNode,
  ParameterNode,
  StringNode,
  TextNode,
  VariableNode,
  WordNode,
} from './lazy-nodes.ts';

/** Makes the nodes that a script has most of. */
export class NodeFactory {
  readonly #text: string;
  readonly #codes: Uint16Array;
  readonly #names: WordPool;
  /** Nodes of a nested text are moved later, so they must hold their values themselves. */
  readonly #isEager: boolean;
  /** How many nodes were made that a walk over the tree looks for: where it stays the same, there is nothing to walk over. */
  visitableCount = 0;

  constructor({ text, codes }: Scanner, isNested: boolean) {
    this.#text = text;
    this.#codes = codes;
    this.#names = new WordPool(text, codes);
    this.#isEager = isNested;
  }

  missing(at: number): Missing {
    return { kind: 'Missing', start: at, end: at };
  }

  string(start: number, end: number, quote: Quote): StringConstant {
    const node = new StringNode(this.#text, start, end, quote);
    return this.#isEager ? { kind: 'StringConstant', start, end, quote, value: node.value } : node;
  }

  /** A word that holds neither quotes nor escapes. */
  word(start: number, end: number): StringConstant {
    if (!this.#isEager) return new WordNode(this.#text, start, end);
    return { kind: 'StringConstant', start, end, quote: 'bare', value: this.#text.slice(start, end) };
  }

  /** The name of a command. */
  name(start: number, end: number): StringConstant {
    if (this.#isEager) return this.word(start, end);
    return new NameNode(this.#names.cut(start, end), start, end);
  }

  integer(start: number, end: number, value: number): Constant {
    if (!this.#isEager) return new IntegerNode(start, end, value);
    return { kind: 'Constant', start, end, type: 'Int32', value, digits: String(value) };
  }

  text(start: number, end: number, quote: Quote): TextPart {
    const node = new TextNode(this.#text, start, end, quote);
    return this.#isEager ? { kind: 'Text', start, end, value: node.value } : node;
  }

  parameter(start: number, end: number, nameEnd: number, argument?: Expression): CommandParameter {
    const node = new ParameterNode(this.#text, start, end, nameEnd, argument);
    return this.#isEager ? { kind: 'Parameter', start, end, name: node.name, nameEnd, argument } : node;
  }

  command(
    start: number,
    end: number,
    operator: Command['operator'],
    head: Expression,
    elements: readonly CommandElement[],
    redirections: readonly Redirection[],
    damaged: boolean,
    flags: number,
  ): Command {
    this.visitableCount++;
    const node = new CommandNode(start, end, operator, head, elements, redirections, damaged, flags);
    return this.#isEager
      ? { kind: 'Command', start, end, operator, head, name: node.name, elements, redirections, damaged, flags }
      : node;
  }

  /** The variable between two offsets; `$using:x` becomes a `Using` around the plain variable. */
  variable(start: number, end: number, splatted: boolean, inString: boolean): Variable | Using {
    if (this.#codes[start + 1] === OPEN_BRACE) {
      const raw = bracedName(this.#text, start + 2, Math.max(start + 2, end - 1));
      return this.#named(start, end, inString ? raw.replace(/(["\u201c-\u201e])["\u201c-\u201e]/g, '$1') : raw, false);
    }
    if (this.#codes[start + 6] === COLON && end > start + 7) {
      const name = this.#text.slice(start + 1, end);
      if (/^using:/i.test(name)) return this.#named(start, end, name, splatted);
    }
    const node = new VariableNode(this.#text, start, end);
    return this.#isEager ? { kind: 'Variable', start, end, splatted, name: node.name } : node;
  }

  #named(start: number, end: number, name: string, splatted: boolean): Variable | Using {
    if (!/^using:./is.test(name)) return { kind: 'Variable', start, end, splatted, name };
    return { kind: 'Using', start, end, child: { kind: 'Variable', start, end, splatted, name: name.slice(6) } };
  }
}
