import type { Span } from '../text/index.ts';

/** A word of a command or table. `text` is without its quotes. */
export interface Word extends Span {
  readonly text: string;
  /** The quote it stands in; a word under the cursor may lack the closing one. */
  readonly quote: '' | '"' | "'";
  /** A comma stands before it: it goes on with the list that the word before belongs to. */
  readonly continues: boolean;
}

/** Where a cursor stands in a script: the command or table around it, and the word under it up to the cursor. */
export interface PowerShellCursor {
  readonly around: 'command' | 'table';
  /** Words before the cursor: those of the command; in a table its header (`EXORemoteDomain "x"`, or the variable it is given to). */
  readonly words: readonly Word[];
  /** Keys of a table that stand before the cursor. */
  readonly keys: readonly string[];
  /** The key whose value is under the cursor. */
  readonly key?: string;
  readonly word: Word;
  /** The cursor stands in a comment. */
  readonly comment: boolean;
}

/** How far back a text is looked at, in UTF-16 units: the answer costs the same in a file of any size. */
const REACH = 16_000;

interface Frame {
  readonly table: boolean;
  readonly closing: string;
  readonly header: readonly Word[];
  words: Word[];
  keys: string[];
  key: string | undefined;
}

const frame = (closing: string, table = false, header: readonly Word[] = []): Frame => ({
  table,
  closing,
  header,
  words: [],
  keys: [],
  key: undefined,
});

const BLANK = /[ \t]/;
const NAME = /^\$?[\w:]+$/;
/** Characters that end a word outside of quotes. */
const ENDS = /[\s;|(){},&]/;

/**
 * Reads the text before an offset as far as a person typing needs it: which command, table or resource the cursor is in, and which
 * parameters or keys it has already. Half-typed text is the rule here, so everything is guessed from what stands before the
 * cursor and nothing is ever refused.
 */
export function powershellCursor(text: string, offset: number): PowerShellCursor {
  return new Scan(text, offset).result();
}

class Scan {
  readonly #text: string;
  readonly #end: number;
  readonly #frames: Frame[] = [frame('')];
  #at: number;
  #comma = false;
  #word: Word | undefined;
  #comment = false;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#end = offset;
    this.#at = Math.max(0, offset - REACH);
    // A line that starts at the margin is the likeliest place where nothing is open.
    if (this.#at > 0) this.#at = text.indexOf('\n', this.#at) + 1;
    if (this.#at === 0 && offset > REACH) this.#at = offset;
  }

  get #frame(): Frame {
    return this.#frames.at(-1) as Frame;
  }

