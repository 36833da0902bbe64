import * as vscode from 'vscode';

/**
 * What the runner tells the suite when it bundles it. `answers` is the folder beside the workspace where the runner answers
 * what the suite asks of the page; undefined in the desktop editor, which nobody can ask.
 */
declare const SUITE: {
  readonly host: 'desktop' | 'web';
  /** Parts of titles between upright strokes; empty: every test. */
  readonly only: string;
  readonly pictures: boolean;
  /** How many random edits are made; 0 in a usual run. */
  readonly soak: number;
  /** Speed is measured. */
  readonly speed: boolean;
  readonly answers?: string;
  /** Sentences of the product in the language of the editor, by their English text; none in English. */
  readonly words: Readonly<Record<string, string>>;
};

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

let asked = 0;

type Verb =
  | 'shot'
  | 'see'
  | 'hidden'
  | 'focus'
  | 'point'
  | 'click'
  | 'press'
  | 'type'
  | 'size'
  | 'theme'
  | 'axe'
  | 'keys'
  | 'plain';

/**
 * Asks the runner, with a log line, for what only the page can do or tell, and waits for the answer: whether it went well.
 * Undefined in the desktop editor.
 */
async function ask(verb: Verb, argument: string): Promise<boolean | undefined> {
  const text = await askFor(verb, argument);
  return text === undefined ? undefined : text === 'true';
}

/** The same for an answer that is a text. A minute is enough for the longest. */
async function askFor(verb: Verb, argument: string): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (SUITE.answers === undefined || !folder) return undefined;
  const number = ++asked;
  const answer = vscode.Uri.joinPath(folder.uri, '..', SUITE.answers, String(number));
  console.log(`ask:${number}:${verb}:${argument}`);
  const read = async (): Promise<Uint8Array | undefined> => {
    try {
      return await vscode.workspace.fs.readFile(answer);
    } catch {
      return undefined;
    }
  };
  return new TextDecoder().decode(await until(`the page to answer "${verb} ${argument}"`, read, 60_000));
}

/** Takes a picture of the whole window, when the runner was asked for pictures. */
export async function picture(name: string): Promise<void> {
  if (!SUITE.pictures) return;
  await sleep(1200);
  await ask('shot', name);
}

/** Gives the window a size in pixels. */
export async function resize(width: number, height: number): Promise<void> {
  await ask('size', `${width}x${height}`);
}

/** Moves the pointer to the element of a CSS selector. The desktop editor cannot be asked. */
export async function point(selector: string): Promise<void> {
  await ask('point', selector);
}

/** Clicks what a selector finds (also Playwright's `text="Ask"`), in the window or a panel. False in the desktop editor. */
export async function click(selector: string): Promise<boolean> {
  const clicked = await ask('click', selector);
  if (clicked !== undefined) ok(clicked, `nothing to click at ${selector}`);
  return clicked ?? false;
}

/**
 * Presses a key as a person does (`Control+Period`, `Enter`). The desktop editor cannot be asked: there `instead` is run.
 */
export async function press(key: string, instead?: string): Promise<void> {
  const pressed = await ask('press', key);
  if (pressed === undefined && instead !== undefined) await vscode.commands.executeCommand(instead);
}

/** Where the editor's own lists and fields take keys. */
export const MENU_OF_FIXES = '.action-widget';
export const QUICK_INPUT = '.quick-input-widget';
export const RENAME_FIELD = '.rename-box';

/** Waits until keys go to what a selector finds: before that they would go to the text. */
export async function focused(selector: string): Promise<void> {
  ok((await ask('focus', selector)) !== false, `the focus does not come to ${selector}`);
}

/** Whether the page can be asked to press keys. */
export const hasKeys = SUITE.answers !== undefined;

/** Types text where the focus is. */
export async function type(text: string): Promise<void> {
  // In quotes, because the ends of a log line are cut.
  if ((await ask('type', JSON.stringify(text))) === undefined) await vscode.commands.executeCommand('type', { text });
}

