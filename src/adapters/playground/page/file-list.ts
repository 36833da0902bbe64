/// <reference lib="dom" />
import { button, el } from '../../webview/shared/elements.ts';
import { type Sample, samples } from './samples.ts';
import { say } from './words.ts';

export interface FileListListener {
  add(files: FileList): void;
  begin(): void;
  open(sample: Sample): void;
  show(path: string): void;
  remove(path: string): void;
  rename(path: string, to: string): void;
  download(path: string): void;
  patch(): void;
  findings(): void;
}

/** What the list shows. */
export interface Files {
  readonly paths: readonly string[];
  readonly shown: string | undefined;
  readonly changed: boolean;
  count(path: string): number;
}

/** Which sample was chosen last. */
let chosen = 0;

/** The texts of the page with what is done with them: add, begin, open a sample, rename, remove, hand out. */
export function fileList(files: Files, listener: FileListListener): HTMLElement {
  const { paths, shown, changed } = files;
  const choice = el('select', { id: 'sample' }, ...samples.map(({ name }) => el('option', {}, name)));
  choice.selectedIndex = chosen;
  choice.addEventListener('change', () => {
    chosen = choice.selectedIndex;
  });
  const open = (): void => {
    const sample = samples[chosen];
    if (sample) listener.open(sample);
  };
  return el(
    'section',
    { class: 'files', 'aria-labelledby': 'files-title' },
    el('h2', { id: 'files-title' }, say('files')),
    el(
      'div',
      { class: 'buttons' },
      picker('addFiles', {}, { multiple: '' }, listener),
      picker('addFolder', { class: 'secondary' }, { webkitdirectory: '' }, listener),
      button(say('newText'), () => listener.begin(), { id: 'begin', class: 'secondary' }),
    ),
    el(
      'div',
      { class: 'row samples' },
      el('label', { for: 'sample' }, say('samples')),
      choice,
      button(say('open'), open, { id: 'open-sample', class: 'secondary' }),
    ),
    el('ul', { class: 'plain paths' }, ...paths.map((path) => item(path, files, listener))),
    ...(shown === undefined ? [] : [own(shown, listener)]),
    el(
      'div',
      { class: 'buttons' },
      ...(changed ? [button(say('patch'), () => listener.patch(), { id: 'patch', class: 'secondary' })] : []),
      button(say('report'), () => listener.findings(), { id: 'report', class: 'secondary' }),
    ),
  );
}

/** A button that lets a person choose files or a folder. */
function picker(
  word: 'addFiles' | 'addFolder',
  look: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
  { add }: FileListListener,
): HTMLElement {
  const input = el('input', { type: 'file', class: 'picker', tabindex: '-1', 'aria-hidden': 'true', ...attributes });
  input.addEventListener('change', () => {
    if (input.files) add(input.files);
    input.value = '';
  });
  return el(
    'span',
    {},
    button(say(word), () => input.click(), { id: word, ...look }),
    input,
  );
}

function item(path: string, { shown, count }: Files, { show, remove }: FileListListener): HTMLElement {
  const findings = count(path);
  const current: Readonly<Record<string, string>> = path === shown ? { 'aria-current': 'true' } : {};
  const open = button(path, () => show(path), { class: 'path', ...current });
  if (findings > 0)
    open.append(
      el('span', { class: 'count', 'aria-hidden': 'true' }, String(findings)),
      el('span', { class: 'spoken' }, ` ${say('count', { count: findings })}`),
    );
  const away = button('×', () => remove(path), {
    class: 'secondary away',
    'aria-label': say('remove', { file: path }),
  });
  return el('li', {}, open, away);
}

/** What is done with the text that is shown. */
function own(path: string, { rename, download }: FileListListener): HTMLElement {
  const name = el('input', { id: 'name', value: path, spellcheck: 'false' });
  name.addEventListener('change', () => rename(path, name.value.trim()));
  return el(
    'div',
    { class: 'own' },
    el('label', { for: 'name' }, say('rename')),
    name,
    button(say('download', { file: path.slice(path.lastIndexOf('/') + 1) }), () => download(path), {
      id: 'download',
      class: 'secondary',
    }),
  );
}
