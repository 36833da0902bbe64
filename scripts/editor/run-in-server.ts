import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { axeIn } from './axe.ts';
import { type Browser, type Context, launchBrowser, type Page } from './browser.ts';
import { testFolder } from './install.ts';
import { startServer } from './server.ts';

export interface SuiteRun {
  /** Folder of the extension under test. */
  readonly extension: string;
  /** Folder with a folder for each extension beside it. */
  readonly neighbours?: string;
  /** The bundled suite, a CommonJS file. */
  readonly tests: string;
  /** Folder that is opened. */
  readonly workspace: string;
  /** `ja`: language of the editor; default English. */
  readonly locale?: string | undefined;
  /** In the web worker extension host (the `browser` entry); default: the Node host. */
  readonly web?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly timeoutSeconds?: number;
}

/** Folder beside the workspace for the answers to what a suite asks of the page. */
export const ANSWERS = 'answers';

const TIME_LIMIT = 600;
/** What a suite has to say; everything else that reaches the console is the editor talking to itself. */
const SUITE_LINE = /^(ok {3}|FAIL |suite: |note: )/;

const encoded = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
const shots = (): string | undefined => process.env.MAILFLOW_SHOTS;
const verbose = Boolean(process.env.MAILFLOW_VERBOSE);

async function picture(page: Page, name: string): Promise<void> {
  const folder = shots();
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** How long something on the page is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** Asks again until the answer is yes; false when it does not come. */
async function inTime(look: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (await look()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Everything that a page shows, what stands in its fields and what extensions write behind lines included. Runs in the page. */
function textOfPage(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
  const behind = [...document.querySelectorAll('[class*="ced-"]')].map(
    (one) => getComputedStyle(one, '::after').content,
  );
  return [document.body?.textContent ?? '', ...fields, ...behind].join('\n');
}

/** Whether a text is shown anywhere on the page, panels included. */
async function shows(page: Page, text: string): Promise<boolean> {
  for (const frame of page.frames()) {
    const shown = await frame.evaluate(textOfPage).catch(() => '');
    // The editor draws blanks that no line may break at.
    if (shown.replaceAll('\u00a0', ' ').includes(text)) return true;
  }
  return false;
}

/** Clicks the first visible element of a selector (also Playwright's: `text="Ask"`) in the page or a panel. */
async function click(page: Page, selector: string): Promise<boolean> {
  for (const frame of page.frames()) {
    const found = frame.locator(selector).first();
    if (!(await found.isVisible().catch(() => false))) continue;
    const clicked = await found.click({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (clicked) return true;
  }
  return false;
}

/** Whether the focus is inside what a selector finds, in the window itself. */
async function hasFocus(page: Page, selector: string): Promise<boolean> {
  const script = `Boolean(document.activeElement?.closest(${JSON.stringify(selector)}))`;
  return (await page.frames()[0]?.evaluate<boolean>(script)) ?? false;
}

/** What axe finds in the panels of the page, as lines; the editor's own frames are not ours to fix. */
async function axe(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    const isOurs = await frame.evaluate<boolean>('document.body?.dataset.mailflow !== undefined').catch(() => false);
    if (isOurs) found.push(...(await axeIn(frame)));
  }
  return found;
}

/** The words in plain letters that elements of the window and the panels show or say, without code and where links lead. */
async function plainWords(page: Page, selector: string): Promise<readonly string[]> {
  const script = `[...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((found) => {
    const copy = found.cloneNode(true);
    for (const one of copy.querySelectorAll('code, pre, script, style')) one.remove();
    for (const one of copy.querySelectorAll('a')) one.removeAttribute('title');
    const said = [copy, ...copy.querySelectorAll('*')].flatMap((one) =>
      ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''));
    for (const one of copy.querySelectorAll('*')) one.append(' ');
    return [copy.textContent, ...said].join(' ').match(/[A-Za-z]{2,}/g) ?? [];
  })`;
  const words = await Promise.all(page.frames().map((frame) => frame.evaluate<string[]>(script).catch(() => [])));
  return [...new Set(words.flat())];
}

/** Whether the panels have taken on a theme: `vscode-dark` and its like. */
async function hasTheme(page: Page, kind: string): Promise<boolean> {
  const script = 'document.body?.dataset.mailflow && document.body.dataset.vscodeThemeKind';
  const kinds = await Promise.all(page.frames().map((frame) => frame.evaluate<unknown>(script).catch(() => undefined)));
  return kinds.includes(kind) && kinds.every((one) => !one || one === kind);
}

/** Between two keys of somebody who types fast, in milliseconds. */
const KEY_GAP = 80;

/** What keys took: until the window had drawn each, and the CPU time of the window's own thread for each; in milliseconds. */
interface Keys {
  readonly times: readonly number[];
  readonly work: number;
}

/** Types a letter so often. */
async function timeKeys(page: Page, count: number): Promise<Keys> {
  const [window] = page.frames();
  if (!window) return { times: [], work: 0 };
  await window.evaluate(`globalThis.mailflowKeys = [];
    globalThis.mailflowListens ??= addEventListener('keydown', () => {
      const start = performance.now();
      requestAnimationFrame(() => setTimeout(() => globalThis.mailflowKeys.push(performance.now() - start)));
    }, true) ?? true`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await work();
  for (let key = 0; key < count; key++) {
    await page.keyboard.press('x');
    await new Promise((resolve) => setTimeout(resolve, KEY_GAP));
  }
  const all = async (): Promise<number[]> => window.evaluate<number[]>('globalThis.mailflowKeys');
  await inTime(async () => (await all()).length >= count);
  return { times: await all(), work: ((await work()) - before) / count };
}

/** A number, what is asked, and of what. */
const QUESTION = /^ask:(\d+):(shot|see|hidden|focus|point|click|press|type|size|theme|axe|keys|plain):(.*)$/s;

async function carryOut(page: Page, verb: string, argument: string): Promise<boolean | string> {
  switch (verb) {
    case 'see':
      return inTime(() => shows(page, argument));
    case 'hidden':
      return inTime(async () => !(await shows(page, argument)));
    case 'focus':
      return inTime(() => hasFocus(page, argument));
    case 'click':
      return inTime(() => click(page, argument));
    case 'press':
      await page.keyboard.press(argument);
      return true;
    case 'type':
      await page.keyboard.type(JSON.parse(argument) as string);
      return true;
    case 'size': {
      const [width = 1280, height = 800] = argument.split('x').map(Number);
      await page.setViewportSize({ width, height });
      return true;
    }
    case 'theme':
      return inTime(() => hasTheme(page, argument));
    case 'plain':
      return JSON.stringify(await plainWords(page, argument));
    case 'keys':
      return JSON.stringify(await timeKeys(page, Number(argument)));
    case 'axe': {
      const found = await axe(page);
      for (const line of found) console.log(`note: axe ${argument}: ${line}`);
      return found.length === 0;
    }
    case 'point':
      await page.hover(argument);
      return true;
    default:
      await picture(page, argument);
      return true;
  }
}

/**
 * Does what the suite asks of the page with a log line: presses keys, clicks, takes a picture, or tells whether a text is
 * shown. The answer is a file that the suite waits for, since nothing else leads back into the extension host. False for
 * any other line.
 */
async function answer(page: Page, answers: string, line: string): Promise<boolean> {
  const [, number, verb, argument] = QUESTION.exec(line) ?? [];
  if (number === undefined || verb === undefined || argument === undefined) return false;
  const done = await carryOut(page, verb, argument).catch(() => false);
  writeFileSync(path.join(answers, `${number}.draft`), String(done));
  renameSync(path.join(answers, `${number}.draft`), path.join(answers, number));
  return true;
}

/**
 * Runs a suite inside a real VS Code workbench. Resolves to 0 passed, 1 failed, 2 the host failed, 3 the extension host
 * ended before the suite did, 124 out of time.
 */
export async function runInServer(run: SuiteRun): Promise<number> {
  const log = path.join(testFolder, `editor-${run.web ? 'web' : 'node'}.log`);
  writeFileSync(log, '');
  const answers = path.join(path.dirname(run.workspace), ANSWERS);
  rmSync(answers, { recursive: true, force: true });
  mkdirSync(answers, { recursive: true });
  const server = await startServer({
    forTests: true,
    ...(run.settings ? { settings: run.settings } : {}),
    ...(run.neighbours !== undefined && !run.web ? { extensions: run.neighbours } : {}),
    ...(verbose ? { log: (text) => console.log('server:', text) } : {}),
  });
  let browser: Browser | undefined;
  let timer: NodeJS.Timeout | undefined;
  try {
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    if (run.locale) {
      await context.addInitScript((locale) => {
        (globalThis as { _VSCODE_NLS_LANGUAGE?: string })._VSCODE_NLS_LANGUAGE = locale;
      }, run.locale);
    }
    const page = await context.newPage();
    let finished = false;
    const exit = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    await page.exposeFunction('codeAutomationLog', async (_type: string, args: unknown[]) => {
      const line = args
        .map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg)))
        .join(' ')
        .trim();
      if (line === 'suite:done') finished = true;
      else if (!(await answer(page, answers, line)) && (verbose || SUITE_LINE.test(line))) console.log(line);
      appendFileSync(log, `${line}\n`);
    });
    if (verbose) page.on('console', (message) => console.log('page:', message.type(), message.text().slice(0, 400)));
    await page.goto(await address(run, server.port, context));
    const seconds = run.timeoutSeconds ?? Number(process.env.MAILFLOW_SECONDS ?? TIME_LIMIT);
    const limit = new Promise<number>((resolve) => {
      timer = setTimeout(() => resolve(124), seconds * 1000);
    });
    const code = await Promise.race([exit, limit, server.ended.then(() => 2)]);
    if (code === 124) {
      console.log(`The suite did not end within ${seconds} seconds; ${log} holds what the editor printed.`);
      await picture(page, 'timeout').catch(() => undefined);
    }
    if (code === 0 && !finished) {
      // An extension host that is killed is also reported as 0.
      console.log(`The extension host ended before the suite did; ${log} holds what the editor printed.`);
      return 3;
    }
    return code;
  } finally {
    clearTimeout(timer);
    await browser?.close().catch(() => undefined);
    await server.stop();
  }
}

/** The address that opens the workspace with extension and suite in the wanted host. */
async function address(run: SuiteRun, port: number, context: Context): Promise<string> {
  const origin = `127.0.0.1:${port}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  if (run.web) {
    await serveToWorker(run, origin, context);
    payload.push(['extensionDevelopmentKind', 'web']);
  } else {
    payload.push(
      ['extensionDevelopmentPath', `vscode-remote://${origin}${encoded(run.extension)}`],
      ['extensionTestsPath', `vscode-remote://${origin}${encoded(run.tests)}`],
    );
  }
  const query = new URLSearchParams({ folder: run.workspace, payload: JSON.stringify(payload) });
  return `http://${origin}/?${query}`;
}

