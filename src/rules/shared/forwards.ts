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

/** A control that a verdict names: its kind and its name (empty for `outboundPolicy` when several agree). */
export function controlOf(by: string): { readonly kind: string; readonly name: string } {
  const colon = by.indexOf(':');
  return colon < 0 ? { kind: by, name: '' } : { kind: by.slice(0, colon), name: by.slice(colon + 1) };
}

/** The line that decides a verdict, where a text states it. */
export const decidingPlace = (verdict: Verdict): Place | undefined =>
  verdict.chain.find((step) => step.control === verdict.by && step.place)?.place;
