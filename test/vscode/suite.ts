/** What the runner tells the suite when it bundles it. */
declare const SUITE: { readonly host: 'desktop' | 'web'; readonly only: string; readonly pictures: boolean };

interface Test {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const tests: Test[] = [];

/** The host that the suite runs in. */
export const host = SUITE.host;

/** Adds a test; they run one after the other in the order of their addition. */
export function test(name: string, body: () => Promise<void>): void {
  tests.push({ name, body });
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

type Found<T> = Exclude<T, false | undefined | null | 0 | ''>;

/** Waits until `look` gives something truthy and returns that; fails after `limit` milliseconds. */
export async function until<T>(what: string, look: () => T | Promise<T>, limit = 15_000): Promise<Found<T>> {
  const end = Date.now() + limit;
  for (;;) {
    const seen = await look();
    if (seen) return seen as Found<T>;
    if (Date.now() > end) throw new Error(`waited ${limit} ms in vain for ${what}`);
    await sleep(20);
  }
}

export function equal(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: got ${left}, wanted ${right}`);
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(what);
}

/** Takes a picture of the whole window, when the runner was asked for pictures. */
export async function picture(name: string): Promise<void> {
  if (!SUITE.pictures) return;
  await sleep(1200);
  console.log(`shot:${name}`);
  await sleep(1200);
}

/** Presses a key where the focus is; for menus that no command chooses from. The desktop editor cannot be asked. */
export async function press(key: string): Promise<void> {
  console.log(`press:${key}`);
  await sleep(300);
}

/** Asks the runner whether a panel shows a text; it fails the run when not. The desktop editor cannot be asked. */
export async function see(text: string): Promise<void> {
  console.log(`see:${text}`);
  await sleep(1500);
}

/** True when pictures are wanted; steps that only make a picture ask for it. */
export const pictures = SUITE.pictures;

/** Runs every test, prints one line each, and throws at the end when one failed. */
export async function runAll(): Promise<void> {
  let passed = 0;
  const failed: string[] = [];
  for (const { name, body } of tests.filter((entry) => entry.name.includes(SUITE.only))) {
    const start = Date.now();
    try {
      await body();
      passed++;
      console.log(`ok   ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed.push(name);
      console.log(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(`suite: ${passed} passed, ${failed.length} failed`);
  console.log('suite:done');
  if (failed.length > 0) throw new Error(`failed: ${failed.join('; ')}`);
}
