import type { Block, FunctionDefinition, ParameterDefinition, Statement } from '../ast/index.ts';
import { HAS_SUBTREE } from '../ast/index.ts';
import {
  AT_SIGN,
  CLOSE_BRACE,
  DOLLAR,
  DOUBLE_QUOTE,
  OPEN_BRACE,
  OPEN_PARENTHESIS,
  SINGLE_QUOTE,
} from '../scanner/characters.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { BlockParser } from './block-parser.ts';
import type { ParameterParser } from './parameter-parser.ts';
import type { Tools } from './tools.ts';

const NONE: readonly never[] = [];

/** Functions, filters, workflows and what they are made of. */
export class FunctionParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;
  readonly #parameters: ParameterParser;
  readonly #blocks: BlockParser;

  constructor(tools: Tools, args: ArgumentParser, parameters: ParameterParser, blocks: BlockParser) {
    this.#tools = tools;
    this.#args = args;
    this.#parameters = parameters;
    this.#blocks = blocks;
  }

  /** A function, filter or workflow; `pos` is behind its keyword. */
  function(start: number, word: string): Statement {
    const { scanner, context } = this.#tools;
    const before = scanner.pos;
    const code = scanner.skipLines();
    const nameless =
      code === DOLLAR ||
      code === OPEN_PARENTHESIS ||
      code === OPEN_BRACE ||
      code === AT_SIGN ||
      code === DOUBLE_QUOTE ||
      code === SINGLE_QUOTE;
    const name = nameless ? undefined : this.#args.single('name');
    if (name?.kind !== 'StringConstant') {
      scanner.rewind(before);
      scanner.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    const after = scanner.pos;
    let parameters: readonly ParameterDefinition[] = NONE;
    const open = scanner.skipLines();
    if (open !== OPEN_PARENTHESIS && open !== OPEN_BRACE && scanner.lineEnd(start) < name.start) {
      // A half-typed keyword: the line below is no name.
      scanner.rewind(before);
      scanner.error('missing-name', start, before);
      return { kind: 'Missing', start, end: before };
    }
    if (open === OPEN_PARENTHESIS) parameters = this.#parameters.parameters();
    else scanner.rewind(after);
    const workflow = context.inWorkflow;
    context.inWorkflow = word === 'workflow';
    const node = this.body(start, name.value, word === 'filter', parameters, []);
    context.inWorkflow = workflow;
    return node;
  }

  /** What stands between the braces of a function or method; `first` are statements that belong in front of it. */
  body(
    start: number,
    name: string,
    isFilter: boolean,
    parameters: readonly ParameterDefinition[],
    first: Statement[],
  ): FunctionDefinition {
    const { scanner, context } = this.#tools;
    const before = scanner.pos;
    const noComma = context.noComma;
    context.noComma = false;
    let body: Block;
    if (scanner.skipLines() === OPEN_BRACE) {
      const open = scanner.pos;
      scanner.pos++;
      scanner.skipLines();
      body = this.#blocks.content(open, CLOSE_BRACE, first);
    } else {
      scanner.rewind(before);
      scanner.error('missing-body', start, before);
      body = { start: before, end: before, parameters: undefined, attributes: NONE, blocks: NONE };
    }
    context.noComma = noComma;
    return { kind: 'Function', start, end: body.end, name, isFilter, parameters, body };
  }

  /** `InlineScript { }` of a workflow, as the command that it looks like. */
  inlineScript(start: number): Statement {
    const { scanner, nodes } = this.#tools;
    scanner.pos = start + 12;
    const before = scanner.pos;
    if (scanner.skipLines() === OPEN_BRACE) {
      const head = nodes.word(start, start + 12);
      const block = this.#blocks.scriptBlock();
      return nodes.command(start, block.end, 'none', head, [block], NONE, false, HAS_SUBTREE);
    }
    scanner.rewind(before);
    scanner.error('missing-body', start, before);
    return { kind: 'Missing', start, end: before };
  }
}
