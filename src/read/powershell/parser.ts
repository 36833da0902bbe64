import type { Span } from '../../text/index.ts';
import type { Expression, Script } from './ast.ts';
import type { Taker } from './blocks.ts';
import type { Nested } from './lexer.ts';
import { Statements } from './statements.ts';

/** How often a text is read again because a quote seems to be missing somewhere. */
const MAX_CUTS = 3;

/**
 * Reads a PowerShell text (7.4 grammar, DSC keywords known). Never throws; linear time; offsets count UTF-16 code units of
 * `text`, which holds no byte order mark. What recovery promises on broken text: docs/powershell-recovery.md.
 */
export function parse(text: string): Script {
  return read(text, () => undefined).script;
}

/** What is left of a parsed text whose statements were handed out. */
export type Rest = Pick<Script, 'text' | 'comments' | 'errors'>;

/**
 * Reads a text as `parse` does and hands its statements to a taker, one by one. The text may have to be read again: then
 * `begin` makes a new taker. The last one has seen what counts.
 */
export function parseInto<T extends Taker>(text: string, begin: () => T): { readonly rest: Rest; readonly taker: T } {
  const { script, taker } = read(text, begin);
  return { rest: { text, comments: script.comments, errors: script.errors }, taker };
}

function read<T extends Taker | undefined>(
  text: string,
  begin: () => T,
): { readonly script: Script; readonly taker: T } {
  const cut = new Set<number>();
  for (;;) {
    const taker = begin();
    const parser = new Parser(text, 0, cut, taker);
    const script = parser.script();
    const lost = script.errors.length > 0 && cut.size < MAX_CUTS ? parser.lostQuote(script) : undefined;
    if (lost === undefined) return { script, taker };
    cut.add(lost);
  }
}

class Parser extends Statements {
  script(): Script {
    const block = this.scriptBody();
    const errors = this.errors.sort((a, b) => a.start - b.start || b.end - a.end);
    return { ...block, start: 0, end: this.end, text: this.text, comments: this.comments, errors };
  }

  /**
   * Where a closing quote is missing, as far as one can see: the first string that runs over lines and ends glued to a
   * word, with an error on the way or on the line where it ends. A string that was meant to end on its line does so,
   * because what follows is then really the inside of another string.
   */
  lostQuote({ errors }: Script): number | undefined {
    return this.suspects.find(({ start, end }) => {
      if (this.cut.has(start)) return false;
      const lineEnd = this.lineEnd(end);
      return errors.some((error) => error.start >= start && error.start <= lineEnd);
    })?.start;
  }

  protected nested(text: string): Nested {
    const parser = new Parser(text, this.level + 1, NO_CUTS);
    return parser.nestedExpression();
  }

  nestedExpression(): Nested {
    const node: Expression = this.subExpression();
    const comments: readonly Span[] = this.comments;
    return { node, comments, errors: this.errors };
  }
}

const NO_CUTS: ReadonlySet<number> = new Set();
