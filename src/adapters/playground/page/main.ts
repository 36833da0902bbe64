/// <reference lib="dom" />
import type { UserLanguage } from '../../../messages/index.ts';
import type { FindingView } from '../../../report/view.ts';
import type { FromForwarding } from '../../webview/forwarding-messages.ts';
import { forwardingOverview, type Kept } from '../../webview/forwarding-overview.ts';
import type { FromPanel, Question } from '../../webview/messages.ts';
import { el } from '../../webview/shared/elements.ts';
import type { Host } from '../../webview/shared/host.ts';
import { verdictForm } from '../../webview/verdict-form.ts';
import type { FromEngine } from '../messages.ts';
import { BounceView } from './bounce.ts';
import { Dialog } from './dialog.ts';
import { fileList } from './file-list.ts';
import { findingList } from './finding-list.ts';
import { markdownElements, type Reveal } from './markdown.ts';
import { startEngine } from './port.ts';
import type { Sample } from './samples.ts';
import { copy, save } from './save.ts';
import { Tabs, type View } from './tabs.ts';
import { chosen, dropped } from './take-files.ts';
import { announce, say, useWords } from './words.ts';
import { Workbench } from './workbench.ts';

/** Languages by their own names. */
const NAMES: Readonly<Record<UserLanguage, string>> = { en: 'English', ja: '日本語', fr: 'Français' };

const nonce = document.querySelector('style')?.nonce ?? '';
let isSlow = false;
let language: UserLanguage = 'en';

const engine = startEngine(() => {
  isSlow = true;
});
const tabs = new Tabs(look);
const workbench = new Workbench(nonce, engine, drawLists, goToFixes);
const dialog = new Dialog({
  fill: (values) => engine.send({ type: 'fill', values }),
  apply: (title, edits) => workbench.apply(title, edits),
});
const bounce = new BounceView({
  explain: (topic) => workbench.settled(() => engine.send({ type: 'explain', topic, to: 'bounce' })),
  text: (path) => workbench.editor.text(path),
});
const status = el('p', { id: 'status', role: 'status', class: 'status' });
const header = el('header');
const files = el('div', { class: 'files-column' });
const text = el('div', { class: 'text-column' });
const findings = el('div', { class: 'findings-column' });

const reveal: Reveal = (file, start, end) => {
  dialog.element.close();
  tabs.choose('findings');
  workbench.editor.reveal(file, start, end);
  drawLists();
};

/** A host for a view that the editor shows in a panel of its own. What it keeps, it keeps while the page is open. */
function hostOf<Asked, State>(post: (message: Asked | { readonly type: 'ready' }) => void): Host<Asked, State> {
  let state: State | undefined;
  return {
    postMessage: post,
    setState: (next) => {
      state = next;
    },
    getState: () => state,
  };
}

const showForwarding = forwardingOverview(
  tabs.panels.forwarding,
  hostOf<FromForwarding, Kept>((message) => engine.send({ type: 'forwarding', message })),
);
const showVerdict = verdictForm(
  tabs.panels.verdict,
  hostOf<FromPanel, Question>((message) => {
    if (message.type !== 'copy') return engine.send({ type: 'verdict', message });
    void copy(message.text).then((done) => done && announce(say('copied')));
  }),
);

/** Asks the engine for what a view shows. */
function look(view: View): void {
  if (view === 'forwarding') workbench.settled(() => engine.send({ type: 'forwarding', message: { type: 'ready' } }));
  if (view === 'verdict') workbench.settled(() => engine.send({ type: 'verdict', message: { type: 'ready' } }));
  if (view === 'bounce') drawBounce();
}

function openSample(sample: Sample): void {
  if (!workbench.isUnsaved || confirm(say('replace'))) workbench.open(sample);
}

/** The fixes of a finding in the list, for somebody who stands on it in the text. */
function goToFixes(finding: number | undefined): void {
  const item = finding === undefined ? null : document.getElementById(`finding-${finding}`);
  (item?.querySelector<HTMLElement>('.buttons button') ?? item?.querySelector<HTMLElement>('button'))?.focus();
}

/** Draws something again; the focus stays on what has the same name afterwards, and the list of files where it was scrolled to. */
function keepingFocus(draw: () => void): void {
  const { id = '' } = document.activeElement ?? {};
  const scrolled = files.querySelector('.paths')?.scrollTop ?? 0;
  draw();
  files.querySelector('.paths')?.scrollTo({ top: scrolled });
  if (id !== '' && document.activeElement?.id !== id) document.getElementById(id)?.focus();
}

