import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '../../scripts/editor/browser.ts';

/** How long something is waited for, in milliseconds. */
const PATIENCE = 20_000;
/** More elements than the page has that take the focus. */
const MOST_STOPS = 80;

export interface Visit {
  readonly file: string;
  readonly width?: number;
  readonly locale?: string;
  /** The browser refuses workers. */
  readonly withoutWorkers?: boolean;
}

/** Somebody with a keyboard in front of the page, who also hears what it says and sees what it asks of the network. */
export class Visitor {
  readonly page: Page;
  /** Addresses outside of the page that it asked for. */
  readonly requests: string[] = [];
  /** Errors, and what the policy of the page refused. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => {
      if (!/^(?:file|blob):/.test(request.url())) this.requests.push(request.url());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error.stack)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens the page from disk and waits until it speaks. */
  static async open(
    browser: Browser,
    { file, width = 1280, locale = 'en-US', withoutWorkers }: Visit,
  ): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale });
    if (withoutWorkers)
      await context.addInitScript((name: string) => {
        Reflect.deleteProperty(globalThis, name);
      }, 'Worker');
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto(pathToFileURL(file).href);
    await visitor.until('the words of the page', `document.getElementById('sample') !== null`);
    return visitor;
  }

  ask<T>(script: string): Promise<T> {
    const [frame] = this.page.frames();
    if (!frame) throw new Error('The page is closed.');
    return frame.evaluate<T>(script);
  }

  async until(what: string, script: string): Promise<void> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      if (await this.ask<boolean>(`Boolean(${script})`)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Waited in vain for ${what}. The page says: ${await this.ask<string>('document.body.innerText')}`);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Goes to an element with the Tab key alone, or with Shift+Tab. */
  async tabTo(selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const isThere = `document.activeElement?.matches(${JSON.stringify(selector)})`;
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await this.ask<boolean>(`Boolean(${isThere})`)) return;
      await this.press(key);
    }
    throw new Error(`${key} does not lead to ${selector}.`);
  }

  /** Goes to an element with the Tab key, and presses it. */
  async use(selector: string, key = 'Enter'): Promise<void> {
    await this.tabTo(selector);
    await this.press(key);
  }

  /** Chooses the sample that comes first, with the keyboard. */
  async openSample(): Promise<void> {
    await this.use('#open-sample');
    await this.until('findings of the sample', `document.querySelectorAll('.findings li').length > 5`);
  }

  /** The live text of the page. */
  heard(): Promise<string> {
    return this.ask(`document.getElementById('status').textContent`);
  }

  text(selector: string): Promise<string> {
    return this.ask(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);
  }

  count(selector: string): Promise<number> {
    return this.ask(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
  }

  /** Takes a picture where somebody wants some (MAILFLOW_SHOTS). */
  async picture(name: string): Promise<void> {
    const folder = process.env.MAILFLOW_SHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `playground-${name}.png`) });
  }
}
