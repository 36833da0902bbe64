import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch, type StructuredPatchHunk } from 'diff';
import type { Encoding, Source } from '../text/index.ts';
import { type Harmless, isHarmless } from './harmless.ts';

/** A text before and after a change. */
export interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The shortest difference is looked for up to so many changed lines: the effort grows with their square. */
const MOST_LINES = 2000;

/** Unchanged lines around a change. */
const CONTEXT = 4;

/** A change that is not in a patch, and why: an id of `messages/patch.ts`. */
export interface LeftOut {
  readonly path: string;
  readonly why: 'encoding' | 'place' | 'characters';
}

/** What becomes the texts of files that a patch can hold, and how their first line begins there. */
const MARKS: Readonly<Partial<Record<Encoding, string>>> = { utf8: '', 'utf8-bom': '\ufeff' };

/**
 * Changes as a unified diff that `git apply` takes in the folder that `path` is relative to, and the changes that it cannot
 * hold: texts in other encodings than UTF-8, files outside of the folder, and lines that would act where they are printed.
 */
export function patchOf(
  changes: readonly { readonly path: string; readonly before: Source; readonly after: string }[],
): { readonly patch: Harmless; readonly left: readonly LeftOut[] } {
  const left: LeftOut[] = [];
  const parts = changes.map(({ path, before, after }): string => {
    const mark = MARKS[before.encoding];
    if (mark === undefined) left.push({ path, why: 'encoding' });
    else if (path.startsWith('../') || /^(?:\/|[A-Za-z]:)/.test(path)) left.push({ path, why: 'place' });
    else {
      const part = diffText([{ path, before: mark + before.text, after: mark + after }]);
      if (isHarmless(part)) return part;
      left.push({ path, why: 'characters' });
    }
    return '';
  });
  return { patch: parts.join('') as Harmless, left };
}

/** Changes as a unified diff. */
export function diffText(changes: readonly ChangedText[]): string {
  return changes.map((change) => shortest(change) ?? byPosition(change)).join('');
}

/** The lines of the unified diff of one change, without the names of the file. */
export function diffLines(change: ChangedText): readonly string[] {
  const lines = diffText([change]).split('\n');
  return lines.slice(
    lines.findIndex((line) => line.startsWith('@@')),
    -1,
  );
}

function shortest({ path, before, after }: ChangedText): string | undefined {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', {
    maxEditLength: MOST_LINES,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** A difference that compares line by line; where the number of lines differs, everything between the first and the last change. */
function byPosition({ path, before, after }: ChangedText): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = old.length === now.length ? paired(old, now) : [between(old, now)];
  const patch = { oldFileName: `a/${path}`, newFileName: `b/${path}`, oldHeader: '', newHeader: '', hunks };
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

const NO_BREAK = '\\ No newline at end of file';

/** Lines with their line feeds. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** A line of a patch, with the note behind a last line that has no line feed. */
const marked = (sign: string, line: string): string[] =>
  line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, NO_BREAK];

/** Hunks of two texts with as many lines. */
function paired(old: readonly string[], now: readonly string[]): StructuredPatchHunk[] {
  const hunks: StructuredPatchHunk[] = [];
  const differs = (at: number): boolean => old[at] !== now[at];
  for (let at = 0; at < old.length; at++) {
    if (!differs(at)) continue;
    const start = Math.max(0, at - CONTEXT, hunkEnd(hunks));
    let last = at;
    for (let next = at; next < old.length && next - last <= 2 * CONTEXT; next++) if (differs(next)) last = next;
    const end = Math.min(old.length, last + 1 + CONTEXT);
    const lines: string[] = [];
    for (let from = start; from < end; ) {
      let to = from;
      while (to < end && differs(to) === differs(from)) to++;
      if (differs(from)) {
        for (const line of old.slice(from, to)) lines.push(...marked('-', line));
        for (const line of now.slice(from, to)) lines.push(...marked('+', line));
      } else for (const line of old.slice(from, to)) lines.push(...marked(' ', line));
      from = to;
    }
    hunks.push({ oldStart: start + 1, oldLines: end - start, newStart: start + 1, newLines: end - start, lines });
    at = end - 1;
  }
  return hunks;
}

const hunkEnd = (hunks: readonly StructuredPatchHunk[]): number => {
  const last = hunks.at(-1);
  return last ? last.oldStart - 1 + last.oldLines : 0;
};

/** One hunk from the first to the last line that differs. */
function between(old: readonly string[], now: readonly string[]): StructuredPatchHunk {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const start = Math.max(0, head - CONTEXT);
  const around = Math.max(0, tail - CONTEXT);
  const [oldEnd, newEnd] = [old.length - tail, now.length - tail];
  return {
    oldStart: start + 1,
    oldLines: old.length - around - start,
    newStart: start + 1,
    newLines: now.length - around - start,
    lines: [
      ...old.slice(start, head).flatMap((line) => marked(' ', line)),
      ...old.slice(head, oldEnd).flatMap((line) => marked('-', line)),
      ...now.slice(head, newEnd).flatMap((line) => marked('+', line)),
      ...old.slice(oldEnd, old.length - around).flatMap((line) => marked(' ', line)),
    ],
  };
}
