import type { Span } from '../../text/index.ts';
import type { Expression, ScriptBlockExpression, Statement, SubExpression, SyntaxIssue } from '../ast/index.ts';

/** What a parse of a text cut out of a string gives back. */
export interface NestedText {
  readonly node: Expression;
  readonly errors: readonly SyntaxIssue[];
  readonly comments: readonly Span[];
}

/**
 * The rules of the language that parts below them need: expressions hold statements, which hold expressions. Each rule returns
 * undefined, with `pos` where it was, without what it looks for.
 */
export interface Grammar {
  /** `beforeTernary`: a `?` or `:` behind a number ends it. */
  expression(beforeTernary: boolean): Expression | undefined;
  /** An operand with its prefix and postfix operators. */
  unary(beforeTernary: boolean): Expression | undefined;
  /** An operand without operators. */
  operand(withMembers: boolean, beforeTernary: boolean): Expression | undefined;
  /** A pipeline, chain or assignment. */
  chain(): Statement | undefined;
  statement(): Statement | undefined;
  /** Statements up to the bracket with this code; the end of the text is `END`. */
  statements(closer: number): Statement[];
  scriptBlock(): ScriptBlockExpression;
  /** `$( )` at `pos`. */
  subExpression(): SubExpression;
  /** Parses a text that starts with `$(`, cut out of a string; undefined where that is too deep. */
  nested(text: string): NestedText | undefined;
}
