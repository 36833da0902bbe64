import type {
  ArrayExpression,
  Attribute,
  Expression,
  Hashtable,
  Missing,
  Pair,
  Paren,
  ScriptBlockExpression,
  Statement,
  SubExpression,
} from './ast.ts';
import {
  isBlank,
  isBreak,
  isDash,
  isDigit,
  isDoubleQuote,
  isLatin,
  isLetter,
  isLineEnd,
  isSingleQuote,
  isVariableStart,
} from './characters.ts';
import { isReference } from './identifiers.ts';
import { readNumber } from './numbers.ts';
import { ADDITIVE, COALESCE, MULTIPLICATIVE, OPERATORS, RANGE } from './operators.ts';
import { Types } from './types.ts';

/** What may follow an operand. Values from `BINARY` up are binary operators; the rest of the value is their precedence. */
const NOTHING = 0;
const COMMA = 1;
const STEP = 2;
const ASSIGNMENT = 3;
const TERNARY = 4;
const DASH_WORD = 5;
const BINARY = 32;

/** Operators and members that may be chained freely; longer chains share a common allowance, since trees lean on them. */
const FREE_LINKS = 8;
const SHARED_LINKS = 1500;

/** Expressions: operands, operators, members, literals. Each rule returns undefined, with `pos` where it was, without one. */
export abstract class Expressions extends Types {
  /** Links of long chains still allowed in the current top-level statement. */
  protected links = SHARED_LINKS;
  #operatorAt = -1;
  /** What follows the last operand, from `pos` on. */
  #operator = NOTHING;
  /** Where the last operand ends, before blanks. */
  protected operandEnd = 0;
  #operatorEnd = 0;
  #operatorText = '';
  /** Operators that are held back, inner expressions behind outer ones; `#pending` is their number. */
  readonly #texts: string[] = [];
  readonly #precedences: number[] = [];
  #pending = 0;

  /** A pipeline, chain or assignment. */
  protected abstract chain(): Statement | undefined;
  protected abstract statement(): Statement | undefined;
  /** Statements up to the bracket with this code. */
  protected abstract statements(closer: number): Statement[];
  protected abstract scriptBlock(): ScriptBlockExpression;
  /** Whether a line inside a hashtable is rather a statement, so that the table's closing brace is missing. */
  protected abstract startsStatement(): boolean;

  protected resetLinks(): void {
    this.links = SHARED_LINKS;
  }

  #link(count: number): boolean {
    if (count <= FREE_LINKS) return true;
    if (this.links > 0) {
      this.links--;
      return true;
    }
    this.error('too-deep', this.pos, this.pos + 1);
    return false;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Operators

