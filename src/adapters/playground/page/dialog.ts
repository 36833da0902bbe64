/// <reference lib="dom" />
import { diffOf } from '../../webview/shared/diff.ts';
import { button, type Child, el } from '../../webview/shared/elements.ts';
import type { FromEngine, PageEdit } from '../messages.ts';
import { copy } from './save.ts';
import { announce, say } from './words.ts';

export interface DialogListener {
  fill(values: readonly string[]): void;
  apply(title: string, edits: readonly PageEdit[]): void;
}

type Review = Extract<FromEngine, { type: 'review' }>;

/** What is shown over the page: a change before it is made, or a text to read. Escape closes it. */
export class Dialog {
  readonly element = el('dialog', { 'aria-labelledby': 'dialog-title' });
  readonly #listener: DialogListener;
  /** Whoever had the focus before. */
  #before: Element | null = null;

  constructor(listener: DialogListener) {
    this.#listener = listener;
    this.element.addEventListener('close', () => {
      this.element.replaceChildren();
      if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
    });
  }

  /** A change with its consequences and its diff; what is to be filled in comes first. */
  review({ view, fields, edits }: Review): void {
    const { texts, title, consequences, files } = view;
    const focused = document.activeElement?.id ?? '';
    const inputs = fields.map(({ label, value }, at) => {
      const input = el('input', { id: `fill-${at}`, value, spellcheck: 'false', required: '' });
      input.addEventListener('change', () => this.#listener.fill(inputs.map(({ input: own }) => own.value)));
      return { input, row: el('div', { class: 'field' }, el('label', { for: `fill-${at}` }, label), input) };
    });
    const apply = el('button', { type: 'submit', id: 'apply', ...(edits ? {} : { disabled: '' }) }, texts.apply);
    const form = el(
      'form',
      { class: 'review' },
      ...inputs.map(({ row }) => row),
      ...(edits
        ? [
            el('h2', {}, texts.consequences),
            el('ul', {}, ...consequences.map((one) => el('li', {}, one))),
            el('h2', {}, texts.change),
            ...files.flatMap(({ name, lines }) => [el('h3', {}, name), diffOf(lines)]),
          ]
        : []),
      el(
        'div',
        { class: 'buttons last' },
        apply,
        button(texts.cancel, () => this.element.close(), { class: 'secondary' }),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!edits) return;
      this.element.close();
      this.#listener.apply(title, edits);
    });
    this.#open(title, form);
    const [first] = inputs;
    const again = focused.startsWith('fill-') || focused === 'apply' ? document.getElementById(focused) : undefined;
    (again ?? first?.input ?? apply).focus();
  }

  /** A page to read. */
  read(title: string, content: readonly Node[]): void {
    const code = content.flatMap((node) => (node instanceof HTMLElement ? [...node.querySelectorAll('code')] : []));
    const only = content.length === 1 ? code[0]?.textContent : undefined;
    const copied = async (text: string): Promise<void> => {
      if (await copy(text)) announce(say('copied'));
    };
    const close = button(say('close'), () => this.element.close(), { id: 'close' });
    this.#open(
      title,
      el('div', { class: 'page-text' }, ...content),
      el(
        'div',
        { class: 'buttons last' },
        close,
        ...(only ? [button(say('copy'), () => void copied(only), { class: 'secondary' })] : []),
      ),
    );
    close.focus({ preventScroll: true });
  }

  #open(title: string, ...content: Child[]): void {
    if (!this.element.open) {
      this.#before = document.activeElement;
      this.element.showModal();
    }
    this.element.replaceChildren(el('h1', { id: 'dialog-title' }, title), ...content);
    this.element.scrollTop = 0;
  }
}
