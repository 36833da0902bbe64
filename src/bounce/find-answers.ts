import { findNdrMarks } from '../knowledge/index.ts';
import { table } from '../text/table.ts';
import { REPLY } from './answer-marks.ts';
import { oneLine } from './fields.ts';
import type { FoundLabel } from './labels.ts';

/** A server's answer in a report, on one line, and where it stands. */
export interface FoundAnswer {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longest answer that is kept; longer ones are cut, which no code or token is affected by. */
const LONGEST = 2000;

const BARE_ANSWER =
  /(?:^[ \t]{0,20}(?:(?:<<<|<\*\*|<-|S:|\(reason:|error:)[ \t]{0,8})?|said:\s{1,12}|returned ['"(‘]?|response(?: was|:)?:? ?['"]?|Remote host said: |smtp; ?)([45]\d\d)(?=[ -][^\d\n]| \d{1,2} [A-Za-z]|: ?\S|\n[ \t]{1,12}\S)/gim;

/** Where answers stand and how far they go. Bare codes count only in a text without any full answer. */
export function findAnswers(report: string, labels: readonly FoundLabel[]): FoundAnswer[] {
  const stops = labels.filter(
    ({ field }) => field === 'generatingServer' || field === 'rejectedBy' || field === 'headers',
  );
  const starts = new Set<number>();
  for (const match of report.matchAll(new RegExp(REPLY, 'g'))) if (tells(report, match.index)) starts.add(match.index);
  for (const match of report.matchAll(/#([245]\.\d{1,3}\.\d{1,3})[ \t]+smtp;/gi)) starts.add(match.index);
  for (const match of report.matchAll(BARE_ANSWER)) starts.add(match.index + match[0].length - 3);
  if (starts.size === 0) {
    for (const mark of findNdrMarks(report)) if (mark.kind === 'code' || mark.kind === 'token') starts.add(mark.start);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  const answers: FoundAnswer[] = [];
  let free = 0;
  let stop = 0;
  for (const start of sorted) {
    if (start < free) continue;
    while (stop < stops.length && (stops[stop]?.start ?? 0) <= start) stop++;
    const end = Math.min(answerEnd(report, start), stops[stop]?.start ?? report.length);
    const text = joined(report.slice(start, end));
    answers.push({ start, end, text });
    free = end;
  }
  return answers;
}

/** A positive reply tells of a failure only when a token of Exchange follows: `250 2.1.5 RESOLVER.MSGTYPE.AF`. */
function tells(report: string, start: number): boolean {
  return report.charAt(start) !== '2' || /^2\d\d[ -]2\.\d\.\d{1,3} [A-Za-z]+\.\w/.test(report.slice(start, start + 60));
}

/** What closes an answer by what opens it; an apostrophe inside a word closes nothing. */
const CLOSING: Readonly<Record<string, RegExp>> = table({
  "'": /'(?![A-Za-zÀ-ɏ\d])/,
  '"': /"/,
  '‘': /’(?![A-Za-zÀ-ɏ])/,
  '“': /[”"]/,
  '«': /»/,
});

/**
 * End of the answer that starts at `start`: its closing quote when it is quoted, else an empty line, a line that starts
 * something else, or the end. Folded lines and the further lines of a multi-line reply belong to it.
 */
function answerEnd(report: string, start: number): number {
  const opening = report.slice(Math.max(0, start - 60), start);
  const quote = /['"‘“«]\s*(?:<[^<>\s]{0,253}>\s*)?$/.exec(opening)?.[0].charAt(0);
  const limit = Math.min(report.length, start + LONGEST);
  const text = report.slice(start, limit);
  const empty = text.search(/\n[ \t]*(?:\n|$)/);
  const paragraph = empty < 0 ? text.length : empty;
  if (quote) {
    const closing = CLOSING[quote];
    const at = closing ? text.search(closing) : -1;
    if (at >= 0 && at <= paragraph) return start + at;
  }
  const lines = text.slice(0, paragraph).split('\n');
  let length = lines[0]?.length ?? 0;
  for (const line of lines.slice(1)) {
    // Numbers alone are no answer: it goes on in the folded line, whatever that starts with.
    const isBare = !/\p{L}/u.test(text.slice(0, length));
    if (!(isBare && /^[ \t]+\S/.test(line)) && !continues(line, text.slice(0, 3))) break;
    length += 1 + line.length;
  }
  return start + length;
}

/** Whether a line goes on with the answer: `550-` and `550 ` lines of the same reply, folded lines, plain words. */
function continues(line: string, reply: string): boolean {
  const trimmed = line.replace(/^[ \t]*(?:<<<|<\*\*|<-|S:)?[ \t]*/, '');
  if (/^[245]\d\d[ -]/.test(trimmed)) return trimmed.startsWith(reply);
  if (
    /^(?:>>>|<<<|->|C:|\*|-{2,}|_{2,}|=|Giving up|I'm not|Message rejected|Last attempt|Return code|Connection)/i.test(
      trimmed,
    )
  )
    return false;
  if (/^<?[^\s<>@]{1,64}@[^\s<>]{3,}>?:?/.test(trimmed)) return false;
  // A label opens something else; `rejected: User unknown` in a folded line is no label.
  const isFolded = /^[ \t]/.test(line) && /^\p{Ll}/u.test(trimmed);
  if (!isFolded && /^\p{L}[\p{L} '’-]{1,40}[ \t]*[:：](?!\/\/)/u.test(trimmed)) return false;
  return trimmed !== '' && (/^[ \t]/.test(line) || /^[a-zß-ÿ(<[]/.test(trimmed) || /^https?:/.test(trimmed));
}

/** A multi-line reply as one: the repeated reply and code at the start of its lines are left out. */
function joined(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  const again = rest.map((line) =>
    line
      .replace(/^[ \t]*(?:<<<|<\*\*|<-|S:)?[ \t]*/, '')
      .replace(/^[245]\d\d[ -](?:[245]\.\d{1,3}\.\d{1,3}[ \t]+)?/, ''),
  );
  return oneLine([first, ...again].join(' '));
}
