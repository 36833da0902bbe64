import type { Exception } from '../../tenant/index.ts';
import type { Located } from '../../text/index.ts';

const words = (some: readonly Located<string>[]): string => some.map(({ value }) => value).join(', ');

/** What a finding about an exception is about. */
export function subjectOf(exception: Exception): { readonly object: string } {
  const { from, to } = forwardsOf(exception);
  return { object: `exception:${from} > ${to}` };
}

/** The two ends of an exception, as written. */
export const forwardsOf = ({ from, to }: Exception): { readonly from: string; readonly to: string } => ({
  from: words(from),
  to: words(to),
});
