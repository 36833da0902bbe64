import * as vscode from 'vscode';
import type { ObjectSymbol } from '../../language/symbols.ts';
import { KIND_NAMES, OPERATIONS, translate } from '../../messages/index.ts';
import type { ObjectKind } from '../../tenant/index.ts';
import { LineIndex } from '../../text/index.ts';
import { languageOfDocument } from './documents.ts';
import { hasNeighbour, offerOf } from './neighbours.ts';
import { rangeOf } from './places.ts';
import type { Session } from './session.ts';

/** Pictures of the editor for kinds of objects. */
const SYMBOLS: Readonly<Record<ObjectKind, vscode.SymbolKind>> = {
  outboundPolicy: vscode.SymbolKind.Class,
  outboundRule: vscode.SymbolKind.Method,
  remoteDomain: vscode.SymbolKind.Namespace,
  transportRule: vscode.SymbolKind.Function,
  outboundConnector: vscode.SymbolKind.Interface,
  inboundConnector: vscode.SymbolKind.Interface,
  acceptedDomain: vscode.SymbolKind.Module,
  mailbox: vscode.SymbolKind.Object,
  inboxRule: vscode.SymbolKind.Event,
  mailContact: vscode.SymbolKind.Object,
  mailUser: vscode.SymbolKind.Object,
  group: vscode.SymbolKind.Array,
  tenantBlockList: vscode.SymbolKind.Constant,
  approvedDomain: vscode.SymbolKind.Constant,
};

function detailOf({ kind, operation }: ObjectSymbol): string {
  const done = OPERATIONS[operation];
  return [KIND_NAMES[kind] ?? kind, ...(done ? [done] : [])].map((word) => translate(word)).join(', ');
}

/** The objects of a file with their settings. Where another extension outlines data files, its tree is enough. */
export function outlineProvider(session: Session): vscode.DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document, token) {
      const language = languageOfDocument(document);
      const isData = language === 'yaml' || language === 'json';
      if (isData && offerOf('completion', document) === 'auto' && hasNeighbour(document)) return undefined;
      const outcome = await session.current(document, token);
      const path = outcome?.area.pathOf(document.uri);
      const reading = outcome?.analysis.readings.find(({ source }) => source.path === path);
      if (!outcome || !reading) return undefined;
      const { documentSymbols } = await import('../../language/symbols.ts');
      const lines = outcome.lines(reading.source.path);
      return documentSymbols(reading).map((symbol) => {
        const shown = new vscode.DocumentSymbol(
          symbol.name || '…',
          detailOf(symbol),
          SYMBOLS[symbol.kind],
          rangeOf(symbol.place, lines),
          rangeOf(symbol.namePlace, lines),
        );
        shown.children = symbol.properties.map(
          ({ name, value, place, keyPlace }) =>
            new vscode.DocumentSymbol(
              name,
              value,
              vscode.SymbolKind.Property,
              rangeOf(place, lines),
              rangeOf(keyPlace, lines),
            ),
        );
        return shown;
      });
    },
  };
}

/** Objects of every organization that was looked at, by their names. */
export function workspaceSymbolProvider(session: Session): vscode.WorkspaceSymbolProvider {
  return {
    async provideWorkspaceSymbols(query) {
      const { workspaceSymbols } = await import('../../language/symbols.ts');
      return session.outcomes().flatMap((outcome) =>
        outcome.analysis.tenants.flatMap(({ tenant }) =>
          workspaceSymbols(tenant, query).map((symbol) => {
            const { source } = symbol.namePlace;
            const at = new vscode.Location(
              outcome.area.uriOf(source),
              rangeOf(symbol.namePlace, outcome.lines(source)),
            );
            return new vscode.SymbolInformation(symbol.name, SYMBOLS[symbol.kind], detailOf(symbol), at);
          }),
        ),
      );
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
