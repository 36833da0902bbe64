import type { Understood } from './understood.ts';

/** A text without its comments, in parts. */
export function* codeParts({ slice, script }: Pick<Understood, 'slice' | 'script'>): Generator<string> {
  let at = 0;
  for (const { start, end } of [...script.comments].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    yield slice.text.slice(at, start);
    at = end;
  }
  yield slice.text.slice(at);
}
