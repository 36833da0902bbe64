import type { Expression } from '../ast/index.ts';
import { isDash, isGap, isLatin } from '../scanner/character-classes.ts';
import {
  CLOSE_BRACKET,
  CLOSE_PARENTHESIS,
  COLON,
  COMMA,
  DOT,
  EXCLAMATION_MARK,
  HASH,
  LESS_THAN,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PARENTHESIS,
  PLUS,
  QUESTION_MARK,
} from '../scanner/characters.ts';
import { OPERATORS } from '../scanner/operators.ts';
import type { Grammar } from './grammar.ts';
import type { Tools } from './tools.ts';
import type { TypeParser } from './type-parser.ts';

/** What is taken from an operand: members, method calls, indexes. */
export class MemberParser {
  readonly #tools: Tools;
  readonly #types: TypeParser;
  readonly #grammar: Grammar;
  /** The member just read is an operator expression: the language looks no further behind it. */
  #isOperatorMember = false;

  constructor(tools: Tools, types: TypeParser, grammar: Grammar) {
    this.#tools = tools;
    this.#types = types;
    this.#grammar = grammar;
  }

  /** Everything that is taken from an operand, one after the other; without `index` the first may be no index. */
  members(first: Expression, index: boolean): Expression {
    const { scanner, recovery, context } = this.#tools;
    let node = first;
    let mayIndex = index;
    let before = scanner.pos;
    for (let count = 1; ; count++) {
      before = scanner.pos;
      let code = scanner.at(before);
      while (code === LESS_THAN && scanner.at(scanner.pos + 1) === HASH) {
        scanner.blockComment();
        code = scanner.at(scanner.pos);
      }
      if (code !== DOT && code !== COLON && code !== OPEN_BRACKET && code !== QUESTION_MARK) break;
      const next = scanner.at(scanner.pos + 1);
      if (code === DOT) {
        if (next === DOT || (context.inCommand && isGap(next))) break;
        if (!recovery.link(count)) break;
        node = this.#member(node, 1, false, false);
      } else if (code === COLON) {
        if (next !== COLON || (context.inCommand && isGap(scanner.at(scanner.pos + 2)))) break;
        if (!recovery.link(count)) break;
        node = this.#member(node, 2, true, false);
      } else if (code === OPEN_BRACKET) {
        if (!mayIndex || !recovery.link(count)) break;
        node = this.#index(node, 1, false);
      } else {
        if (next !== DOT && (next !== OPEN_BRACKET || !mayIndex)) break;
        if (!recovery.link(count)) break;
        node = next === DOT ? this.#member(node, 2, false, true) : this.#index(node, 2, true);
      }
      mayIndex = true;
      if (this.#isOperatorMember) {
        this.#isOperatorMember = false;
        return node;
      }
      context.operandEnd = scanner.pos;
    }
    // A comment behind the operand is looked at again by whoever reads on.
    scanner.pos = before;
    return node;
  }

  #member(target: Expression, length: number, isStatic: boolean, nullConditional: boolean): Expression {
    const { scanner, nodes } = this.#tools;
    scanner.pos += length;
    const after = scanner.pos;
    const member = this.#memberName(after);
    if (!this.#isOperatorMember && member.kind !== 'Missing') {
      const code = scanner.at(scanner.pos);
      if (code === OPEN_PARENTHESIS || code === OPEN_BRACE || this.#types.genericCallArguments()) {
        const open = scanner.at(scanner.pos);
        const args = open === OPEN_PARENTHESIS ? this.callArguments() : [this.#grammar.scriptBlock()];
        nodes.visitableCount++;
        return {
          kind: 'InvokeMember',
          start: target.start,
          end: scanner.pos,
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
    const { scanner, nodes, context } = this.#tools;
    if (isLatin(scanner.at(after))) {
      // Nearly all members are names right behind the dot.
      scanner.pos = scanner.wordEnd(after + 1);
      return nodes.word(after, scanner.pos);
    }
    const code = scanner.skipLines();
    const start = scanner.pos;
    const end = scanner.nameEnd();
    const command = end > 0 && start > after && !context.inCommand && this.#isCommandName(end);
    if (end > 0 && !command) {
      scanner.pos = end;
      return nodes.word(start, end);
    }
    const operator =
      code === OPEN_BRACKET || code === EXCLAMATION_MARK || code === PLUS || code === COMMA || isDash(code);
    const node = command ? undefined : operator ? this.#grammar.unary(false) : this.#grammar.operand(false, false);
    if (node === undefined) {
      scanner.rewind(after);
      scanner.error('missing-member', after - 1, after);
      return nodes.missing(after);
    }
    this.#isOperatorMember = operator;
    return node;
  }

  /** Whether a dash and a noun follow the verb that ends at `at`: a command on the line below a half-typed member. */
  #isCommandName(at: number): boolean {
    const { scanner } = this.#tools;
    if (!isDash(scanner.at(at))) return false;
    let i = at + 1;
    while (isLatin(scanner.at(i))) i++;
    return i > at + 1 && OPERATORS.find(scanner.codes, at + 1, i) === undefined;
  }

  /** `( )` behind a method's name. */
  callArguments(): Expression[] {
    const { scanner, lists, recovery, context } = this.#tools;
    const open = scanner.pos;
    const noComma = context.noComma;
    context.noComma = true;
    const from = lists.height;
    scanner.pos++;
    for (;;) {
      const before = scanner.pos;
      scanner.skipLines();
      const argument = this.#grammar.expression(false);
      if (argument === undefined) {
        scanner.rewind(before);
        if (lists.height > from) scanner.error('missing-value', before - 1, before);
        break;
      }
      lists.push(argument);
      if (!scanner.acceptComma()) break;
    }
    context.noComma = noComma;
    recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', open);
    return lists.take(from);
  }

  #index(target: Expression, length: number, nullConditional: boolean): Expression {
    const { scanner, nodes, recovery, context } = this.#tools;
    const open = scanner.pos;
    const noComma = context.noComma;
    context.noComma = false;
    scanner.pos += length;
    const after = scanner.pos;
    scanner.skipLines();
    let index = this.#grammar.expression(false);
    context.noComma = noComma;
    if (index === undefined) {
      scanner.rewind(after);
      scanner.error('missing-value', open, after);
      index = nodes.missing(after);
    }
    const closed = recovery.close(CLOSE_BRACKET, 'missing-bracket', open);
    return {
      kind: 'Index',
      start: target.start,
      end: closed ? scanner.pos : index.end,
      target,
      index,
      nullConditional,
    };
  }
}
