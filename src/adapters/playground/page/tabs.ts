/// <reference lib="dom" />
import { el } from '../../webview/shared/elements.ts';
import { say } from './words.ts';

export const VIEWS = ['findings', 'forwarding', 'verdict', 'bounce'] as const;
export type View = (typeof VIEWS)[number];

/** The views of the page, one shown at a time. Arrow keys, Home and End move between them. */
export class Tabs {
  readonly list = el('div', { role: 'tablist', class: 'tabs' });
  readonly panels: Readonly<Record<View, HTMLElement>>;
  readonly #chosen: (view: View) => void;
  #view: View = 'findings';

  constructor(chosen: (view: View) => void) {
    this.#chosen = chosen;
    const panel = (view: View): HTMLElement =>
      el('div', { role: 'tabpanel', id: `view-${view}`, class: `view view-${view}`, 'aria-labelledby': `tab-${view}` });
    this.panels = {
      findings: panel('findings'),
      forwarding: panel('forwarding'),
      verdict: panel('verdict'),
      bounce: panel('bounce'),
    };
  }

  get view(): View {
    return this.#view;
  }

  /** Draws the names of the views and shows the chosen one. */
  draw(): void {
    this.list.setAttribute('aria-label', say('views'));
    this.list.replaceChildren(...VIEWS.map((view) => this.#tab(view)));
    for (const view of VIEWS) this.panels[view].hidden = view !== this.#view;
  }

  choose(view: View, focus = false): void {
    this.#view = view;
    this.draw();
    if (focus) document.getElementById(`tab-${view}`)?.focus();
    this.#chosen(view);
  }

  #tab(view: View): HTMLElement {
    const isChosen = view === this.#view;
    const attributes = {
      'aria-controls': `view-${view}`,
      'aria-selected': String(isChosen),
      tabindex: isChosen ? '0' : '-1',
    };
    const tab = el(
      'button',
      { type: 'button', role: 'tab', id: `tab-${view}`, class: 'tab', ...attributes },
      say(view),
    );
    tab.addEventListener('click', () => this.choose(view, true));
    tab.addEventListener('keydown', (event) => {
      const at = VIEWS.indexOf(view);
      const moves: Readonly<Record<string, number>> = {
        ArrowLeft: at - 1,
        ArrowRight: at + 1,
        Home: 0,
        End: VIEWS.length - 1,
      };
      const to = moves[event.key];
      const next = to === undefined ? undefined : VIEWS.at(to % VIEWS.length);
      if (!next) return;
      event.preventDefault();
      this.choose(next, true);
    });
    return tab;
  }
}
