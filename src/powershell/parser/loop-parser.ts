import type { Expression, Missing, Statement, Variable } from '../ast/index.ts';
import { isDash, isWord } from '../scanner/character-classes.ts';
import { AT_SIGN, CLOSE_PARENTHESIS, DOLLAR, OPEN_PARENTHESIS, SEMICOLON } from '../scanner/characters.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { BlockParser } from './block-parser.ts';
import type { ConditionalParser } from './conditional-parser.ts';
import type { PipelineParser } from './pipeline-parser.ts';
import type { Tools } from './tools.ts';
import type { VariableParser } from './variable-parser.ts';

/** Loops. */
export class LoopParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;
  readonly #variables: VariableParser;
  readonly #pipelines: PipelineParser;
  readonly #blocks: BlockParser;
  readonly #conditionals: ConditionalParser;

  constructor(
    tools: Tools,
    args: ArgumentParser,
    variables: VariableParser,
    pipelines: PipelineParser,
    blocks: BlockParser,
    conditionals: ConditionalParser,
  ) {
    this.#tools = tools;
    this.#args = args;
    this.#variables = variables;
    this.#pipelines = pipelines;
    this.#blocks = blocks;
    this.#conditionals = conditionals;
  }

  forEach(start: number, label: string | undefined): Statement {
    const { scanner, nodes, recovery, keywords } = this.#tools;
    let throttle: Expression | undefined;
    for (;;) {
      const before = scanner.pos;
      if (!isDash(scanner.skipLines())) {
        scanner.rewind(before);
        break;
      }
      scanner.pos++;
      const flag = scanner.pos;
      while (isWord(scanner.at(scanner.pos))) scanner.pos++;
      if (scanner.pos === flag) break;
      if ('throttlelimit'.startsWith(scanner.text.slice(flag, scanner.pos).toLowerCase())) {
        scanner.skipLines();
        throttle = this.#args.single('argument');
      }
    }
    const before = scanner.pos;
    let variable: Variable | Missing = nodes.missing(before);
    let collection: Statement = nodes.missing(before);
    if (scanner.skipLines() === OPEN_PARENTHESIS) {
      const open = scanner.pos;
      scanner.pos++;
      const after = scanner.pos;
      if (scanner.skipLines() === DOLLAR || scanner.at(scanner.pos) === AT_SIGN)
        variable = this.#variables.plain() ?? nodes.missing(after);
      if (variable.kind === 'Missing') {
        scanner.rewind(after);
        scanner.error('missing-variable', open, after);
      } else if (keywords.accept('in')) {
        const behindIn = scanner.pos;
        scanner.skipLines();
        const found = this.#pipelines.chain();
        if (found === undefined) {
          scanner.rewind(behindIn);
          scanner.error('missing-value', behindIn - 1, behindIn);
        }
        collection = found ?? nodes.missing(behindIn);
      } else {
        scanner.error('missing-in', variable.start, variable.end);
      }
      recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', open);
    } else {
      scanner.rewind(before);
      scanner.error('missing-condition', start, before);
    }
    const body = this.#blocks.needBody(start);
    return { kind: 'ForEach', start, end: Math.max(start, body.end), label, variable, collection, throttle, body };
  }

  for(start: number, label: string | undefined): Statement {
    const { scanner, recovery } = this.#tools;
    const before = scanner.pos;
    const parts: (Statement | undefined)[] = [];
    if (scanner.skipLines() === OPEN_PARENTHESIS) {
      const open = scanner.pos;
      scanner.pos++;
      for (let i = 0; i < 3; i++) {
        scanner.skipLines();
        parts.push(this.#pipelines.chain());
        if (i < 2 && scanner.skipBlanks() === SEMICOLON) scanner.pos++;
      }
      recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', open);
    } else {
      scanner.rewind(before);
      scanner.error('missing-condition', start, before);
    }
    const [initializer, condition, iterator] = parts;
    const body = this.#blocks.needBody(start);
    return { kind: 'For', start, end: Math.max(start, body.end), label, initializer, condition, iterator, body };
  }

  while(start: number, label: string | undefined): Statement {
    const condition = this.#conditionals.condition(start);
    const body = this.#blocks.needBody(start);
    return { kind: 'While', start, end: Math.max(start, body.end), label, condition, body };
  }

  do(start: number, label: string | undefined): Statement {
    const { scanner, nodes, keywords } = this.#tools;
    const body = this.#blocks.needBody(start);
    const until = keywords.accept('until');
    if (!until && !keywords.accept('while')) {
      scanner.error('missing-condition', start, start + 2);
      return { kind: 'DoWhile', start, end: body.end, label, condition: nodes.missing(body.end), body };
    }
    const condition = this.#conditionals.condition(start);
    return { kind: until ? 'DoUntil' : 'DoWhile', start, end: scanner.pos, label, condition, body };
  }
}
