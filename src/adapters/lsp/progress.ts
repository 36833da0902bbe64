import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { translate } from '../../messages/index.ts';

/** Work that is over by then is not told of, in milliseconds. */
const PATIENCE = 400;

/** Tells the client that an area is being read, while that takes long. */
export class Progress {
  readonly #connection: Connection;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #shown = new Map<string, Promise<WorkDoneProgressServerReporter>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(key: string, name: string): void {
    if (this.#timers.has(key) || this.#shown.has(key)) return;
    const show = (): void => {
      this.#timers.delete(key);
      const created = this.#connection.window.createWorkDoneProgress();
      this.#shown.set(key, created);
      created
        .then((reporter) => reporter.begin('Mailflow Lint', undefined, translate('Reading {name}', { name })))
        .catch(() => {});
    };
    this.#timers.set(key, setTimeout(show, PATIENCE));
  }

  end(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#shown
      .get(key)
      ?.then((reporter) => reporter.done())
      .catch(() => {});
    this.#shown.delete(key);
  }

  /** Ends all of it, for instance because something failed. */
  endAll(): void {
    for (const key of [...this.#timers.keys(), ...this.#shown.keys()]) this.end(key);
  }
}
