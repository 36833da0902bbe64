import * as vscode from 'vscode';
import { translate } from '../../messages/index.ts';
import { placeMarkdown } from '../../report/place.ts';
import { codeMarkdown, plainMarkdown } from '../../text/index.ts';
import { linkingLines, type Pages } from './pages.ts';
import type { Outcome, Session } from './session.ts';
import { notRead } from './status.ts';

/** Mistakes of this program that are kept for a report. */
const MOST_ERRORS = 20;

/** The page behind *Show Log*: what was read, each place that was not understood with a link, and what went wrong in this program. */
export class Log {
  readonly #pages: Pages;
  readonly #errors: string[] = [];

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  /** Takes note of a mistake of this program. */
  error(error: unknown): void {
    this.#errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.#errors.splice(0, this.#errors.length - MOST_ERRORS);
  }

  /** Shows the log of the folder or file that the active editor belongs to, else of the first that was read. */
  async show(session: Session): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const outcome = (active && session.outcomeOf(active)) ?? session.outcomes()[0];
    const title = translate('What was read');
    const parts = [`# ${title}`, ''];
    if (outcome) parts.push(...about(outcome));
    else parts.push(translate('Nothing has been read yet. Open a file about mail forwarding.'));
    for (const error of this.#errors) parts.push('', '```text', error.replaceAll('```', "'''"), '```');
    await this.#pages.show(title, parts.join('\n'), outcome);
  }
}

function about(outcome: Outcome): string[] {
  const { area, sources, duration } = outcome;
  const missed = notRead(outcome);
  const head = translate('{name}: files read in {duration} ms: {files}, places not understood: {unread}', {
    name: area.name,
    files: sources.size,
    duration: duration.toFixed(0),
    unread: missed.length,
  });
  const lines = linkingLines(outcome);
  const list = missed.map(({ path, place, sentence }) => {
    return `- ${place ? placeMarkdown(place, lines) : codeMarkdown(path)} ${plainMarkdown(sentence)}`;
  });
  return [plainMarkdown(head), '', ...list];
}