/**
 * The web worker host fetches extensions and suite over http from the page's own origin (its content policy allows no
 * other), the suite below the extension under test, and is told of them by the page's settings.
 */
async function serveToWorker(run: SuiteRun, origin: string, context: Context): Promise<void> {
  const { neighbours } = run;
  const names = neighbours === undefined ? [] : readdirSync(neighbours);
  const folders = [run.extension, ...names.map((name) => path.join(neighbours ?? '', name))];
  const below = (root: string, rest: readonly string[]): string | undefined => {
    const file = path.join(root, ...rest);
    return file.startsWith(root + path.sep) && existsSync(file) ? file : undefined;
  };
  const ours = (url: URL, matches: (pathname: string) => boolean): boolean =>
    url.host === origin && matches(url.pathname);
  await context.route(
    (url) => ours(url, (pathname) => pathname.startsWith('/dev-ext/')),
    async (route) => {
      const [, , number, ...rest] = decodeURIComponent(new URL(route.request().url()).pathname).split('/');
      const [first, ...others] = rest;
      const folder = folders[Number(number)] ?? run.extension;
      const file = first === '.tests' ? below(path.dirname(run.tests), others) : below(folder, rest);
      await route.fulfill(file ? { path: file } : { status: 404 });
    },
  );
  await context.route(
    (url) => ours(url, (pathname) => pathname === '/'),
    async (route) => {
      const response = await route.fetch();
      const at = (file: string): unknown => ({ scheme: 'http', authority: origin, path: file });
      const body = (await response.text()).replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
        (_, head: string, raw: string) => {
          const settings = JSON.parse(raw.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Record<
            string,
            unknown
          >;
          settings.developmentOptions = {
            ...(settings.developmentOptions as object | undefined),
            extensions: folders.map((_, number) => at(`/dev-ext/${number}`)),
            extensionTestsPath: at(`/dev-ext/0/.tests/${path.basename(run.tests)}`),
          };
          return `${head}${JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
        },
      );
      await route.fulfill({ response, body });
    },
  );
}
