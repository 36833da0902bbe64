import type { Attribute, Expression, Missing } from '../ast/index.ts';
import { isReference } from '../ast/index.ts';
import { isDash, isDigit, isLatin, isLetter, isLineEnd } from '../scanner/character-classes.ts';
import {
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  DOT,
  END,
  EQUALS,
  EXCLAMATION_MARK,
  OPEN_BRACKET,
  PLUS,
} from '../scanner/characters.ts';
import { readNumber } from '../scanner/numbers.ts';
import { OPERATORS } from '../scanner/operators.ts';
import type { MemberParser } from './member-parser.ts';
import type { OperandParser } from './operand-parser.ts';
import { BINARY, COMMA_OPERATOR, DASH_WORD, NOTHING, type OperatorReader, STEP, TERNARY } from './operator-reader.ts';
import type { Tools } from './tools.ts';
import type { TypeParser } from './type-parser.ts';

/** Operators and what they join. */
export class ExpressionParser {
  readonly #tools: Tools;
  readonly #operators: OperatorReader;
  readonly #operands: OperandParser;
  readonly #members: MemberParser;
  readonly #types: TypeParser;
  /** Operators that are held back, inner expressions behind outer ones; `#pending` is their number. */
  readonly #texts: string[] = [];
  readonly #precedences: number[] = [];
  #pending = 0;

  constructor(
    tools: Tools,
    operators: OperatorReader,
    operands: OperandParser,
    members: MemberParser,
    types: TypeParser,
  ) {
    this.#tools = tools;
    this.#operators = operators;
    this.#operands = operands;
    this.#members = members;
    this.#types = types;
  }

  /** An expression with all its operators; undefined, with `pos` where it was, without one. */
  expression(beforeTernary: boolean): Expression | undefined {
    const { recovery, context } = this.#tools;
    const inCommand = context.inCommand;
    context.inCommand = false;
    let node = this.unary(beforeTernary);
    // Most operands stand alone.
    if (node !== undefined && this.#operators.kind !== NOTHING) {
      node = this.#joined(this.#items(node));
      if (this.#operators.kind === TERNARY && recovery.enter()) node = this.#ternary(node);
    }
    context.inCommand = inCommand;
    return node;
  }

  #ternary(condition: Expression): Expression {
    const { scanner, nodes, recovery } = this.#tools;
    const then = this.#behindOperator(this.#operators.end, TERNARY);
    const before = scanner.pos;
    let otherwise: Expression;
    if (scanner.skipLines() === COLON) {
      otherwise = this.#behindOperator(scanner.pos + 1, TERNARY);
    } else {
      scanner.rewind(before);
      scanner.error('missing-colon', before, before + 1);
      otherwise = nodes.missing(before);
    }
    recovery.leave();
    this.#operators.peek();
    return { kind: 'Ternary', start: condition.start, end: otherwise.end, condition, then, otherwise };
  }

