/** A text without its comments, in parts. */
import type { ParsedScript } from './parsed-script.ts';
export function* codeParts({ slice, script }: Pick<ParsedScript, 'slice' | 'script'>): Generator<string> {
  let at = 0;
  for (const { start, end } of [...script.comments].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    yield slice.text.slice(at, start);
    at = end;
  }
  yield slice.text.slice(at);
}
