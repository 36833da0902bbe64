import type { Attribute, Expression, Statement } from '../ast/index.ts';
import { isBreak, isDash, isLatin, isLetter, isWord } from '../scanner/character-classes.ts';
import { CLOSE_BRACE, CLOSE_PARENTHESIS, COLON, COMMA, OPEN_BRACKET } from '../scanner/characters.ts';
import { KEYWORDS, STATEMENT_KEYWORDS } from '../scanner/keywords.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { BlockParser } from './block-parser.ts';
import type { ClassParser } from './class-parser.ts';
import type { ConditionalParser } from './conditional-parser.ts';
import type { ConfigurationParser } from './configuration-parser.ts';
import type { FunctionParser } from './function-parser.ts';
import type { HashtableParser } from './hashtable-parser.ts';
import type { LoopParser } from './loop-parser.ts';
import type { ParameterParser } from './parameter-parser.ts';
import type { PipelineParser } from './pipeline-parser.ts';
import type { Tools } from './tools.ts';
import type { TryParser } from './try-parser.ts';
import type { TypeParser } from './type-parser.ts';
import type { UsingParser } from './using-parser.ts';

const NONE: readonly never[] = [];

const ATTRIBUTED: ReadonlySet<string> = new Set(['class', 'enum', 'configuration']);

/** The parts of the grammar that statements are made of. */
export interface StatementParts {
  readonly args: ArgumentParser;
  readonly hashtables: HashtableParser;
  readonly types: TypeParser;
  readonly parameters: ParameterParser;
  readonly usings: UsingParser;
  readonly pipelines: PipelineParser;
  readonly blocks: BlockParser;
  readonly functions: FunctionParser;
  readonly classes: ClassParser;
  readonly configurations: ConfigurationParser;
  readonly conditionals: ConditionalParser;
  readonly loops: LoopParser;
  readonly tries: TryParser;
}

/** Statements by their keywords; everything else is a pipeline. */
export class StatementParser {
  readonly #tools: Tools;
  readonly #parts: StatementParts;

  constructor(tools: Tools, parts: StatementParts) {
    this.#tools = tools;
    this.#parts = parts;
  }

  /** The statement at `pos`; undefined, with `pos` where it was, when there is none. */
  statement(): Statement | undefined {
    const { scanner, nodes, recovery } = this.#tools;
    const code = scanner.skipBlanks();
    if (code === CLOSE_BRACE || code === CLOSE_PARENTHESIS) return undefined;
    if (!recovery.enter()) return nodes.missing(scanner.pos);
    const node = this.#statementAt(code);
    recovery.leave();
    return node;
  }

