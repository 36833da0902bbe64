// The playground in a real browser, from disk. Not part of the unit tests: it needs a Chromium (scripts/editor/browser.ts).
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axeIn } from '../../scripts/editor/axe.ts';
import { type Browser, launchBrowser } from '../../scripts/editor/browser.ts';
import { installServer } from '../../scripts/editor/install.ts';
import { bundle } from '../../scripts/l10n.ts';
import { writePlayground } from '../../scripts/playground.ts';
import { inRoot } from '../../scripts/root.ts';
import { Visitor } from './visitor.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'playground-'));
const file = path.join(folder, 'index.html');
let browser: Browser;

before(async () => {
  installServer();
  await writePlayground(folder);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const VIEWS = ['findings', 'forwarding', 'verdict', 'bounce'] as const;

/** What each view shows once it has answered. */
const ANSWERED: Readonly<Record<(typeof VIEWS)[number], string>> = {
  findings: '.findings li',
  forwarding: '[role=gridcell]',
  verdict: '#answers article',
  bounce: '#topic',
};

async function goTo(visitor: Visitor, view: (typeof VIEWS)[number]): Promise<void> {
  await visitor.ask(`document.querySelector('[role=tab][aria-selected=true]').focus()`);
  await visitor.press('Home', ...Array<string>(VIEWS.indexOf(view)).fill('ArrowRight'));
  await visitor.until(`the view ${view}`, `document.querySelector(${JSON.stringify(ANSWERED[view])})`);
}

for (const [locale, language] of [
  ['en-US', 'en'],
  ['ja-JP', 'ja'],
  ['fr-CA', 'fr'],
] as const) {
  const known = language === 'en' ? {} : bundle(language);
  const said = (english: string): string => known[english] ?? english;

  test(`everything is done with the keyboard, in the language of the browser: ${language}`, async () => {
    const visitor = await Visitor.open(browser, { file, locale });
    assert.equal(await visitor.ask('document.documentElement.lang'), language);
    assert.equal(
      await visitor.text('.privacy'),
      said('Everything stays on this page: it can connect to nothing and stores nothing.'),
    );
    await visitor.openSample();
    const all = await visitor.count('.findings li[id]');

    // A finding in the text, its sentence, its fix, what it does; then back.
    await visitor.tabTo('.cm-content');
    await visitor.press('F8');
    const finding = await visitor.ask<string>(`document.querySelector('.findings li[id] p').innerText`);
    const heard = await visitor.heard();
    assert.ok(heard !== '' && finding.includes(heard), `heard "${heard}" of "${finding}"`);
    await visitor.press('Control+.');
    await visitor.until('the focus on a fix', `document.activeElement.closest('.findings .buttons')`);
    const title = await visitor.ask<string>('document.activeElement.innerText');
    await visitor.press('Enter');
    await visitor.until('the change', `document.querySelector('dialog[open] .added')`);
    assert.equal(await visitor.text('dialog h1'), title);
    assert.ok((await visitor.text('dialog')).includes(said('What is written')));
    await visitor.press('Enter');
    await visitor.until('fewer findings', `document.querySelectorAll('.findings li[id]').length < ${all}`);
    await visitor.use('#undo');
    await visitor.until('all findings', `document.querySelectorAll('.findings li[id]').length === ${all}`);

    // Who may forward where: a field, and what decides.
    await goTo(visitor, 'forwarding');
    assert.equal(await visitor.text('.view-forwarding h1'), said('Who may forward where'));
    await visitor.tabTo('[role=gridcell]');
    await visitor.press('ArrowRight', 'ArrowDown', 'Enter');
    await visitor.until('what decides', `document.querySelector('#details li .place')`);
    await visitor.use('#details .place');
    await visitor.until(
      'the line',
      `!document.getElementById('view-findings').hidden && document.activeElement.matches('.cm-content')`,
    );

    // A verdict: the line that decides, and what people see.
    await goTo(visitor, 'verdict');
    await visitor.tabTo('#from');
    assert.match(await visitor.text('#answers h2'), /@/);
    assert.ok((await visitor.count('#answers tr.decides .place')) > 0, 'no line decides');
    assert.ok((await visitor.count('#answers dd')) >= 3, 'nobody sees anything');

    // A bounce.
    await goTo(visitor, 'bounce');
    await visitor.use('#sample-bounce');
    await visitor.use('#explain');
    await visitor.until('an explanation', `document.querySelector('#explanation h1')`);
    assert.match(await visitor.text('#explanation h1'), /5\.7\.520/);

    assert.deepEqual([visitor.requests, visitor.complaints], [[], []]);
    await visitor.page.close();
  });
}

test('the language is changed by hand, and everything that is there stays', async () => {
  const visitor = await Visitor.open(browser, { file });
  await visitor.openSample();
  const all = await visitor.count('.findings li[id]');
  await visitor.tabTo('#language', 'Shift+Tab');
  await visitor.press('ArrowDown');
  await visitor.until('Japanese', `document.documentElement.lang === 'ja'`);
  await visitor.until('findings in Japanese', `/[ぁ-ん]/.test(document.querySelector('.findings li p').innerText)`);
  assert.equal(await visitor.count('.findings li[id]'), all);
  assert.equal(await visitor.ask('document.activeElement.id'), 'language');
  await visitor.page.close();
});

test('axe finds nothing in any view and dialog, in light, dark and forced colours', async () => {
  const visitor = await Visitor.open(browser, { file });
  await visitor.openSample();
  const found: string[] = [];
  for (const media of [
    { colorScheme: 'light', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'none' },
    { colorScheme: 'dark', forcedColors: 'active' },
  ] as const) {
    await visitor.page.emulateMedia(media);
    const name = media.forcedColors === 'active' ? 'forced' : media.colorScheme;
    const look = async (view: string): Promise<void> => {
      const [frame] = visitor.page.frames();
      await visitor.picture(`${view}-${name}`);
      found.push(...(frame ? await axeIn(frame) : []).map((line) => `${view} ${name}: ${line}`));
    };
    for (const view of VIEWS) {
      await goTo(visitor, view);
      if (view === 'bounce') {
        await visitor.use('#sample-bounce');
        await visitor.use('#explain');
        await visitor.until('an explanation', `document.querySelector('#explanation h1')`);
      }
      await look(view);
    }
    await goTo(visitor, 'findings');
    await visitor.use('.findings .buttons button.secondary');
    await visitor.until('the change', `document.querySelector('dialog[open] #apply')`);
    await look('review');
    await visitor.press('Escape');
  }
  assert.deepEqual(found, []);
  await visitor.page.close();
});

for (const width of [320, 1920])
  test(`nothing is cut off or scrolls sideways at ${width} pixels`, async () => {
    const visitor = await Visitor.open(browser, { file, width, locale: 'ja-JP' });
    await visitor.openSample();
    for (const view of VIEWS) {
      await goTo(visitor, view);
      await visitor.picture(`${view}-${width}-ja`);
      const beyond = await visitor.ask<number>('document.scrollingElement.scrollWidth - innerWidth');
      assert.ok(beyond <= 0, `${view}: ${beyond} pixels stand out`);
    }
    await visitor.page.close();
  });

test('the page can connect to nothing, whatever its scripts would try', async () => {
  const visitor = await Visitor.open(browser, { file });
  const policy = await visitor.ask<string>(`document.querySelector('meta[http-equiv]').content`);
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*|connect-src/);
  const tries = await visitor.ask<string[]>(`(async () => {
    const refused = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
    await fetch('https://example.com/').catch(() => {});
    new Image().src = 'https://example.com/x.png';
    const script = document.createElement('script');
    script.src = 'https://example.com/x.js';
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(script, frame);
    try { new WebSocket('wss://example.com/'); } catch {}
    navigator.sendBeacon?.('https://example.com/', 'x');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return refused.sort();
  })()`);
  assert.deepEqual([...new Set(tries)], ['connect-src', 'frame-src', 'img-src', 'script-src-elem']);
  assert.equal(tries.filter((one) => one === 'connect-src').length, 3, 'fetch, WebSocket and sendBeacon');
  assert.deepEqual(
    visitor.requests.filter((address) => !address.startsWith('https://example.com/')),
    [],
  );
  await visitor.page.close();
});

test('where the browser starts no second thread, the page does the work itself and says so', async () => {
  const visitor = await Visitor.open(browser, { file, withoutWorkers: true });
  assert.match(await visitor.text('header'), /no second thread/);
  await visitor.openSample();
  await goTo(visitor, 'verdict');
  assert.deepEqual(visitor.complaints, []);
  await visitor.page.close();
});

test('nothing is stored', async () => {
  const visitor = await Visitor.open(browser, { file });
  await visitor.openSample();
  assert.deepEqual(
    await visitor.ask(
      `(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length])()`,
    ),
    [0, 0, '', 0],
  );
  await visitor.page.close();
});

test('files and folders are added, decoded, and handed out as they were stored', async () => {
  const visitor = await Visitor.open(browser, { file });
  await visitor.page.setInputFiles('input[webkitdirectory]', inRoot('examples'));
  await visitor.until('the files', `document.querySelectorAll('.paths li').length >= 9`);
  const paths = await visitor.text('.paths');
  assert.match(paths, /northwind-dsc\/M365TenantConfig\.ps1/);
  assert.match(paths, /mailflow-lint\.config\.yaml/);
  await visitor.until('findings', `document.querySelectorAll('.findings li[id]').length > 5`);
  await goTo(visitor, 'forwarding');
  await visitor.until('all organizations', `document.querySelectorAll('#tenant option').length === 5`);
  await goTo(visitor, 'findings');
  await visitor.ask(
    `[...document.querySelectorAll('.paths .path')].find((one) => one.innerText.includes('M365')).click()`,
  );
  const download = visitor.page.waitForEvent('download');
  await visitor.ask(`document.getElementById('download').click()`);
  const saved = await download;
  assert.equal(saved.suggestedFilename(), 'M365TenantConfig.ps1');
  assert.ok(
    readFileSync(await saved.path()).equals(readFileSync(inRoot('examples/northwind-dsc/M365TenantConfig.ps1'))),
    'other bytes than before',
  );
  await visitor.page.close();
});

test('a pasted text is read as what it is, dropped files are taken, and what is no text is named', async () => {
  const visitor = await Visitor.open(browser, { file });
  const yaml = 'exchange:\n  outboundPolicies:\n    - name: Default\n      autoForwardingMode: On\n';
  await visitor.ask(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(yaml)});
    document.querySelector('.cm-content').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  })()`);
  await visitor.until('a name for it', `document.querySelector('.paths').innerText.includes('pasted.yaml')`);
  await visitor.until('a finding', `document.querySelector('.findings li[id]')`);
  await visitor.ask(`(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['Set-RemoteDomain Default -AutoForwardEnabled $false'], 'domains.ps1'));
    dataTransfer.items.add(new File([new Uint8Array([0, 1, 0, 0, 7, 0, 0, 0, 0])], 'picture.bin'));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  })()`);
  await visitor.until('the dropped file', `document.querySelector('.paths').innerText.includes('domains.ps1')`);
  assert.doesNotMatch(await visitor.text('.paths'), /picture\.bin/);
  await visitor.until('a word about the other one', `/picture\\.bin was left out/.test(document.body.innerText)`);
  await visitor.page.close();
});
