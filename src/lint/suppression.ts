import type { Call, Comment } from '../read/reading.ts';
import type { Declaration } from '../tenant/index.ts';
import { grouped, indexOfFirst, type Place, type Source } from '../text/index.ts';
import type { Suppression } from './contract.ts';
import { type Directive, directiveOf } from './directive.ts';

/** Objects and calls of the texts; a comment before one applies to the whole of it. */
export interface Extents {
  readonly declarations: readonly Declaration[];
  readonly calls: readonly Call[];
}

/**
 * The suppressions that comments ask for. `disable-next-line` applies to the next line that is no comment and of the whole
 * call (with the hashtable it splats), hashtable or object that starts there; `disable` of everything up to `enable` or the end; `disable-file` of the file.
 * Linear in texts and comments.
 */
export function suppressionsOf(
  comments: readonly Comment[],
  extents: Extents,
  source: (path: string) => Source,
): readonly Suppression[] {
  const bySource = grouped(
    comments.flatMap((comment) => directiveOf(comment) ?? []),
    (directive) => directive.place.source,
  );
  if (bySource.size === 0) return [];
  const starts = startsOf(extents, new Set(bySource.keys()));
  return [...bySource].flatMap(([path, directives]) => {
    const text = new CommentedText(path, source(path).text, starts.get(path) ?? [], directives);
    return directives
      .filter((directive) => directive.form !== 'enable' || directive.mistake)
      .map(({ rules, reason, until, mistake, place, form }): Suppression => {
        const reach = mistake ? [] : text.covered({ rules, reason, place, form });
        return { rules, reason, ...(until && { until }), ...(mistake && { mistake }), place, reach };
      });
  });
}

/** A place that belongs to whatever starts at an offset. */
interface Start {
  readonly at: number;
  readonly places: readonly Place[];
}

/** What starts where, by source, in order. */
function startsOf(
  { calls, declarations }: Extents,
  sources: ReadonlySet<string>,
): ReadonlyMap<string, readonly Start[]> {
  const found = new Map<string, Start[]>([...sources].map((source) => [source, []]));
  const add = (at: Place, places: readonly Place[]): void => {
    found.get(at.source)?.push({ at: at.start, places });
  };
  for (const { place, splatPlace } of calls) {
    add(place, splatPlace ? [place, splatPlace] : [place]);
    if (splatPlace) add(splatPlace, [splatPlace]);
  }
  for (const { place } of declarations) add(place, [place]);
  for (const starts of found.values()) starts.sort((a, b) => a.at - b.at);
  return found;
}

/** A line that holds nothing but a comment, or nothing. */
const COMMENT_LINE = /^[\s>]*(?:#|\/\/|<!--|$)/;

/** One text with its comments. Lines end at LF, CRLF or a lone CR. */
class CommentedText {
  readonly #source: string;
  readonly #text: string;
  readonly #starts: readonly Start[];
  /** Enabling comments by the rule they name, in order; under no name those that name none. */
  readonly #enabled = new Map<string | undefined, Directive[]>();
  /** The next line with more than a comment, by the offset at which a line starts; kept, as comments stand in rows. */
  readonly #next = new Map<number, Place | undefined>();

  constructor(source: string, text: string, starts: readonly Start[], directives: readonly Directive[]) {
    this.#source = source;
    this.#text = text;
    this.#starts = starts;
    for (const directive of directives.toSorted((a, b) => a.place.start - b.place.start)) {
      if (directive.form !== 'enable') continue;
      for (const rule of directive.rules.length === 0 ? [undefined] : directive.rules) {
        const known = this.#enabled.get(rule);
        if (known) known.push(directive);
        else this.#enabled.set(rule, [directive]);
      }
    }
  }

  /** The parts of the text that a directive applies to. */
  covered({ form, rules, place }: Pick<Directive, 'form' | 'rules' | 'place' | 'reason'>): readonly Place[] {
    const source = this.#source;
    switch (form) {
      case 'disable-file':
        return [{ source, start: 0, end: this.#text.length }];
      case 'disable':
        return [{ source, start: place.end, end: this.#closeOf(rules, place.start) ?? this.#text.length }];
      case 'disable-line':
        return [this.#lineAt(place.start)];
      default:
        return this.#nextLine(place.end);
    }
  }

  /** Where the first comment behind an offset starts that enables all of the rules. */
  #closeOf(rules: readonly string[], start: number): number | undefined {
    const [first] = rules;
    const behind = (enabling: readonly Directive[]): readonly Directive[] =>
      enabling.slice(indexOfFirst(enabling, ({ place }) => place.start > start));
    const candidates = [undefined, ...(first === undefined ? [] : [first])].flatMap((rule) => {
      const close = behind(this.#enabled.get(rule) ?? []).find(
        (other) => rule === undefined || rules.every((one) => other.rules.includes(one)),
      );
      return close ? [close.place.start] : [];
    });
    return candidates.length > 0 ? Math.min(...candidates) : undefined;
  }

  #lineAt(at: number): Place {
    let start = at;
    while (start > 0 && !this.#isBreak(start - 1)) start--;
    let end = at;
    while (end < this.#text.length && !this.#isBreak(end)) end++;
    return { source: this.#source, start, end };
  }

  #isBreak(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === 10 || code === 13;
  }

  /** The next line with more than a comment, and what starts on it. */
  #nextLine(end: number): readonly Place[] {
    const passed: number[] = [];
    let line: Place | undefined = this.#lineAt(end);
    for (;;) {
      const next: number = line.end + (this.#text.startsWith('\r\n', line.end) ? 2 : 1);
      if (next > this.#text.length) {
        line = undefined;
        break;
      }
      if (this.#next.has(next)) {
        line = this.#next.get(next);
        break;
      }
      passed.push(next);
      line = this.#lineAt(next);
      if (!COMMENT_LINE.test(this.#text.slice(line.start, line.end))) break;
    }
    for (const start of passed) this.#next.set(start, line);
    return line ? [line, ...this.#startingOn(line)] : [];
  }

  #startingOn(line: Place): readonly Place[] {
    const from = indexOfFirst(this.#starts, ({ at }) => at >= line.start);
    const to = indexOfFirst(this.#starts, ({ at }) => at > line.end);
    return this.#starts.slice(from, to).flatMap(({ places }) => places);
  }
}
