import * as vscode from 'vscode';
import { type Named, namedAt, nothingNamed } from '../../editor/navigation.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Place } from '../../text/index.ts';
import { rangeOf } from './places.ts';
import { plainEdit } from './review.ts';
import type { Outcome, Session } from './session.ts';

interface Services {
  readonly session: Session;
  readonly knowledge: () => Promise<Knowledge>;
}

/** What is named at a place of a document, and the state of its area. */
interface Here {
  readonly outcome: Outcome;
  readonly named: Named;
}

async function lookAt(
  { session, knowledge }: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
  token?: vscode.CancellationToken,
): Promise<Here | undefined> {
  const outcome = await session.current(document, token);
  if (!outcome) return undefined;
  const path = outcome.area.pathOf(document.uri);
  return { outcome, named: await namedAt(outcome, path, document.offsetAt(position), await knowledge()) };
}

const location = ({ outcome }: Here, place: Place): vscode.Location =>
  new vscode.Location(outcome.area.uriOf(place.source), rangeOf(place, outcome.lines(place.source)));

/** Definition, references, highlights and renaming of policies, rules, groups and every other object that a file names. */
export function navigationProvider(
  services: Services,
): vscode.DefinitionProvider & vscode.ReferenceProvider & vscode.DocumentHighlightProvider & vscode.RenameProvider {
  return {
    async provideDefinition(document, position, token) {
      const here = await lookAt(services, document, position, token);
      return here?.named.definitions().map((place) => location(here, place));
    },
    async provideReferences(document, position, { includeDeclaration }, token) {
      const here = await lookAt(services, document, position, token);
      return here?.named.references(includeDeclaration).map((place) => location(here, place));
    },
    async provideDocumentHighlights(document, position, token) {
      const here = await lookAt(services, document, position, token);
      return here?.named.highlights().map(({ place, role }) => {
        const kind = role === 'reference' ? vscode.DocumentHighlightKind.Read : vscode.DocumentHighlightKind.Write;
        return new vscode.DocumentHighlight(rangeOf(place, here.outcome.lines(place.source)), kind);
      });
    },
    async prepareRename(document, position, token) {
      const here = (await lookAt(services, document, position, token)) ?? nothingNamed();
      const { place, name } = here.named.renaming();
      return { range: rangeOf(place, here.outcome.lines(place.source)), placeholder: name };
    },
    async provideRenameEdits(document, position, newName, token) {
      const { outcome, named } = (await lookAt(services, document, position, token)) ?? nothingNamed();
      return plainEdit(named.rename(newName), outcome);
    },
  };
}
