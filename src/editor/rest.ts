/** Lets what waits go first. A timer waits for a millisecond at least, and four in a browser; not every host has better. */
export const rest = (): Promise<void> =>
  new Promise((resolve) => ('setImmediate' in globalThis ? globalThis.setImmediate : setTimeout)(resolve));
