import { type Match, maybe, NO, YES } from './match.ts';

/**
 * Whether a moment written in a setting has come on the day `asOf` (YYYY-MM-DD). A date without a time means its midnight, so the
 * day itself counts as come. Maybe without `asOf`, for a moment within that day, and for a date whose readings disagree
 * (`02/03/2026` depends on the language of the computer).
 */
export function dateMatch(written: string, asOf: string | undefined): Match {
  const unknown = maybe('rule-date-window', { date: written });
  const { days, midnight } = daysOf(written);
  if (asOf === undefined || days.length === 0) return unknown;
  const today = asOf.slice(0, 10);
  const answers = days.map((day) => (day < today ? YES : day > today ? NO : midnight ? YES : unknown));
  const [first = unknown] = answers;
  return answers.every((answer) => answer.is === first.is) ? first : unknown;
}

/**
 * Calendar days that a written date may mean, as ISO dates: one, two when day and month can be swapped, none when it is unreadable;
 * and whether it means their midnight.
 */
export function daysOf(written: string): { readonly days: readonly string[]; readonly midnight: boolean } {
  const text = written.trim();
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/.exec(text);
  if (iso) return { days: [iso[1] ?? ''], midnight: isMidnight(iso[2]) };
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:,? (.+))?$/.exec(text);
  if (!local) return { days: [], midnight: false };
  const [first, second] = [Number(local[1]), Number(local[2])];
  const two = (value: number) => String(value).padStart(2, '0');
  const day = (month: number, date: number): string[] =>
    month >= 1 && month <= 12 && date >= 1 && date <= 31 ? [`${local[3]}-${two(month)}-${two(date)}`] : [];
  return { days: [...new Set([...day(first, second), ...day(second, first)])], midnight: isMidnight(local[4]) };
}

function isMidnight(time: string | undefined): boolean {
  if (time === undefined) return true;
  return /^(0?0:00(:00)?|12:00(:00)? ?AM)(\.0+)?(Z|[+-]00:?00)?$/i.test(time.trim());
}
