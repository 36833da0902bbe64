import type { Answer, BounceEvent, InnerAnswer } from '../bounce/index.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { BOUNCE_LABELS, FORWARD_ADVICE, speaking, translate } from '../messages/index.ts';
import { codeMarkdown } from '../text/index.ts';
import { citationDate } from './citation-date.ts';

/** The reply and code that were received, or what else tells the answer. */
export function receivedReply({ smtp, code, token }: Answer): string {
  return [smtp, code].filter((part) => part !== null).join(' ') || (token ?? '');
}

/** An answer with all that stands inside it, the innermost first: it is the cause of the others. */
export function levelsOf(event: BounceEvent): readonly Answer[] {
  const levels: Answer[] = [event];
  for (let inner: InnerAnswer | null = event.inner; inner; inner = inner.inner) levels.unshift(inner);
  return levels;
}

/**
 * What the answers of one event mean: the innermost in full, those that passed it on in a sentence each. `card` explains an
 * answer in full, `meaning` in a sentence; both give nothing for one that nobody knows.
 */
export function answersMarkdown(
  event: BounceEvent,
  card: (answer: Answer) => string | undefined,
  meaning: (answer: Answer) => string | undefined,
): string[] {
  const levels = levelsOf(event);
  const first = levels.findIndex((level) => level.fact !== null);
  const [main, ...outer] = first < 0 ? [] : levels.slice(first);
  if (!main) return [];
  const parts: string[] = [];
  if (main !== event) parts.push(`${translate(BOUNCE_LABELS.innerMeaning)} ${codeMarkdown(main.text)}`, '');
  parts.push(card(main) ?? '', '');
  const passedOn = outer.filter(({ fact }) => fact !== null && fact !== main.fact);
  if (passedOn.length > 0) parts.push(translate(BOUNCE_LABELS.passedOn), '');
  for (const answer of passedOn) parts.push(`- ${codeMarkdown(receivedReply(answer))} ${meaning(answer) ?? ''}`);
  return passedOn.length > 0 ? [...parts, ''] : parts;
}

/** What DMARC does to forwards, and the ways out; ids of the message table with the texts that they rest on. */
type Advice = readonly [id: keyof typeof FORWARD_ADVICE, citation: string];

const REASONS: readonly Advice[] = [
  ['spf', 'RFC-7960'],
  ['dkim', 'RFC-7960'],
  ['srs', 'LEARN-SRS'],
];
const WAYS_OUT: readonly Advice[] = [
  ['fetch', 'GMAIL-FETCH-2026'],
  ['shared', 'LEARN-SHARED'],
  ['contact', 'LEARN-CONTACTS'],
  ['arc', 'PS-ARC'],
  ['author', 'RFC-7489'],
];

/** Advice for an event that failed because nobody could check its author; nothing for all others. */
export function forwardAdviceMarkdown(event: BounceEvent, isForward: boolean, knowledge: Knowledge): string[] {
  if (event.control !== 'sender-authentication') return [];
  const say = speaking(FORWARD_ADVICE);
  const row = ([id, citation]: Advice): string => {
    const source = knowledge.citation(citation);
    return source ? `- ${say(id)} ([${source.title}](${source.url}), ${citationDate(source)})` : `- ${say(id)}`;
  };
  return [
    `## ${say('title')}`,
    '',
    say(isForward ? 'forwarded' : 'perhaps'),
    '',
    ...REASONS.map(row),
    '',
    say('ways'),
    '',
    ...WAYS_OUT.map(row),
    '',
  ];
}
