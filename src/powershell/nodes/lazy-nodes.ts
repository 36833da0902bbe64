import type {
  Command,
  CommandElement,
  CommandParameter,
  Constant,
  Expression,
  Quote,
  Redirection,
  StringConstant,
  TextPart,
  Variable,
} from '../ast/index.ts';
import { isDash } from '../scanner/character-classes.ts';
import { AT_SIGN } from '../scanner/characters.ts';
import { hereStringEnd, hereStringStart, unquote } from '../scanner/escapes.ts';

/*
 * The nodes a script has most of. Their texts are cut out only when somebody asks: most names and values in a script are
 * never looked at. With plain objects in their place parsing takes 12 % longer and reading 7 % (`npm run bench -- powershell`).
 */

function contentStart(text: string, start: number, quote: Quote): number {
  if (quote === 'bare') return start;
  return quote === 'single' || quote === 'double' ? start + 1 : hereStringStart(text, start);
}

function contentEnd(text: string, end: number, quote: Quote): number {
  if (quote === 'bare') return end;
  return quote === 'single' || quote === 'double' ? end - 1 : hereStringEnd(text, end - 2, quote === 'here-double');
}

/** A word without quotes and escapes. It has no room for its value, which is cut out anew each time. */
export class WordNode implements StringConstant {
  readonly kind = 'StringConstant';
  readonly start: number;
  readonly end: number;
  readonly #text: string;

  constructor(text: string, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.#text = text;
  }

  get quote(): 'bare' {
    return 'bare';
  }

  get value(): string {
    return this.#text.slice(this.start, this.end);
  }
}

/** A word that is the name of a command, which everybody asks about. */
export class NameNode implements StringConstant {
  readonly kind = 'StringConstant';
  readonly start: number;
  readonly end: number;
  readonly value: string;

  constructor(value: string, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.value = value;
  }

  get quote(): 'bare' {
    return 'bare';
  }
}

/** A number that is written with nothing but a few digits. */
export class IntegerNode implements Constant {
  readonly kind = 'Constant';
  readonly start: number;
  readonly end: number;
  readonly value: number;

  constructor(start: number, end: number, value: number) {
    this.start = start;
    this.end = end;
    this.value = value;
  }

  get type(): 'Int32' {
    return 'Int32';
  }

  get digits(): string {
    return String(this.value);
  }
}

export class StringNode implements StringConstant {
  readonly kind = 'StringConstant';
  readonly start: number;
  readonly end: number;
  readonly quote: Quote;
  /** The whole text until somebody asks for the value, then the value. */
  #text: string;
  #known = false;

  constructor(text: string, start: number, end: number, quote: Quote) {
    this.start = start;
    this.end = end;
    this.quote = quote;
    this.#text = text;
  }

  get value(): string {
    if (!this.#known) {
      this.#text = this.#cut();
      this.#known = true;
    }
    return this.#text;
  }

  #cut(): string {
    const { quote } = this;
    const from = contentStart(this.#text, this.start, quote);
    const to = contentEnd(this.#text, this.end, quote);
    return to <= from ? '' : unquote(this.#text, from, to, quote);
  }
}

export class TextNode implements TextPart {
  readonly kind = 'Text';
  readonly start: number;
  readonly end: number;
  readonly #text: string;
  readonly #quote: Quote;

  constructor(text: string, start: number, end: number, quote: Quote) {
    this.start = start;
    this.end = end;
    this.#text = text;
    this.#quote = quote;
  }

  get value(): string {
    return unquote(this.#text, this.start, this.end, this.#quote);
  }
}

export class VariableNode implements Variable {
  readonly kind = 'Variable';
  readonly start: number;
  readonly end: number;
  readonly #text: string;

  constructor(text: string, start: number, end: number) {
    this.start = start;
    this.end = end;
    this.#text = text;
  }

  get splatted(): boolean {
    return this.#text.charCodeAt(this.start) === AT_SIGN;
  }

  get name(): string {
    return this.#text.slice(this.start + 1, this.end);
  }
}

export class ParameterNode implements CommandParameter {
  readonly kind = 'Parameter';
  readonly start: number;
  readonly end: number;
  readonly nameEnd: number;
  readonly argument: Expression | undefined;
  readonly #text: string;

  constructor(text: string, start: number, end: number, nameEnd: number, argument: Expression | undefined) {
    this.start = start;
    this.end = end;
    this.nameEnd = nameEnd;
    this.argument = argument;
    this.#text = text;
  }

  get name(): string {
    return isDash(this.#text.charCodeAt(this.start + 1)) ? '-' : this.#text.slice(this.start + 1, this.nameEnd);
  }
}

export class CommandNode implements Command {
  readonly kind = 'Command';
  readonly start: number;
  readonly end: number;
  readonly operator: 'none' | 'call' | 'dot';
  readonly head: Expression;
  readonly elements: readonly CommandElement[];
  readonly redirections: readonly Redirection[];
  readonly damaged: boolean;
  readonly flags: number;

  constructor(
    start: number,
    end: number,
    operator: 'none' | 'call' | 'dot',
    head: Expression,
    elements: readonly CommandElement[],
    redirections: readonly Redirection[],
    damaged: boolean,
    flags: number,
  ) {
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.head = head;
    this.elements = elements;
    this.redirections = redirections;
    this.damaged = damaged;
    this.flags = flags;
  }

  get name(): string | undefined {
    return this.head.kind === 'StringConstant' ? this.head.value : undefined;
  }
}
