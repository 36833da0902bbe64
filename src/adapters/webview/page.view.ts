/// <reference lib="dom" />
import type { FromPage } from './page-messages.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();

// Links to places lead into files; all others are the editor's.
document.addEventListener(
  'click',
  (event) => {
    const link = (event.target as Element | null)?.closest('a');
    const href = link?.getAttribute('href') ?? '';
    if (!href.startsWith('place:')) return;
    event.preventDefault();
    event.stopPropagation();
    editor.postMessage({ href });
  },
  true,
);
for (const block of document.querySelectorAll('pre')) block.tabIndex = 0;
