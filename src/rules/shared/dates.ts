/** Calendar days a written date may mean, as ISO dates: one, two when day and month can be swapped, none when unreadable. */
export function daysOf(written: string): readonly string[] {
  const iso = /^\s*(\d{4})-(\d{2})-(\d{2})/.exec(written);
  if (iso) return [`${iso[1]}-${iso[2]}-${iso[3]}`];
  const parts = /^\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(written);
  if (!parts) return [];
  const [, first = '', second = '', year = ''] = parts;
  const day = (month: string, date: string): string[] =>
    Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= 31
      ? [`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`]
      : [];
  return [...new Set([...day(first, second), ...day(second, first)])];
}

/** Whether a written date lies before an ISO date in every reading. */
export function isBefore(written: string, asOf: string): boolean {
  const days = daysOf(written);
  return days.length > 0 && days.every((day) => day < asOf);
}

/** Whether a written date lies after an ISO date in every reading. */
export function isAfter(written: string, asOf: string): boolean {
  const days = daysOf(written);
  return days.length > 0 && days.every((day) => day > asOf);
}
