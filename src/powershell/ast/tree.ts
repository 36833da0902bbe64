import type { Span } from '../../text/index.ts';
import type {
  Constant,
  Missing,
  Quote,
  StringConstant,
  SyntaxIssue,
  TextPart,
  TypeExpression,
  Variable,
} from './leaves.ts';

/**
 * The syntax tree of a PowerShell text: what is written, not what it does. Every span is half-open and counts UTF-16 code
 * units of the text that was parsed; quotes, brackets and sigils lie inside a node's span.
 *
 * To keep the tree small, a statement that is one plain expression is that expression, and a pipeline of one command is
 * that command: only a real pipeline (`a | b`), a redirected expression or a background job makes a `Pipeline`.
 * So a value stands alone exactly when `isExpression(statement)`.
 */
export type Node = Statement | CommandParameter | TextPart;

// ---------------------------------------------------------------------------------------------------------------------
// Expressions

export type Expression =
  | StringConstant
  | ExpandableString
  | Constant
  | Variable
  | ArrayLiteral
  | ArrayExpression
  | Hashtable
  | SubExpression
  | Paren
  | ScriptBlockExpression
  | Using
  | Member
  | InvokeMember
  | Index
  | Convert
  | Attributed
  | TypeExpression
  | Binary
  | Unary
  | Ternary
  | Missing;

/** A string or bareword with variables or sub-expressions in it; `parts` in order, without empty texts. */
export interface ExpandableString extends Span {
  readonly kind: 'ExpandableString';
  readonly quote: Quote;
  readonly parts: readonly (TextPart | Expression)[];
}

/** A comma list, at least one item. */
export interface ArrayLiteral extends Span {
  readonly kind: 'Array';
  readonly items: readonly Expression[];
}

/** `@( )` */
export interface ArrayExpression extends Span {
  readonly kind: 'ArrayExpression';
  readonly statements: readonly Statement[];
}

/** `@{ }`, or the block of a DSC resource. */
export interface Hashtable extends Span {
  readonly kind: 'Hashtable';
  readonly pairs: readonly Pair[];
}

/** One entry of a hashtable. `value` may be any statement; a `Missing` where nothing is written. */
export interface Pair {
  readonly key: Expression;
  readonly value: Statement;
}

/** `$( )` */
export interface SubExpression extends Span {
  readonly kind: 'SubExpression';
  readonly statements: readonly Statement[];
}

/** `( )` around one pipeline, chain or assignment. */
export interface Paren extends Span {
  readonly kind: 'Paren';
  readonly statement: Statement;
}

/** `{ }` as a value; the span of `block` is that of the braces. */
export interface ScriptBlockExpression extends Span {
  readonly kind: 'ScriptBlock';
  readonly block: Block;
}

/** `$using:name`; `child` is the variable without `using:` (its span is the whole), or what is taken from it (`$using:a.b`). */
export interface Using extends Span {
  readonly kind: 'Using';
  readonly child: Expression;
}

/** `target.member`, `target::member`, `target?.member` */
export interface Member extends Span {
  readonly kind: 'Member';
  readonly target: Expression;
  readonly member: Expression;
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}

/** `target.member(args)`, also `target.where{ }` and generic method calls. */
export interface InvokeMember extends Span {
  readonly kind: 'InvokeMember';
  readonly target: Expression;
  readonly member: Expression;
  readonly args: readonly Expression[];
  readonly isStatic: boolean;
  readonly nullConditional: boolean;
}

/** `target[index]` */
export interface Index extends Span {
  readonly kind: 'Index';
  readonly target: Expression;
  readonly index: Expression;
  readonly nullConditional: boolean;
}

/** `[type]child`; `type` is the name as written, without brackets and blanks around it. */
export interface Convert extends Span {
  readonly kind: 'Convert';
  readonly type: string;
  readonly child: Expression;
}

/** `[Attribute(args)]child` where the attribute is no type constraint. */
export interface Attributed extends Span {
  readonly kind: 'Attributed';
  readonly attribute: Attribute;
  readonly child: Expression;
}

