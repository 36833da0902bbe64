import type { Exception } from '../../tenant/index.ts';
import type { Located } from '../../text/index.ts';

const words = (some: readonly Located<string>[]): string => some.map(({ value }) => value).join(', ');

/** The two ends of an exception, as written. */
export const forwardsOf = ({ from, to }: Exception): { readonly from: string; readonly to: string } => ({
  from: words(from),
  to: words(to),
});
