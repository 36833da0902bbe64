/// <reference lib="dom" />
import { button, el } from '../../webview/shared/elements.ts';
import { bounce } from './samples.ts';
import { say } from './words.ts';

export interface BounceListener {
  explain(topic: string): void;
  /** The text of one of the files. */
  text(path: string): string;
}

/** Where a bounce is pasted, and where its explanation stands. What was typed and answered stays when the words change. */
export class BounceView {
  readonly element = el('div');
  readonly #listener: BounceListener;
  readonly #topic = el('textarea', { id: 'topic', rows: '10', spellcheck: 'false' });
  readonly #answer = el('article', { class: 'page-text', id: 'explanation', tabindex: '-1' });

  constructor(listener: BounceListener) {
    this.#listener = listener;
  }

  /** Draws the words; `paths` are the files that are bounces. */
  draw(paths: readonly string[]): void {
    const { explain, text } = this.#listener;
    const take = (content: string): void => {
      this.#topic.value = content;
      this.#topic.focus();
    };
    const form = el(
      'form',
      {},
      el('label', { for: 'topic' }, say('topic')),
      this.#topic,
      el('p', { class: 'hint' }, say('explainHint')),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'submit', id: 'explain' }, say('explain')),
        button(say('sampleBounce'), () => take(bounce), { id: 'sample-bounce', class: 'secondary' }),
        ...paths.map((path) => button(say('fromFile', { file: path }), () => take(text(path)), { class: 'secondary' })),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#topic.value.trim() !== '') explain(this.#topic.value);
    });
    this.element.replaceChildren(el('h1', {}, say('bounce')), form, this.#answer);
  }

  /** Shows an explanation and goes to it. */
  answer(content: readonly Node[]): void {
    this.#answer.replaceChildren(...content);
    this.#answer.focus();
  }
}
