import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { hostRequire, testFolder } from './install.ts';

/** The part of playwright-core that is used here. */
export interface Route {
  fetch(): Promise<Response>;
  fulfill(answer: { path?: string; status?: number; response?: Response; body?: string }): Promise<void>;
  request(): { url(): string };
}
interface Response {
  text(): Promise<string>;
}
export interface Frame {
  evaluate<T>(script: (() => T) | string): Promise<T>;
  locator(selector: string): Locator;
  url(): string;
}
interface Locator {
  first(): Locator;
  isVisible(): Promise<boolean>;
  click(options: { timeout: number }): Promise<void>;
}
/** Chromium's own protocol. */
interface Protocol {
  send(method: 'Performance.enable', options: { timeDomain: string }): Promise<unknown>;
  send(method: 'Performance.getMetrics'): Promise<{ metrics: readonly { name: string; value: number }[] }>;
}
export interface Page {
  context(): { newCDPSession(page: Page): Promise<Protocol> };
  exposeFunction(name: string, called: (...args: never[]) => unknown): Promise<void>;
  goto(url: string): Promise<unknown>;
  hover(selector: string): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void>; type(text: string): Promise<void> };
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  frames(): Frame[];
  screenshot(options: { path: string; fullPage?: boolean }): Promise<unknown>;
  pdf(paper: { format: string; margin: Record<'left' | 'right' | 'top' | 'bottom', string> }): Promise<Buffer>;
  setInputFiles(selector: string, files: string | readonly string[]): Promise<void>;
  emulateMedia(media: Media): Promise<void>;
  waitForEvent(event: 'download'): Promise<{ suggestedFilename(): string; path(): Promise<string> }>;
  close(): Promise<void>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
}
/** How a person sees pages. */
export interface Media {
  readonly media?: 'screen' | 'print';
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}
export interface Context {
  addInitScript<T>(script: (value: T) => void, value: T): Promise<void>;
  newPage(): Promise<Page>;
  route(matches: (url: URL) => boolean, answer: (route: Route) => Promise<void>): Promise<void>;
}
export interface Browser {
  newContext(options: { viewport: { width: number; height: number }; locale?: string }): Promise<Context>;
  close(): Promise<void>;
}
interface Playwright {
  readonly chromium: {
    launch(options: { executablePath: string; headless: boolean; args: string[] }): Promise<Browser>;
  };
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page that a test route has answered may still talk to the server on this machine.
  '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
}

/** The Chromium of the npm package; unpacks 200 MB once. */
async function packedBrowser(): Promise<string> {
  const before = { ...process.env };
  const unpacked = path.join(testFolder, 'chromium');
  mkdirSync(unpacked, { recursive: true });
  process.env.TMPDIR = unpacked;
  try {
    const file = pathToFileURL(hostRequire.resolve('@sparticuz/chromium')).href;
    const module = (await import(file)) as { default: { executablePath(): Promise<string> } };
    return await module.default.executablePath();
  } finally {
    // The package points fonts and libraries at its own; the machine's are better.
    for (const key of ['TMPDIR', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH', 'HOME']) {
      if (before[key] === undefined) delete process.env[key];
      else process.env[key] = before[key];
    }
  }
}

function debianBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.error("Installing Debian's chromium, because the packed one does not start here ...");
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: ['ignore', 2, 2] });
  return installedBrowser();
}

/** Starts a headless Chromium: CHROMIUM_PATH, an installed one, the packed one, or (as root on Debian) a fresh one. */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = hostRequire('playwright-core') as Playwright;
  const launch = (executablePath: string): Promise<Browser> =>
    chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
  const chosen = process.env.CHROMIUM_PATH ?? installedBrowser();
  if (chosen) return launch(chosen);
  try {
    return await launch(await packedBrowser());
  } catch (error) {
    const fresh = debianBrowser();
    if (fresh) return launch(fresh);
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nNo Chromium starts here. Install one and give its path as CHROMIUM_PATH.`);
  }
}
