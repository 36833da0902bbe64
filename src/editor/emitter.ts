/** Something that ends when it is disposed of. */
export interface Subscription {
  dispose(): void;
}

/** Calls a listener whenever something happens, until the subscription is disposed of. */
export type Event<T> = (listener: (value: T) => unknown) => Subscription;

/** Tells its listeners what happens, in the order in which they came. */
export class Emitter<T> implements Subscription {
  readonly #listeners = new Set<(value: T) => unknown>();

  readonly event: Event<T> = (listener) => {
    // The same function may listen twice.
    const own = (value: T): unknown => listener(value);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
