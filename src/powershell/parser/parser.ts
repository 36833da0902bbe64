import type { Expression, Script, ScriptBlockExpression, Statement, SubExpression } from '../ast/index.ts';
import { ArgumentParser } from './argument-parser.ts';
import { BlockParser } from './block-parser.ts';
import { ClassParser } from './class-parser.ts';
import { CommandParser } from './command-parser.ts';
import { ConditionalParser } from './conditional-parser.ts';
import { ConfigurationParser } from './configuration-parser.ts';
import { ExpressionParser } from './expression-parser.ts';
import { FunctionParser } from './function-parser.ts';
import type { Grammar, NestedText } from './grammar.ts';
import { HashtableParser } from './hashtable-parser.ts';
import { Interpolation } from './interpolation.ts';
import { LoopParser } from './loop-parser.ts';
import { MemberParser } from './member-parser.ts';
import { OperandParser } from './operand-parser.ts';
import { OperatorReader } from './operator-reader.ts';
import { ParameterParser } from './parameter-parser.ts';
import { PipelineParser } from './pipeline-parser.ts';
import { RedirectionParser } from './redirection-parser.ts';
import { StatementParser } from './statement-parser.ts';
import type { StatementVisitor } from './statement-visitor.ts';
import { StringParser } from './string-parser.ts';
import { Tools } from './tools.ts';
import { TryParser } from './try-parser.ts';
import { TypeParser } from './type-parser.ts';
import { UsingParser } from './using-parser.ts';
import { VariableParser } from './variable-parser.ts';
import { WordParser } from './word-parser.ts';

/** Strings in `$( )` in strings in `$( )` ...: deeper ones are not looked into. */
const MAX_STRING_LEVEL = 12;

const NOWHERE: ReadonlySet<number> = new Set();

/** The parts of the grammar for one text, put together. */
export class Parser implements Grammar {
  readonly #tools: Tools;
  /** How many strings the text is nested in. */
  readonly #level: number;
  readonly #operands: OperandParser;
  readonly #expressions: ExpressionParser;
  readonly #pipelines: PipelineParser;
  readonly #blocks: BlockParser;
  readonly #statements: StatementParser;

  /** `forcedLineEnds`: starts of strings that have to end on their line. `visitor` gets the statements of the script one by one. */
  constructor(text: string, forcedLineEnds = NOWHERE, visitor?: StatementVisitor, level = 0) {
    const tools = new Tools(text, level > 0, forcedLineEnds);
    const variables = new VariableParser(tools);
    const interpolation = new Interpolation(tools, variables, this);
    const strings = new StringParser(tools, interpolation);
    const words = new WordParser(tools, interpolation, strings);
    const types = new TypeParser(tools, this);
    const members = new MemberParser(tools, types, this);
    const hashtables = new HashtableParser(tools, strings, this);
    const operands = new OperandParser(tools, variables, strings, members, hashtables, this);
    const operators = new OperatorReader(tools);
    const expressions = new ExpressionParser(tools, operators, operands, members, types);
    const args = new ArgumentParser(tools, operands, words);
    const redirections = new RedirectionParser(tools, args);
    const commands = new CommandParser(tools, args, redirections, words);
    const pipelines = new PipelineParser(tools, expressions, operators, commands, redirections, this);
    const parameters = new ParameterParser(tools, types, variables, expressions);
    const usings = new UsingParser(tools, args);
    const blocks = new BlockParser(tools, usings, parameters, this, visitor);
    const functions = new FunctionParser(tools, args, parameters, blocks);
    const classes = new ClassParser(tools, types, variables, members, expressions, parameters, functions);
    const configurations = new ConfigurationParser(tools, args, hashtables, commands, pipelines, blocks);
    const conditionals = new ConditionalParser(tools, args, pipelines, blocks);
    const loops = new LoopParser(tools, args, variables, pipelines, blocks, conditionals);
    const tries = new TryParser(tools, types, blocks);
    this.#statements = new StatementParser(tools, {
      args,
      hashtables,
      types,
      parameters,
      usings,
      pipelines,
      blocks,
      functions,
      classes,
      configurations,
      conditionals,
      loops,
      tries,
    });
    this.#tools = tools;
    this.#level = level;
    this.#operands = operands;
    this.#expressions = expressions;
    this.#pipelines = pipelines;
    this.#blocks = blocks;
  }

  /** The text as a script. */
  script(): Script {
    const { scanner } = this.#tools;
    const block = this.#blocks.script();
    const errors = scanner.errors.sort((a, b) => a.start - b.start || b.end - a.end);
    return { ...block, start: 0, end: scanner.end, text: scanner.text, comments: scanner.comments, errors };
  }

  /** After `script`: the start of a string whose closing quote is missing, as far as one can see. */
  lostQuote(): number | undefined {
    return this.#tools.recovery.lostQuote();
  }

  nested(text: string): NestedText | undefined {
    if (this.#level >= MAX_STRING_LEVEL) return undefined;
    const inner = new Parser(text, NOWHERE, undefined, this.#level + 1);
    const node = inner.subExpression();
    const { errors, comments } = inner.#tools.scanner;
    return { node, errors, comments };
  }

  expression(beforeTernary: boolean): Expression | undefined {
    return this.#expressions.expression(beforeTernary);
  }

  unary(beforeTernary: boolean): Expression | undefined {
    return this.#expressions.unary(beforeTernary);
  }

  operand(withMembers: boolean, beforeTernary: boolean): Expression | undefined {
    return this.#operands.operand(withMembers, beforeTernary);
  }

  chain(): Statement | undefined {
    return this.#pipelines.chain();
  }

  statement(): Statement | undefined {
    return this.#statements.statement();
  }

  statements(closer: number): Statement[] {
    return this.#blocks.statements(closer);
  }

  scriptBlock(): ScriptBlockExpression {
    return this.#blocks.scriptBlock();
  }

  subExpression(): SubExpression {
    return this.#operands.subExpression();
  }
}
