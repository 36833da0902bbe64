import type { Tenant } from '../tenant/index.ts';
import type { ClassName } from './classes.ts';
import type { Verdict } from './verdict.ts';

/** One answer to a question of a person. Classes of senders and recipients that get the same answer stand together. */
export interface Answer {
  readonly tenant: Tenant;
  readonly from: readonly ClassName[];
  readonly to: readonly ClassName[];
  readonly verdict: Verdict;
}