  #statementAt(code: number): Statement | undefined {
    const { context } = this.#tools;
    const { inCommand } = context;
    context.inCommand = true;
    let node: Statement | undefined;
    if (isLatin(code) || isLetter(code)) node = this.#wordStatement();
    else if (code === OPEN_BRACKET) node = this.#attributed();
    else if (code === COLON) node = this.#labeled();
    else node = this.#parts.pipelines.chain();
    context.inCommand = inCommand;
    return node;
  }

  #wordStatement(): Statement | undefined {
    const { scanner, context } = this.#tools;
    const start = scanner.pos;
    const end = scanner.wordEnd(start + 1);
    if (isBreak(scanner.at(end))) {
      const keyword = STATEMENT_KEYWORDS.find(scanner.codes, start, end);
      if (keyword !== undefined) return this.#keywordStatement(keyword, start, undefined, NONE);
      if (context.inConfiguration || context.inWorkflow) {
        const word = KEYWORDS.find(scanner.codes, start, end) ?? '';
        if (context.inConfiguration)
          return this.#parts.configurations.keyword(start, end, word) ?? this.#parts.pipelines.chain();
        if (word === 'inlinescript') return this.#parts.functions.inlineScript(start);
      }
    } else if (context.inConfiguration && isDash(scanner.at(end))) {
      return this.#parts.configurations.importResource(start) ?? this.#parts.pipelines.chain();
    }
    return this.#parts.pipelines.commandChain();
  }

  /** Attributes before a class, an enum or a configuration; else `[` starts an expression. */
  #attributed(): Statement | undefined {
    const { scanner, keywords } = this.#tools;
    const before = scanner.pos;
    scanner.pos = this.#parts.parameters.behindAttributes();
    const word = isLetter(scanner.at(scanner.pos)) ? keywords.peek() : '';
    scanner.pos = before;
    if (!ATTRIBUTED.has(word)) return this.#parts.pipelines.chain();
    const attributes = this.#parts.types.attributes(false);
    scanner.skipLines();
    if (keywords.peek() === word) return this.#keywordStatement(word, scanner.pos, undefined, attributes);
    // Broken attributes took the keyword along.
    scanner.error('unexpected-attribute', before, scanner.pos);
    return { kind: 'Missing', start: before, end: scanner.pos };
  }

  #labeled(): Statement | undefined {
    const { scanner, keywords } = this.#tools;
    const start = scanner.pos;
    let i = start + 1;
    if (!isLetter(scanner.at(i))) return this.#parts.pipelines.chain();
    while (isWord(scanner.at(i))) i++;
    if (!isBreak(scanner.at(i))) return this.#parts.pipelines.chain();
    const label = scanner.text.slice(start + 1, i);
    scanner.pos = i;
    scanner.skipLines();
    const word = keywords.peek();
    if (word === 'switch' || word === 'foreach' || word === 'for' || word === 'while' || word === 'do') {
      return this.#keywordStatement(word, start, label, NONE);
    }
    scanner.rewind(start);
    return this.#parts.pipelines.chain();
  }

  /** The statement whose keyword stands at `pos`; `start` is that of its label or attributes where it has some. */
  #keywordStatement(
    word: string,
    start: number,
    label: string | undefined,
    attributes: readonly Attribute[],
  ): Statement | undefined {
    const { scanner, nodes } = this.#tools;
    const keyword = scanner.pos;
    scanner.pos += word.length;
    nodes.visitableCount++;
    switch (word) {
      case 'if':
        return this.#parts.conditionals.if(start);
      case 'switch':
        return this.#parts.conditionals.switch(start, label);
      case 'foreach':
        return this.#parts.loops.forEach(start, label);
      case 'for':
        return this.#parts.loops.for(start, label);
      case 'while':
        return this.#parts.loops.while(start, label);
      case 'do':
        return this.#parts.loops.do(start, label);
      case 'function':
      case 'filter':
      case 'workflow':
        return this.#parts.functions.function(start, word);
      case 'return':
        return this.#flow('Return', start, this.#parts.pipelines.chain());
      case 'throw':
        return this.#flow('Throw', start, this.#parts.pipelines.chain());
      case 'exit':
        return this.#flow('Exit', start, this.#parts.pipelines.chain());
      case 'break':
        return this.#flow('Break', start, this.#label());
      case 'continue':
        return this.#flow('Continue', start, this.#label());
      case 'trap':
        return this.#parts.tries.trap(start);
      case 'try':
        return this.#parts.tries.try(start);
      case 'data':
        return this.#data(start);
      case 'parallel':
      case 'sequence': {
        const body = this.#parts.blocks.needBody(start);
        return { kind: 'Block', start, end: Math.max(body.end, scanner.pos), body };
      }
      case 'configuration':
        return this.#parts.configurations.configuration(start);
      case 'class':
      case 'enum':
        return this.#parts.classes.type(word, attributes[0]?.start ?? start);
      case 'using':
        scanner.pos = keyword;
        scanner.error('using-not-first', keyword, keyword + word.length);
        return this.#parts.usings.using(keyword);
      case 'from':
      case 'define':
      case 'var':
        scanner.error('reserved-word', keyword, scanner.pos);
        return { kind: 'Missing', start: keyword, end: scanner.pos };
      default:
        // else, elseif, catch, until: left over from a statement that broke off, or commands of that name.
        if (scanner.errors.length > 0) {
          scanner.skipLines();
          return this.statement();
        }
        scanner.pos = keyword;
        return this.#parts.pipelines.chain();
    }
  }

  #flow(
    kind: 'Return' | 'Throw' | 'Exit' | 'Break' | 'Continue',
    start: number,
    value: Statement | undefined,
  ): Statement {
    return { kind, start, end: value?.end ?? start + kind.length, value };
  }

  #label(): Expression | undefined {
    const { scanner, nodes } = this.#tools;
    const end = scanner.nameEnd();
    if (end < 0) return this.#parts.hashtables.labelOrKey();
    const start = scanner.pos;
    scanner.pos = end;
    return nodes.word(start, end);
  }

  #data(start: number): Statement {
    const { scanner } = this.#tools;
    scanner.skipLines();
    const nameEnd = scanner.nameEnd();
    let name: string | undefined;
    if (nameEnd > 0) {
      name = scanner.text.slice(scanner.pos, nameEnd);
      scanner.pos = nameEnd;
    }
    const before = scanner.pos;
    if (isDash(scanner.skipLines()) && isLetter(scanner.at(scanner.pos + 1))) {
      while (!isBreak(scanner.at(scanner.pos))) scanner.pos++;
      do {
        if (scanner.at(scanner.pos) === COMMA) scanner.pos++;
        scanner.skipLines();
        if (this.#parts.args.single('name') === undefined) break;
      } while (scanner.skipBlanks() === COMMA);
    } else {
      scanner.rewind(before);
    }
    const body = this.#parts.blocks.needBody(start);
    return { kind: 'Data', start, end: Math.max(start, body.end), name, body };
  }
}
