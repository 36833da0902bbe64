import { sameControl } from '../../exchange/control.ts';
import type { StatedForward } from '../../exchange/forwards.ts';
import type { Place } from '../../text/index.ts';
import type { Question, Verdict } from '../../verdict/verdict.ts';

const ANSWERS = new WeakMap<StatedForward, Verdict>();

/** Whether a forward leaves the organization. Asked once for a forward, by however many rules. */
export function answerFor(forward: StatedForward, decide: (question: Question) => Verdict): Verdict {
  let answer = ANSWERS.get(forward);
  if (!answer) {
    answer = decide(forward.question);
    ANSWERS.set(forward, answer);
  }
  return answer;
}

/** The line that decides a verdict, where a text states it. */
export const decidingPlace = (verdict: Verdict): Place | undefined =>
  verdict.chain.find((step) => sameControl(step.control, verdict.by) && step.place)?.place;