  /** What follows an operand at `pos`, behind blanks. */
  #peek(): number {
    const code = this.skipBlanks();
    if (this.pos !== this.#operatorAt) {
      this.#operatorAt = this.pos;
      this.#operator = this.#read(code);
    }
    return this.#operator;
  }

  #found(operator: number, length: number, text: string): number {
    this.#operatorEnd = this.pos + length;
    this.#operatorText = text;
    return operator;
  }

  #read(code: number): number {
    // Line ends, letters and closing brackets are by far the most frequent and no operators.
    if (code < 33 || code === 41 || (code > 63 && code < 128)) return NOTHING;
    const next = this.at(this.pos + 1);
    switch (code) {
      case 44:
        return this.#found(COMMA, 1, ',');
      case 61:
        return this.#found(ASSIGNMENT, 1, '=');
      case 43:
        if (next === 43) return this.#found(STEP, 2, '++');
        if (next === 61) return this.#found(ASSIGNMENT, 2, '+=');
        return this.#found(BINARY + ADDITIVE, 1, '+');
      case 42:
        if (next === 62) return NOTHING;
        if (next === 61) return this.#found(ASSIGNMENT, 2, '*=');
        return this.#found(BINARY + MULTIPLICATIVE, 1, '*');
      case 47:
        if (next === 61) return this.#found(ASSIGNMENT, 2, '/=');
        return this.#found(BINARY + MULTIPLICATIVE, 1, '/');
      case 37:
        if (next === 61) return this.#found(ASSIGNMENT, 2, '%=');
        return this.#found(BINARY + MULTIPLICATIVE, 1, '%');
      case 46:
        return next === 46 ? this.#found(BINARY + RANGE, 2, '..') : NOTHING;
      case 63:
        if (next !== 63) return this.#found(TERNARY, 1, '?');
        if (this.at(this.pos + 2) === 61) return this.#found(ASSIGNMENT, 3, '??=');
        return this.#found(BINARY + COALESCE, 2, '??');
      default:
        return isDash(code) ? this.#readDash(next) : NOTHING;
    }
  }

  #readDash(next: number): number {
    if (isDash(next)) return this.#found(STEP, 2, '--');
    if (next === 61) return this.#found(ASSIGNMENT, 2, '-=');
    const end = this.#dashWordEnd();
    if (end === this.pos + 1) return this.#found(BINARY + ADDITIVE, 1, '-');
    const operator = OPERATORS.find(this.codes, this.pos + 1, end);
    const kind =
      operator === undefined ? DASH_WORD : operator.precedence === 0 ? NOTHING : BINARY + operator.precedence;
    return this.#found(kind, end - this.pos, operator?.text ?? '');
  }

  /** End of the ASCII letters behind the dash at `pos`. */
  #dashWordEnd(): number {
    let i = this.pos + 1;
    while (((this.at(i) | 32) >= 97 && (this.at(i) | 32) <= 122) === true) i++;
    return i;
  }

  /** The assignment operator behind the expression just read; consumed. */
  protected assignmentOperator(): string | undefined {
    if (this.#operator !== ASSIGNMENT) return undefined;
    this.pos = this.#operatorEnd;
    return this.#operatorText;
  }

  protected expression(beforeTernary: boolean): Expression | undefined {
    const inCommand = this.inCommand;
    this.inCommand = false;
    let node = this.#binary(beforeTernary);
    if (node !== undefined && this.#operator === TERNARY && this.enter()) node = this.#ternary(node);
    this.inCommand = inCommand;
    return node;
  }

  #ternary(condition: Expression): Expression {
    const then = this.#operand(this.#operatorEnd, TERNARY);
    const before = this.pos;
    let otherwise: Expression;
    if (this.skipLines() === 58) {
      otherwise = this.#operand(this.pos + 1, TERNARY);
    } else {
      this.rewind(before, this.errors.length);
      this.error('missing-colon', before, before + 1);
      otherwise = this.missing(before);
    }
    this.depth--;
    this.#peek();
    return { kind: 'Ternary', start: condition.start, end: otherwise.end, condition, then, otherwise };
  }

  /** What follows an operator of this kind that ends at `after`; a line break may stand between. */
  #operand(after: number, operator: number): Expression {
    this.pos = after;
    this.skipLines();
    const node =
      operator === TERNARY ? this.expression(true) : operator === BINARY ? this.#list(true) : this.unary(true);
    if (node !== undefined) return node;
    this.rewind(after, this.errors.length);
    this.error('missing-value', after - 1, after);
    this.operandEnd = after;
    this.#peek();
    return this.missing(after);
  }

  #binary(beforeTernary: boolean): Expression | undefined {
    const first = this.#list(beforeTernary);
    if (first === undefined || this.#operator < DASH_WORD) return first;
    return this.#operator === DASH_WORD ? this.#strayDashWord(first) : this.#operators(first);
  }

  /** Operators of any precedence behind `first`, by two stacks: no recursion. */
  #operators(first: Expression): Expression {
    if (this.#operator < BINARY || !this.#link(1)) return first;
    const text = this.#operatorText;
    const precedence = this.#operator;
    const second = this.#operand(this.#operatorEnd, BINARY);
    if (this.#operator < BINARY) {
      const node = joined(first, text, second);
      return this.#operator === DASH_WORD ? this.#strayDashWord(node) : node;
    }
    const from = this.#pending;
    this.#pend(text, precedence);
    this.keep(first);
    this.keep(second);
    let count = 1;
    while (this.#operator >= BINARY && this.#link(++count)) {
      const operator = this.#operator;
      while (this.#pending > from && operator <= (this.#precedences[this.#pending - 1] as number)) this.#join();
      this.#pend(this.#operatorText, operator);
      this.keep(this.#operand(this.#operatorEnd, BINARY));
    }
    while (this.#pending > from) this.#join();
    const node = this.unkeep() as Expression;
    return this.#operator === DASH_WORD ? this.#strayDashWord(node) : node;
  }

  /** Holds an operator back until it is known that nothing behind it binds more tightly. */
  #pend(text: string, precedence: number): void {
    this.#texts[this.#pending] = text;
    this.#precedences[this.#pending++] = precedence;
  }

  /** Joins the last two operands by the operator that was held back last. */
  #join(): void {
    const text = this.#texts[--this.#pending] as string;
    const right = this.unkeep() as Expression;
    this.keep(joined(this.unkeep() as Expression, text, right));
  }

  /** A dash word that is no operator: an error; reading goes on behind it. */
  #strayDashWord(left: Expression): Expression {
    const end = this.#operatorEnd;
    const operator = this.text.slice(this.pos, end).toLowerCase();
    this.error('unexpected-parameter', this.pos, end);
    this.pos = end;
    this.operandEnd = end;
    this.#peek();
    return { kind: 'Binary', start: left.start, end, operator, left, right: this.missing(end) };
  }

  #list(beforeTernary: boolean): Expression | undefined {
    const first = this.unary(beforeTernary);
    if (first === undefined || this.#operator !== COMMA || this.noComma) return first;
    const from = this.open;
    this.keep(first);
    while (this.#operator === COMMA) this.keep(this.#operand(this.#operatorEnd, COMMA));
    return { kind: 'Array', start: first.start, end: this.operandEnd, items: this.kept(from) };
  }

  protected unary(beforeTernary: boolean): Expression | undefined {
    const code = this.skipBlanks();
    if (isLatin(code)) return undefined;
    const node = this.enter() ? this.#prefixed(code, beforeTernary) : this.#tooDeep();
    this.depth--;
    if (node === undefined || this.#peek() !== STEP) return node;
    const end = this.#operatorEnd;
    const operator = this.#operatorText;
    this.pos = end;
    this.operandEnd = end;
    this.#peek();
    this.finds++;
    return { kind: 'Unary', start: node.start, end, operator, child: node, postfix: true };
  }

  /** In place of an operand that is nested too deep and was skipped. */
  #tooDeep(): Missing {
    this.depth++;
    this.operandEnd = this.pos;
    return this.missing(this.pos);
  }

  #prefixed(code: number, beforeTernary: boolean): Expression | undefined {
    const next = this.at(this.pos + 1);
    switch (code) {
      case 33:
        if (isLetter(next)) return undefined;
        if ((isDigit(next) || next === 46) && readNumber(this.text, this.pos + 1, false, beforeTernary) === undefined) {
          return undefined;
        }
        return this.#prefix(1, '!');
      case 44:
        return this.noComma ? undefined : this.#leadingComma();
      case 43:
        if (next === 43) return this.#step('++');
        if (next === 61) return undefined;
        return isDigit(next) || next === 46 ? this.#number(beforeTernary) : this.#prefix(1, '+');
      case 91:
        return this.#typed();
      default:
        return isDash(code) ? this.#dash(next, beforeTernary) : this.primary(true, beforeTernary);
    }
  }

  #dash(next: number, beforeTernary: boolean): Expression | undefined {
    if (isDash(next)) return this.#step('--');
    if (next === 61) return undefined;
    if (isDigit(next) || next === 46) return this.#number(beforeTernary);
    const end = this.#dashWordEnd();
    if (end === this.pos + 1) return this.#prefix(1, '-');
    const operator = OPERATORS.find(this.codes, this.pos + 1, end);
    return operator?.unary ? this.#prefix(end - this.pos, operator.text) : undefined;
  }

  #step(operator: '++' | '--'): Expression {
    this.finds++;
    return this.#prefix(2, operator);
  }

  #prefix(length: number, operator: string): Expression {
    const start = this.pos;
    const child = this.#operand(start + length, COMMA);
    return { kind: 'Unary', start, end: child.end, operator, child, postfix: false };
  }

  #leadingComma(): Expression {
    const start = this.pos;
    const child = this.#operand(start + 1, COMMA);
    return { kind: 'Array', start, end: child.end, items: [child] };
  }

  /** `[type]`, `[type]child`, `[type]::member`, `[attribute()]child`. */
  #typed(): Expression | undefined {
    const attributes = this.attributes(true);
    const last = attributes.pop();
    if (last === undefined) return undefined;
    let node = this.#behindType(last);
    for (let attribute = attributes.pop(); attribute !== undefined; attribute = attributes.pop()) {
      node = wrap(attribute, node);
    }
    return node;
  }

  #behindType(attribute: Attribute): Expression {
    if (attribute.args !== undefined) {
      this.skipLines();
      const child = this.unary(true);
      if (child !== undefined) return wrap(attribute, child);
      this.error('unexpected-attribute', attribute.start, attribute.end);
      this.operandEnd = attribute.end;
      return { kind: 'Missing', start: attribute.start, end: attribute.end };
    }
    const type: Expression = { kind: 'Type', start: attribute.start, end: attribute.end, type: attribute.name };
    this.operandEnd = attribute.end;
    if (this.pos === attribute.end) {
      const node = this.#members(type, false);
      if (node !== type) return node;
    }
    const code = this.skipBlanks();
    if (isLineEnd(code) || code === 44 || code === 41 || code === 0) return type;
    const child = this.unary(true);
    if (child !== undefined) {
      if (isReference(attribute.name)) this.finds++;
      return wrap(attribute, child);
    }
    this.operandEnd = attribute.end;
    return type;
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Operands

  /** Variable, string, number, brackets, with the members taken from them. */
  protected primary(withMembers: boolean, beforeTernary: boolean): Expression | undefined {
    const start = this.pos;
    const code = this.at(start);
    let node: Expression | undefined;
    if (code === 36) {
      if (this.at(start + 1) === 40) node = this.subExpression();
      else node = this.#variable(false);
    } else if (code === 34 || code === 39) {
      node = this.quoted();
    } else if (code === 40) {
      node = this.#paren();
    } else if (code === 64) {
      node = this.#at();
    } else if (code === 123) {
      node = this.scriptBlock();
    } else if (isDigit(code) || (code === 46 && isDigit(this.at(start + 1)))) {
      node = this.#number(beforeTernary);
    } else if (isSingleQuote(code) || isDoubleQuote(code)) {
      node = this.quoted();
    }
    if (node === undefined) return undefined;
    this.operandEnd = this.pos;
    const next = this.at(this.pos);
    const members = next === 46 || next === 91 || next === 58 || next === 63 || next === 60;
    return members && withMembers ? this.#withMembers(node) : node;
  }

  #withMembers(node: Expression): Expression {
    if (node.kind !== 'Using') return this.#members(node, true);
    const child = this.#members(node.child, true);
    return child === node.child ? node : { kind: 'Using', start: node.start, end: child.end, child };
  }

  #variable(splatted: boolean): Expression | undefined {
    const start = this.pos;
    const errors = this.errors.length;
    const end = this.scanVariable(start, this.inCommand, false);
    if (end < 0) {
      this.errors.length = errors;
      return undefined;
    }
    this.pos = end;
    return this.makeVariable(start, end, splatted, false);
  }

  #at(): Expression | undefined {
    const next = this.at(this.pos + 1);
    if (next === 40) return this.#arrayExpression();
    if (next === 123) return this.hashtable(this.pos, this.pos + 2, false);
    if (isSingleQuote(next) || isDoubleQuote(next)) return this.hereString();
    if (isVariableStart(next)) return this.#variable(true);
    this.error('unexpected-character', this.pos, this.pos + 1);
    return undefined;
  }

  #number(beforeTernary: boolean): Expression | undefined {
    const start = this.pos;
    let i = start;
    let value = 0;
    for (let code = this.at(i); isDigit(code) && i < start + 9; code = this.at(++i)) value = value * 10 + code - 48;
    const next = this.at(i);
    if (i > start && (isBreak(next) || (next === 93 && !this.inCommand))) {
      this.pos = i;
      this.operandEnd = i;
      return this.makeInteger(start, i, value);
    }
    if (next === 62 && i === start + 1 && value > 0 && value < 7) {
      // `2>` is a number here unless it merges streams.
      const to = this.at(i + 2);
      if (this.inCommand || (this.at(i + 1) === 38 && (to === 49 || to === 50))) return undefined;
      this.pos = i;
      this.operandEnd = i;
      return this.makeInteger(start, i, value);
    }
    const number = readNumber(this.text, start, this.inCommand, beforeTernary);
    if (number === undefined) return undefined;
    this.pos = number.end;
    this.operandEnd = number.end;
    return {
      kind: 'Constant',
      start,
      end: number.end,
      type: number.type,
      value: number.value,
      digits: number.digits,
    };
  }

  #paren(): Paren | Missing {
    const start = this.pos;
    if (!this.enter()) return { kind: 'Missing', start, end: this.pos };
    const { inCommand, noComma } = this;
    this.noComma = false;
    this.pos++;
    this.skipLines();
    let statement = this.chain();
    if (statement === undefined) {
      this.pos = Math.max(this.pos, start + 1);
      this.error('missing-expression', start, start + 1);
      statement = this.missing(start + 1);
    }
    this.inCommand = inCommand;
    this.noComma = noComma;
    this.depth--;
    const closed = this.close(41, 'missing-parenthesis', start);
    return { kind: 'Paren', start, end: closed ? this.pos : statement.end, statement };
  }

  protected subExpression(): SubExpression {
    const start = this.pos;
    const { end, statements } = this.#statementsIn();
    return { kind: 'SubExpression', start, end, statements };
  }

  #arrayExpression(): ArrayExpression {
    const start = this.pos;
    const { end, statements } = this.#statementsIn();
    return { kind: 'ArrayExpression', start, end, statements };
  }

  #statementsIn(): { end: number; statements: Statement[] } {
    const start = this.pos;
    const { inCommand, noComma } = this;
    this.noComma = false;
    this.pos += 2;
    const statements = this.statements(41);
    this.inCommand = inCommand;
    this.noComma = noComma;
    if (this.close(41, 'missing-parenthesis', start)) return { end: this.pos, statements };
    return { end: statements[statements.length - 1]?.end ?? start + 2, statements };
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Members

  #members(first: Expression, index: boolean): Expression {
    let node = first;
    let mayIndex = index;
    let before = this.pos;
    for (let count = 1; ; count++) {
      before = this.pos;
      let code = this.at(before);
      while (code === 60 && this.at(this.pos + 1) === 35) {
        this.blockComment();
        code = this.at(this.pos);
      }
      if (code !== 46 && code !== 58 && code !== 91 && code !== 63) break;
      const next = this.at(this.pos + 1);
      if (code === 46) {
        if (next === 46 || (this.inCommand && isGap(next))) break;
        if (!this.#link(count)) break;
        node = this.#member(node, 1, false, false);
      } else if (code === 58) {
        if (next !== 58 || (this.inCommand && isGap(this.at(this.pos + 2)))) break;
        if (!this.#link(count)) break;
        node = this.#member(node, 2, true, false);
      } else if (code === 91) {
        if (!mayIndex || !this.#link(count)) break;
        node = this.#index(node, 1, false);
      } else {
        if (next !== 46 && (next !== 91 || !mayIndex)) break;
        if (!this.#link(count)) break;
        node = next === 46 ? this.#member(node, 2, false, true) : this.#index(node, 2, true);
      }
      mayIndex = true;
      if (this.#peekedMember) {
        this.#peekedMember = false;
        return node;
      }
      this.operandEnd = this.pos;
    }
    // A comment behind the operand is looked at again by whoever reads on.
    this.pos = before;
    return node;
  }

  /** A member that is an operator expression: the language looks no further behind it. */
  #peekedMember = false;

  #member(target: Expression, length: number, isStatic: boolean, nullConditional: boolean): Expression {
    this.pos += length;
    const after = this.pos;
    const member = this.#memberName(after);
    if (!this.#peekedMember && member.kind !== 'Missing') {
      const code = this.at(this.pos);
      if (code === 40 || code === 123 || this.genericCallArguments()) {
        const open = this.at(this.pos);
        const args = open === 40 ? this.callArguments() : [this.scriptBlock()];
        this.finds++;
        return {
          kind: 'InvokeMember',
          start: target.start,
          end: this.pos,
          target,
          member,
          args,
          isStatic,
          nullConditional,
        };
      }
    }
    return { kind: 'Member', start: target.start, end: member.end, target, member, isStatic, nullConditional };
  }

  #memberName(after: number): Expression {
    const code = this.skipLines();
    const start = this.pos;
    const end = this.simpleNameEnd();
    const command = end > 0 && start > after && !this.inCommand && this.#isCommandName(end);
    if (end > 0 && !command) {
      this.pos = end;
      return this.makeWord(start, end);
    }
    const operator = code === 91 || code === 33 || code === 43 || code === 44 || isDash(code);
    const node = command ? undefined : operator ? this.unary(false) : this.primary(false, false);
    if (node === undefined) {
      this.rewind(after, this.errors.length);
      this.error('missing-member', after - 1, after);
      return this.missing(after);
    }
    this.#peekedMember = operator;
    return node;
  }

  /** Whether a dash and a noun follow the verb that ends at `at`: a command on the line below a half-typed member. */
  #isCommandName(at: number): boolean {
    if (!isDash(this.at(at))) return false;
    let i = at + 1;
    while (isLatin(this.at(i))) i++;
    return i > at + 1 && OPERATORS.find(this.codes, at + 1, i) === undefined;
  }

  /** `( )` behind a method's name. */
  protected callArguments(): Expression[] {
    const open = this.pos;
    const noComma = this.noComma;
    this.noComma = true;
    const from = this.open;
    this.pos++;
    for (;;) {
      const before = this.pos;
      this.skipLines();
      const argument = this.expression(false);
      if (argument === undefined) {
        this.rewind(before, this.errors.length);
        if (this.open > from) this.error('missing-value', before - 1, before);
        break;
      }
      this.keep(argument);
      if (!this.acceptComma()) break;
    }
    this.noComma = noComma;
    this.close(41, 'missing-parenthesis', open);
    return this.kept(from);
  }

  #index(target: Expression, length: number, nullConditional: boolean): Expression {
    const open = this.pos;
    const noComma = this.noComma;
    this.noComma = false;
    this.pos += length;
    const after = this.pos;
    this.skipLines();
    let index = this.expression(false);
    this.noComma = noComma;
    if (index === undefined) {
      this.rewind(after, this.errors.length);
      this.error('missing-value', open, after);
      index = this.missing(after);
    }
    const closed = this.close(93, 'missing-bracket', open);
    return { kind: 'Index', start: target.start, end: closed ? this.pos : index.end, target, index, nullConditional };
  }

  // -------------------------------------------------------------------------------------------------------------------
  // Hashtables

  /** `@{ }`, or the block of a DSC resource; `open` is where its content starts. */
  protected hashtable(start: number, open: number, resource: boolean): Hashtable {
    const { inCommand } = this;
    this.inCommand = false;
    this.pos = open;
    const from = this.open;
    let end = open;
    for (;;) {
      const code = this.skipSeparators();
      if (code === 125 || (code === 0 && this.pos >= this.end)) break;
      const pair = this.#pair();
      if (pair === undefined) break;
      this.keep(pair);
      end = this.pos;
      const next = this.skipBlanks();
      if (!isLineEnd(next) && next !== 59) break;
    }
    this.inCommand = inCommand;
    if (this.at(this.pos) === 125) {
      this.pos++;
      end = this.pos;
    } else {
      this.rewind(end, this.errors.length);
      this.error(resource ? 'unterminated-resource' : 'unterminated-hashtable', start, open);
    }
    return { kind: 'Hashtable', start, end, pairs: this.kept(from) };
  }

  /** One `key = value`; undefined, with `pos` at the key, where a statement starts instead. */
  #pair(): Pair | undefined {
    const start = this.pos;
    const errors = this.errors.length;
    const key = this.#key();
    if (key === undefined) return undefined;
    if (this.skipBlanks() !== 61) {
      this.rewind(start, errors);
      if (this.startsStatement()) return undefined;
      this.error('missing-equals', key.end - 1, key.end);
      this.pos = key.end;
      this.#skipPair();
      return { key, value: this.missing(key.end) };
    }
    this.pos++;
    const after = this.pos;
    const noComma = this.noComma;
    this.skipLines();
    const value = this.at(this.pos) === 125 ? undefined : this.statement();
    this.noComma = noComma;
    if (value !== undefined) return { key, value };
    this.rewind(after, this.errors.length);
    this.error('missing-value', after - 1, after);
    return { key, value: this.missing(after) };
  }

  #key(): Expression | undefined {
    const end = this.simpleNameEnd();
    if (end > 0) {
      const start = this.pos;
      this.pos = end;
      return this.makeWord(start, end);
    }
    return this.labelOrKey();
  }

  /** An operand where a comma ends it: a hashtable's key, a loop's label. */
  protected labelOrKey(): Expression | undefined {
    const code = this.skipBlanks();
    if (isLineEnd(code) || code === 59) return undefined;
    const { inCommand, noComma } = this;
    this.noComma = true;
    this.inCommand = false;
    const node = this.unary(false);
    this.noComma = noComma;
    this.inCommand = inCommand;
    return node;
  }

  /** Skips a pair that was not understood, to the end of its line, a semicolon or the closing brace. */
  #skipPair(): void {
    let open = 0;
    while (this.pos < this.end) {
      const code = this.skipBlanks();
      if (open === 0 && (isLineEnd(code) || code === 59 || code === 125)) return;
      if (code === 123 || code === 40) open++;
      else if (code === 125 || code === 41) open = Math.max(0, open - 1);
      if (isSingleQuote(code) || isDoubleQuote(code)) this.quoted();
      else if (this.pos < this.end) this.pos++;
    }
  }
}

function isGap(code: number): boolean {
  return code === 0 || isBlank(code) || isLineEnd(code);
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
