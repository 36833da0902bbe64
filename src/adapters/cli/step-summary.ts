import { appendFileSync } from 'node:fs';
import { translate } from '../../messages/index.ts';
import { harmless } from '../../report/harmless.ts';
import { beyondAnnotations } from '../../report/lint-github.ts';
import { lintMarkdown } from '../../report/lint-markdown.ts';
import type { LintView } from '../../report/view.ts';
import { say, type World } from './command.ts';
import { reasonOf } from './disk.ts';

/** GitHub takes at most 1 MiB from a step; so many rows of ordinary length stay below in every language. */
const MOST_ROWS = 1000;

/**
 * Adds what GitHub shows no annotation for to the summary of the step. Nothing is written elsewhere than in GitHub Actions, into
 * the file that the runner names for it, and nothing where all annotations are shown.
 */
export function addOverflow(view: LintView, world: World): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY: file } = world.env;
  const beyond = beyondAnnotations(view);
  if (GITHUB_ACTIONS !== 'true' || !file || !beyond) return;
  const { findings } = beyond;
  const left = findings.length - MOST_ROWS;
  const notes = [
    translate('GitHub shows the first annotations of each severity only; these are the others.'),
    ...(left > 0 ? [translate('Findings that are not listed here: {count}.', { count: left })] : []),
  ];
  const text = lintMarkdown({ ...beyond, findings: findings.slice(0, MOST_ROWS), notes });
  try {
    appendFileSync(file, harmless(text, 'markdown'));
  } catch (error) {
    say(world, translate('{file} could not be written: {reason}.', { file, reason: reasonOf(error) }));
  }
}
