import type { Expression, If, Statement, Statements, Switch } from '../ast/index.ts';
import { isDash, isLetter, isWord } from '../scanner/character-classes.ts';
import {
  CLOSE_BRACE,
  CLOSE_PARENTHESIS,
  END,
  LETTER_D,
  LOWER_CASE,
  OPEN_BRACE,
  OPEN_PARENTHESIS,
} from '../scanner/characters.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { BlockParser } from './block-parser.ts';
import type { PipelineParser } from './pipeline-parser.ts';
import type { Tools } from './tools.ts';

/** `if` and `switch`, and the conditions of all statements. */
export class ConditionalParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;
  readonly #pipelines: PipelineParser;
  readonly #blocks: BlockParser;

  constructor(tools: Tools, args: ArgumentParser, pipelines: PipelineParser, blocks: BlockParser) {
    this.#tools = tools;
    this.#args = args;
    this.#pipelines = pipelines;
    this.#blocks = blocks;
  }

  /** `( )` around a condition; a missing bracket is an error, what is there is used. */
  condition(keyword: number): Statement {
    const { scanner, nodes, recovery } = this.#tools;
    const before = scanner.pos;
    if (scanner.skipLines() !== OPEN_PARENTHESIS) {
      scanner.rewind(before);
      scanner.error('missing-condition', keyword, before);
      return nodes.missing(before);
    }
    const open = scanner.pos;
    scanner.pos++;
    const after = scanner.pos;
    scanner.skipLines();
    let condition = this.#pipelines.chain();
    if (condition === undefined) {
      scanner.rewind(after);
      scanner.error('missing-condition', open, after);
      condition = nodes.missing(after);
    }
    recovery.close(CLOSE_PARENTHESIS, 'missing-parenthesis', open);
    return condition;
  }

  if(start: number): If {
    const { scanner, lists, keywords } = this.#tools;
    const from = lists.height;
    let end = start;
    let otherwise: Statements | undefined;
    let keyword = start;
    for (;;) {
      const condition = this.condition(keyword);
      const body = this.#blocks.needBody(keyword);
      lists.push({ condition, body });
      end = body.end;
      keyword = scanner.pos;
      if (keywords.accept('elseif')) continue;
      if (keywords.accept('else')) otherwise = this.#blocks.needBody(keyword);
      break;
    }
    const clauses = lists.take<If['clauses'][number]>(from);
    return { kind: 'If', start, end: Math.max(start, otherwise?.end ?? end), clauses, otherwise };
  }

  switch(start: number, label: string | undefined): Switch {
    const { scanner, recovery, keywords } = this.#tools;
    let condition: Statement | undefined;
    for (;;) {
      const before = scanner.pos;
      const code = scanner.skipLines();
      if (!isDash(code) || !isLetter(scanner.at(scanner.pos + 1))) {
        scanner.rewind(before);
        break;
      }
      const flag = scanner.pos + 1;
      scanner.pos++;
      while (isWord(scanner.at(scanner.pos))) scanner.pos++;
      const word = scanner.text.slice(flag, scanner.pos).toLowerCase();
      if ('file'.startsWith(word)) {
        scanner.skipLines();
        condition = this.#args.single('single');
      }
    }
    condition ??= this.condition(start);
    const clauses: { pattern: Expression; body: Statements }[] = [];
    let otherwise: Statements | undefined;
    const before = scanner.pos;
    if (scanner.skipLines() !== OPEN_BRACE) {
      scanner.rewind(before);
      scanner.error('missing-body', start, before);
      return { kind: 'Switch', start, end: condition.end, label, condition, clauses, otherwise };
    }
    const open = scanner.pos;
    scanner.pos++;
    recovery.braces++;
    let end = scanner.pos;
    for (;;) {
      const code = scanner.skipSeparators();
      if (code === CLOSE_BRACE || (code === END && scanner.pos >= scanner.end)) break;
      const pattern = scanner.pos;
      if ((code | LOWER_CASE) === LETTER_D && keywords.peek() === 'default') {
        scanner.pos += 7;
        otherwise = this.#blocks.needBody(pattern);
        end = scanner.pos;
        continue;
      }
      const node = this.#args.single('single');
      if (node === undefined) {
        scanner.error('missing-pattern', pattern, pattern + 1);
        break;
      }
      const body = this.#blocks.body();
      end = scanner.pos;
      if (body !== undefined) {
        clauses.push({ pattern: node, body });
        continue;
      }
      scanner.error('missing-body', pattern, node.end);
      scanner.rewind(pattern);
      end = pattern;
      break;
    }
    recovery.braces--;
    if (scanner.at(scanner.pos) === CLOSE_BRACE) {
      scanner.pos++;
      end = scanner.pos;
    } else {
      scanner.rewind(end);
      scanner.error('missing-brace', open, open + 1);
    }
    return { kind: 'Switch', start, end, label, condition, clauses, otherwise };
  }
}
