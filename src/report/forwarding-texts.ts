import { LABELS, translate } from '../messages/index.ts';
import type { Answer } from './forwarding-view.ts';

/** Everything the view says that is no answer, in the language in use. */
export interface ForwardingTexts {
  readonly title: string;
  readonly organization: string;
  readonly ways: string;
  readonly allWays: string;
  readonly usualWays: string;
  readonly filter: string;
  readonly senders: string;
  readonly recipients: string;
  readonly forwards: string;
  readonly noForwards: string;
  readonly facts: string;
  readonly grid: string;
  readonly gridHint: string;
  readonly details: string;
  readonly choose: string;
  readonly ask: string;
  readonly members: string;
  readonly exports: string;
  readonly empty: string;
  readonly nothingFits: string;
  readonly notUnderstood: string;
  readonly answers: Readonly<Record<Answer, string>>;
  readonly marks: Readonly<Record<string, string>>;
}

/** The sign for an answer. */
export const ANSWER_MARKS: Readonly<Record<Answer, string>> = { allowed: '✓', blocked: '✕', unknown: '?', mixed: '±' };

/** The ways of forwarding that are summed up. */
export const usualWays = (): string => translate('Inbox rules and mailbox forwarding');

/** The word for an answer. */
export const answerWord = (answer: Answer): string =>
  answer === 'mixed' ? translate('depends on the way') : translate(LABELS[answer]);

/** The words of the overview *Who may forward where*. */
export function forwardingTexts(): ForwardingTexts {
  return {
    title: translate('Who may forward where'),
    organization: translate('Organization'),
    ways: translate('How'),
    allWays: translate('every way of forwarding'),
    usualWays: usualWays(),
    filter: translate('Filter'),
    senders: translate('Senders'),
    recipients: translate('Recipients'),
    forwards: translate('Forwards in the files'),
    noForwards: translate('The files set up no forward whose both ends they tell.'),
    facts: translate('Missing facts'),
    grid: translate('Senders in rows, recipients in columns'),
    gridHint: translate('Arrow keys move, Enter shows what decides.'),
    details: translate('What decides'),
    choose: translate('Choose a field of the grid to see what decides.'),
    ask: translate('Ask about this'),
    members: translate('Members: {names}', { names: '' }).trim(),
    exports: translate('Export'),
    empty: translate(
      'Nobody is known to belong to this organization, so there is nobody to ask about. State its domains.',
    ),
    nothingFits: translate('Nothing fits.'),
    notUnderstood: translate('Places that were not understood: {count}', { count: '{count}' }),
    answers: {
      allowed: answerWord('allowed'),
      blocked: answerWord('blocked'),
      unknown: answerWord('unknown'),
      mixed: answerWord('mixed'),
    },
    marks: ANSWER_MARKS,
  };
}