  /** What follows an operator of this kind that ends at `after`; a line break may stand between. */
  #behindOperator(after: number, operator: number): Expression {
    const { scanner, nodes, context } = this.#tools;
    scanner.pos = after;
    scanner.skipLines();
    const node =
      operator === TERNARY ? this.expression(true) : operator === BINARY ? this.#list(true) : this.unary(true);
    if (node !== undefined) return node;
    scanner.rewind(after);
    scanner.error('missing-value', after - 1, after);
    context.operandEnd = after;
    this.#operators.peek();
    return nodes.missing(after);
  }

  /** Operators of any precedence behind `first`, by two stacks: no recursion. */
  #joined(first: Expression): Expression {
    const { lists, recovery } = this.#tools;
    if (this.#operators.kind === DASH_WORD) return this.#strayDashWord(first);
    if (this.#operators.kind < BINARY || !recovery.link(1)) return first;
    const text = this.#operators.text;
    const precedence = this.#operators.kind;
    const second = this.#behindOperator(this.#operators.end, BINARY);
    if (this.#operators.kind < BINARY) {
      const node = joined(first, text, second);
      return this.#operators.kind === DASH_WORD ? this.#strayDashWord(node) : node;
    }
    const from = this.#pending;
    this.#pend(text, precedence);
    lists.push(first);
    lists.push(second);
    let count = 1;
    while (this.#operators.kind >= BINARY && recovery.link(++count)) {
      const operator = this.#operators.kind;
      while (this.#pending > from && operator <= (this.#precedences[this.#pending - 1] as number)) this.#join();
      this.#pend(this.#operators.text, operator);
      lists.push(this.#behindOperator(this.#operators.end, BINARY));
    }
    while (this.#pending > from) this.#join();
    const node = lists.pop() as Expression;
    return this.#operators.kind === DASH_WORD ? this.#strayDashWord(node) : node;
  }

  /** Holds an operator back until it is known that nothing behind it binds more tightly. */
  #pend(text: string, precedence: number): void {
    this.#texts[this.#pending] = text;
    this.#precedences[this.#pending++] = precedence;
  }

  /** Joins the last two operands by the operator that was held back last. */
  #join(): void {
    const { lists } = this.#tools;
    const text = this.#texts[--this.#pending] as string;
    const right = lists.pop() as Expression;
    lists.push(joined(lists.pop() as Expression, text, right));
  }

  /** A dash word that is no operator: an error; reading goes on behind it. */
  #strayDashWord(left: Expression): Expression {
    const { scanner, nodes, context } = this.#tools;
    const end = this.#operators.end;
    const operator = scanner.text.slice(scanner.pos, end).toLowerCase();
    scanner.error('unexpected-parameter', scanner.pos, end);
    scanner.pos = end;
    context.operandEnd = end;
    this.#operators.peek();
    return { kind: 'Binary', start: left.start, end, operator, left, right: nodes.missing(end) };
  }

  #list(beforeTernary: boolean): Expression | undefined {
    const first = this.unary(beforeTernary);
    return first === undefined ? undefined : this.#items(first);
  }

  /** `first`, or the comma list that it begins. */
  #items(first: Expression): Expression {
    const { lists, context } = this.#tools;
    if (this.#operators.kind !== COMMA_OPERATOR || context.noComma) return first;
    const from = lists.height;
    lists.push(first);
    while (this.#operators.kind === COMMA_OPERATOR)
      lists.push(this.#behindOperator(this.#operators.end, COMMA_OPERATOR));
    return { kind: 'Array', start: first.start, end: context.operandEnd, items: lists.take(from) };
  }

  /** An operand with its prefix and postfix operators. */
  unary(beforeTernary: boolean): Expression | undefined {
    const { scanner, nodes, recovery, context } = this.#tools;
    const code = scanner.skipBlanks();
    if (isLatin(code)) return undefined;
    const isTooDeep = !recovery.enter();
    const node = isTooDeep ? this.#skipped() : this.#prefixed(code, beforeTernary);
    if (!isTooDeep) recovery.leave();
    if (node === undefined || this.#operators.peek() !== STEP) return node;
    const end = this.#operators.end;
    const operator = this.#operators.text;
    scanner.pos = end;
    context.operandEnd = end;
    this.#operators.peek();
    nodes.visitableCount++;
    return { kind: 'Unary', start: node.start, end, operator, child: node, postfix: true };
  }

  /** In place of an operand that is nested too deep and was skipped. */
  #skipped(): Missing {
    const { scanner, nodes, context } = this.#tools;
    context.operandEnd = scanner.pos;
    return nodes.missing(scanner.pos);
  }

  #prefixed(code: number, beforeTernary: boolean): Expression | undefined {
    const { scanner, context } = this.#tools;
    const next = scanner.at(scanner.pos + 1);
    switch (code) {
      case EXCLAMATION_MARK:
        if (isLetter(next)) return undefined;
        if (
          (isDigit(next) || next === DOT) &&
          readNumber(scanner.text, scanner.pos + 1, false, beforeTernary) === undefined
        ) {
          return undefined;
        }
        return this.#prefix(1, '!');
      case COMMA:
        return context.noComma ? undefined : this.#leadingComma();
      case PLUS:
        if (next === PLUS) return this.#step('++');
        if (next === EQUALS) return undefined;
        return isDigit(next) || next === DOT ? this.#operands.number(beforeTernary) : this.#prefix(1, '+');
      case OPEN_BRACKET:
        return this.#typed();
      default:
        return isDash(code) ? this.#dash(next, beforeTernary) : this.#operands.operand(true, beforeTernary);
    }
  }

  #dash(next: number, beforeTernary: boolean): Expression | undefined {
    const { scanner } = this.#tools;
    if (isDash(next)) return this.#step('--');
    if (next === EQUALS) return undefined;
    if (isDigit(next) || next === DOT) return this.#operands.number(beforeTernary);
    const end = this.#operators.dashWordEnd();
    if (end === scanner.pos + 1) return this.#prefix(1, '-');
    const operator = OPERATORS.find(scanner.codes, scanner.pos + 1, end);
    return operator?.unary ? this.#prefix(end - scanner.pos, operator.text) : undefined;
  }

  #step(operator: '++' | '--'): Expression {
    const { nodes } = this.#tools;
    nodes.visitableCount++;
    return this.#prefix(2, operator);
  }

  #prefix(length: number, operator: string): Expression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    const child = this.#behindOperator(start + length, COMMA_OPERATOR);
    return { kind: 'Unary', start, end: child.end, operator, child, postfix: false };
  }

  #leadingComma(): Expression {
    const { scanner } = this.#tools;
    const start = scanner.pos;
    const child = this.#behindOperator(start + 1, COMMA_OPERATOR);
    return { kind: 'Array', start, end: child.end, items: [child] };
  }

  /** `[type]`, `[type]child`, `[type]::member`, `[attribute()]child`. */
  #typed(): Expression | undefined {
    const attributes = this.#types.attributes(true);
    const last = attributes.pop();
    if (last === undefined) return undefined;
    let node = this.#behindType(last);
    for (let attribute = attributes.pop(); attribute !== undefined; attribute = attributes.pop()) {
      node = wrap(attribute, node);
    }
    return node;
  }

  #behindType(attribute: Attribute): Expression {
    const { scanner, nodes, context } = this.#tools;
    if (attribute.args !== undefined) {
      scanner.skipLines();
      const child = this.unary(true);
      if (child !== undefined) return wrap(attribute, child);
      scanner.error('unexpected-attribute', attribute.start, attribute.end);
      context.operandEnd = attribute.end;
      return { kind: 'Missing', start: attribute.start, end: attribute.end };
    }
    const type: Expression = { kind: 'Type', start: attribute.start, end: attribute.end, type: attribute.name };
    context.operandEnd = attribute.end;
    if (scanner.pos === attribute.end) {
      const node = this.#members.members(type, false);
      if (node !== type) return node;
    }
    const code = scanner.skipBlanks();
    if (isLineEnd(code) || code === COMMA || code === CLOSE_PARENTHESIS || code === END) return type;
    const child = this.unary(true);
    if (child !== undefined) {
      if (isReference(attribute.name)) nodes.visitableCount++;
      return wrap(attribute, child);
    }
    context.operandEnd = attribute.end;
    return type;
  }
}

function joined(left: Expression, operator: string, right: Expression): Expression {
  return { kind: 'Binary', start: left.start, end: right.end, operator, left, right };
}

function wrap(attribute: Attribute, child: Expression): Expression {
  const { start } = attribute;
  return attribute.args === undefined
    ? { kind: 'Convert', start, end: child.end, type: attribute.name, child }
    : { kind: 'Attributed', start, end: child.end, attribute, child };
}
