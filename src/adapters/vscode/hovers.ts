import * as vscode from 'vscode';
import type { Knowledge } from '../../knowledge/index.ts';
import { languageOfDocument } from './documents.ts';
import { userLanguage } from './knowledge.ts';

/** Hovers on bounce codes in any text, on cmdlets and parameters in scripts, on settings in data files. */
export function hoverProvider(knowledge: () => Promise<Knowledge>): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const language = languageOfDocument(document);
      if (!language) return undefined;
      const [facts, { hoverAt }] = await Promise.all([knowledge(), import('../../language/hover.ts')]);
      if (token.isCancellationRequested) return undefined;
      const hover = hoverAt(document.getText(), document.offsetAt(position), language, {
        knowledge: facts,
        language: userLanguage,
      });
      if (!hover) return undefined;
      const range = new vscode.Range(document.positionAt(hover.start), document.positionAt(hover.end));
      return new vscode.Hover(new vscode.MarkdownString(hover.markdown), range);
    },
  };
}
