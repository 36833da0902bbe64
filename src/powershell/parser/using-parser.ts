import type { Expression, Statement } from '../ast/index.ts';
import { EQUALS } from '../scanner/characters.ts';
import type { ArgumentParser } from './argument-parser.ts';
import type { Tools } from './tools.ts';

/** `using` statements. */
export class UsingParser {
  readonly #tools: Tools;
  readonly #args: ArgumentParser;

  constructor(tools: Tools, args: ArgumentParser) {
    this.#tools = tools;
    this.#args = args;
  }

  /** A `using` statement whose keyword stands at `start`. */
  using(start: number): Statement {
    const { scanner, keywords } = this.#tools;
    scanner.pos = start + 5;
    const before = scanner.pos;
    scanner.skipBlanks();
    const word = keywords.peek();
    const what =
      word === 'namespace' || word === 'module' || word === 'assembly' || word === 'type' || word === 'command'
        ? word
        : undefined;
    if (what === undefined) {
      scanner.rewind(before);
      scanner.error('missing-name', start, before);
      return { kind: 'UsingStatement', start, end: before, what, name: undefined, alias: undefined };
    }
    scanner.pos += word.length;
    const name = this.#args.single('argument');
    if (name === undefined) scanner.error('missing-name', start, scanner.pos);
    let alias: Expression | undefined;
    let end = name?.end ?? scanner.pos;
    if (name?.kind === 'StringConstant' && scanner.skipBlanks() === EQUALS) {
      scanner.pos++;
      alias = this.#args.single('argument');
      end = alias?.end ?? scanner.pos;
    }
    return { kind: 'UsingStatement', start, end, what, name, alias };
  }
}
