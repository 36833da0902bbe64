import { sameControl } from '../exchange/control.ts';
import type { Step, Verdict } from './verdict.ts';

/** The step that gives the answer; undefined where no control acts. */
export function decidingStep({ chain, by, verdict }: Verdict): Step | undefined {
  const wanted = verdict === 'blocked' ? 'block' : verdict === 'unknown' ? 'unknown' : 'pass';
  return (
    chain.find((step) => sameControl(step.control, by) && step.result === wanted) ??
    chain.find((step) => step.result === wanted && wanted !== 'pass')
  );
}
