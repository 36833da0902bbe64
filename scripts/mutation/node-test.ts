// Stands in for node:test while mutants run: collects the tests of a file, so that one process can run them again and again.

export interface Collected {
  /** Names from the outermost group to the test, and the file before them. */
  readonly name: string;
  readonly file: string;
  readonly run: () => unknown;
}

type Body = () => unknown;

const collected: Collected[] = [];
const groups: string[] = [];
let current = '';

/** Everything collected from now on belongs to this file. */
export function fromFile(file: string): void {
  current = file;
}

/** The tests of all files that were loaded, in their order. */
export const collectedTests = (): readonly Collected[] => collected;

export function describe(name: string, body: Body): void {
  groups.push(name);
  body();
  groups.pop();
}

export function it(name: string, optionsOrBody: object | Body, body?: Body): void {
  const run = typeof optionsOrBody === 'function' ? (optionsOrBody as Body) : body;
  if (run) collected.push({ name: [...groups, name].join(' > '), file: current, run });
}

export const test = it;