/** Waits until the panels have taken on a theme, by its kind (`vscode-dark`). */
export async function themed(kind: string): Promise<void> {
  ok((await ask('theme', kind)) !== false, `the panels do not come in ${kind}`);
}

/**
 * Types a letter so often where the focus is: the milliseconds until the window has drawn each, and the CPU time that the window
 * itself takes for one. No times in the desktop editor.
 */
export async function timedKeys(count: number): Promise<{ readonly times: readonly number[]; readonly work: number }> {
  const answer = await askFor('keys', `${count}`);
  return answer === undefined
    ? { times: [], work: 0 }
    : (JSON.parse(answer) as { readonly times: readonly number[]; readonly work: number });
}

/** The words in plain letters that elements show or say, code left out. Empty in the desktop editor. */
export async function plainWords(selector: string): Promise<readonly string[]> {
  return JSON.parse((await askFor('plain', selector)) ?? '[]') as string[];
}

/** Whether axe finds nothing to fix in our panels; true in the desktop editor. */
export async function accessible(what: string): Promise<void> {
  ok((await ask('axe', what)) !== false, `axe finds something in ${what}`);
}

/**
 * Waits until a text is shown anywhere in the window, panels included. What `bring` opens is opened once more when the
 * editor let another view take its place. The desktop editor cannot be asked.
 */
export async function see(text: string, bring?: () => Thenable<unknown>): Promise<void> {
  await bring?.();
  let seen = await ask('see', text);
  if (seen === false && bring) {
    await bring();
    seen = await ask('see', text);
  }
  if (seen === undefined) await sleep(1500);
  else ok(seen, `"${text}" is not shown`);
}

/** What a person reads of a sentence of the product in the language of the editor, up to the first of its arguments. */
export const shown = (english: string): string => (SUITE.words[english] ?? english).replace(/\{[\s\S]*$/, '').trim();

/** Waits until a text is shown nowhere in the window. */
export async function hidden(text: string): Promise<void> {
  ok((await ask('hidden', text)) !== false, `"${text}" is still shown`);
}

/** How many random edits are made; 0 in a usual run. */
export const soak = SUITE.soak;

/** True when speed is measured. */
export const speed = SUITE.speed;

/** True when pictures are wanted; steps that only make a picture ask for it. */
export const pictures = SUITE.pictures;

/** What a test leaves behind when it breaks off must not fail the next one. */
async function cleanUp(): Promise<void> {
  await press('Escape');
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** How often a test is tried: a machine that is busy with other things makes an editor miss a key. */
const TRIES = 2;

/** Runs one test and prints a line for each try; true when one passed. */
async function passes({ name, body }: Test): Promise<boolean> {
  for (let tried = 1; tried <= TRIES; tried++) {
    const start = Date.now();
    try {
      await body();
      console.log(`ok   ${name} (${Date.now() - start} ms${tried > 1 ? ', second try' : ''})`);
      return true;
    } catch (error) {
      const what = tried < TRIES ? 'note: tried again' : 'FAIL';
      console.log(`${what} ${name}: ${error instanceof Error ? error.message : String(error)}`);
      await picture(`failed-${name.slice(0, 60).replaceAll(/[^\w]+/g, '-')}-${tried}`);
      await cleanUp();
    }
  }
  return false;
}

/** Runs every test and throws at the end when one failed. */
export async function runAll(): Promise<void> {
  const words = SUITE.only.split('|');
  const chosen = tests.filter(({ name }) => words.some((word) => name.includes(word)));
  const failed: string[] = [];
  if (chosen.length === 0) throw new Error(`no test has "${SUITE.only}" in its title`);
  for (const one of chosen) if (!(await passes(one))) failed.push(one.name);
  console.log(`suite: ${chosen.length - failed.length} passed, ${failed.length} failed`);
  console.log('suite:done');
  if (failed.length > 0) throw new Error(`failed: ${failed.join('; ')}`);
}