function drawLists(): void {
  const { editor } = workbench;
  const counts = new Map<string, number>();
  for (const { file } of workbench.findings) counts.set(file, (counts.get(file) ?? 0) + 1);
  keepingFocus(() => {
    files.replaceChildren(
      fileList(
        {
          paths: editor.paths,
          shown: editor.shown,
          changed: editor.isChanged,
          count: (path) => counts.get(path) ?? 0,
        },
        {
          add: (list) => void workbench.addFiles(chosen(list)),
          begin: () => workbench.begin(),
          open: openSample,
          show(path) {
            editor.show(path);
            drawLists();
          },
          remove: (path) => workbench.remove(path),
          rename: (path, to) => workbench.rename(path, to),
          download: (path) => workbench.download(path),
          patch: () => engine.send({ type: 'patch', changes: editor.changes() }),
          findings: () => workbench.settled(() => engine.send({ type: 'findingsFile' })),
        },
      ),
    );
    findings.replaceChildren(
      findingList(workbench, {
        reveal,
        rule: (topic) => engine.send({ type: 'explain', topic, to: 'dialog' }),
        fix,
        fixAll: () => workbench.settled(() => engine.send({ type: 'fixAll' })),
        undo: () => workbench.undo(),
      }),
    );
  });
}

/** Asks for what a fix does. The list may be one key old: the finding is looked for again. */
function fix({ fingerprint, start }: FindingView, number: number): void {
  workbench.settled(() => {
    const at = workbench.findings.findIndex(
      (one) => one.fingerprint === fingerprint && one.start.offset === start.offset,
    );
    if (at < 0) announce(say('changedMeanwhile'));
    else engine.send({ type: 'fix', finding: at, fix: number });
  });
}

const drawBounce = (): void => bounce.draw(workbench.editor.paths.filter((path) => /\.(?:ndr|eml)$/i.test(path)));

/** Everything in the language in use. */
function drawPage(): void {
  document.documentElement.lang = language;
  const choice = el(
    'select',
    { id: 'language' },
    ...Object.entries(NAMES).map(([id, name]) =>
      el('option', { value: id, lang: id, ...(id === language ? { selected: '' } : {}) }, name),
    ),
  );
  choice.addEventListener('change', () => engine.send({ type: 'start', language: choice.value as UserLanguage }));
  keepingFocus(() => {
    header.replaceChildren(
      el('p', { class: 'product' }, 'Mailflow Lint'),
      el('p', { class: 'privacy' }, say('privacy')),
      ...(isSlow ? [el('p', { class: 'privacy' }, say('slow'))] : []),
      el('div', { class: 'row' }, el('label', { for: 'language' }, say('language')), choice),
    );
    tabs.draw();
    text.replaceChildren(workbench.editor.element, el('p', { class: 'hint', id: 'keys' }, say('keys')));
    drawBounce();
  });
  workbench.editor.speak();
  drawLists();
  look(tabs.view);
}

function take(message: FromEngine): void {
  switch (message.type) {
    case 'texts':
      useWords(message.texts);
      language = message.language;
      drawPage();
      break;
    case 'analysis':
      workbench.judged(message);
      announce(message.summary);
      look(tabs.view);
      break;
    case 'review':
      dialog.review(message);
      break;
    case 'apply':
      workbench.apply(message.title, message.edits);
      break;
    case 'page': {
      const content = markdownElements(message.markdown, reveal);
      if (message.to === 'bounce') bounce.answer(content);
      else dialog.read(message.title, content);
      announce(message.title);
      break;
    }
    case 'forwarding':
      showForwarding(message.message);
      break;
    case 'verdict':
      // A form in a panel of its own takes the focus; here somebody may be on the way to it.
      keepingFocus(() => showVerdict(message.message));
      break;
    case 'reveal':
      reveal(message.file, message.start, message.end);
      break;
    case 'show':
      tabs.choose(message.view, true);
      document.getElementById('notes')?.focus();
      break;
    case 'save':
      save(message.name, message.text);
      announce(message.notes?.join(' ') ?? '');
      break;
    case 'failed':
      announce(say('failed', { detail: message.detail }));
      break;
  }
}

for (const name of ['dragover', 'drop'] as const)
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (name === 'drop') void dropped(event.dataTransfer).then((found) => workbench.addFiles(found));
  });
window.addEventListener('beforeunload', (event) => {
  if (workbench.isUnsaved) event.preventDefault();
});

tabs.panels.findings.append(el('h1', { class: 'spoken' }, 'Mailflow Lint'), files, text, findings);
tabs.panels.bounce.append(bounce.element);
document.body.replaceChildren(
  header,
  el('main', {}, tabs.list, ...Object.values(tabs.panels)),
  el('footer', {}, status),
  dialog.element,
);
engine.listen(take);
const wanted = navigator.languages.map((one) => one.slice(0, 2)).find((one) => one in NAMES) ?? 'en';
engine.send({ type: 'start', language: wanted as UserLanguage });
