import type { Analysis } from './analyze.ts';
import type { ConfigProblem } from './config/index.ts';
import { CONFIG, READING, ruleFailed, translate } from './messages/index.ts';
import type { Reading } from './read/index.ts';
import { type Lines, placeView, type UnreadView } from './report/view.ts';
import type { FileProblem } from './text/index.ts';

const START = { line: 1, column: 1, offset: 0 };

/** What could not be read as a whole, in the language in use. */
export const fileProblemView = ({ path, id, args }: FileProblem): UnreadView => ({
  file: path,
  start: START,
  end: START,
  reason: translate(READING[id], args),
});

/** A mistake in a configuration file, or in one of its kind, in the language in use. */
export function problemView({ message, args, place }: ConfigProblem, lines: Lines): UnreadView {
  return { ...placeView(place, lines), reason: translate(CONFIG[message], args), configuration: true };
}

/** Rules that threw, in the language in use: mistakes of the tool. */
export const failureViews = ({ tenants }: Analysis): readonly UnreadView[] =>
  tenants.flatMap(({ failures }) =>
    failures.map(({ rule, error }) => fileProblemView({ path: '.', ...ruleFailed(rule, error) })),
  );

/** What could not be read in texts, in the language in use. */
export const readingProblems = (readings: readonly Reading[], lines: Lines): readonly UnreadView[] =>
  readings.flatMap(({ problems }) =>
    problems.map(({ place, message, args }) => ({
      ...placeView(place, lines),
      reason: translate(READING[message], args),
    })),
  );

/** What names a setting in texts and was not understood, in the language in use. */
export const readingGaps = (readings: readonly Reading[], lines: Lines): readonly UnreadView[] =>
  readings.flatMap(({ unread }) =>
    unread.map(({ place, reason, args }) => ({
      ...placeView(place, lines),
      reason: translate(READING[reason], args),
    })),
  );
