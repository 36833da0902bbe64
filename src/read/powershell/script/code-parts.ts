import type { Span } from '../../../text/index.ts';
import type { ParsedScript } from './parsed-script.ts';

/** The parts of a text between its comments, in order. */
export function* codeParts({ slice, script }: Pick<ParsedScript, 'slice' | 'script'>): Generator<Span> {
  let at = 0;
  for (const { start, end } of [...script.comments].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    yield { start: at, end: start };
    at = end;
  }
  yield { start: at, end: slice.text.length };
}
