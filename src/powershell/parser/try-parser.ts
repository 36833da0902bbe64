import type { Statement, Statements, Try } from '../ast/index.ts';
import { OPEN_BRACKET } from '../scanner/characters.ts';
import type { BlockParser } from './block-parser.ts';
import type { Tools } from './tools.ts';
import type { TypeParser } from './type-parser.ts';

/** `try` and `trap`. */
export class TryParser {
  readonly #tools: Tools;
  readonly #types: TypeParser;
  readonly #blocks: BlockParser;

  constructor(tools: Tools, types: TypeParser, blocks: BlockParser) {
    this.#tools = tools;
    this.#types = types;
    this.#blocks = blocks;
  }

  /** `trap`; `pos` is behind the keyword. */
  trap(start: number): Statement {
    const { scanner } = this.#tools;
    const before = scanner.pos;
    if (scanner.skipLines() !== OPEN_BRACKET || this.#types.attribute() === undefined) scanner.rewind(before);
    const body = this.#blocks.needBody(start);
    return { kind: 'Trap', start, end: Math.max(start, body.end), body };
  }

  /** `try` with its handlers; `pos` is behind the keyword. */
  try(start: number): Try {
    const { scanner, lists, keywords } = this.#tools;
    const body = this.#blocks.needBody(start);
    const from = lists.height;
    let end = body.end;
    while (keywords.accept('catch')) {
      const keyword = scanner.pos;
      const list = lists.height;
      for (;;) {
        const before = scanner.pos;
        const attribute = scanner.skipLines() === OPEN_BRACKET ? this.#types.attribute() : undefined;
        if (attribute === undefined) {
          scanner.rewind(before);
          break;
        }
        lists.push(attribute.name);
        if (!scanner.acceptComma()) break;
      }
      const types = lists.take<string>(list);
      const handler = this.#blocks.needBody(keyword);
      lists.push({ types, body: handler });
      end = handler.end;
    }
    const catches = lists.take<Try['catches'][number]>(from);
    let last: Statements | undefined;
    if (keywords.accept('finally')) {
      last = this.#blocks.needBody(scanner.pos);
      end = last.end;
    }
    if (catches.length === 0 && last === undefined) scanner.error('missing-catch', start, start + 3);
    return { kind: 'Try', start, end, body, catches, finally: last };
  }
}
