import * as vscode from 'vscode';
import { objectParts, wordPart } from '../../editor/hover.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import { languageOfDocument } from './documents.ts';
import { userLanguage } from './knowledge.ts';
import { explainedByOthers, isAsking, offerOf } from './neighbours.ts';
import type { Session } from './session.ts';

/**
 * Hovers on bounce codes in any text, on cmdlets and parameters in scripts, on settings and sections in data files, on names of
 * objects, on splatted variables, and on forwards. What another extension explains is not explained twice.
 */
export function hoverProvider(knowledge: () => Promise<Knowledge>, session: Session): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const language = languageOfDocument(document);
      const offer = offerOf('hovers', document);
      if (!language || offer === 'off' || isAsking()) return undefined;
      const facts = await knowledge();
      if (token.isCancellationRequested) return undefined;
      const outcome = session.outcomeOf(document.uri);
      const path = outcome?.area.pathOf(document.uri);
      const fits = path !== undefined && outcome?.versions.get(path) === document.version;
      const asked = {
        ...{ text: document.getText(), offset: document.offsetAt(position), language, outcome, userLanguage },
        ...{ knowledge: facts, path: fits ? path : undefined },
        link: (uri: vscode.Uri, line: number) => uri.with({ fragment: `L${line}` }).toString(),
      };
      const [word, objects] = await Promise.all([wordPart(asked), objectParts(asked)]);
      const isOurs = word && (word.isNdr || offer === 'on' || !(await explainedByOthers(document, position)));
      const parts = isOurs ? [word, ...objects] : objects;
      const [first] = parts;
      if (!first) return undefined;
      const markdown = [...new Set(parts.map((part) => part.markdown))];
      return new vscode.Hover(
        markdown.map((part) => new vscode.MarkdownString(part)),
        new vscode.Range(document.positionAt(first.start), document.positionAt(first.end)),
      );
    },
  };
}
