import type { Answer, Bounce, BounceEvent, Cause } from '../bounce/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { BOUNCE_LABELS, translate } from '../messages/index.ts';
import { codeMarkdown } from '../text/index.ts';
import { bounceTitle, causeMarkdown, eventMarkdown } from './bounce.ts';
import { answersMarkdown, forwardAdviceMarkdown } from './bounce-answers.ts';
import type { Lines } from './place.ts';

/** What is known of the answers in a bounce, as Markdown in the language in use. */
export interface AnswerWords {
  /** An answer explained in full; undefined for one that nobody knows. */
  card(answer: Answer): string | undefined;
  /** An answer explained in a sentence. */
  meaning(answer: Answer): string | undefined;
  /** The provider that answered, by its name. */
  provider(event: BounceEvent): string | undefined;
}

/** How many recipients are explained in full; the others are named. */
const MOST_EVENTS = 20;

/** A bounce explained: what happened, what it means, which line did it. `causes` are those of its events, in their order. */
export function bouncePage(
  bounce: Bounce,
  causes: readonly Cause[],
  words: AnswerWords,
  knowledge: Knowledge,
  lines: Lines,
): string {
  const { events } = bounce;
  const parts = [`# ${bounceTitle(bounce)}`, ''];
  if (events.length === 0) parts.push(translate(BOUNCE_LABELS.nothing));
  for (const [index, event] of events.slice(0, MOST_EVENTS).entries()) {
    if (events.length > 1) parts.push(`# ${codeMarkdown(event.recipient ?? String(index + 1))}`, '');
    const cause = causes[index];
    if (cause) parts.push(causeMarkdown(cause, bounce, lines), '');
    parts.push(`## ${translate(BOUNCE_LABELS.facts)}`, '', eventMarkdown(bounce, event, words.provider(event)), '');
    const isForward = bounce.forwardedBy !== null || event.forwardingMailbox !== null;
    parts.push(
      ...answersMarkdown(event, words.card, words.meaning),
      ...forwardAdviceMarkdown(event, isForward, knowledge),
    );
  }
  return parts.join('\n');
}
