import { controlText } from '../../src/exchange/control.ts';
import type { Verdict } from '../../src/verdict/index.ts';

/** What the JSON of a verdict says of its answer, with controls as programs read them. */
export function answerOf({ verdict, by, alsoBlockedBy, outcome, reason, basis }: Verdict) {
  return { verdict, by: controlText(by), alsoBlockedBy: alsoBlockedBy.map(controlText), outcome, reason, basis };
}
