import { sameControl } from '../../exchange/control.ts';
import type { StatedForward } from '../../exchange/forwards.ts';
import type { Related, Report, RuleContext } from '../../lint/contract.ts';
import type { Edit } from '../../text/index.ts';
import type { Question, Verdict } from '../../verdict/verdict.ts';
import { nameOf, setOn } from './objects.ts';
import { switchedOff } from './switch.ts';

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

/** The line that decides a verdict, where a text states it, under the message `relatedControl` of the rule. */
export function deciding(verdict: Verdict): readonly Related<'relatedControl'>[] {
  const place = verdict.chain.find((step) => sameControl(step.control, verdict.by) && step.place)?.place;
  return place ? [{ place, message: 'relatedControl', args: {} }] : [];
}

/** What a finding about a forward is about. */
export const subjectOf = ({ object, property, question }: StatedForward): NonNullable<Report['subject']> => ({
  object: `${object.kind}:${nameOf(object)}`,
  property,
  value: question.to,
});

/** The edits that end a forward: the setting of a mailbox is cleared, an Inbox rule is switched off. */
export function endOf(context: RuleContext, { object, property }: StatedForward): readonly Edit[] | undefined {
  if (object.kind === 'inboxRule') return switchedOff(context, object);
  const edit = setOn(context, object, property, null);
  return edit && [edit];
}