  result(): PowerShellCursor {
    while (this.#at < this.#end) this.#step();
    const { table, header, words, keys, key } = this.#frame;
    const word = this.#word ?? { start: this.#end, end: this.#end, text: '', quote: '', continues: this.#comma };
    return {
      around: table ? 'table' : 'command',
      words: table ? header : words,
      keys,
      ...(key === undefined ? {} : { key }),
      word,
      comment: this.#comment,
    };
  }

  #step(): void {
    this.#word = undefined;
    this.#comment = false;
    const text = this.#text;
    const mark = text.charAt(this.#at);
    const next = text.charAt(this.#at + 1);
    if (BLANK.test(mark)) this.#at++;
    else if (mark === '`' && /\r?\n/.test(text.slice(this.#at + 1, this.#at + 3))) {
      this.#at += next === '\r' ? 3 : 2;
    } else if (mark === '\n' || mark === '\r') this.#lineEnd();
    else if (mark === '#') this.#skip('\n', 1);
    else if (mark === '<' && next === '#') this.#skip('#>', 2);
    else if (mark === '@' && (next === '"' || next === "'")) this.#hereString(next);
    else if (mark === '@' && next === '{') this.#open('}', true, 2);
    else if ((mark === '@' || mark === '$') && next === '(') this.#open(')', false, 2);
    else if (mark === '(') this.#open(')', false, 1);
    else if (mark === '{') this.#open('}', this.#isResource(), 1);
    else if (mark === ')' || mark === '}') this.#close(mark);
    else if (mark === ',') {
      this.#comma = true;
      this.#at++;
    } else if (mark === ';' || mark === '|' || mark === '&') {
      this.#finish();
      this.#at++;
    } else if (mark === '=' && this.#assigns()) this.#at++;
    else if (mark === '"' || mark === "'") this.#string(mark);
    else this.#bare();
  }

  /** An unquoted line end: ends a command, and an entry of a table, unless a list goes on. */
  #lineEnd(): void {
    this.#at++;
    if (!this.#comma && this.#frame.closing !== ')') this.#finish();
  }

  #finish(): void {
    this.#frame.words = [];
    this.#frame.key = undefined;
    this.#comma = false;
  }

  /** A block whose header is a resource of Microsoft365DSC holds keys like a table. */
  #isResource(): boolean {
    return /^EXO\w/i.test(this.#frame.words[0]?.text ?? '') || /^EXO\w/i.test(this.#lastHeader?.[0]?.text ?? '');
  }

  /** The words of a resource may stand on the line before its brace. */
  get #lastHeader(): readonly Word[] | undefined {
    if (this.#frame.words.length > 0) return undefined;
    const line = /([^\r\n]*)\r?\n[ \t]*$/.exec(this.#text.slice(Math.max(0, this.#at - 400), this.#at))?.[1];
    const [, name] = /^\s*(EXO\w+)\s+\S/i.exec(line ?? '') ?? [];
    return name ? [{ text: name, start: this.#at, end: this.#at, quote: '', continues: false }] : undefined;
  }

  #open(closing: string, table: boolean, length: number): void {
    const { words, key } = this.#frame;
    const own =
      key === undefined ? words : [{ text: key, start: this.#at, end: this.#at, quote: '', continues: false } as const];
    const header = own.length > 0 ? own : (this.#lastHeader ?? []);
    this.#frames.push(frame(closing, table, header));
    this.#comma = false;
    this.#at += length;
  }

  #close(mark: string): void {
    const start = this.#at++;
    const at = this.#frames.findLastIndex(({ closing }) => closing === mark);
    if (at > 0) this.#frames.length = at;
    this.#comma = false;
    if (mark === '}' && !this.#frame.table) this.#finish();
    else this.#take({ start, end: this.#at, text: mark, quote: '', continues: false });
  }

  /** `key =` in a table, `$name =` before a command. */
  #assigns(): boolean {
    const { table, words } = this.#frame;
    const last = words.at(-1);
    if (!last || words.length !== 1 || !NAME.test(last.text)) return false;
    if (table) this.#frame.keys.push(last.text);
    this.#frame.key = last.text;
    this.#frame.words = [];
    return true;
  }

  #take(word: Word): void {
    this.#frame.words.push(word);
    this.#comma = false;
    this.#word = undefined;
  }

  /** Everything up to a closing mark; the cursor in it stands in a comment. */
  #skip(closing: string, length: number): void {
    const end = this.#text.indexOf(closing, this.#at + length);
    const behind = end < 0 ? Number.POSITIVE_INFINITY : closing === '\n' ? end : end + closing.length;
    this.#comment = behind >= this.#end;
    this.#at = Math.min(behind, this.#end);
  }

  #hereString(quote: string): void {
    const end = this.#text.indexOf(`\n${quote}@`, this.#at);
    const start = this.#at;
    this.#at = end < 0 ? this.#end : Math.min(end + 3, this.#end);
    this.#take({ start, end: this.#at, text: '', quote: quote === '"' ? '"' : "'", continues: this.#comma });
  }

  #string(quote: '"' | "'"): void {
    const start = this.#at;
    const text = this.#text;
    let at = start + 1;
    for (; at < this.#end; at++) {
      const mark = text.charAt(at);
      if (mark === '`' && quote === '"') at++;
      else if (mark === quote && text.charAt(at + 1) === quote && at + 1 < this.#end) at++;
      else if (mark === quote || mark === '\n') break;
    }
    const word = {
      start,
      text: text.slice(start + 1, Math.min(at, this.#end)),
      quote,
      continues: this.#comma,
    } as const;
    if (at >= this.#end) {
      this.#at = this.#end;
      this.#word = { ...word, end: this.#end };
    } else {
      this.#at = text.charAt(at) === quote ? at + 1 : at;
      this.#take({ ...word, end: this.#at });
    }
  }

  #bare(): void {
    const start = this.#at;
    let at = start;
    const stop = (mark: string): boolean => ENDS.test(mark) || (mark === '=' && this.#frame.words.length === 0);
    do at++;
    while (at < this.#end && !stop(this.#text.charAt(at)));
    this.#at = at;
    const word = { start, end: at, text: this.#text.slice(start, at), quote: '', continues: this.#comma } as const;
    if (at >= this.#end) this.#word = word;
    else this.#take(word);
  }
}
