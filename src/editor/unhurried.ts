import type { Subscription } from './emitter.ts';

/** What takes longer than this waits until nobody types, in milliseconds. */
const QUICK = 50;
/** So many times as long as the work took nothing may come, but never longer than this, in milliseconds. */
const REST = { times: 3, most: 3000 } as const;

/** Runs work that follows what is typed: at once while it is quick, else when nothing came for some time. */
export class Unhurried implements Subscription {
  readonly #run: () => void;
  #took = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(run: () => void) {
    this.#run = run;
  }

  /** How long the work took the last time, in milliseconds. */
  took(milliseconds: number): void {
    this.#took = milliseconds;
  }

  /** There is work. */
  want(): void {
    if (this.#took <= QUICK) this.#run();
    else this.#wait();
  }

  /** Somebody types: work that waits waits longer. */
  postpone(): void {
    if (this.#timer !== undefined) this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const rest = Math.min(REST.most, this.#took * REST.times);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#run();
    }, rest);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
