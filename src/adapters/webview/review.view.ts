/// <reference lib="dom" />

import type { FromReview, ToReview } from './review-messages.ts';
import { diffOf } from './shared/diff.ts';
import { button, el } from './shared/elements.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromReview): void };

const editor = acquireVsCodeApi();
const decide = (agreed: boolean): void => editor.postMessage({ type: 'decide', agreed });

function show({ texts, title, consequences, files }: ToReview): void {
  const apply = button(texts.apply, () => decide(true), { 'aria-describedby': 'consequences' });
  const cancel = button(texts.cancel, () => decide(false), { class: 'secondary' });
  document.body.replaceChildren(
    el(
      'main',
      {},
      el('h1', {}, title),
      el('h2', {}, texts.consequences),
      el('ul', { id: 'consequences' }, ...consequences.map((one) => el('li', {}, one))),
      el('div', { class: 'buttons' }, apply, cancel),
      el('p', { class: 'hint' }, texts.keys),
      el('h2', {}, texts.change),
      ...files.flatMap(({ name, lines }) => [el('h3', {}, name), diffOf(lines)]),
    ),
  );
  apply.focus();
}

window.addEventListener('message', ({ data }: MessageEvent<ToReview>) => show(data));
window.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') decide(false);
});
editor.postMessage({ type: 'ready' });
