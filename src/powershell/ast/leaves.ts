import type { Span } from '../../text/index.ts';

/*
 * The nodes that hold no others.
 */

/** How a string is written; `bare` is a word without quotes. */
export type Quote = 'bare' | 'single' | 'double' | 'here-single' | 'here-double';

/** A string without variables: `'x'`, `"x"`, a here-string, or a bareword. `value` has quotes and escapes resolved. */
export interface StringConstant extends Span {
  readonly kind: 'StringConstant';
  readonly quote: Quote;
  readonly value: string;
}

/** Constant text between the variables of an expandable string; `value` has its escapes resolved. */
export interface TextPart extends Span {
  readonly kind: 'Text';
  readonly value: string;
}

/** A number. `type` is the .NET type's short name; `value` is rounded to a double, `digits` keeps all of it. */
export interface Constant extends Span {
  readonly kind: 'Constant';
  readonly type: NumberType;
  readonly value: number;
  readonly digits: string;
}

export type NumberType =
  | 'Int32'
  | 'Int64'
  | 'Double'
  | 'Decimal'
  | 'BigInteger'
  | 'SByte'
  | 'Byte'
  | 'Int16'
  | 'UInt16'
  | 'UInt32'
  | 'UInt64';

/** `$name`, `${name}`, `@name`. `name` keeps its case and scope or drive (`script:x`, `env:PATH`). */
export interface Variable extends Span {
  readonly kind: 'Variable';
  readonly name: string;
  readonly splatted: boolean;
}

/** `[type]` as a value. */
export interface TypeExpression extends Span {
  readonly kind: 'Type';
  readonly type: string;
}

/** An expression or statement that should be here and is not, or was not understood; there is an entry in `errors`. */
export interface Missing extends Span {
  readonly kind: 'Missing';
}

/** What was wrong, where. `id` names the kind of mistake; offsets lie inside the text. */
export interface SyntaxIssue extends Span {
  readonly id: string;
}
