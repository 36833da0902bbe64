/** Takes all steps of long work at once: for those who have nothing else to do in between. */
export function allSteps<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** How somebody waits for long work. */
export interface Rests {
  /** Stops the work: it throws then. */
  readonly signal?: AbortSignal;
  /** Called often between two steps; an editor lets others go first. */
  readonly pause?: () => Promise<void>;
}

/** How long is worked at a stretch, in milliseconds, as far as one step does not take longer; most take less than one. */
const STRETCH = 2;

/** Takes the steps of long work; between two of them the caller may rest or stop. */
export async function inSteps<T>(steps: Generator<void, T>, { signal, pause }: Rests): Promise<T> {
  // The clock is loaded where somebody rests: the command line does not.
  let since = pause ? performance.now() : 0;
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = steps.next();
    if (done) return value;
    if (pause && performance.now() - since > STRETCH) {
      await pause();
      since = performance.now();
    }
  }
}
