import { type Match, maybe, NO, YES } from './match.ts';

/**
 * Whether a moment written in a setting has come on the day `asOf` (YYYY-MM-DD). A date without a time means its midnight, so the
 * day itself counts as come. Maybe without `asOf`, for a moment within that day, and for a date that cannot be read for sure
 * (`02/03/2026` depends on the language of the computer).
 */
export function dateMatch(written: string, asOf: string | undefined): Match {
  const unknown = maybe('rule-date-window', { date: written });
  const moment = dayOf(written);
  if (asOf === undefined || !moment) return unknown;
  const day = asOf.slice(0, 10);
  if (moment.day < day) return YES;
  if (moment.day > day) return NO;
  return moment.midnight ? YES : unknown;
}

/** Calendar day of a written date and whether it is its midnight. */
function dayOf(written: string): { readonly day: string; readonly midnight: boolean } | undefined {
  const text = written.trim();
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](.+))?$/.exec(text);
  if (iso) return { day: `${iso[1]}-${iso[2]}-${iso[3]}`, midnight: isMidnight(iso[4]) };
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (.+))?$/.exec(text);
  if (!local) return undefined;
  const [first, second] = [Number(local[1]), Number(local[2])];
  const month = first > 12 ? second : second > 12 || first === second ? first : 0;
  if (month < 1 || month > 12) return undefined;
  const date = first > 12 ? first : second;
  const two = (value: number) => String(value).padStart(2, '0');
  return { day: `${local[3]}-${two(month)}-${two(date)}`, midnight: isMidnight(local[4]) };
}

function isMidnight(time: string | undefined): boolean {
  if (time === undefined) return true;
  return /^(0?0:00(:00)?|12:00(:00)? ?AM)(\.0+)?(Z|[+-]00:?00)?$/i.test(time.trim());
}
