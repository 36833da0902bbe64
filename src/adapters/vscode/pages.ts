import * as vscode from 'vscode';
import type { Lines, PlaceView } from '../../report/view.ts';
import type { FromPage } from '../webview/page-messages.ts';
import { createPanel, panelHtml } from './panel-html.ts';
import { reveal } from './places.ts';
import type { Outcome } from './session.ts';

/** Scheme of links to a place in a file; the page sends them back to the editor. */
const PLACE = 'place:';

const hrefOf = (file: string, start: number, end: number): string =>
  `${PLACE}${encodeURIComponent(file)}:${start}-${end}`;

/** A link to a place, for pages. */
export const placeHref = ({ file, start, end }: PlaceView): string => hrefOf(file, start.offset, end.offset);

/** Shows the place in a file that a link of a page leads to; other links are left alone. */
export async function followPlace(href: string, outcome: Outcome): Promise<void> {
  const [, source, start, end] = /^place:([^:]+):(\d+)-(\d+)$/.exec(href) ?? [];
  if (source) await reveal({ source: decodeURIComponent(source), start: Number(start), end: Number(end) }, outcome);
}

/** The lines of an outcome, with links for pages. */
export function linkingLines({ lines }: Outcome): Lines {
  const link: Lines['link'] = ({ source, start, end }) => hrefOf(source, start, end);
  return Object.assign((path: string) => lines(path), { link });
}

/** Answers that are read: one panel beside the text, which the next answer fills again. Its texts are kept nowhere else. */
export class Pages implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  #panel: vscode.WebviewPanel | undefined;
  #outcome: Outcome | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  /** Shows Markdown that is safe already. `name` is what the tab says; links to places lead into the files of `outcome`. */
  async show(name: string, markdown: string, outcome?: Outcome): Promise<void> {
    this.#outcome = outcome;
    const html = await rendered(markdown);
    this.#panel ??= this.#create();
    this.#panel.title = name;
    this.#panel.webview.html = panelHtml(this.#panel.webview, this.#extension, 'page', `<main>${html}</main>`);
    this.#panel.reveal(undefined, true);
  }

  #create(): vscode.WebviewPanel {
    const panel = createPanel(this.#extension, 'page', {
      title: 'Mailflow Lint',
      column: { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      options: { enableFindWidget: true },
    });
    panel.webview.onDidReceiveMessage(({ href }: FromPage) => {
      if (this.#outcome) void followPlace(href, this.#outcome);
    });
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    return panel;
  }

  dispose(): void {
    this.#panel?.dispose();
  }
}

/** Markdown as the editor's own preview shows it; as plain text in an editor without one. */
async function rendered(markdown: string): Promise<string> {
  try {
    return await vscode.commands.executeCommand<string>('markdown.api.render', markdown);
  } catch {
    return `<pre>${markdown.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`;
  }
}
