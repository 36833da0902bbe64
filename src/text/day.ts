/** The day of a moment on the machine's own calendar, as an ISO date (YYYY-MM-DD). */
export function dayOf(moment: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whether a text is the ISO date of a day that exists. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  // The 30th of February comes out as another day.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day a year after an ISO date (YYYY-MM-DD). */
export function yearAfter(day: string): string {
  const moment = new Date(day);
  moment.setUTCFullYear(moment.getUTCFullYear() + 1);
  return moment.toISOString().slice(0, 10);
}

const DAY_MS = 86_400_000;

/** How many days one ISO date (YYYY-MM-DD) lies after another; negative for one before it. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