/** `operator` in lower case with a plain dash (`-eq`, `+`, `..`, `??`). */
export interface Binary extends Span {
  readonly kind: 'Binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** `operator` in lower case with a plain dash (`-not`, `!`, `-`, `,` never); `postfix` for `$x++`. */
export interface Unary extends Span {
  readonly kind: 'Unary';
  readonly operator: string;
  readonly child: Expression;
  readonly postfix: boolean;
}

/** `condition ? then : otherwise` */
export interface Ternary extends Span {
  readonly kind: 'Ternary';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** `[Name(positional, Key = value)]`; a type constraint `[string]` has `args` undefined. */
export interface Attribute extends Span {
  readonly name: string;
  readonly args: readonly AttributeArgument[] | undefined;
}

/** `value` is undefined for a bare name (`Mandatory`); `name` is undefined for a positional argument. */
export interface AttributeArgument extends Span {
  readonly name: string | undefined;
  readonly value: Expression | undefined;
}

// ---------------------------------------------------------------------------------------------------------------------
// Commands

/** `name -Parameter argument ...`, in command position. */
export interface Command extends Span {
  readonly kind: 'Command';
  /** `&`, `.` or neither. */
  readonly operator: 'none' | 'call' | 'dot';
  /** What stands in the name's place; quotes are inside its span. */
  readonly head: Expression;
  /** The name when it is constant, as written (quotes and escapes resolved). */
  readonly name: string | undefined;
  /** What follows the name, without redirections. */
  readonly elements: readonly CommandElement[];
  readonly redirections: readonly Redirection[];
  /** An error lies inside: elements may be missing. */
  readonly damaged: boolean;
  /** What is known of the elements without looking at each: a sum of the constants of `command-flags.ts`. */
  readonly flags: number;
}

export type CommandElement = CommandParameter | Expression;

/** `-Name`, or `-Name:argument` (then `end` is the argument's end). */
export interface CommandParameter extends Span {
  readonly kind: 'Parameter';
  /** Without the dash and the colon, in the case as written. */
  readonly name: string;
  /** Where dash and name end, before any colon. */
  readonly nameEnd: number;
  /** The value behind a colon; `Missing` when there is a colon and nothing behind it. */
  readonly argument: Expression | undefined;
}

/** `2>&1` (no target), `> file`, `*>> file`. `stream` is 1 when none is written, 0 stands for `*`. */
export interface Redirection extends Span {
  readonly stream: number;
  readonly append: boolean;
  readonly target: Expression | undefined;
}

// ---------------------------------------------------------------------------------------------------------------------
// Statements

export type Statement =
  | Expression
  | Command
  | Pipeline
  | Chain
  | Assignment
  | If
  | Loop
  | ForEach
  | For
  | Switch
  | Try
  | Trap
  | Data
  | Flow
  | FunctionDefinition
  | TypeDefinition
  | UsingStatement
  | BlockStatement
  | Configuration
  | Keyword;

/** `a | b`, also one expression with redirections, or anything with a trailing `&`. */
export interface Pipeline extends Span {
  readonly kind: 'Pipeline';
  readonly elements: readonly (Command | Expression)[];
  /** Redirections of an expression in the pipeline; those of commands are with the command. */
  readonly redirections: readonly Redirection[];
  readonly background: boolean;
}

/** `a && b || c`; `operators[i]` stands between `parts[i]` and `parts[i + 1]`. */
export interface Chain extends Span {
  readonly kind: 'Chain';
  readonly parts: readonly Statement[];
  readonly operators: readonly ('&&' | '||')[];
  readonly background: boolean;
}

/** `left = right`; `operator` may be `=`, `+=`, `-=`, `*=`, `/=`, `%=`, `??=`. */
export interface Assignment extends Span {
  readonly kind: 'Assignment';
  readonly left: Expression;
  readonly operator: string;
  readonly right: Statement;
}

/** Statements between braces, or those of `if`, loops, `try` and their like. */
export interface Statements extends Span {
  readonly statements: readonly Statement[];
}

export interface If extends Span {
  readonly kind: 'If';
  readonly clauses: readonly { readonly condition: Statement; readonly body: Statements }[];
  readonly otherwise: Statements | undefined;
}

/** `while`, `do ... while`, `do ... until` */
export interface Loop extends Span {
  readonly kind: 'While' | 'DoWhile' | 'DoUntil';
  readonly label: string | undefined;
  readonly condition: Statement;
  readonly body: Statements;
}

/** `foreach ($variable in collection) { }` */
export interface ForEach extends Span {
  readonly kind: 'ForEach';
  readonly label: string | undefined;
  readonly variable: Variable | Missing;
  readonly collection: Statement;
  /** Value of `-ThrottleLimit`. */
  readonly throttle: Expression | undefined;
  readonly body: Statements;
}

export interface For extends Span {
  readonly kind: 'For';
  readonly label: string | undefined;
  readonly initializer: Statement | undefined;
  readonly condition: Statement | undefined;
  readonly iterator: Statement | undefined;
  readonly body: Statements;
}

/** `otherwise` is the `default` block. */
export interface Switch extends Span {
  readonly kind: 'Switch';
  readonly label: string | undefined;
  readonly condition: Statement;
  readonly clauses: readonly { readonly pattern: Expression; readonly body: Statements }[];
  readonly otherwise: Statements | undefined;
}

export interface Try extends Span {
  readonly kind: 'Try';
  readonly body: Statements;
  readonly catches: readonly { readonly types: readonly string[]; readonly body: Statements }[];
  readonly finally: Statements | undefined;
}

export interface Trap extends Span {
  readonly kind: 'Trap';
  readonly body: Statements;
}

/** `data Name -SupportedCommand x { }`; the name is a variable afterwards. */
export interface Data extends Span {
  readonly kind: 'Data';
  readonly name: string | undefined;
  readonly body: Statements;
}

/** `return`, `throw`, `exit` with what they hand over; `break`, `continue` with their label. */
export interface Flow extends Span {
  readonly kind: 'Return' | 'Throw' | 'Exit' | 'Break' | 'Continue';
  readonly value: Statement | undefined;
}

/** `function`, `filter`, `workflow`, and methods of classes. */
export interface FunctionDefinition extends Span {
  readonly kind: 'Function';
  readonly name: string;
  readonly isFilter: boolean;
  /** Parameters in parentheses behind the name; those of `param()` are in the body. */
  readonly parameters: readonly ParameterDefinition[];
  readonly body: Block;
}

/** `class` and `enum`. */
export interface TypeDefinition extends Span {
  readonly kind: 'Class' | 'Enum';
  readonly name: string;
  readonly methods: readonly FunctionDefinition[];
  /** Attributes and type constraints of the members, in order. */
  readonly attributes: readonly Attribute[];
  readonly properties: readonly { readonly name: string; readonly value: Expression | undefined }[];
}

export interface UsingStatement extends Span {
  readonly kind: 'UsingStatement';
  readonly what: 'namespace' | 'module' | 'assembly' | 'type' | 'command' | undefined;
  readonly name: Expression | undefined;
  readonly alias: Expression | undefined;
}

/** `parallel { }` and `sequence { }` of workflows. */
export interface BlockStatement extends Span {
  readonly kind: 'Block';
  readonly body: Statements;
}

/** DSC `Configuration Name { }`. */
export interface Configuration extends Span {
  readonly kind: 'Configuration';
  readonly name: Expression;
  readonly body: Block;
}

/**
 * A DSC keyword inside a configuration: `Node name { }`, `Resource name { }`, `MSFT_Instance { }`,
 * `Import-DscResource -ModuleName x`.
 */
export interface Keyword extends Span {
  readonly kind: 'Keyword';
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The resource's name or the node names; undefined for an embedded instance and a command. */
  readonly instance: Expression | undefined;
  /** A `Hashtable` for resources and instances, a `ScriptBlock` for `Node`, undefined for a command. */
  readonly body: Hashtable | ScriptBlockExpression | undefined;
  /** Of a command (`Import-DscResource`): its parameters and values. */
  readonly elements: readonly CommandElement[];
}

/** A parameter of `param( )`, of a function's parentheses, or of a method. */
export interface ParameterDefinition extends Span {
  readonly attributes: readonly Attribute[];
  readonly variable: Variable | Missing;
  readonly value: Expression | undefined;
}

/** The inside of a script, a function or a script block. Blocks without a name are one `end` block. */
export interface Block extends Span {
  readonly parameters: readonly ParameterDefinition[] | undefined;
  /** Attributes of the `param` block, `[CmdletBinding()]`. */
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly NamedBlock[];
}

export interface NamedBlock extends Statements {
  readonly name: 'begin' | 'process' | 'end' | 'dynamicparam' | 'clean';
  /** Whether the word is written. */
  readonly named: boolean;
}

/** A parsed text. */
export interface Script extends Block {
  readonly text: string;
  /** Every comment, in order, also those inside `$( )` in strings. */
  readonly comments: readonly Span[];
  /** In document order; empty when the text is valid. */
  readonly errors: readonly SyntaxIssue[];
}
