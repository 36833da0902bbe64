/// <reference lib="dom" />
import { el } from './elements.ts';

/** Whoever shows a view: takes what it asks, and keeps what is to stay while it is hidden. */
export interface Host<Asked, Kept> {
  postMessage(message: Asked | { readonly type: 'ready' }): void;
  setState(state: Kept): void;
  getState(): Kept | undefined;
}

declare function acquireVsCodeApi<Asked, Kept>(): Host<Asked, Kept>;

/** Shows a view in a panel of the editor, as the whole page. */
export function connect<Asked, Kept, Told>(
  view: (into: HTMLElement, host: Host<Asked, Kept>) => (message: Told) => void,
): void {
  const editor = acquireVsCodeApi<Asked, Kept>();
  const page = el('main');
  document.body.replaceChildren(page);
  const take = view(page, editor);
  window.addEventListener('message', ({ data }: MessageEvent<Told>) => take(data));
  editor.postMessage({ type: 'ready' });
}
