import * as vscode from 'vscode';
import { type Outlined, objectsNamed, outlineOf } from '../../editor/outline.ts';
import { LineIndex } from '../../text/index.ts';
import { languageOfDocument } from './documents.ts';
import { hasNeighbour, offerOf } from './neighbours.ts';
import { rangeOf } from './places.ts';
import type { Session } from './session.ts';

function symbolOf(
  { name, detail, kind, place, namePlace, children }: Outlined,
  lines: LineIndex,
): vscode.DocumentSymbol {
  const picture = vscode.SymbolKind[kind];
  const shown = new vscode.DocumentSymbol(name, detail, picture, rangeOf(place, lines), rangeOf(namePlace, lines));
  shown.children = children.map((child) => symbolOf(child, lines));
  return shown;
}

/** The objects of a file with their settings. Where another extension outlines data files, its tree is enough. */
export function outlineProvider(session: Session): vscode.DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document, token) {
      const language = languageOfDocument(document);
      const isData = language === 'yaml' || language === 'json';
      if (isData && offerOf('completion', document) === 'auto' && hasNeighbour(document)) return undefined;
      const outcome = await session.current(document, token);
      if (!outcome) return undefined;
      const path = outcome.area.pathOf(document.uri);
      return (await outlineOf(outcome, path))?.map((one) => symbolOf(one, outcome.lines(path)));
    },
  };
}

/** Objects of every organization that was looked at, by their names. */
export function workspaceSymbolProvider(session: Session): vscode.WorkspaceSymbolProvider {
  return {
    async provideWorkspaceSymbols(query) {
      const found = session.outcomes().map(async (outcome) =>
        (await objectsNamed(outcome, query)).map(({ name, detail, kind, namePlace }) => {
          const range = rangeOf(namePlace, outcome.lines(namePlace.source));
          const at = new vscode.Location(outcome.area.uriOf(namePlace.source), range);
          return new vscode.SymbolInformation(name, vscode.SymbolKind[kind], detail, at);
        }),
      );
      return (await Promise.all(found)).flat();
    },
  };
}

/** Parts of a bounce that may be folded: headers, and what stands below a heading of its own. The editor has none for these files. */
export const bounceFoldingProvider: vscode.FoldingRangeProvider = {
  async provideFoldingRanges(document) {
    const { foldingRanges } = await import('../../language/folding.ts');
    const text = document.getText();
    const lines = new LineIndex(text);
    return foldingRanges(text).map((span) => {
      const { start, end } = rangeOf(span, lines);
      return new vscode.FoldingRange(start.line, end.line);
    });
  },
};
