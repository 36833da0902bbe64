import * as vscode from 'vscode';
import { translate } from '../../messages/index.ts';
import type { Outcome } from './session.ts';
import { unreadLines } from './status.ts';

/** Mistakes of this program that are kept for a report. */
const MOST_ERRORS = 20;

/** The output pane: what was read and not understood as it is now, and what went wrong in this program. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('Mailflow Lint');
  readonly #areas = new Map<string, string>();
  readonly #errors: string[] = [];
  #shown = '';

  /** Takes note of what an analysis did not understand. */
  note(outcome: Outcome): void {
    const { area, sources, duration } = outcome;
    const lines = unreadLines(outcome);
    const head = translate('{name}: {files} files read in {duration} ms, {unread} places not understood', {
      name: area.name,
      files: sources.size,
      duration: duration.toFixed(0),
      unread: lines.length,
    });
    this.#areas.set(area.key, [head, ...lines.map((line) => `  ${line}`)].join('\n'));
  }

  /** Takes note of a mistake of this program. */
  error(error: unknown): void {
    this.#errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    this.#errors.splice(0, this.#errors.length - MOST_ERRORS);
  }

  /** An area is gone. */
  forget(key: string): void {
    this.#areas.delete(key);
  }

  show(): void {
    const nothing = translate('Nothing has been read yet. Open a file about mail forwarding.');
    const text = [...(this.#areas.size > 0 ? this.#areas.values() : [nothing]), ...this.#errors].join('\n\n');
    if (text !== this.#shown) this.#channel.replace(`${text}\n`);
    this.#shown = text;
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
