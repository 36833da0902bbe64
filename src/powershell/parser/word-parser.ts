import { type ExpandableString, type StringConstant, SUSPICIOUS } from '../ast/index.ts';
import { isBreak, isPlain, isSingleQuote } from '../scanner/character-classes.ts';
import { BACKTICK, DOLLAR } from '../scanner/characters.ts';
import { IN_PLAIN_WORD, IN_WORD, runEnd } from '../scanner/runs.ts';
import { hasOddCharacter, isSuspectWord } from '../scanner/suspicious.ts';
import type { Interpolation } from './interpolation.ts';
import type { StringParser } from './string-parser.ts';
import type { Tools } from './tools.ts';

/** Words without quotes around them: names of commands, arguments. */
export class WordParser {
  readonly #tools: Tools;
  readonly #interpolation: Interpolation;
  readonly #strings: StringParser;

  constructor(tools: Tools, interpolation: Interpolation, strings: StringParser) {
    this.#tools = tools;
    this.#interpolation = interpolation;
    this.#strings = strings;
  }

  /**
   * The word that starts at `start`; characters before `from` belong to it whatever they are. As a command's name a word
   * is constant: variables in it stay as written.
   */
  word(start: number, from: number, asName: boolean): StringConstant | ExpandableString {
    const { scanner, nodes, context } = this.#tools;
    let i = runEnd(scanner.codes, from, asName ? IN_WORD : IN_PLAIN_WORD);
    let isSuspicious = false;
    for (; isPlain(scanner.at(i)); i++) isSuspicious = true;
    if (isBreak(scanner.at(i))) {
      if (isSuspicious || (from > start && !asName && isSuspectWord(scanner.text, start, from)))
        context.flags |= SUSPICIOUS;
      scanner.pos = i;
      return asName ? nodes.name(start, i) : nodes.word(start, i);
    }
    const interpolation = this.#interpolation;
    interpolation.begin(start, asName);
    scanner.pos = this.#end(i);
    const node = interpolation.finish(start, scanner.pos, 'bare');
    const odd = asName ? hasOddCharacter : isSuspectWord;
    if (node.kind === 'ExpandableString' || odd(scanner.text, start, scanner.pos)) context.flags |= SUSPICIOUS;
    return node;
  }

  /** Where a word ends that goes on at `from`; collects its parts. */
  #end(from: number): number {
    const { scanner, recovery } = this.#tools;
    const strings = this.#strings;
    let i = from;
    for (;;) {
      const code = scanner.at(i);
      if (isPlain(code)) {
        i++;
      } else if (isBreak(code)) {
        return i;
      } else if (code === BACKTICK) {
        i = scanner.escapeEnd(i);
      } else if (code === DOLLAR) {
        const next = this.#interpolation.expand(i, 'bare');
        if (next < 0) scanner.error('unterminated-subexpression', i, i + 2);
        i = next < 0 ? i + 1 : next;
      } else {
        let close = -1;
        if (!recovery.endsOnLine(i)) {
          close = isSingleQuote(code) ? strings.singleEnd(i + 1) : strings.doubleEnd(i + 1, 'bare');
        }
        const lineEnd = close < 0 ? scanner.lineEnd(i) : 0;
        if (close < 0) scanner.error('unterminated-string', i, lineEnd);
        i = close < 0 ? lineEnd : close + 1;
      }
    }
  }
}
