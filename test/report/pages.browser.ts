// The pages that commands write, in a real browser and on paper. Not part of the unit tests: it needs a Chromium (scripts/editor/browser.ts).
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeIn } from '../../scripts/editor/axe.ts';
import { type Browser, type Frame, launchBrowser, type Page } from '../../scripts/editor/browser.ts';
import { installServer } from '../../scripts/editor/install.ts';
import { bundle } from '../../scripts/l10n.ts';
import { inRoot } from '../../scripts/root.ts';
import { run } from '../../src/adapters/cli/run.ts';
import { useTranslations } from '../../src/messages/index.ts';
import { Folder } from '../cli/support.ts';
import { commands, testWorld } from '../support/world.ts';

/** Names without a blank that are wider than a narrow page. */
const LONG = 'partner-with-a-rather-long-name-of-its-own.subsidiary.fabrikam.example';
const GROUP = 'Forwarding_to_partners_is_allowed_for_members_of_this_group';
const SETTINGS = `exchange:
  acceptedDomains: [contoso.com]
  outboundPolicies:
    - { name: Default, autoForwardingMode: "Off" }
    - { name: Partners, autoForwardingMode: "On" }
  outboundRules:
    - { name: Partners, policy: Partners, fromMemberOf: [${GROUP}], priority: 0 }
  remoteDomains:
    - { name: Default, domainName: "*", autoForwardEnabled: true }
    - { name: ${LONG}, domainName: ${LONG}, autoForwardEnabled: false }
  mailboxes:
    - { identity: ann@contoso.com, forwardingSmtpAddress: "ann@${LONG}", deliverToMailboxAndForward: false }
`;
const CONFIG = `groups: { ${GROUP}: [ann@contoso.com] }
exceptions:
  - { from: ${GROUP}, to: ${LONG}, owner: it@contoso.com, reason: agreed with the partner, ticket: M-1, until: 2027-01-31 }
`;

const NAMES = ['diff', 'matrix', 'evidence'] as const;
const LANGUAGES = ['en', 'ja', 'fr'] as const;

const folder = new Folder({
  'old/tenant.exo.yaml': SETTINGS,
  'new/tenant.exo.yaml': SETTINGS.replace('"Off"', '"On"').replace(
    'autoForwardEnabled: false',
    'autoForwardEnabled: true',
  ),
  'old/mailflow-lint.config.yaml': CONFIG,
  'new/mailflow-lint.config.yaml': CONFIG.replace('[ann@contoso.com]', '[bob@contoso.com]'),
  'new/scripts/a-folder-with-a-rather-long-name/script-that-sets-everything-up.ps1': readFileSync(
    inRoot('examples/contoso-scripts/mail-flow-rules.ps1'),
  ),
});
let browser: Browser;

before(async () => {
  installServer();
  browser = await launchBrowser();
  for (const language of LANGUAGES) {
    useTranslations(language === 'en' ? {} : bundle(language));
    const printed = async (...args: readonly string[]): Promise<string> => {
      const world = { ...testWorld(folder.path), language };
      const code = await run(args, world, commands);
      assert.ok(code < 2, world.printed.err);
      return world.printed.out;
    };
    await printed('diff', 'old', 'new', '--format', `html=diff-${language}.html`);
    await printed('evidence', 'new', '--out', `evidence-${language}`);
    folder.write(`evidence-${language}.html`, folder.read(`evidence-${language}/evidence.html`));
    folder.write(`matrix-${language}.html`, await printed('matrix', 'new', '--all', '--format', 'html'));
  }
  useTranslations({});
});

after(async () => {
  await browser?.close();
  folder[Symbol.dispose]();
});

/** A place for pictures where somebody wants some (MAILFLOW_SHOTS). */
function shot(name: string): string | undefined {
  const shots = process.env.MAILFLOW_SHOTS;
  if (!shots) return undefined;
  mkdirSync(shots, { recursive: true });
  return path.join(shots, name);
}

const frameOf = (page: Page): Frame => {
  const [frame] = page.frames();
  assert.ok(frame, 'the page is open');
  return frame;
};

/** What a reader cannot see without moving the page sideways, and what is cut off. */
const BEYOND = `(() => {
  const width = document.documentElement.clientWidth;
  const found = [...document.querySelectorAll('body *')].filter((one) => {
    const { right, width: own } = one.getBoundingClientRect();
    const { overflowX } = getComputedStyle(one);
    return own > 0 && (right > width + 1 || (overflowX !== 'visible' && one.scrollWidth > one.clientWidth));
  });
  const all = found.map((one) => one.tagName + ' ' + one.textContent.trim().slice(0, 60));
  return document.documentElement.scrollWidth > width ? ['the page', ...all] : all;
})()`;

/** Columns of A4 paper between the usual margins of a centimetre, in CSS pixels. */
const PAPER = 718;

for (const name of NAMES) {
  test(`axe finds nothing in the page of ${name}, nothing is cut off on a phone, a screen and paper`, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) requests.push(request.url());
    });
    for (const language of LANGUAGES) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(pathToFileURL(folder.at(`${name}-${language}.html`)).href);
      const frame = frameOf(page);
      assert.equal(await frame.evaluate<string>('document.documentElement.lang'), language);
      assert.ok((await frame.evaluate<number>(`document.querySelectorAll('tbody tr').length`)) > 1);
      const found: string[] = [];
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const where = `${name} ${language} ${width} ${colorScheme}`;
          const picture = shot(`${where.replaceAll(' ', '-')}.png`);
          if (picture) await page.screenshot({ path: picture, fullPage: true });
          found.push(...(await axeIn(frame)).map((line) => `${where}: ${line}`));
          found.push(...(await frame.evaluate<string[]>(BEYOND)).map((line) => `${where}: beyond the edge: ${line}`));
        }
      }
      await page.emulateMedia({ media: 'print', colorScheme: 'light' });
      await page.setViewportSize({ width: PAPER, height: 1000 });
      found.push(...(await frame.evaluate<string[]>(BEYOND)).map((line) => `${language} paper: ${line}`));
      // Columns on paper are too narrow for the words in them: each row is a list.
      const columns = `[...document.querySelectorAll('td[data-label]')].some((cell) => getComputedStyle(cell).display !== 'block')`;
      assert.equal(await frame.evaluate<boolean>(columns), false);
      const paper = await page.pdf({ format: 'A4', margin: { left: '1cm', right: '1cm', top: '1cm', bottom: '1cm' } });
      assert.ok(paper.subarray(0, 5).toString() === '%PDF-');
      const file = shot(`${name}-${language}.pdf`);
      if (file) writeFileSync(file, paper);
      assert.deepEqual(found, []);
    }
    assert.deepEqual(requests, []);
    await page.close();
  });
}
