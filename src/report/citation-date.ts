import type { Citation } from '../knowledge/index.ts';
import { translate } from '../messages/index.ts';

/** The date of a published text, or when it was seen, in the language in use. */
export function citationDate({ date }: Citation): string {
  const seen = /^seen (.+)$/.exec(date)?.[1];
  return seen === undefined ? date : translate('seen {date}', { date: seen });
}
