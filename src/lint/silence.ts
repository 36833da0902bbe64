import type { Call, Comment } from '../read/reading.ts';
import type { Declaration } from '../tenant/index.ts';
import { contains, type Place, type Source } from '../text/index.ts';
import type { Finding, Silence } from './contract.ts';

type Form = 'disable' | 'enable' | 'disable-next-line' | 'disable-line' | 'disable-file';

interface Directive {
  readonly form: Form;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly until?: string;
  readonly place: Place;
}

const MARK = /mailflow-lint-(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)([^\r\n]*)/;
const UNTIL = /\buntil\s+(\d{4}-\d{2}-\d{2})\b\)?/;

/** Reads `mailflow-lint-<form> rule, rule [until DATE] -- reason [until DATE]`; undefined for any other comment. */
function directiveOf(comment: Comment): Directive | undefined {
  const match = MARK.exec(comment.text);
  if (!match) return undefined;
  const body = (match[2] ?? '').replace(/(#>|-->|\*\/)\s*$/, '');
  const dashes = body.indexOf('--');
  const names = dashes < 0 ? body : body.slice(0, dashes);
  const reason = dashes < 0 ? '' : body.slice(dashes + 2);
  const until = UNTIL.exec(body)?.[1];
  return {
    form: match[1] as Form,
    rules: names
      .replace(UNTIL, ' ')
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
    reason: reason
      .replace(UNTIL, '')
      .replace(/[\s(]+$/, '')
      .trim(),
    ...(until ? { until } : {}),
    place: comment.place,
  };
}

/** Objects and calls of the texts; a comment before one speaks of the whole of it. */
export interface Extents {
  readonly declarations: readonly Declaration[];
  readonly calls: readonly Call[];
}

/**
 * The silencings that comments ask for. `disable-next-line` speaks of the next line that is no comment and of the whole
 * call (with the hashtable it splats), hashtable or object that starts there; `disable` of everything up to `enable` or the end; `disable-file` of the file.
 */
export function silencesOf(
  comments: readonly Comment[],
  extents: Extents,
  source: (path: string) => Source,
): readonly Silence[] {
  const directives = comments.flatMap((comment) => directiveOf(comment) ?? []);
  return directives.flatMap((directive): Silence[] => {
    if (directive.form === 'enable') return [];
    const { rules, reason, until, place } = directive;
    const spans = covered(directive, directives, extents, source(place.source).text);
    const covers = ({ place: at }: Pick<Finding, 'place'>): boolean =>
      spans.some((span) => at.start >= span.start && contains(span, { ...at, end: at.start }));
    return [{ rules, reason, ...(until ? { until } : {}), place, covers }];
  });
}

function covered(directive: Directive, all: readonly Directive[], extents: Extents, text: string): readonly Place[] {
  const { source, start, end } = directive.place;
  switch (directive.form) {
    case 'disable-file':
      return [{ source, start: 0, end: text.length }];
    case 'disable': {
      const names = (other: Directive): boolean =>
        other.rules.length === 0 || directive.rules.every((rule) => other.rules.includes(rule));
      const close = all.find(
        (other) =>
          other.form === 'enable' && other.place.source === source && other.place.start > start && names(other),
      );
      return [{ source, start: end, end: close?.place.start ?? text.length }];
    }
    case 'disable-line':
      return [lineAt(text, source, start)];
    default:
      return nextLine(text, directive.place, extents);
  }
}

function lineAt(text: string, source: string, at: number): Place {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const rest = text.slice(at).search(/[\r\n]/);
  return { source, start, end: rest < 0 ? text.length : at + rest };
}

/** The next line with more than a comment, and what starts on it. */
function nextLine(text: string, comment: Place, extents: Extents): readonly Place[] {
  let line = lineAt(text, comment.source, comment.end);
  do {
    const next = /^\r\n|^[\r\n]/.exec(text.slice(line.end, line.end + 2))?.[0].length ?? 0;
    if (next === 0) return [];
    line = lineAt(text, comment.source, line.end + next);
  } while (/^[\s>]*(#|\/\/|<!--|$)/.test(text.slice(line.start, line.end)));
  const startsHere = (place: Place | undefined): boolean =>
    place?.source === line.source && place.start >= line.start && place.start <= line.end;
  const calls = extents.calls.flatMap(({ place, splatPlace }) => {
    if (startsHere(place)) return splatPlace ? [place, splatPlace] : [place];
    return splatPlace && startsHere(splatPlace) ? [splatPlace] : [];
  });
  return [line, ...calls, ...extents.declarations.map((item) => item.place).filter(startsHere)];
}
